"""A result in a real triple store: Virtuoso loads both files, counts them and answers the queries."""

import os
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import nquads  # noqa: E402
from tap import ROOT, check, equal, expect, main, parkgraph  # noqa: E402
import queries  # noqa: E402
from virtuoso import Virtuoso  # noqa: E402

FACTS, SENTENCES = "urn:parkgraph:facts", "urn:parkgraph:sentences"


def load(path, store, graph, *options, password="dba"):
    return parkgraph("load", path, "--store", "virtuoso", store.url, "--user", "dba", "--graph", graph, *options,
                     env={**os.environ, "no_proxy": "127.0.0.1", "PARKGRAPH_PASSWORD": password}, cwd=ROOT)


def count(store, pattern):
    rows = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    return int(rows[0]["n"])


def sizes_in(store):
    rows = store.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    return {row["g"]: int(row["n"]) for row in rows}


def loads(folder):
    out = folder / "out"
    expect(parkgraph("build", "tests/pages", "--out", out, cwd=ROOT), 0, "build")
    quads = nquads.parse((out / "graph.nq").read_bytes())
    facts = {quad[:3] for quad in quads if quad[3] not in ("", nquads.BACKGROUND)}
    sizes = {}
    for quad in quads:
        sizes[quad[3] or SENTENCES] = sizes.get(quad[3] or SENTENCES, 0) + 1
    store_folder = folder / "store"
    store_folder.mkdir()
    with Virtuoso(store_folder, out) as store:
        expect(load(out / "graph.ttl", store, FACTS, password="wrong"), 1, "a wrong password")
        expect(load(out / "graph.ttl", store, FACTS), 0, "Virtuoso takes graph.ttl")
        equal(count(store, f"GRAPH <{FACTS}> {{ ?s ?p ?o }}"), len(facts), "as many statements as the file holds")
        store.isql(f"SPARQL INSERT INTO <{FACTS}> {{ <a:old> <a:old> <a:old> }};")
        expect(load(out / "graph.ttl", store, FACTS, "--add"), 0, "graph.ttl added")
        equal(count(store, f"GRAPH <{FACTS}> {{ ?s ?p ?o }}"), len(facts) + 1, "what was there stays")
        expect(load(out / "graph.ttl", store, FACTS, "--batch", "100"), 0, "graph.ttl loaded again")
        equal(count(store, f"GRAPH <{FACTS}> {{ ?s ?p ?o }}"), len(facts), "what was there is replaced")
        left = [g for g in sizes_in(store) if g.startswith("urn:parkgraph:staging")]
        check(not left, "no staging graph is left", left)
        answers(store, f"FROM <{FACTS}>")
        store.isql(f"SPARQL CLEAR GRAPH <{FACTS}>;")

        expect(load(out / "graph.nq", store, SENTENCES), 0, "Virtuoso takes graph.nq")
        found = sizes_in(store)
        wrong = [(g, n, found.get(g)) for g, n in sorted(sizes.items()) if found.get(g) != n]
        check(not wrong, "graph.nq: as many statements in every sentence's graph",
              f"{len(wrong)} of {len(sizes)}: {wrong[:5]}")
        answers(store, "")
        expect(parkgraph("build", "tests/pages/2023", "--out", folder / "less", cwd=ROOT), 0, "build of fewer pages")
        expect(load(folder / "less" / "graph.nq", store, SENTENCES), 0, "which takes the place of the other")
        fewer = {quad[3] or SENTENCES for quad in nquads.parse((folder / "less" / "graph.nq").read_bytes())}
        gone = {g for g in sizes if g not in fewer}
        check(gone and not gone & set(sizes_in(store)), "sentences that are no more are gone", gone)
    check(store.process.poll() is not None, "the server is stopped")


def ten_queries(folder):
    with Virtuoso(folder, folder) as store:
        expect(load(queries.GRAPH, store, SENTENCES), 0, "Virtuoso takes the graph of the queries")
        queries.check_answers("Virtuoso", store.ask)


# The queries to which the pages of the tests have an answer.
ANSWERED = ["02-large-projects-by-place", "04-industries-by-park", "05-signed-never-started", "06-people-and-posts",
            "07-statistics-over-time", "10-evidence-of-a-fact"]


def answers(store, dataset):
    for name in ANSWERED:
        query = (queries.FOLDER / f"{name}.rq").read_text(encoding="utf-8")
        if "GRAPH" in query and dataset:
            continue
        rows = store.query(query.replace("WHERE", f"{dataset} WHERE", 1))
        check(rows, f"{name} has an answer in {'graph.ttl' if dataset else 'graph.nq'}", query)


if not shutil.which("virtuoso-t"):
    print("1..0 # SKIP virtuoso-t is not installed (make deps)")
    sys.exit(0)
main(loads, ten_queries)
