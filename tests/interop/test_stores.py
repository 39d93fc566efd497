"""`load` into Oxigraph, Fuseki and RDF4J, killed in the middle as well."""

import os
import threading
import time

import tools

import nquads  # noqa: E402
import queries  # noqa: E402
from tap import ROOT, check, equal, expect, main, parkgraph  # noqa: E402

TARGET = "urn:test:facts"
GRAPHS = {"oxigraph": "/store", "fuseki": "/data", "rdf4j": "/rdf-graphs/service"}


def load(path, kind, url, *options):
    return parkgraph("load", path, "--store", kind, url, "--graph", TARGET, *options,
                     env={**os.environ, "no_proxy": "127.0.0.1"}, cwd=ROOT, timeout=500)


def sizes_in(server):
    rows = server.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    return {row[0]: int(row[1]) for row in rows}


def same_sizes(server, sizes, name):
    found = sizes_in(server)
    check(found == sizes, name, sorted(found.items() ^ sizes.items())[:6])


def into(server, kind, url, folder, name):
    out = folder / "out"
    expect(parkgraph("build", "tests/pages", "--out", out, cwd=ROOT), 0, "build")
    quads = nquads.parse((out / "graph.nq").read_bytes())
    sizes = {}
    for quad in quads:
        sizes[quad[3] or TARGET] = sizes.get(quad[3] or TARGET, 0) + 1
    facts = {quad[:3] for quad in quads if quad[3] not in ("", nquads.BACKGROUND)}
    with server:
        url = server.base + url
        expect(load(out / "graph.ttl", kind, url), 0, f"{name} takes graph.ttl")
        equal(sizes_in(server), {TARGET: len(facts)}, f"{name} has the facts and nothing else")
        expect(load(out / "graph.nq", kind, url), 0, f"{name} takes graph.nq")
        same_sizes(server, sizes, f"{name} has every sentence's graph")
        expect(load(out / "graph.nq", kind, url), 0, f"{name} takes graph.nq again")
        same_sizes(server, sizes, f"{name} has the same")
        expect(load(out / "graph.nq", kind, url, "--add"), 0, f"{name} takes graph.nq added to itself")
        same_sizes(server, sizes, f"{name} has the same")
        gsp = url + GRAPHS[kind]
        expect(load(out / "graph.ttl", "gsp", gsp, "--query", server.query_url), 0, f"{name} as a plain graph store")
        equal(sizes_in(server)[TARGET], len(facts), f"{name} has the facts in place of what was there")
        killed(server, kind, url, folder, name)


def killed(server, kind, url, folder, name):
    n = 90000
    big = folder / "big.nt"
    big.write_text("".join(f'<a:s{i}> <a:p> "第{i}号"@zh .\n' for i in range(n)), encoding="utf-8")
    before = sizes_in(server)[TARGET]
    timer = threading.Timer(1, server.kill)
    timer.start()
    run = load(big, kind, url, "--batch", "300", "--retries", "1")
    timer.join()
    server.kill()
    expect(run, 1, f"{name} dies in the middle of a load")
    server.start()
    equal(sizes_in(server)[TARGET], before, f"{name}: the old graph is whole")
    begin = time.monotonic()
    run = load(big, kind, url, "--batch", "300")
    expect(run, 0, f"{name}: the load goes on")
    check(b"already" in run.out, f"{name}: where it was ({time.monotonic() - begin:.1f} s)", run)
    equal(sizes_in(server)[TARGET], n, f"{name}: and comes to its end")


def into_oxigraph(folder):
    (folder / "store").mkdir()
    into(tools.oxigraph(folder / "store"), "oxigraph", "", folder, "Oxigraph")


def queries_on_oxigraph(folder):
    with tools.oxigraph(folder, "--union-default-graph") as server:
        expect(load(queries.GRAPH, "oxigraph", server.base), 0, "Oxigraph takes the graph of the queries")
        queries.check_answers("Oxigraph", server.ask)


def into_fuseki(folder):
    (folder / "store").mkdir()
    into(tools.fuseki(folder / "store"), "fuseki", "/parks", folder, "Fuseki")


def into_rdf4j(folder):
    (folder / "store").mkdir()
    into(tools.rdf4j(folder / "store"), "rdf4j", "/rdf4j-server/repositories/parks", folder, "RDF4J")


def queries_on_rdf4j(folder):
    with tools.rdf4j(folder) as server:
        url = server.base + "/rdf4j-server/repositories/parks"
        expect(load(queries.GRAPH, "rdf4j", url), 0, "RDF4J takes the graph of the queries")
        queries.check_answers("RDF4J", server.ask)


main(queries_on_oxigraph, queries_on_rdf4j, into_oxigraph, into_fuseki, into_rdf4j)
