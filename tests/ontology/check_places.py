#!/usr/bin/python3
"""Checks the gazetteers of administrative places and regions: codes, parents, counts, names, size. Prints TAP."""

import collections
import pathlib
import re
import sys
import unicodedata

import rdflib
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

ONTOLOGY = pathlib.Path(__file__).resolve().parents[2] / "ontology"
PG = rdflib.Namespace("https://w3id.org/parkgraph/ontology#")
PLACE = "https://w3id.org/parkgraph/id/place/"
REGION = "https://w3id.org/parkgraph/id/region/"
TRIPLES = 9000
COUNTS = {PG.Province: (34, 34), PG.City: (341, 343), PG.District: (2850, 2900)}
# What statistics list beside areas, and zones that are no districts.
PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
ZONE = re.compile(r"(开发区|园区|管理区|新区|示范区|试验区|实验区|风景名胜区|管委会|委员会)$")
DISTRICTS_LIKE_ZONES = {"浦东新区", "滨海新区", "沈北新区", "两江新区", "清新区", "绿园区", "梁园区", "下花园区"}
NO_SHORT_FORM = re.compile(r"(地区|盟|自治[州县旗]|..[矿林特新]区)$")
KNOWN = {
    "110000": "北京市", "330100": "杭州市", "330106": "西湖区", "310115": "浦东新区", "120116": "滨海新区",
    "441900": "东莞市", "442000": "中山市", "460400": "儋州市", "620200": "嘉峪关市", "429004": "仙桃市",
    "659001": "石河子市", "469005": "文昌市", "419001": "济源市", "320583": "昆山市", "370116": "莱芜区",
    "433100": "湘西土家族苗族自治州", "331127": "景宁畲族自治县", "710100": "台北市", "460302": "西沙区",
}
REPLACED = {
    "371200": "370116", "330104": "330102", "330103": "330105", "330204": "330212", "330621": "330603",
    "330183": "330111", "330185": "330112", "330283": "330213", "360721": "360704", "451281": "451203",
    "370282": "370215", "370181": "370114", "370284": "370211", "310108": "310106", "110104": "110102",
}
count = 0
failed = 0


def ok(good, what, details=()):
    """One TAP line; the first details of a failure follow as comments."""
    global count, failed
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} - {what}")
    if not good:
        failed += 1
        for detail in list(details)[:20]:
            print(f"#   {detail}")


def local(iri):
    return str(iri).rsplit("/", 1)[1]


def short_form(label):
    """The form that the loader derives, or None."""
    if len(label) > 2 and label[-1] in "市县区旗" and not NO_SHORT_FORM.search(label):
        return label[:-1]
    return None


def parent(code, codes):
    """The place that a code lies in by its digits; None for a province."""
    if code.endswith("0000"):
        return None
    prefecture = code[:4] + "00"
    if prefecture != code and prefecture in codes:
        return prefecture
    return code[:2] + "0000"


def check_codes(graph, text, codes, labels):
    lines = re.findall(r"^place:(\d+)", text, re.M)
    ok(lines == sorted(set(lines)), "every code has one line, in order")
    ok(all(re.fullmatch(r"\d{6}", c) for c in codes), "every code has six digits")
    orphans = [c for c in codes if parent(c, codes) is not None and parent(c, codes) not in codes]
    ok(not orphans, "every place has a parent by its code", orphans)
    many = [c for c, names in labels.items() if len(names) != 1]
    ok(not many, "every place has one label", many)
    counts = collections.Counter()
    for subject, kind in graph.subject_objects(RDF.type):
        if local(subject) in codes and not graph.value(subject, DCTERMS.isReplacedBy):
            counts[kind] += 1
    for kind, (least, most) in COUNTS.items():
        ok(least <= counts[kind] <= most, f"{counts[kind]} places of today are a {kind.split('#')[1]}")
    ok(set(counts) == set(COUNTS), "no place is of another class", set(counts) - set(COUNTS))
    wrong = [c for c in codes if (graph.value(codes[c], RDF.type) == PG.Province) != c.endswith("0000")]
    wrong += [c for c in codes if graph.value(codes[c], RDF.type) == PG.City and not c.endswith("00")]
    ok(not wrong, "codes and classes agree", wrong)
    odd = [f"{c} {n}" for c, n in KNOWN.items() if labels.get(c) != [n]]
    ok(not odd, f"{len(KNOWN)} known codes have their labels", odd)


def check_names(graph, codes, labels):
    names = {c: ns[0] for c, ns in labels.items() if ns}
    fake = [f"{c} {n}" for c, n in names.items() if n in PLACEHOLDERS]
    fake += [f"{c} {n}" for c, n in names.items() if ZONE.search(n) and n not in DISTRICTS_LIKE_ZONES]
    ok(not fake, "no placeholder and no zone stands among the places", fake)
    listed = list(graph.objects(None, RDFS.label)) + list(graph.objects(None, SKOS.altLabel))
    bad = [n for n in listed if n.language != "zh" or unicodedata.normalize("NFKC", str(n)) != str(n) or re.search(r"\s", n)]
    bad += [n for n in listed if len(n) < 2]
    ok(not bad, "every name is folded Chinese of two characters or more", bad)
    again = []
    for code, subject in codes.items():
        alternatives = {str(o) for o in graph.objects(subject, SKOS.altLabel)}
        derived = {names[code]}
        if graph.value(subject, RDF.type) != PG.Province:
            derived.add(short_form(names[code]))
        again += [f"{code} {n}" for n in alternatives & derived]
    ok(not again, "no altLabel says what the label or the rule gives", again)
    twins = collections.Counter((parent(c, codes), n) for c, n in names.items())
    twins = [f"{p} {n}" for (p, n), times in twins.items() if times > 1]
    ok(not twins, "no label stands twice under one parent", twins)
    provinces = [s for c, s in codes.items() if c.endswith("0000")]
    lacking = [s for s in provinces if not graph.value(s, SKOS.altLabel) or not graph.value(s, PG.abbreviation)]
    ok(not lacking, "every province has a short name and an abbreviation", lacking)
    letters = [str(o) for o in graph.objects(None, PG.abbreviation)]
    good = len(set(letters)) == len(letters) and all(len(x) == 1 for x in letters)
    ok(good, f"{len(letters)} abbreviations are single and different")
    lacking = [c for c, n in names.items() if re.search(r"自治[州县旗]$|地区$|盟$", n)]
    lacking = [f"{c} {names[c]}" for c in lacking if not graph.value(codes[c], SKOS.altLabel)]
    print(f"# without a short name: {' '.join(lacking)}")
    ok(len(lacking) <= 8, "autonomous areas, leagues and prefectures have short names", lacking)


def check_marks(graph, codes, labels):
    marked = set(graph.subjects(PG.shortFormIsWord, rdflib.Literal(True)))
    stray = [s for s in marked if local(s) not in codes or not short_form(labels[local(s)][0])]
    stray += [s for s in graph.subjects(PG.labelIsWord, None) if not graph.value(s, RDFS.label)]
    ok(not stray, f"{len(marked)} marks of words are on real places with a short form", stray)
    values = set(graph.objects(None, PG.shortFormIsWord)) | set(graph.objects(None, PG.labelIsWord))
    ok(values == {rdflib.Literal(True)}, "marks are true", values)
    words = {short_form(labels[local(s)][0]) for s in marked if local(s) in codes}
    missing = {"和平", "朝阳", "东方", "新华", "解放", "光明", "公安", "资源", "会同", "比如", "合作", "城关"} - words
    ok(not missing, "the plainest words are marked", missing)


def check_replaced(graph, codes):
    pairs = {local(s): local(o) for s, o in graph.subject_objects(DCTERMS.isReplacedBy)}
    lost = [f"{c} -> {to}" for c, to in pairs.items() if to not in codes or to in pairs or to == c]
    ok(not lost, f"{len(pairs)} abolished places lead to one of today", lost)
    moved = [f"{c} -> {to}" for c, to in pairs.items() if c[:2] != to[:2]]
    ok(not moved, "and to one of the same province", moved)
    odd = [f"{c} -> {pairs.get(c)}" for c, to in REPLACED.items() if pairs.get(c) != to]
    ok(not odd, f"{len(REPLACED)} known successions are right", odd)


def check_world(graph, codes):
    world = [s for s in graph.subjects(RDF.type, None) if str(s).startswith(PLACE + "world/")]
    odd = [s for s in world if graph.value(s, RDF.type) != PG.City or str(graph.value(s, RDFS.label)) != local(s)]
    ok(len(world) >= 60 and not odd, f"{len(world)} cities of the world are named by their labels", odd)
    subjects = set(graph.subjects(None, None))
    stray = subjects - set(codes.values()) - set(world)
    ok(not stray, "nothing else stands in places.ttl", stray)


def check_regions(graph, places):
    regions = set(graph.subjects(None, None))
    odd = [r for r in regions if graph.value(r, RDF.type) != PG.Region or not str(r).startswith(REGION)]
    odd += [r for r in regions if len(list(graph.objects(r, RDFS.label))) != 1]
    ok(100 <= len(regions) <= 320 and not odd, f"{len(regions)} regions with a label each", odd)
    names = [(str(o), s) for p in (RDFS.label, SKOS.altLabel) for s, o in graph.subject_objects(p)]
    times = collections.Counter(n for n, _ in names)
    ok(max(times.values()) == 1, "no name of a region stands twice", [n for n, t in times.items() if t > 1])
    nameless = [local(r) for r in regions if (local(r), r) not in names]
    print(f"# local names that are no surface form: {' '.join(nameless)}")
    ok(len(nameless) <= 3, "a region's local name is one of its names", nameless)
    taken = {str(o) for p in (RDFS.label, SKOS.altLabel) for o in places.objects(None, p)}
    taken |= {short_form(n) for n in taken}
    ok(not taken & set(times), "no region has the name of a place", taken & set(times))


def main():
    path = ONTOLOGY / "places.ttl"
    text = path.read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(data=text, format="turtle")
    ok(len(graph) <= TRIPLES, f"places.ttl has {len(graph)} triples (at most {TRIPLES})")
    subjects = set(graph.subjects(RDF.type, None))
    codes = {local(s): s for s in subjects if str(s) == PLACE + local(s)}
    labels = {c: [str(o) for o in graph.objects(s, RDFS.label)] for c, s in codes.items()}
    check_codes(graph, text, codes, labels)
    check_names(graph, codes, labels)
    check_marks(graph, codes, labels)
    check_replaced(graph, codes)
    check_world(graph, codes)
    regions = rdflib.Graph().parse(ONTOLOGY / "regions.ttl", format="turtle")
    check_regions(regions, graph)
    print(f"1..{count}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
