#!/usr/bin/python3
"""The gazetteers of zones, companies and institutions: size, places, names that stand twice."""

import collections
import pathlib
import re
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import ROOT, check, main, skip  # noqa: E402

import rdflib  # noqa: E402
from rdflib.namespace import RDF, RDFS, SKOS  # noqa: E402

ONTOLOGY = ROOT / "ontology"
PG = rdflib.Namespace("https://w3id.org/parkgraph/ontology#")
PARK = "https://w3id.org/parkgraph/id/park/"
PLACE = "https://w3id.org/parkgraph/id/place/"
# All files are parsed at every start, so that each has its share of triples.
BUDGET = {"zones": 3500, "companies": 5500, "institutions": 1200}
# At least so many zones of a level; fewer means that lines were lost.
LEVELS = {
    "NationalHighTechZone": 178,
    "NationalEconomicZone": 234,
    "NationalNewArea": 19,
    "FreeTradeZone": 91,
    "IndependentInnovationZone": 23,
    "ComprehensiveBondedZone": 158,
    "BorderZone": 20,
}


def text(name):
    return (ONTOLOGY / f"{name}.ttl").read_text(encoding="utf-8")


def graph(name):
    return rdflib.Graph().parse(data=text(name), format="turtle")


def fold(name):
    """The form that names are compared in: NFKC without spaces and quotes."""
    return re.sub(r"[\s\"'“”‘’《》]", "", unicodedata.normalize("NFKC", name))


def twice(names):
    return [name for name, n in collections.Counter(map(fold, names)).items() if n > 1]


def no(found, name):
    check(not found, name, "\n".join(map(str, list(found)[:20])))


def own_names(data, subject):
    """Label, other labels and the local name of the IRI, each once."""
    names = [str(o) for p in (RDFS.label, SKOS.altLabel) for o in data.objects(subject, p)]
    return {fold(name) for name in [*names, str(subject).rsplit("/", 1)[1]]}


def check_size(_):
    for name, budget in BUDGET.items():
        size = len(graph(name))
        check(size <= budget, f"{name}.ttl: {size} triples, at most {budget}")
        # A graph drops in silence what a list says twice; so the lines are looked at.
        listed = re.findall(r'"([^"]+)" (?=[,.])', text(name))
        no(twice(listed), f"{name}.ttl: no entry of a list is written twice")


def check_zones(_):
    data = graph("zones")
    zones = set(data.subjects(RDF.type, PG.Park))
    levels = collections.Counter(data.objects(None, PG.level))
    for level, least in LEVELS.items():
        check(levels[PG[level]] >= least, f"{level}: {levels[PG[level]]} zones, at least {least}")
    no(set(levels) - {PG[level] for level in LEVELS}, "no other level is used")
    no([z for z in zones if not str(z).startswith(PARK)], "the IRI of every zone is a park's")
    no([z for z in zones if len(list(data.objects(z, RDFS.label))) != 1], "every zone has one label")
    no([z for z in zones if len(list(data.objects(z, PG.locatedIn))) != 1], "every zone has one place")
    no(set(data.objects(None, PG.partOf)) - zones, "partOf leads to a zone of the file")
    no(twice(n for z in zones for n in own_names(data, z)), f"no name of the {len(zones)} zones stands twice")


def check_places(_):
    codes = {str(o) for o in graph("zones").objects(None, PG.locatedIn)}
    no([c for c in codes if not re.fullmatch(PLACE + r"\d{6}", c)], "every place is a six-digit code")
    if not (ONTOLOGY / "places.ttl").exists():
        skip("the places of zones are known", "no places.ttl")
        return
    known = set(re.findall(r"^place:(\d{6})\b", text("places"), re.M))
    missing = [c for c in codes if c.removeprefix(PLACE) not in known]
    no(missing, f"the {len(codes)} places of zones are in places.ttl")


def check_companies(_):
    data = graph("companies")
    known, ambiguous = (
        [str(o) for o in data.objects(PG.Company, p)] for p in (PG.knownName, PG.ambiguousName)
    )
    no(twice(known + ambiguous), f"no name stands twice ({len(known)} known, {len(ambiguous)} ambiguous)")
    no([n for n in known + ambiguous if len(n) < 2], "no name of one character")
    marked = r"^(\*?ST|XD|XR|DR)[^A-Z]|-[UW]+$|[\u4e00-\u9fff][AB]$"
    no([n for n in known + ambiguous if re.search(marked, n)], "no name bears an exchange's mark")
    no([n for n in known + ambiguous if n != unicodedata.normalize("NFKC", n)], "names are folded")


def check_institutions(_):
    data = graph("institutions")
    known = [str(o) for o in data.objects(PG.Organization, PG.knownName)]
    named = list(data.subjects(RDF.type, PG.Organization))
    names = known + [n for o in named for n in own_names(data, o)]
    no(twice(names), f"no name stands twice ({len(named)} with a short name, {len(known)} in lists)")
    no([n for n in names if len(n) < 2], "no name of one character")
    no([o for o in named if not data.value(o, SKOS.altLabel)], "a resource has a short name")


def check_all(_):
    """A name of one kind is no name of another."""
    kinds = {}
    for name in BUDGET:
        data = graph(name)
        names = {str(o) for p in (PG.knownName, RDFS.label, SKOS.altLabel) for o in data.objects(None, p)}
        kinds[name] = names | {str(z)[len(PARK) :] for z in data.subjects(RDF.type, PG.Park)}
    no(kinds["companies"] & kinds["zones"], "no company bears a zone's name")
    no(kinds["companies"] & kinds["institutions"], "no company bears an institution's name")
    no(kinds["institutions"] & kinds["zones"], "no institution bears a zone's name")


main(check_size, check_zones, check_places, check_companies, check_institutions, check_all)
