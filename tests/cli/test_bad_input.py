"""Input that cannot be read: named on standard error, the rest processed, exit 1."""

import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import PAGES, check, equal, expect, main, parkgraph, skip  # noqa: E402

GOOD = PAGES / "2023" / "xiamen.txt"


def bad_files(folder):
    wanted = parkgraph("extract", GOOD)
    expect(wanted, 0, "a good page alone")
    check(wanted.out.count(b"\n") > 50, "a good page gives facts", wanted)
    (folder / "folder").mkdir()
    (folder / "folder" / "picture.png").write_bytes(b"\x89PNG\r\n")
    huge = folder / "huge.txt"
    with open(huge, "wb") as file:
        file.truncate(300 << 20)
    bad = {
        "missing.txt": None,
        "empty.txt": b"",
        "blank.txt": b" \n\n\t\n",
        "binary.txt": bytes(range(256)) * 64,
        "zeros.txt": bytes(10000),
        "cut.xml": "<nitf><body><body.content><p>高新区</p>".encode(),
        "tags.xml": "<a><b>高新区</a></b>".encode(),
        "empty.xml": b"<a/>",
        "empty.html": b"<html><body><script>x()</script></body></html>",
        "broken.jsonl": '{"id": "a", "text": "高新区\n'.encode(),
        "notext.jsonl": '{"id": "a", "title": "没有正文"}\n'.encode(),
        "number.jsonl": b"17\n",
        "folder": None,
        "huge.txt": None,
    }
    for name, data in bad.items():
        path = folder / name
        if data is not None:
            path.write_bytes(data)
        start = time.monotonic()
        run = parkgraph("extract", path, GOOD)
        expect(run, 1, name)
        check(name in run.err, f"{name} is named on standard error", run)
        equal(run.out == wanted.out, True, f"{name}: the good page is read all the same")
        check(time.monotonic() - start < 30, f"{name} does not take long")
    path = folder / "secret.txt"
    path.write_text("高新区")
    path.chmod(0)
    if os.access(path, os.R_OK):
        skip("unreadable file", "root may read every file")
    else:
        run = parkgraph("extract", path, GOOD)
        expect(run, 1, "an unreadable file")
        check("secret.txt" in run.err, "an unreadable file is named", run)


def places_of_faults(folder):
    text = "惠山高新区位于江苏省无锡市。\n园区总投资3亿元。\n".encode()
    wrong = folder / "wrong.txt"
    wrong.write_bytes(text.replace("园区".encode(), b"\xe5\x9b\xff\xe5\x8c\xba"))
    run = parkgraph("extract", wrong)
    check("wrong.txt" in run.err and ":2" in run.err, "a wrong byte is reported with its line", run)
    check("惠山高新区".encode() in run.out, "and the text around it is read", run)
    records = folder / "records.jsonl"
    records.write_text('{"id": "a", "text": "惠山高新区位于江苏省无锡市。"}\n'
                       '{"id": "b", "text": \n'
                       '{"id": "c", "text": "锡东高新区位于江苏省无锡市。"}\n')
    run = parkgraph("extract", records)
    expect(run, 1, "a broken record among good ones")
    check("records.jsonl:2" in run.err, "the broken record is named with its line", run)
    check("锡东高新区".encode() in run.out, "the record after it is read", run)


def xml_stays_at_home(folder):
    secret = folder / "secret"
    secret.write_text("机密高新区位于江苏省无锡市。")
    page = folder / "page.xml"
    page.write_text(f'<!DOCTYPE a [<!ENTITY e SYSTEM "file://{secret}">]>'
                    "<a><p>惠山高新区位于江苏省无锡市。&e;</p></a>")
    run = parkgraph("extract", page)
    check("机密".encode() not in run.out, "an external entity is not opened", run)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    page.write_text(f'<!DOCTYPE a [<!ENTITY e0 "高新区">{entities}]><a><p>&e11;</p></a>')
    run = parkgraph("extract", page, timeout=30)
    check(run.code in (0, 1) and len(run.out) < 1 << 20, "entities that explode do not", run)
    page.write_text("<a>" * 100000 + "高新区" + "</a>" * 100000)
    run = parkgraph("extract", page, timeout=30)
    expect(run, 1, "elements nested 100,000 deep")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def only_bad_input(folder):
    out = folder / "out"
    run = parkgraph("build", folder / "missing.txt", "--out", out)
    expect(run, 1, "build of nothing that can be read")
    good = parkgraph("build", GOOD, "--out", out)
    expect(good, 0, "build of a good page")
    before = contents(out)
    check("graph.ttl" in before and "graph.nq" in before, "build leaves the graph", sorted(before))
    run = parkgraph("build", folder / "missing.txt", "--out", out)
    expect(run, 1, "build of nothing over an earlier result")
    after = contents(out)
    check(before == after, "the earlier result is untouched", f"{sorted(before)}\n{sorted(after)}")


def standard_input(_folder):
    run = parkgraph("extract", "-", stdin=GOOD.read_bytes())
    expect(run, 0, "standard input")
    check("厦门火炬高新区".encode() in run.out, "standard input is read", run)
    run = parkgraph("extract", "-", stdin=b"")
    expect(run, 1, "empty standard input")


def hostile_names(folder):
    for name in ("a b#c%d.txt", "引号\"<>.txt", "-.txt", "x" * 240 + ".txt"):
        path = folder / name
        path.write_bytes(GOOD.read_bytes())
        run = parkgraph("extract", path)
        expect(run, 0, f"a file named {name[:20]}")
    path = folder / os.fsdecode(b"gb-\xd4\xb0.txt")
    path.write_bytes(GOOD.read_bytes())
    run = parkgraph("extract", path)
    expect(run, 0, "a file name that is no UTF-8")
    try:
        run.out.decode("utf-8")
        check(True, "leaves valid UTF-8 all the same")
    except UnicodeDecodeError as error:
        check(False, "leaves valid UTF-8 all the same", error)
    path = folder / "esc\x1b[31m.txt"
    run = parkgraph("extract", path)
    check("\x1b" not in run.err, "control characters do not reach the terminal", run)


main(bad_files, places_of_faults, xml_stays_at_home, only_bad_input, standard_input, hostile_names)
