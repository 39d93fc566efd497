"""Run every test and sum up: the C unit tests that make has built, and the TAP scripts.

usage: tests/run.py [--without WORD]… [--units-under COMMAND] [--folder NAME] [WORD…]

A test runs when its name, such as unit/source or cli/bad_input, holds one of the words, or when
there are none. Every test is a program that prints TAP. It counts as failed beyond its own
assertions when it crashes, hangs, leaves an error code behind or does not do what its plan says.
"""

import argparse
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRIPT_FOLDERS = ["ontology", "yardstick", "rdf", "extract", "cli", "draw", "browse", "store"]
NOT_TESTS = ["tests/yardstick/score.py", "tests/browse/chrome.py", "tests/browse/graphs.py", "tests/store/fake.py",
             "tests/store/virtuoso.py", "tests/store/queries.py", "tests/draw/picture.py", "tests/interop/tools.py"]  # what tests use
# Only whole stacks tell what Raptor leaks from what we leak; they make everything ten times slower.
WHOLE_STACKS = dict.fromkeys(["unit/rdf", "cli/draw", "cli/explain", "cli/verify"], "fast_unwind_on_malloc=0")
TIME_LIMIT = 600  # seconds a test; under the sanitizers everything takes a few times longer
POINT = re.compile(r"^(not )?ok\b\s*(\d+)?\s*-?\s*(.*?)(?:\s*#\s*(skip|todo)\S*\s*(.*))?$", re.I)
PLAN = re.compile(r"^1\.\.(\d+)\s*(?:#\s*skip\S*\s*(.*))?$", re.I)


class Result:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.plan = None
        self.messages = []

    def fail(self, message):
        self.failed += 1
        self.messages.append(f"not ok: {message}")

    def read(self, line):
        plan = PLAN.match(line)
        if plan:
            self.plan = int(plan.group(1))
            if self.plan == 0:
                self.skipped += 1
                self.messages.append(f"skipped: {plan.group(2) or 'no reason given'}")
            return
        if line.startswith("Bail out!"):
            self.fail(line)
            return
        point = POINT.match(line)
        if not point:
            return
        failed, _, name, directive, reason = point.groups()
        directive = (directive or "").lower()
        if directive == "skip":
            self.skipped += 1
            self.messages.append(f"skipped: {name}: {reason or 'no reason given'}")
        elif directive == "todo":
            # A known bug: it does not count until it is mended, and then it is to be told.
            self.skipped += 1
            state = "still broken" if failed else "mended, so take the mark away"
            self.messages.append(f"known bug: {name}: {state}")
        elif failed:
            self.fail(name)
        else:
            self.passed += 1

    def finish(self, code):
        points = self.passed + self.failed + self.skipped
        if self.plan is None:
            self.fail("no plan: it ended before it was through")
        elif self.plan != 0 and points < self.plan:
            self.fail(f"{points} assertions of the {self.plan} that were planned")
        if code < 0:
            self.fail(f"ended by {signal.Signals(-code).name}")
        elif code != 0 and self.failed == 0:
            self.fail(f"exit {code} although no assertion failed")


def run(name, command):
    result = Result()
    options = os.environ.get("ASAN_OPTIONS", "") + ":" + WHOLE_STACKS.get(name, "")
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               env={**os.environ, "ASAN_OPTIONS": options.strip(":")},
                               start_new_session=True)
    late = threading.Event()

    def stop():
        late.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(TIME_LIMIT, stop)
    timer.start()
    output = process.stdout.read().decode("utf-8", "replace")
    code = process.wait()
    timer.cancel()
    for line in output.splitlines():
        result.read(line.rstrip())
    if late.is_set():
        result.fail(f"stopped after {TIME_LIMIT} s")
    else:
        result.finish(code)
    return result, output


def scripts_in(folder):
    for script in sorted(ROOT.glob(f"tests/{folder}/*")):
        interpreter = {".py": sys.executable, ".sh": "bash"}.get(script.suffix)
        if interpreter and str(script.relative_to(ROOT)) not in NOT_TESTS:
            name = re.sub("^(test|check)_", "", script.stem)
            yield f"{folder}/{name}", [interpreter, str(script)]


def all_tests(units_under, only_folder):
    if only_folder:
        yield from scripts_in(only_folder)
        return
    build = pathlib.Path(os.environ.get("BUILD", "out"))
    for source in sorted(ROOT.glob("tests/unit/test_*.c")):
        name = source.stem.removeprefix("test_")
        yield f"unit/{name}", [*units_under, str(build / "test" / source.stem)]
    if units_under:
        return
    for folder in SCRIPT_FOLDERS:
        yield from scripts_in(folder)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--units-under", default="", type=shlex.split)
    parser.add_argument("--folder")
    parser.add_argument("words", nargs="*")
    arguments = parser.parse_args()
    # Tests of paths count on the project's folder, and compare messages with English ones.
    os.environ.update(PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8")
    passed = failed = skipped = n_run = 0
    for name, command in all_tests(arguments.units_under, arguments.folder):
        if arguments.words and not any(word in name for word in arguments.words):
            continue
        if any(word in name for word in arguments.without):
            continue
        n_run += 1
        start = time.monotonic()
        try:
            result, output = run(name, command)
        except OSError as error:
            result, output = Result(), ""
            result.fail(f"does not start: {error}")
        passed += result.passed
        failed += result.failed
        skipped += result.skipped
        state = "FAIL" if result.failed else "ok"
        print(f"{state:4} {name}: {result.passed} passed, {result.failed} failed"
              f" ({time.monotonic() - start:.1f} s)")
        for message in result.messages:
            print(f"     {message}")
        if result.failed:
            print("".join(f"     | {line}\n" for line in output.splitlines()[-60:]), end="")
        sys.stdout.flush()
    if n_run == 0:
        print("no test of that name", file=sys.stderr)
        return 2
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
