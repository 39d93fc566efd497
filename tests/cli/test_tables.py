"""The tables and the GraphML that build writes, read back by Python's csv and by networkx."""

import csv
import pathlib
import sys

import networkx
import rdflib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import nquads  # noqa: E402
from tap import ROOT, check, equal, expect, main, parkgraph  # noqa: E402

OF_CLASS = {"parks": "Park", "companies": "Company", "projects": "Project", "people": "Person"}


def rows(path):
    data = path.read_bytes()
    check(data.startswith(b"\xef\xbb\xbf"), f"{path.name} begins with a byte order mark")
    check(b"\n" not in data.replace(b"\r\n", b""), f"{path.name} has the line ends of RFC 4180")
    found = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), strict=True))
    check(len({len(row) for row in found}) == 1, f"{path.name} has rows of one width")
    wild = [cell for row in found for cell in row if cell[:1] in "=+-@\t\r" and cell and not cell[1:2].isdigit()]
    equal(wild, [], f"{path.name} holds nothing that a spreadsheet carries out")
    return found


def tables_and_graphml(folder):
    expect(parkgraph("build", "tests/pages", "--out", folder, cwd=ROOT), 0, "build")
    said = [quad for quad in nquads.parse((folder / "graph.nq").read_bytes())
            if quad[3] not in ("", nquads.BACKGROUND)]
    classes = {s: o.removeprefix(nquads.PG) for s, p, o, _ in said if p == nquads.RDF + "type"}
    for name, wanted in OF_CLASS.items():
        found = rows(folder / f"{name}.csv")
        entities = {iri for iri, kind in classes.items() if kind == wanted}
        equal({row[-1] for row in found[1:]}, entities, f"{name}.csv has a row for each of them")
        values = {(row[-1], found[0][i], cell) for row in found[1:] for i, row_cell in enumerate(row)
                  for cell in row_cell.split("；")}
        if name == "projects":
            stated = {(s, "投资额（元）", o[0]) for s, p, o, _ in said
                      if s in entities and p == nquads.PG + "investment" and isinstance(o, tuple)}
            check(stated and stated <= values, "and every investment that is stated", stated - values)
    for name in ("entities", "relations", "attributes", "statistics"):
        check(len(rows(folder / f"{name}.csv")) > 5, f"{name}.csv has rows")

    graph = networkx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    labels = {s: o[0] for s, p, o, _ in said if p.endswith(("#label", "#prefLabel"))}
    equal({(data["iri"], data["label"], data["class"]) for _, data in graph.nodes(data=True)},
          {(iri, labels[iri], kind) for iri, kind in classes.items() if iri in labels},
          "networkx reads every entity with its name and class")
    weights = {}
    for s, p, o, g in said:
        if s in labels and isinstance(o, str) and o in labels and p.startswith(nquads.PG):
            weights.setdefault((s, p.removeprefix(nquads.PG), o), set()).add(g)
    iri = dict(graph.nodes(data="iri"))
    equal({(iri[a], data["label"], iri[b]): data["weight"] for a, b, data in graph.edges(data=True)},
          {key: float(len(graphs)) for key, graphs in weights.items()},
          "and every relation with the number of its sentences")


def description(folder):
    """dataset.ttl tells what the other files hold."""
    expect(parkgraph("build", "tests/pages", "--out", folder, cwd=ROOT), 0, "build")
    quads = nquads.parse((folder / "graph.nq").read_bytes())
    facts = {quad[:3] for quad in quads if quad[3] not in ("", nquads.BACKGROUND)}
    dataset = rdflib.Graph().parse(folder / "dataset.ttl", format="turtle")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    here = rdflib.URIRef("https://w3id.org/parkgraph/graph")
    equal(int(dataset.value(here, void.triples)), len(facts), "as many statements as graph.ttl")
    found = {str(c): int(dataset.value(part, void.entities)) for part, c in dataset.subject_objects(void["class"])}
    wanted = {}
    for _, p, o in facts:
        if p == nquads.RDF + "type" and o.startswith(nquads.PG):
            wanted[o] = wanted.get(o, 0) + 1
    equal(found, wanted, "as many entities of each class")
    documents = {str(o) for o in dataset.objects(here, rdflib.URIRef(nquads.PROV + "wasDerivedFrom"))}
    equal(documents, {o for _, p, o, _ in quads if p == nquads.PROV + "wasQuotedFrom"}, "from the documents quoted")
    equal(int(dataset.value(here, void.documents)), len(documents), "whose number it tells")
    check(not any(isinstance(t, rdflib.BNode) for triple in dataset for t in triple), "without blank nodes")
    license = rdflib.URIRef("http://purl.org/dc/terms/license")
    check(dataset.value(here, license) is None, "without a licence that nobody told")
    address = "https://creativecommons.org/licenses/by/4.0/"
    expect(parkgraph("build", "--license", address, "tests/pages/2023", "--out", folder / "by", cwd=ROOT), 0, "a licence")
    dataset = rdflib.Graph().parse(folder / "by" / "dataset.ttl", format="turtle")
    equal(str(dataset.value(here, license)), address, "which is in dataset.ttl")
    for wrong in ("CC BY", "javascript:alert(1)", "https://a b/<>"):
        expect(parkgraph("build", "--license", wrong, "tests/pages/2023", "--out", folder / "no", cwd=ROOT), 2, wrong)


main(tables_and_graphml, description)
