"""Output that fails: a full disk, a closed pipe, an interrupt. No half file under a final name."""

import os
import pathlib
import resource
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import PAGES, PROGRAM, check, expect, main, parkgraph  # noqa: E402

GOOD = PAGES / "2023" / "xiamen.txt"


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def many_pages(folder, n_bytes):
    """Copies of a page, enough that the program is busy for a while."""
    folder.mkdir()
    text = GOOD.read_text()
    for n in range(n_bytes // len(text.encode()) + 1):
        (folder / f"{n:05}.txt").write_text(text.replace("海晏", f"海晏{n}"))
    return folder


def full_disk(folder):
    for syntax in ("nquads", "turtle", "ntriples", "rdfxml"):
        with open("/dev/full", "wb") as full:
            run = parkgraph("extract", "--format", syntax, GOOD, stdout=full)
        expect(run, 1, f"{syntax} to a full disk")
        check(run.err, f"{syntax} to a full disk: said on standard error", run)
    parkgraph("build", GOOD, "--out", folder / "out")
    with open("/dev/full", "wb") as full:
        run = parkgraph("draw", folder / "out" / "graph.ttl", "--format", "svg", stdout=full)
    expect(run, 1, "a picture to a full disk")
    with open("/dev/full", "wb") as full:
        run = parkgraph("build", GOOD, "--out", folder / "out", stdout=full)
    expect(run, 1, "a table to a full disk")
    check("standard output" in run.err, "what could not be written is named", run)


def disk_that_fills_up(folder):
    """Whichever result does not fit, all earlier ones stay."""
    out = folder / "out"
    expect(parkgraph("build", PAGES / "wire", "--out", out), 0, "a build that fits")
    earlier = contents(out)
    for limit in (100, 20_000, 60_000, 90_000):
        run = parkgraph("build", GOOD, "--out", out, preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (limit, limit)))  # pylint: disable=cell-var-from-loop
        expect(run, 1, f"files of {limit} bytes at most")
        check(str(out) in run.err, "the folder is named on standard error", run)
        check(contents(out) == earlier, "no result changed and no other file is left",
              sorted(contents(out)))


def no_such_place(folder):
    file = folder / "file"
    file.write_text("not a folder")
    for place in (file, file / "below", "/proc/parkgraph"):
        run = parkgraph("build", GOOD, "--out", place)
        expect(run, 1, f"--out {'/proc/…' if 'proc' in str(place) else place.name}")
        check(str(place) in run.err, "the place is named on standard error", run)
    check(file.read_text() == "not a folder", "what stood in the way is untouched")
    out = folder / "out"
    (out / "overview.png").mkdir(parents=True)
    run = parkgraph("build", GOOD, "--out", out)
    expect(run, 1, "a folder where a result belongs")
    check("overview.png" in run.err, "it is named on standard error", run)
    check(os.listdir(out) == ["overview.png"], "and no other result is left", os.listdir(out))


def closed_pipe(folder):
    pages = many_pages(folder / "pages", 1 << 20)
    process = subprocess.Popen([PROGRAM, "extract", pages], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    first = process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read().decode("utf-8", "replace")
    code = process.wait(timeout=60)
    check(first.endswith(b" .\n"), "the first line comes whole", first)
    check(code in (1, -signal.SIGPIPE), "a closed pipe ends the program", f"exit {code}\n{err}")
    check("Sanitizer" not in err, "without a crash", err)


def interrupt(folder):
    pages = many_pages(folder / "pages", 2 << 20)
    out = folder / "out"
    start = time.monotonic()
    expect(parkgraph("build", pages, "--out", out), 0, "a build that is not interrupted")
    length = time.monotonic() - start
    whole = contents(out)
    expect(parkgraph("build", GOOD, "--out", out), 0, "a build of something smaller")
    earlier = contents(out)
    for part in (0.02, 0.2, 0.4, 0.6, 0.8, 0.95):
        process = subprocess.Popen([PROGRAM, "build", pages, "--out", out],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(max(0.05, length * part))
        process.send_signal(signal.SIGINT)
        code = process.wait(timeout=60)
        check(code in (-signal.SIGINT, 130, 1, 0), f"SIGINT at {part:.0%} ends it", f"exit {code}")
        now = contents(out)
        check(now in (earlier, whole), f"SIGINT at {part:.0%} leaves all earlier results or all new ones",
              [name for name in now if now[name] != earlier.get(name)])


main(full_disk, disk_that_fills_up, no_such_place, closed_pipe, interrupt)
