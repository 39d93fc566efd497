"""What make install leaves works where it stands, and make uninstall takes it away."""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, PAGES, PROGRAM, Run, check, expect, main, parkgraph  # noqa: E402


def make(*arguments):
    """The program under test is what is installed: with the sanitizers, that one."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    program = PROGRAM.relative_to(ROOT)
    return Run(["make", "-o", str(program), f"BIN={program.parent}", *arguments], cwd=ROOT,
               env=environment)


def install(folder):
    run = make("install", f"DESTDIR={folder}", "PREFIX=/opt/pg")
    expect(run, 0, "make install")
    top = folder / "opt" / "pg"
    wanted = ["bin/parkgraph", "share/man/man1/parkgraph.1", "share/doc/parkgraph/README.md"]
    wanted += [f"share/parkgraph/{path.relative_to(ROOT)}" for path in ROOT.glob("ontology/**/*.ttl")]
    missing = [name for name in wanted if not (top / name).is_file()]
    check(not missing, "everything is in its place", missing)
    page = PAGES / "2023" / "xiamen.txt"
    run = Run([top / "bin" / "parkgraph", "extract", page], cwd=folder)
    expect(run, 0, "the installed program runs")
    check(run.out == parkgraph("extract", page).out, "and writes the same facts")
    traced = Run(["strace", "-f", "-e", "trace=openat", top / "bin" / "parkgraph", "--version"]) \
        if os.path.exists("/usr/bin/strace") else None
    if traced:
        check(str(ROOT / "ontology") not in traced.err, "it reads its own ontology", traced)
    expect(make("uninstall", f"DESTDIR={folder}", "PREFIX=/opt/pg"), 0, "make uninstall")
    left = [str(path) for path in folder.rglob("*") if path.is_file()]
    check(not left, "make uninstall leaves nothing behind", left)


def manual(_folder):
    page = ROOT / "src" / "parkgraph.1"
    text = page.read_text()
    for command in ("build", "extract", "draw"):
        listed = parkgraph(command, "--help").out.decode()
        for option in sorted({word.strip("[],=") for word in listed.split() if word.startswith("--")}):
            name = option.split("=")[0].strip("-|[]")
            check(f"Fl -{name}" in text, f"the manual tells of {command} --{name}")


main(install, manual)
