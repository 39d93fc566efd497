"""What make install leaves works where it stands, and make uninstall takes it away."""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, PAGES, PROGRAM, Run, check, expect, main, parkgraph  # noqa: E402


SANITIZED = ["-fsanitize=address,undefined"] if os.environ.get("SANITIZED") else []


def make(*arguments):
    """The program and library under test are installed: with the sanitizers, those."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    program = PROGRAM.relative_to(ROOT)
    build = os.environ.get("BUILD", "out")
    return Run(["make", "-o", str(program), "-o", f"{build}/lib/libparkgraph.a", f"OUT={build}",
                f"BIN={program.parent}", *arguments], cwd=ROOT, env=environment)


def install(folder):
    run = make("install", f"DESTDIR={folder}", "PREFIX=/opt/pg")
    expect(run, 0, "make install")
    top = folder / "opt" / "pg"
    wanted = ["bin/parkgraph", "include/parkgraph.h", "lib/libparkgraph.a",
              "lib/pkgconfig/parkgraph.pc", "share/man/man1/parkgraph.1", "share/doc/parkgraph/README.md"]
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


def library(folder):
    """A program of somebody else's is compiled with what was installed, and works."""
    expect(make("install", f"PREFIX={folder}/pg"), 0, "make install of the library")
    environment = {**os.environ, "PKG_CONFIG_PATH": f"{folder}/pg/lib/pkgconfig"}

    def told(*options):
        run = Run(["pkg-config", *options, "parkgraph"], env=environment)
        expect(run, 0, f"pkg-config {' '.join(options)}")
        return run.out.decode().split()

    flags = told("--cflags", "--libs")
    check(told("--modversion")[0] == parkgraph("--version").out.decode().split()[1],
          "pkg-config tells the program's version")
    source = ROOT / "tests" / "data" / "client" / "client.c"
    strict = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]
    run = Run(["cc", "-std=c11", *strict, *SANITIZED, source, *flags, "-o", folder / "client"])
    if not expect(run, 0, "a client compiles"):
        return
    run = Run(["c++", "-std=c++11", *strict, "-fsyntax-only", "-x", "c++",
               folder / "pg" / "include" / "parkgraph.h"])
    expect(run, 0, "a C++ compiler takes the header")
    page = PAGES / "2023" / "xiamen.txt"
    run = Run([folder / "client", *told("--variable=ontology"), page, "no-such-page"], cwd=folder)
    expect(run, 0, "the client runs")
    facts = set(parkgraph("extract", "--format", "ntriples", page).out.splitlines())
    check(f"1 documents, 1 not read, 1 errors, {len(facts)} facts" in run.out.decode(),
          "and finds what the program finds", run)
    check("no-such-page" in run.err, "messages come to its log", run)
    check("/park/厦门火炬高新区" in run.out.decode(), "it reads the graph term by term", run)
    same = parkgraph("extract", "--format", "turtle", page).out == (folder / "client.ttl").read_bytes()
    check(same, "it writes the same Turtle")
    check((folder / "client.svg").read_bytes().startswith(b"<?xml"), "it draws")
    check((folder / "entities.csv").read_bytes().startswith("\ufeff".encode()), "it writes a table")
    run = Run([folder / "client", folder, page], cwd=folder)
    expect(run, 1, "an ontology that is not there")
    check("parkgraph.ttl" in run.err, "is named", run)


def manual(_folder):
    page = ROOT / "src" / "parkgraph.1"
    text = page.read_text()
    for command in ("build", "extract", "draw"):
        listed = parkgraph(command, "--help").out.decode()
        for option in sorted({word.strip("[],=") for word in listed.split() if word.startswith("--")}):
            name = option.split("=")[0].strip("-|[]")
            check(f"Fl -{name}" in text, f"the manual tells of {command} --{name}")


main(install, library, manual)
