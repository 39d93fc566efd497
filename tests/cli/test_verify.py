"""verify: what the program writes holds against its pages, and whatever is changed is found."""

import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from evidence_graph import TEXT, written_graph  # noqa: E402
from tap import PAGES, ROOT, check, equal, expect, main, parkgraph  # noqa: E402


def extract(folder, *names):
    run = parkgraph("extract", *names, cwd=folder)
    expect(run, 0, "extract")
    return run.out.decode()


def verify(folder, graph, *names):
    (folder / "graph.nq").write_text(graph, encoding="utf-8")
    run = parkgraph("verify", "graph.nq", *names, cwd=folder)
    return run, run.out.decode()


def rows(out):
    """The table: per check the numbers of outcomes."""
    return {line.split()[0]: [int(n) for n in line.split()[1:6]]
            for line in out.splitlines() if re.match(r"[a-z]+ +\d+ +\d+ ", line)}


def pages(folder):
    for name, inputs in {"the sample pages": "tests/pages", "the open yardstick":
                         "tests/yardstick/open"}.items():
        graph = folder / "graph.nq"
        graph.write_bytes(parkgraph("extract", inputs, cwd=ROOT).out)
        run = parkgraph("verify", graph, inputs, cwd=ROOT)
        expect(run, 0, name)
        table = rows(run.out.decode())
        check(not run.err, f"{name}: nothing is said on standard error", run.err)
        for row in ("documents", "quotations", "names", "subjects", "objects", "values", "graph"):
            n, held, anaphor, carried, failed = table[row]
            check(n > 0 and failed == 0 and n == held + anaphor + carried,
                  f"{name}: all {row} hold", run.out.decode())
        n, held, *_ = table["all"]
        check(held > 0.9 * n, f"{name}: most is in the sentence itself", table)


def other_ways_to_the_pages(folder):
    shutil.copytree(PAGES, folder / "pages")
    graph = extract(folder, "pages")
    run, out = verify(folder, graph, *sorted(path for path in (folder / "pages").rglob("*.*")))
    expect(run, 0, "pages that are found by their bytes")
    equal(rows(out)["all"][4], 0, "they are found under another name")
    (folder / "more.txt").write_text(TEXT, encoding="utf-8")
    run, out = verify(folder, graph, "pages", "more.txt")
    expect(run, 0, "a page that the graph does not know is no fault")
    check("1 of the documents that were read are not in the graph" in out, "but it is told", out)


def twins(folder):
    record = '{"id": "a", "text": "苏州高新区举行签约仪式，%s项目签约。"}\n'
    (folder / "1.jsonl").write_text(record % "星河灯塔传感器", encoding="utf-8")
    (folder / "2.jsonl").write_text(record % "云枢车规级芯片封测", encoding="utf-8")
    run, out = verify(folder, extract(folder, "."), ".")
    expect(run, 0, "two records of one id")
    equal(rows(out)["documents"][:2], [2, 2], "both are found")


def speech(folder):
    (folder / "page.txt").write_text("""铜陵高新区半导体企业增产忙

“我们去年出口额达到3.6亿元。”安徽松烟半导体有限公司总经理祁知行说，车间里的订单已排到明年。
""", encoding="utf-8")
    graph = extract(folder, "page.txt")
    check("#Observation>" in graph, "a figure in speech is read", graph)
    run, out = verify(folder, graph, "page.txt")
    expect(run, 0, "speech takes its subject from the sentence behind")
    check("1 from behind speech" in out, "and that is told", out)


def changes(folder):
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    graph = written_graph()
    run, out = verify(folder, graph, "page.txt")
    expect(run, 0, "the page as it is")
    table = rows(out)
    equal(table["documents"], [1, 1, 0, 0, 0], "its document holds")
    equal(table["quotations"], [6, 6, 0, 0, 0], "its quotations hold")
    equal(table["subjects"], [17, 11, 6, 0, 0], "subjects: by name and by anaphor")
    equal(table["objects"], [4, 3, 0, 1, 0], "objects: by name and carried over")
    equal(table["values"], [19, 17, 0, 2, 0], "values: the day of signing and its word are carried over")
    check("3 from the sentence before" in out, "from where is told", out)
    change = {
        "an amount": ("560000000.0", "56000000.0", "does not write the number in such a unit"),
        "an area": ("66667.0", "666.0", "does not write the number"),
        "an amount abroad": ("30000000.0", "30.0", "does not write the number"),
        "a currency": ('"USD"', '"EUR"', "does not write the number"),
        "a statistic": ("320000000000.0", "32000000000.0", "does not write the number"),
        "a count": ("12000.0", "1200.0", "does not write the number"),
        "a unit": ('"家"', '"人"', "does not write the number"),
        "a fraction": ("33.333333", "66.666667", "does not write the number"),
        "an indicator": ('"工业总产值"', '"农业总产值"', "does not have the text"),
        "a date": ('"2023-08"', '"2023-09"', "the date"),
        "a year": ('"2023-08"', '"2024-08"', "the year"),
        "a day": ("--07-08", "--07-09", "the date"),
        "a position": ('"董事长"', '"总经理"', "does not have the text"),
        "a status": ("#operating>", "#completed>", "a word for the status"),
        "a quotation": ('exact> "2022年，', 'exact> "2021年，', "does not stand there"),
        "a digest": ('sha256> "', 'sha256> "0', "its sha256 is"),
        "a label": ('"沈知远"@zh', '"沈致远"@zh', "does not have the text"),
        "a relation": ("investor> <https://w3id.org/parkgraph/id/company/云枢",
                       "investor> <https://w3id.org/parkgraph/id/person/沈", "names 沈知远"),
    }
    for name, (old, new, reason) in change.items():
        check(old in graph, f"{name} is in the graph", graph)
        run, out = verify(folder, graph.replace(old, new), "page.txt")
        expect(run, 1, f"{name} that was changed")
        check(re.search(rf"^page\.txt(:char=\d+,\d+)?: .*{reason}", out, re.M),
              f"{name}: the reason is told with its place", out)


def broken_graphs(folder):
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    graph = written_graph()
    lines = graph.splitlines(True)
    start, end = re.search(r"doc/page\.txt#char=(\d+),(\d+)>", graph).groups()
    here = f"={start},{end}>"

    def without(word):
        return "".join(line for line in lines if word not in line)

    cases = {
        "a place behind its quotation": (graph.replace(here, f"={int(start) + 1},{end}>"),
                                         "does not stand there"),
        "a place that is too wide": (graph.replace(here, f"={start},{int(end) + 9}>"),
                                     "ends behind the quotation"),
        "a place outside the page": (graph.replace(here, f"={start},99999>"), "behind the document's end"),
        "a place that is none": (graph.replace(here, f"={end},{start}>"), "has no place"),
        "a sentence that is not described": (without("#Sentence>"), "not described as a sentence"),
        "a sentence without quotation": (without("#exact>"), "has no quotation"),
        "a sentence without rule": (without("#rule>"), "names no rule"),
        "a sentence of no document": (without("#wasQuotedFrom>"), "quoted from no document"),
        "a document without digest": (without("#sha256>"), "has no sha256"),
        "a fact of no sentence": (graph + "<urn:a> <urn:b> <urn:c> .\n", "outside of every sentence"),
        "an entity without name": (without('"沈知远"'), "has no name"),
        "a name that is in no sentence before": (graph.replace('"苏州高新区"', '"昆山高新区"'),
                                                 "names 昆山高新区"),
    }
    for name, (changed, reason) in cases.items():
        check(changed != graph, f"{name}: the graph was changed")
        run, out = verify(folder, changed, "page.txt")
        expect(run, 1, name)
        check(reason in out, f"{name}: told", out)
    (folder / "other.txt").write_text(TEXT.replace("苏州", "常州"), encoding="utf-8")
    run, out = verify(folder, graph, "other.txt")
    expect(run, 1, "a page that is missing")
    check("page.txt: is in the graph and in none of the inputs" in out, "the missing page is named", out)
    turtle = folder / "graph.ttl"
    turtle.write_bytes(parkgraph("extract", "--format", "turtle", "page.txt", cwd=folder).out)
    run = parkgraph("verify", turtle, folder / "page.txt")
    expect(run, 1, "a graph without sentences")
    check("N-Quads" in run.err, "what holds sentences is told", run)


def terminals(folder):
    (folder / "page.txt").write_text(TEXT, encoding="utf-8")
    graph = written_graph().replace('"沈知远"@zh', '"\\u001B[31m\\u202E"@zh')
    run, out = verify(folder, graph, "page.txt")
    expect(run, 1, "a name that drives terminals")
    check("[31m" in out and "\x1b" not in out and "\u202e" not in out, "is printed without its controls",
          out)


main(pages, other_ways_to_the_pages, twins, speech, changes, broken_graphs, terminals)
