"""Every fact can be traced to the place in the document that states it."""

import collections
import json
import pathlib
import re
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import nquads  # noqa: E402
from nquads import BACKGROUND, ID, OA, PG, PROV, RDF, RDFS, SCHEMA  # noqa: E402
from tap import PAGES, ROOT, check, equal, expect, main, parkgraph  # noqa: E402

PLACE = re.compile(r"(.*)#char=(\d+),(\d+)")
ENCODINGS = {"guiyang.txt": "gb18030", "kunming.txt": "utf-16", "wuhan.htm": "gbk"}


def decoded_documents():
    """Every sample document by its IRI, as the contract decodes it."""
    documents = {}
    for path in sorted(PAGES.rglob("*")):
        if not path.is_file():
            continue
        text = path.read_bytes().decode(ENCODINGS.get(path.name, "utf-8"))
        if path.suffix == ".jsonl":
            for line in text.splitlines():
                record = json.loads(line)
                documents[record["id"]] = record["text"]
        else:
            documents[str(path.relative_to(ROOT))] = text
    return documents


def is_inside(quotation, text):
    """Whether the quotation's characters stand in the text in their order; blanks do not count."""
    characters = iter(text)
    return all(c in characters for c in quotation if not c.isspace())


def evidence(_folder):
    run = parkgraph("extract", "--format", "nquads", "tests/pages", cwd=ROOT)
    expect(run, 0, "the sample pages")
    quads = nquads.parse(run.out)
    check(len(quads) > 500, "the sample pages give facts", len(quads))
    equal(len(quads), len(set(quads)), "no quad twice")

    about = collections.defaultdict(lambda: collections.defaultdict(list))
    for s, p, o, g in quads:
        if not g:
            about[s][p].append(o)
    documents = decoded_documents()
    sentences = {s for s, facts in about.items() if PG + "Sentence" in facts[RDF + "type"]}
    check(sentences, "sentences are described")
    stray = {g for _, _, _, g in quads if g and g != BACKGROUND} - sentences
    check(not stray, "every graph is a sentence that is described", sorted(stray)[:5])
    unused = sentences - {g for _, _, _, g in quads}
    check(not unused, "every sentence states something", sorted(unused)[:5])

    faults = collections.defaultdict(list)
    for sentence in sorted(sentences):
        facts = about[sentence]
        place = PLACE.fullmatch(sentence)
        if not place:
            faults["the IRI tells the place"].append(sentence)
            continue
        doc, start, end = place.group(1), int(place.group(2)), int(place.group(3))
        name = urllib.parse.unquote(doc.removeprefix(ID + "doc/"))
        if facts[PROV + "wasQuotedFrom"] != [doc] or name not in documents:
            faults["the document is one of those that were read"].append(sentence)
            continue
        if len(facts[OA + "exact"]) != 1:
            faults["there is one quotation"].append(sentence)
            continue
        quotation = facts[OA + "exact"][0][0]
        slice_ = documents[name][start:end]
        if not is_inside(quotation, slice_):
            faults["the quotation stands in the document"].append(f"{sentence}\n{quotation}\n{slice_}")
        elif slice_[:1] != quotation[:1] or slice_[-1:] != quotation[-1:]:
            faults["the place is tight"].append(f"{sentence}\n{quotation}\n{slice_}")
        if not facts[PG + "rule"]:
            faults["a rule is named"].append(sentence)
    for name in ("the IRI tells the place", "the document is one of those that were read",
                 "there is one quotation", "the quotation stands in the document",
                 "the place is tight", "a rule is named"):
        check(not faults[name], f"of every sentence {name}",
              f"{len(faults[name])} of {len(sentences)}\n" + "\n".join(faults[name][:5]))

    read = {s for s, facts in about.items() if s.startswith(ID + "doc/") and "#" not in s}
    wanted = {ID + "doc/" + name for name in documents}
    equal({urllib.parse.unquote(iri) for iri in read}, wanted, "every document is described")


def entities(_folder):
    quads = nquads.parse(parkgraph("extract", "tests/pages", cwd=ROOT).out)
    iris = {term for quad in quads for term in quad if isinstance(term, str) and term}
    long = [iri for iri in iris if len(iri.encode()) > 1800]
    check(not long, "no IRI is longer than a store takes", long[:3])
    named = {s for s, p, _, _ in quads if p == RDFS + "label"
             or p.endswith("#prefLabel")}
    typed = collections.defaultdict(set)
    for s, p, o, g in quads:
        if p == RDF + "type" and isinstance(o, str) and o.startswith(PG):
            typed[s].add(o.removeprefix(PG))
    used = {s for s, p, _, g in quads if g and g != BACKGROUND}
    amounts = {s for s, p, o, _ in quads if p == RDF + "type" and o == SCHEMA + "MonetaryAmount"}
    nameless = sorted(s for s in used - named - amounts if "Observation" not in typed[s])
    check(not nameless, "whatever facts are about has a name", nameless[:5])
    typeless = sorted(used - typed.keys() - amounts)
    check(not typeless, "whatever facts are about has a class", typeless[:5])
    for wanted in ("Park", "Company", "Project", "Province", "City", "District", "Organization",
                   "Person", "Industry", "Observation"):
        n = sum(wanted in classes for classes in typed.values())
        check(n > 0, f"the sample pages name a {wanted}", n)


def background(_folder):
    quads = nquads.parse(parkgraph("extract", "tests/pages", cwd=ROOT).out)
    named = {term for s, p, o, g in quads if g and g != BACKGROUND for term in (s, o)
             if isinstance(term, str)}
    strange = sorted(s for s, _, _, g in quads if g == BACKGROUND and s not in named)
    check(not strange, "the background is about entities of the documents only", strange[:5])


main(evidence, entities, background)
