"""Help, version, and how the program answers a wrong command line."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import PAGES, check, expect, main, parkgraph  # noqa: E402

COMMANDS = ["build", "extract", "explain", "verify", "draw"]


def help_and_version(_folder):
    for option in ("--help", "--version"):
        run = parkgraph(option)
        expect(run, 0, option)
        check(b"parkgraph" in run.out and not run.err, f"{option} prints to standard output", run)
    for command in COMMANDS:
        run = parkgraph(command, "--help")
        expect(run, 0, f"{command} --help")
        check(command.encode() in run.out, f"{command} --help names the command", run)
        check(command.encode() in parkgraph("--help").out, f"--help lists {command}", run)


def usage_errors(_folder):
    page = PAGES / "2023" / "xiamen.txt"
    wrong = {
        "no command": [],
        "an unknown command": ["biuld", page],
        "an unknown option": ["extract", "--frmat", "nquads", page],
        "an option without its value": ["extract", page, "--format"],
        "build without input": ["build"],
        "extract without input": ["extract"],
        "draw without a graph": ["draw"],
        "verify without a graph": ["verify"],
        "verify without input": ["verify", "graph.nq"],
        "explain without a graph": ["explain"],
        "explain without a name": ["explain", "graph.nq"],
        "an unknown syntax": ["extract", "--format", "turtel", page],
        "an unknown picture format": ["draw", "--format", "bmp", page],
    }
    for name, arguments in wrong.items():
        run = parkgraph(*arguments)
        expect(run, 2, name)
        check(run.err and not run.out, f"{name}: said on standard error only", run)


main(help_and_version, usage_errors)
