"""Black-box cases: what the program makes of a small input, reviewed when it was written.

A case is a folder tests/cases/NAME with
  input.*       what is read, under the name input.*
  args          the arguments before it, a line each; without it: extract --format ntriples
  expected.nt   the statements that are wanted, sorted, or
  expected.txt  standard output as it is
A folder that ends in .b is a bug that is known and not mended. `make regen` shows what has
changed and asks whether to keep it; T=NAME takes one case.
"""

import difflib
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, check, known_bug, main, parkgraph  # noqa: E402

CASES = ROOT / "tests" / "cases"
ESCAPE = re.compile(r"\\u([0-9A-F]{4})")  # an expected file is to be read by people


def expected_file(case):
    plain = case / "expected.txt"
    return plain if plain.exists() else case / "expected.nt"


def run_case(case):
    """What the program writes, as the expected file holds it, and the run itself."""
    inputs = sorted(path.name for path in case.glob("input.*"))
    args = case / "args"
    arguments = args.read_text().splitlines() if args.exists() else ["extract", "--format", "ntriples"]
    run = parkgraph(*arguments, *inputs, cwd=case)
    text = run.out.decode("utf-8", "replace")
    if expected_file(case).suffix == ".nt":
        lines = (ESCAPE.sub(lambda code: chr(int(code[1], 16)), line) for line in text.splitlines())
        text = "".join(sorted(line + "\n" for line in lines))
    return text, run


def difference(case, text):
    file = expected_file(case)
    wanted = file.read_text() if file.exists() else ""
    return "".join(difflib.unified_diff(wanted.splitlines(True), text.splitlines(True),
                                        f"{case.name}/{file.name}", "now"))


def cases(_folder):
    folders = sorted(path for path in CASES.iterdir() if path.is_dir())
    check(folders, "there are cases")
    for case in folders:
        text, run = run_case(case)
        changed = difference(case, text)
        if case.suffix == ".b":
            known_bug(not changed, case.name)
        else:
            check(not changed and run.code >= 0, case.name, changed + run.err)


def regen(words):
    for case in sorted(path for path in CASES.iterdir() if path.is_dir()):
        if words and case.name not in words:
            continue
        text, _ = run_case(case)
        changed = difference(case, text)
        if not changed:
            continue
        print(changed)
        if input(f"Keep this as {case.name}? [y/N] ").strip().lower() == "y":
            expected_file(case).write_text(text)
    return 0


if sys.argv[1:2] == ["--regen"]:
    sys.exit(regen(sys.argv[2:]))
main(cases)
