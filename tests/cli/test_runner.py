"""tests/run.py itself: what fails in a test fails in the sum."""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, Run, check, equal, main  # noqa: E402

SCRIPTS = {
    "good": ('print("1..2\\nok 1 a\\nok 2 b")', "2 passed, 0 failed", 0),
    "bad": ('print("ok 1 a\\nnot ok 2 b\\n1..2")', "1 passed, 1 failed", 1),
    "short": ('print("1..2\\nok 1 a")', "1 passed, 1 failed", 1),
    "planless": ('print("ok 1 a")', "1 passed, 1 failed", 1),
    "silent": ("pass", "0 passed, 1 failed", 1),
    "crash": ('import os; print("1..1\\nok 1 a", flush=True); os.abort()', "1 passed, 1 failed", 1),
    "code": ('print("ok 1 a\\n1..1"); raise SystemExit(3)', "1 passed, 1 failed", 1),
    "bail": ('print("1..1\\nok 1 a\\nBail out! no more")', "1 passed, 1 failed", 1),
    "skip": ('print("ok 1 a # SKIP no store here\\n1..1")', "0 passed, 0 failed", 0),
    "known": ('print("not ok 1 a # TODO later\\n1..1")', "0 passed, 0 failed", 0),
}


def sums(folder):
    (folder / "tests" / "cli").mkdir(parents=True)
    runner = shutil.copy(ROOT / "tests" / "run.py", folder / "tests")
    for name, (script, _, _) in SCRIPTS.items():
        (folder / "tests" / "cli" / f"test_{name}.py").write_text(script + "\n")
    for name, (_, last, code) in SCRIPTS.items():
        run = Run([sys.executable, runner, name])
        lines = run.out.decode().splitlines()
        check(run.code == code and lines[-1] == last, f"{name}: {last}", run)
    run = Run([sys.executable, runner, "skip"])
    check(b"no store here" in run.out, "a skip is shown with its reason", run)
    run = Run([sys.executable, runner])
    equal(run.code, 1, "one failure fails the whole")
    equal(Run([sys.executable, runner, "nothing"]).code, 2, "a name that is no test's")


main(sums)
