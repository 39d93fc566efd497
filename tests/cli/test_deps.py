""".ci/deps: silent when all is there, and clear about what it installs or may not install."""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, Run, check, equal, main  # noqa: E402

TOOLS = ["sh", "env", "cat", "cut", "sort", "tr", "grep", "chmod", "touch"]


def machine(folder, **scripts):
    """A folder that is the whole PATH: the basic tools and these scripts."""
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool))
    for name, body in scripts.items():
        path = folder / name.replace("_", "-")
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)
    return {"PATH": str(folder), "PYTHON": "/nonexistent", "HERE": str(folder)}


def deps(environment, *arguments):
    return Run(["/bin/sh", ROOT / ".ci" / "deps", *arguments], env=environment)


def installs(folder):
    apt = ('echo "$@" >>"$HERE/apt.log"; case "$*" in *install*) '
           'for tool in valgrind; do touch "$HERE/$tool"; chmod +x "$HERE/$tool"; done;; esac')
    root = machine(folder / "root", id="echo 0", apt_get=apt)
    run = deps(root, "valgrind")
    equal(run.code, 0, "what is missing is installed")
    check("valgrind" in run.err and "faults in memory" in run.err, "it says what and why", run)
    log = (folder / "root" / "apt.log").read_text()
    check("update" in log and "--no-install-recommends" in log, "by apt-get", log)
    run = deps(root, "valgrind")
    check(run.code == 0 and not run.out and not run.err, "and nothing is said when it is there", run)
    user = machine(folder / "user", id="echo 1000", apt_get=apt, sudo='echo sudo >>"$HERE/apt.log"; exec "$@"')
    equal(deps(user, "valgrind").code, 0, "a user installs with sudo")
    check("sudo" in (folder / "user" / "apt.log").read_text(), "sudo was asked")


def may_not(folder):
    cases = {
        "no sudo": (dict(id="echo 1000", apt_get="exit 0"), "no sudo"),
        "no apt-get": (dict(id="echo 0"), "no apt-get"),
        "no network": (dict(id="echo 0", apt_get="exit 100"), "update failed"),
        "no such package": (dict(id="echo 0", apt_get='case "$*" in *install*) exit 100;; esac'),
                            "install failed"),
        "no effect": (dict(id="echo 0", apt_get="exit 0"), "still not found"),
    }
    for name, (scripts, words) in cases.items():
        run = deps(machine(folder / name.replace(" ", "-"), **scripts), "valgrind", "build")
        check(run.code == 1 and words in run.err and "libraptor2-dev" in run.err, name, run)


main(installs, may_not)
