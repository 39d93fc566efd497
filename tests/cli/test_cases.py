"""Black-box cases: what the program makes of a small input, reviewed when it was written.

A case is a folder tests/cases/NAME with
  input.*       what is read, under the name input.*
  args          the arguments before it, a line each; without it: extract --format ntriples
  expected.nt   the statements that are wanted, sorted, or
  expected.txt  standard output as it is, or
  facts.txt     single facts, a line each: what it is about, property, value, with names for IRIs.
                A line that starts with ! must not be there, with * for any value;
                one that starts with ? is a bug that is known and not mended.
A folder that ends in .b is such a bug as a whole. `make regen` shows what has changed and asks
whether to keep it; T=NAME takes one case.
"""

import difflib
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import nquads  # noqa: E402
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


def stated_facts(quads):
    """(name, property, value) of every fact; a name is the label, or the end of the IRI."""
    names = {s: o[0] for s, p, o, _ in quads if p.endswith(("#label", "#prefLabel"))}

    def show(term):
        return term[0] if isinstance(term, tuple) else names.get(term, re.split("[/#]", term)[-1])

    return {(show(s), re.split("[/#]", p)[-1], show(o)) for s, p, o, _ in quads}


def check_facts(case):
    text, run = run_case(case)
    check(run.code >= 0, f"{case.name}: no crash", run)
    facts = stated_facts(nquads.parse(text.encode()))
    shown = "\n".join(sorted(" ".join(fact) for fact in facts))
    for line in (case / "facts.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        mark, line = (line[0], line[1:].strip()) if line[0] in "!?" else ("", line)
        negative = mark == "!" or line.startswith("!")
        about, name, value = line.lstrip("! ").split(" ", 2)
        there = any(fact[:2] == (about, name) and value in ("*", fact[2]) for fact in facts)
        if mark == "?":
            known_bug(there != negative, f"{case.name}: {line}")
        else:
            check(there != negative, f"{case.name}: {mark}{line}", shown)


def cases(_folder):
    folders = sorted(path for path in CASES.iterdir() if path.is_dir())
    check(folders, "there are cases")
    for case in folders:
        if (case / "facts.txt").exists():
            check_facts(case)
            continue
        text, run = run_case(case)
        changed = difference(case, text)
        if case.suffix == ".b":
            known_bug(not changed, case.name)
        else:
            check(not changed and run.code >= 0, case.name, changed + run.err)


def regen(words):
    for case in sorted(path for path in CASES.iterdir() if path.is_dir()):
        if (case / "facts.txt").exists() or (words and case.name not in words):
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
