"""The same input gives the same bytes: in a second run, and whatever the order of the files."""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import PAGES, ROOT, Run, PROGRAM, check, expect, main, parkgraph  # noqa: E402


def results(out):
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*"))
            if path.is_file()}


def same_bytes(folder):
    pages = [str(path.relative_to(ROOT)) for path in sorted(PAGES.rglob("*")) if path.is_file()]
    orders = {"as listed": pages, "again": pages, "backwards": pages[::-1],
              "named twice": pages + pages[:3], "as a folder": ["tests/pages"],
              "as folders": ["tests/pages/wire", "tests/pages/archive", "tests/pages/2023",
                             "tests/pages/web"]}
    first = None
    for name, inputs in orders.items():
        out = folder / name.replace(" ", "-")
        expect(parkgraph("build", *inputs, "--out", out, cwd=ROOT), 0, f"build {name}")
        found = results(out)
        if first is None:
            first = found
            continue
        different = sorted(key for key in first.keys() | found.keys()
                           if first.get(key) != found.get(key))
        check(not different, f"{name}: the same bytes", different)
    nquads = parkgraph("extract", "--format", "nquads", *pages, cwd=ROOT).out
    check(nquads == first["graph.nq"], "extract writes what build leaves in graph.nq")


def nothing_from_outside(_folder):
    wanted = parkgraph("extract", "tests/pages", cwd=ROOT).out
    for name, environment in {
        "language": {"LC_ALL": "C", "LANG": "C"},
        "time zone": {"TZ": "Asia/Shanghai"},
        "memory layout": {"MALLOC_PERTURB_": "85"},
    }.items():
        run = Run([PROGRAM, "extract", "tests/pages"], cwd=ROOT, env={**os.environ, **environment})
        check(run.out == wanted, f"another {name}: the same bytes")
    one = {min(os.sched_getaffinity(0))}
    run = Run([PROGRAM, "extract", "tests/pages"], cwd=ROOT,
              preexec_fn=lambda: os.sched_setaffinity(0, one))
    check(run.out == wanted, "on one processor: the same bytes")


main(same_bytes, nothing_from_outside)
