"""explain: the sentences behind an entity's facts, and what a fact that is missing lacked."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from evidence_graph import written_graph  # noqa: E402
from tap import check, expect, main, parkgraph  # noqa: E402

COMPANY = "苏州云枢半导体有限公司"
PROJECT = "云枢车规级芯片封测项目"


def explain(folder, *arguments, change=("", "")):
    (folder / "graph.nq").write_text(written_graph().replace(*change), encoding="utf-8")
    run = parkgraph("explain", "graph.nq", *arguments, cwd=folder)
    return run, run.out.decode()


def holds(out, name, *texts):
    """The texts stand in the output, one after the other."""
    at = 0
    for text in texts:
        found = out.find(text, at)
        if not check(found >= 0, f"{name}: {text}", out):
            return
        at = found + len(text)


def facts(folder):
    run, out = explain(folder, PROJECT)
    expect(run, 0, "an entity")
    holds(out, "an entity", f"{PROJECT} (Project)", "<https://w3id.org/parkgraph/id/project/芯片>",
          "investor\n", f"  {COMPANY}\n", "    “苏州云枢半导体有限公司投资5.6亿元", "    page.txt:char=29,66",
          "苏州高新区签约两个项目", "rule: by hand")
    holds(out, "its amounts", "investment\n", "  560000000.0\n", "  30000000.0 USD\n", "追加外资3000万美元")
    holds(out, "its two states", "status\n  signed\n", "  operating\n")
    run, out = explain(folder, COMPANY)
    holds(out, "what it is the object of", "is investor of\n", f"  {PROJECT}\n", "is worksFor of\n", "沈知远")
    run, out = explain(folder, "苏州高新区")
    holds(out, "its statistics", "statistics\n", "  工业总产值: 320000000000.0 CNY (2022)\n", "3,200亿元")
    change = ("<https://w3id.org/parkgraph/id/doc/page.txt> <https://w3id.org/parkgraph/ontology#sha256>",
              "<https://w3id.org/parkgraph/id/park/苏州高新区> <https://w3id.org/parkgraph/ontology#level> "
              "<https://w3id.org/parkgraph/ontology#NationalHighTechZone> "
              "<https://w3id.org/parkgraph/background> .\n"
              "<https://w3id.org/parkgraph/id/doc/page.txt> <https://w3id.org/parkgraph/ontology#sha256>")
    run, out = explain(folder, "苏州高新区", change=change)
    holds(out, "what the gazetteer adds", "level, as the gazetteer has it\n  NationalHighTechZone\n")


def names(folder):
    run, out = explain(folder, "沈知")
    expect(run, 0, "a part of a name")
    holds(out, "a part of a name", "沈知远 (Person)", "董事长")
    run, out = explain(folder, "https://w3id.org/parkgraph/id/project/芯片")
    holds(out, "an IRI", f"{PROJECT} (Project)")
    run, out = explain(folder, "云枢")
    expect(run, 0, "a part of several names")
    holds(out, "a part of several names", "2 entities have in their names 云枢:",
          f"{COMPANY} (Company), ", f"{PROJECT} (Project), ")
    check("“" not in out, "they are listed only", out)
    run, out = explain(folder, PROJECT, change=(f'"{COMPANY}"@zh', f'"{PROJECT}"@zh'))
    holds(out, "two of one name", "2 entities are called", f"{PROJECT} (Company)\n", f"{PROJECT} (Project)\n")
    run, out = explain(folder, "无锡高新区")
    expect(run, 1, "a name that is nowhere")
    check("无锡高新区" in run.err and not out, "is told on standard error", run)
    run, out = explain(folder, "工业总产值")
    expect(run, 1, "a text that is no name")
    check("page.txt:char=" in run.err, "the place that has it is told", run)


def why_not(folder):
    run, out = explain(folder, "--why-not", f"{PROJECT} investor {COMPANY}")
    expect(run, 0, "what is stated")
    holds(out, "what is stated", f"The graph states: {PROJECT} investor {COMPANY}", "“", "page.txt:char=29,66")
    run, out = explain(folder, "--why-not", f"{COMPANY} pg:locatedIn 苏州高新区")
    expect(run, 0, "what no sentence says")
    holds(out, "what no sentence says", f"{COMPANY} is a Company.", "苏州高新区 is a Park.",
          "No sentence names both.", "“")
    run, out = explain(folder, "--why-not", f"沈知远 worksFor {COMPANY}", change=("#worksFor>", "#knows>"))
    holds(out, "what another relation says", f"The graph states: 沈知远 knows {COMPANY}",
          "1 of the sentences quoted name both")
    run, out = explain(folder, "--why-not", f"{PROJECT} investor 集成电路")
    holds(out, "classes that do not fit", "集成电路 is a Industry.", "outside the range of investor: ")
    run, out = explain(folder, "--why-not", f"{COMPANY} industry 集成电路", change=("#industry>", "#field>"))
    holds(out, "a pattern that fits", "“", "从事", "it fits", "集成电路 as the object")
    run, out = explain(folder, "--why-not", f"{PROJECT} investor {COMPANY}", change=("#investor>", "#field>"))
    holds(out, "patterns that fail", "“", "[Project]", "wanted ", "there stands ")
    for question in ("苏州高新区 苏州", f"{COMPANY} 投资 {PROJECT}", "locatedIn 苏州", "苏州 locatedIn"):
        run, out = explain(folder, "--why-not", question)
        expect(run, 1, f"no question: {question}")
        check("locatedIn" in run.err and not out, f"no question: {question}: its form is told", run)
    run, out = explain(folder, "--why-not", f"{PROJECT} landArea 苏州高新区")
    expect(run, 1, "an attribute")
    run, out = explain(folder, "--why-not", f"{PROJECT} investor 无锡某公司")
    expect(run, 1, "an entity that is not there")
    check("无锡某公司" in run.err, "is named", run)


def terminals(folder):
    run, out = explain(folder, "董事长", change=('"沈知远"@zh', '"董事长\\u001B[31m\\u202E"@zh'))
    expect(run, 0, "a name that drives terminals")
    check("[31m" in out and "\x1b" not in out and "\u202e" not in out, "is printed without its controls", out)
    run = parkgraph("explain", folder / "nothing.nq", "x")
    expect(run, 1, "a graph that is not there")


main(facts, names, why_not, terminals)
