"""Measure, in one run on the same 20 MB of text, what parkgraph needs beside well-known programs.

Prints a table and never fails on a time: what counts is the ratio on the same machine.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import PAGES, PROGRAM, ROOT  # noqa: E402

SIZE = 20_000_000  # bytes of text
RUNS = 3           # the best one counts: the others were disturbed
TEXTS = {"2023/hefei-signing.txt": "utf-8", "2023/wuxi.md": "utf-8", "2023/xiamen.txt": "utf-8",
         "archive/guiyang.txt": "gb18030", "archive/kunming.txt": "utf-16"}
NAME = re.compile(r'"([^"\\]{2,})"@zh')


def write_pages(folder):
    """The plain-text pages, all five in a file, until there is enough. Gives the bytes."""
    page = "\n\n".join((PAGES / name).read_bytes().decode(encoding)
                       for name, encoding in TEXTS.items()).replace("\r\n", "\n").encode()
    n = -(-SIZE // len(page))
    folder.mkdir()
    for number in range(n):
        (folder / f"{number:05}.txt").write_bytes(page)
    return n, n * len(page)


def write_names(path):
    """The names of the gazetteers, one a line, for grep."""
    names = set()
    for file in (ROOT / "ontology").rglob("*.ttl"):
        names.update(NAME.findall(file.read_text()))
    path.write_text("".join(name + "\n" for name in sorted(names)))
    return len(names)


def measure(command, stdin=None, stdout="/dev/null", processors=None):
    """The best of some runs: seconds on the clock, seconds of the processor, peak memory in MB."""
    processors = processors or {min(os.sched_getaffinity(0))}
    best = None
    for _ in range(RUNS):
        with open(stdin or "/dev/null", "rb") as source, open(stdout, "wb") as sink:
            start = time.monotonic()
            process = subprocess.Popen([str(word) for word in command], stdin=source, stdout=sink,
                                       env={**os.environ, "LC_ALL": "C.UTF-8"},
                                       preexec_fn=lambda: os.sched_setaffinity(0, processors))
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            return None
        found = (seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        best = min(best, found) if best else found
    return best


def main():
    with tempfile.TemporaryDirectory(prefix="parkgraph-bench-") as name:
        folder = pathlib.Path(name)
        n_files, size = write_pages(folder / "pages")
        n_names = write_names(folder / "names")
        everything = folder / "all.txt"
        with open(everything, "wb") as file:
            for page in sorted((folder / "pages").iterdir()):
                file.write(page.read_bytes())
        quads = folder / "graph.nq"
        extract = [PROGRAM, "extract", "--format"]
        rows = [
            ("wc -m", measure(["wc", "-m"], everything)),
            # Into a file: grep stops at the first match when it sees that it writes to /dev/null.
            (f"grep -cFf ({n_names} names)",
             measure(["grep", "-cFf", folder / "names", everything], stdout=folder / "count")),
            ("text → facts", measure([*extract, "count", folder / "pages"])),
            ("text → N-Quads", measure([*extract, "nquads", folder / "pages"])),
        ]
        processors = os.sched_getaffinity(0)
        if len(processors) > 1:
            rows.append((f"text → N-Quads, {len(processors)} cores",
                         measure([*extract, "nquads", folder / "pages"], processors=processors)))
        measure_once = subprocess.run([*extract, "nquads", folder / "pages"], check=False,
                                      stdout=open(quads, "wb"))
        n_quads = sum(1 for _ in open(quads, "rb"))
        if measure_once.returncode == 0 and n_quads:
            rows.append(("serdi, the same N-Quads",
                         measure(["serdi", "-i", "nquads", "-o", "nquads", quads])))
        reference = rows[0][1]
        print(f"{size / 1e6:.1f} MB of text in {n_files} files; {n_quads} quads, "
              f"{quads.stat().st_size / 1e6:.1f} MB; best of {RUNS}, on one core where nothing else is said")
        print(f"{'':28}{'s':>8}{'cpu s':>8}{'MB/s':>9}{'of wc -m':>10}{'memory MB':>11}")
        for label, found in rows:
            if found is None:
                print(f"{label:28}  failed")
                continue
            seconds, cpu, memory = found
            print(f"{label:28}{seconds:8.2f}{cpu:8.2f}{size / 1e6 / seconds:9.1f}"
                  f"{reference[0] / seconds:10.3f}{memory:11.0f}")
        print("MB/s and the ratio are of the text, also for serdi, which reads and writes the quads "
              "that the text gave.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
