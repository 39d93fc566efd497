"""Pictures of a graph: read back by Graphviz, in every format, around one entity."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, Run, check, expect, main, parkgraph  # noqa: E402


def drawn_graph(folder):
    parkgraph("build", "tests/pages/2023/xiamen.txt", "--out", folder, cwd=ROOT)
    run = parkgraph("draw", folder / "graph.ttl", "--format", "dot")
    expect(run, 0, "draw --format dot")
    (folder / "graph.dot").write_bytes(run.out)
    read = Run(["gvpr", "BEG_G { printf(\"%d %d\\n\", nNodes($G), nEdges($G)) }", folder / "graph.dot"])
    check(read.code == 0 and read.out.split() and int(read.out.split()[0]) > 5,
          "Graphviz reads the drawn graph back", read)
    check(b"http://www.w3.org/" not in run.out, "the picture shows names, no types and IRIs", run)
    for name in ("svg", "png", "pdf"):
        run = parkgraph("draw", folder / "graph.nq", "--focus", "厦门火炬高新区", "--depth", "1",
                        "--format", name)
        expect(run, 0, f"draw --focus --format {name}")
        magic = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[name]
        check(run.out.startswith(magic), f"{name} is {name}", run.out[:40])
    run = parkgraph("draw", folder / "graph.ttl", "--focus", "没有这家公司", "--format", "svg")
    expect(run, 1, "a focus that is not there")


main(drawn_graph)
