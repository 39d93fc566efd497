"""README says what is true: the lines, files and targets that it shows are there."""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, Run, check, main  # noqa: E402

TEXT = (ROOT / "README.md").read_text()


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.S)


def shown(_folder):
    sample = (ROOT / "out" / "sample" / "graph.ttl").read_text()
    for block in "\n".join(blocks("turtle")).split("\n\n"):
        check(block.strip() in sample, f"out/sample holds {block.split(' ')[0]}", block)
    for name in re.findall(r"\]\(([^):]+)\)", TEXT):
        check((ROOT / name).is_file(), f"{name} is there")
    goals = set(re.findall(r"(?:`|^    )make ([a-z]+)", TEXT, re.M))
    listed = Run(["make", "-s", "help"], cwd=ROOT).out.decode()
    for goal in sorted(goals):
        check(f"make {goal} " in listed, f"make {goal} is a target", listed)
    listed = set(re.findall(r"^make ([a-z]+)", listed, re.M))
    makefile = (ROOT / "Makefile").read_text()
    silent = {goal for goal in re.findall(r"^([a-z]+):[^=]", makefile, re.M)} - listed
    check(not silent, "make help lists every target", silent)


def queries(_folder):
    """README shows every query, its prefixes apart."""
    prefixes, shown_ones = blocks("sparql")
    texts = []
    for file in sorted((ROOT / "ontology" / "queries").glob("*.rq")):
        lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
        missing = [line for line in lines if line.startswith("PREFIX") and line not in prefixes]
        check(not missing, f"README has the prefixes of {file.stem}", missing)
        texts.append("\n".join(line for line in lines if not line.startswith("PREFIX")))
    check("\n\n".join(texts) + "\n" == shown_ones, "README shows the ten queries as they are")


main(shown, queries)
