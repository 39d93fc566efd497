"""What a test script needs: assertions as TAP, the program under test, a folder of its own."""

import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / os.environ.get("PARKGRAPH", "out/bin/parkgraph")
PAGES = ROOT / "tests" / "pages"

_n = _failed = 0


def check(condition, name, detail=""):
    """One assertion; the detail is shown when it fails. Gives the condition back."""
    global _n, _failed
    _n += 1
    name = name.replace("#", "＃").replace("\n", " ")
    print(f"{'ok' if condition else 'not ok'} {_n} {name}")
    if not condition:
        _failed += 1
        for line in str(detail).splitlines()[:40]:
            print(f"# {line}")
    sys.stdout.flush()
    return condition


def equal(found, wanted, name):
    return check(found == wanted, name, f"found:  {found!r}\nwanted: {wanted!r}")


def skip(name, reason):
    global _n
    _n += 1
    print(f"ok {_n} {name} # SKIP {reason}")


def known_bug(condition, name):
    global _n
    _n += 1
    print(f"{'ok' if condition else 'not ok'} {_n} {name} # TODO known bug")


class Run:
    """What a program left: code, out and err. A sanitizer's report is never an expected failure."""

    def __init__(self, command, stdin=b"", timeout=120, **options):
        self.command = [str(word) for word in command]
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        done = subprocess.run(self.command, input=stdin, timeout=timeout, check=False, **options)
        self.code = done.returncode
        self.out = done.stdout or b""
        self.err = (done.stderr or b"").decode("utf-8", "replace")

    def __str__(self):
        out = self.out[:2000].decode("utf-8", "replace")
        if not out.isprintable() and "\x00" in out:
            out = f"({len(self.out)} bytes that are no text)"
        return f"$ {' '.join(self.command)}\nexit {self.code}\n{self.err[:3000]}\n{out}"


def parkgraph(*arguments, **options):
    return Run([PROGRAM, *arguments], **options)


def expect(run, code, name):
    """The program left this exit code, and no crash or sanitizer report stands behind it."""
    clean = "Sanitizer" not in run.err and "runtime error" not in run.err
    return check(run.code == code and clean, f"{name}: exit {code}", run)


def main(*tests):
    """Run the functions, each with a fresh folder; what one raises fails it, not the others."""
    for test in tests:
        with tempfile.TemporaryDirectory(prefix="parkgraph-") as folder:
            try:
                test(pathlib.Path(folder))
            except Exception:  # pylint: disable=broad-except
                check(False, f"{test.__name__} came to its end", traceback.format_exc())
    print(f"1..{_n}")
    sys.exit(1 if _failed else 0)
