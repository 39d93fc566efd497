"""The graphs of the sample pages, of the open yardstick and, where they are at hand, of the twelve gold pages conform to
ontology/shapes.ttl, a wrong one does not: pySHACL and Jena."""

import tools

from tap import ROOT, Run, check, expect, main, parkgraph, skip  # noqa: E402

SHAPES = ROOT / "ontology" / "shapes.ttl"


def engines(data):
    """Name, whether it conforms, and the report."""
    run = Run([tools.PYTHON, "-m", "pyshacl", "-s", SHAPES, "-f", "human", data], timeout=300)
    yield "pySHACL", {0: True, 1: False}.get(run.code), run
    run = tools.java("shacl.shacl", "validate", "--text", "--shapes", SHAPES, "--data", data)
    yield "Jena", None if run.code else b"Conforms" in run.out, run


def conforms(folder):
    expect(parkgraph("build", "tests/pages", "--out", folder, cwd=ROOT), 0, "build")
    # All but the background, whose places it does not describe again.
    everything = folder / "everything.nt"
    lines = (folder / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    stated = folder / "stated.nq"
    stated.write_text("".join(line for line in lines if not line.endswith("/background> .\n")), encoding="utf-8")
    run = Run(["rapper", "-q", "-i", "nquads", "-o", "ntriples", stated])
    everything.write_bytes(run.out)
    check(run.out and run.code == 0, "the statements without their graphs", run)
    for data in (folder / "graph.ttl", everything):
        for name, result, report in engines(data):
            check(result is True, f"{name}: {data.name} conforms", report)
    wrong = ROOT / "tests" / "ontology" / "wrong.ttl"
    for name, result, report in engines(wrong):
        check(result is False, f"{name}: a wrong graph does not", report)


def larger_graphs_conform(folder):
    corpus = ROOT.parent / "shared" / "corpus"
    for name, inputs in (("the open yardstick", ROOT / "tests" / "yardstick" / "open"), ("the gold pages", corpus)):
        if not inputs.is_dir():
            skip(f"{name} conform", "they are not here")
            continue
        data = folder / "graph.ttl"
        data.write_bytes(parkgraph("extract", "--format", "turtle", inputs).out)
        for engine, result, report in engines(data):
            check(result is True, f"{engine}: {name} conform", report)


main(conforms, larger_graphs_conform)
