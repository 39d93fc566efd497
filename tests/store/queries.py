"""The queries of ontology/queries and the answers that a store must give to them."""

import json

from tap import ROOT, check

FOLDER = ROOT / "ontology" / "queries"
GRAPH = ROOT / "tests" / "data" / "queries" / "graph.trig"


def _cell(text):
    try:
        return float(text)
    except ValueError:
        return text


def check_answers(name, ask):
    """`ask` takes a query and gives the names of its columns and rows as dictionaries of text."""
    answers = json.loads((ROOT / "tests" / "data" / "queries" / "answers.json").read_text(encoding="utf-8"))
    files = sorted(FOLDER.glob("*.rq"))
    check([file.stem for file in files] == sorted(answers), "every query has its answer", files)
    for file in files:
        text = file.read_text(encoding="utf-8")
        columns, rows = ask(text)
        found = sorted([[_cell(row.get(column, "")) for column in columns] for row in rows], key=str)
        wanted = sorted([[_cell(cell) for cell in row] for row in answers[file.stem]], key=str)
        check(found == wanted, f"{name} answers {file.stem}", f"found:  {found}\nwanted: {wanted}")
        head = text.split("\n")
        check(head[0].startswith("# ") and "？" in head[0], f"{file.stem} asks in Chinese")
        check(head[1].startswith("# ") and "?" in head[1], f"{file.stem} asks in English")
