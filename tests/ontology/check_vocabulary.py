#!/usr/bin/python3
"""Check the vocabulary, shapes, industries and surnames of ontology/ for what RDF parsers let pass.

    check_vocabulary.py [FOLDER]      TAP on standard output; exit 1 when a check fails

Needs python3-rdflib; the shapes are tried on right.ttl and wrong.ttl where pySHACL is installed.
"""
import pathlib
import re
import sys

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

PG = Namespace('https://w3id.org/parkgraph/ontology#')
SCHEMA = Namespace('http://schema.org/')
INDUSTRY = 'https://w3id.org/parkgraph/id/industry/'
ONTOLOGY = URIRef('https://w3id.org/parkgraph/ontology')
IMPORTS = ('places regions zones companies institutions industries surnames lexicon units patterns patterns-amounts patterns-industries tables').split()
BUDGET = {'parkgraph': 1700, 'industries': 5700}  # triples
HERE = pathlib.Path(__file__).resolve().parent
PROPERTY_TYPES = (RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
DERIVED = ('产业', '行业', '领域', '制造业', '业')  # the program adds these to an industry's name

# The contract: domain and range of each relation, domain of each attribute.
RELATIONS = {
    'locatedIn': ('Park Company Project Organization District City', 'Park City Province District Region'),
    'partOf': ('Park Organization', 'Park Organization Company'),
    'investor': ('Project Park', 'Company Organization Person'),
    'subsidiaryOf': ('Company', 'Company'),
    'acquired': ('Company', 'Company'),
    'cooperatesWith': ('Company Organization Park', 'Company Organization Park'),
    'worksFor': ('Person', 'Company Organization Park'),
    'industry': ('Park Company Project', 'Industry'),
}
ATTRIBUTES = {
    'investment': 'Project Company Park',
    'annualOutput': 'Project Company Park',
    'landArea': 'Project Park Company',
    'floorArea': 'Project Park Company',
    'jobs': 'Project Company Park',
    'status': 'Project',
    'startDate': 'Project Park',
    'completionDate': 'Project Park',
    'signDate': 'Project Park',
    'position': 'Person',
    'honour': 'Company Project Park Organization',
}
CLASSES = ('Park Company Project Province City District Region Organization Person Industry '
           'Observation Sentence').split()
WRONG = {  # shape of wrong.ttl's violations → how many
    'label': 3, 'prefLabel': 1, 'noStatus': 1, 'status': 1, 'locatedIn': 1, 'worksFor': 1, 'investment': 1,
    'startDate': 1, 'jobs': 1, 'indicator': 1, 'value': 1, 'unit': 1, 'exact': 1, 'wasQuotedFrom': 1, 'Sentence': 1,
}


class Tap:
    def __init__(self):
        self.n = self.failed = 0

    def check(self, name, problems):
        """A test passes when the list of its problems is empty."""
        problems = list(problems)
        self.n += 1
        self.failed += bool(problems)
        print(f'{"not " if problems else ""}ok {self.n} - {name}')
        for problem in problems[:20]:
            print(f'#   {problem}')
        if len(problems) > 20:
            print(f'#   … and {len(problems) - 20} more')

    def skip(self, name, why):
        self.n += 1
        print(f'ok {self.n} - {name} # SKIP {why}')


def local(term):
    return re.split(r'[#/]', str(term))[-1]


def languages(graph, subject, predicate):
    return {o.language for o in graph.objects(subject, predicate) if isinstance(o, Literal)}


def included(graph, subject, predicate):
    return {str(o)[len(PG):] for o in graph.objects(subject, predicate) if str(o).startswith(PG)}


def is_property(graph, term):
    return any((term, RDF.type, t) in graph for t in PROPERTY_TYPES)


def check_vocabulary(tap, folder, graphs):
    g = graphs['parkgraph']
    imports = {local(o) for o in g.objects(ONTOLOGY, OWL.imports)}
    tap.check('the ontology imports the files of knowledge and no others',
              sorted(imports ^ {f'{name}.ttl' for name in IMPORTS}))
    tap.check('every imported file is there', sorted(name for name in imports if not (folder / name).exists()))
    terms = {s for s in g.subjects(RDF.type, None) if str(s).startswith(PG)}
    documented = {s for s in terms if not str(s).endswith('Component')}
    tap.check('every term has a label and a comment in Chinese and English',
              (f'pg:{local(s)} {local(p)}' for s in sorted(documented) for p in (RDFS.label, RDFS.comment)
               if not {'zh', 'en'} <= languages(g, s, p)))
    tap.check('no term has two labels of one language',
              (f'pg:{local(s)}' for s in sorted(terms) if len(list(g.objects(s, RDFS.label))) > 2))
    properties = sorted(s for s in terms if is_property(g, s))
    tap.check('every property says what it joins',
              (f'pg:{local(s)} {local(p)}' for s in properties for p in (SCHEMA.domainIncludes, SCHEMA.rangeIncludes)
               if not list(g.objects(s, p))))
    tap.check('what is joined is declared',
              (f'pg:{local(s)} → {local(o)}' for s in properties
               for p in (SCHEMA.domainIncludes, SCHEMA.rangeIncludes, RDFS.domain, RDFS.range, OWL.inverseOf)
               for o in g.objects(s, p) if str(o).startswith(PG) and o not in terms))
    tap.check('rdfs:domain and rdfs:range repeat a single class',
              (f'pg:{local(s)} {local(p)}' for s in properties
               for p, q in ((RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes))
               for o in g.objects(s, p) if set(g.objects(s, q)) != {o} and o not in {SKOS.Concept}))
    tap.check('the classes of the contract are there', (c for c in CLASSES if (PG[c], RDF.type, OWL.Class) not in g))
    wrong = []
    for name, (domain, range_) in RELATIONS.items():
        for side, want in ((SCHEMA.domainIncludes, domain), (SCHEMA.rangeIncludes, range_)):
            if included(g, PG[name], side) != set(want.split()):
                wrong.append(f'pg:{name} {local(side)}')
    for name, domain in ATTRIBUTES.items():
        if included(g, PG[name], SCHEMA.domainIncludes) != set(domain.split()):
            wrong.append(f'pg:{name} domainIncludes')
    tap.check('relations and attributes join what the contract says', wrong)
    tap.check('an inverse joins the same the other way',
              (f'pg:{local(s)}' for s, o in g.subject_objects(OWL.inverseOf)
               if included(g, s, SCHEMA.domainIncludes) != included(g, o, SCHEMA.rangeIncludes)
               or included(g, s, SCHEMA.rangeIncludes) != included(g, o, SCHEMA.domainIncludes)))
    tap.check('labels of relations fit an edge',
              (f'pg:{name} {o}' for name in RELATIONS for o in g.objects(PG[name], RDFS.label)
               if o.language == 'zh' and len(o) > 4))
    used = {}
    for name, graph in graphs.items():
        if name != 'shapes':
            for triple in graph:
                for term in triple:
                    if isinstance(term, URIRef) and str(term).startswith(PG) and term not in terms:
                        used.setdefault(local(term), name)
    declared_there = {'industries'}  # the scheme heads its own file
    tap.check('every term that a file uses is declared',
              (f'pg:{term} in {name}.ttl' for term, name in sorted(used.items()) if term not in declared_there))


def check_pitfalls(tap, g):
    """Those of OOPS! that a query can find: https://oops.linkeddata.es/catalogue.jsp has the numbers."""
    classes = {s for s in g.subjects(RDF.type, OWL.Class) if str(s).startswith(PG)}
    properties = {s for s in g.subjects(RDF.type, None) if str(s).startswith(PG) and is_property(g, s)}
    relations = [PG[name] for name in RELATIONS]
    tap.check('P04: no class stands alone',
              (local(c) for c in sorted(classes) if not list(g.objects(c, RDFS.subClassOf))
               and not list(g.subject_predicates(c))))
    tap.check('P05, P13: every relation has one inverse or is symmetric',
              (local(r) for r in relations if len(set(g.subjects(OWL.inverseOf, r)) | set(g.objects(r, OWL.inverseOf))) != 1
               and (r, RDF.type, OWL.SymmetricProperty) not in g))
    tap.check('P06: no class is below itself',
              (local(c) for c in sorted(classes) if c in g.transitive_objects(next(g.objects(c, RDFS.subClassOf), None),
                                                                               RDFS.subClassOf)))
    people = [PG[name] for name in 'Park Company Project Organization Person Industry Place'.split()]
    tap.check('P10: the main classes are disjoint from each other',
              (f'{local(a)} {local(b)}' for i, a in enumerate(people) for b in people[i + 1:]
               if (a, OWL.disjointWith, b) not in g and (b, OWL.disjointWith, a) not in g))
    tap.check('P19: no property has two domains or ranges, which would mean their intersection',
              (local(p) for p in sorted(properties) for q in (RDFS.domain, RDFS.range) if len(list(g.objects(p, q))) > 1))
    tap.check('P22: classes begin with a capital, properties without',
              [local(c) for c in classes if not local(c)[0].isupper()]
              + [local(p) for p in properties if local(p)[0].isupper()])
    tap.check('P24, P25: no property is defined by itself or its own inverse',
              (local(p) for p in sorted(properties) for q in (OWL.inverseOf, RDFS.subPropertyOf) if (p, q, p) in g))
    tap.check('P26: a symmetric property has no inverse',
              (local(p) for p in g.subjects(RDF.type, OWL.SymmetricProperty) if list(g.objects(p, OWL.inverseOf))))
    tap.check('P32: no two terms of a kind have the same label',
              (f'{local(a)} {local(b)} {o}' for kind in (sorted(classes), sorted(properties)) for i, a in enumerate(kind)
               for b in kind[i + 1:] for o in set(g.objects(a, RDFS.label)) & set(g.objects(b, RDFS.label))))
    needed = [OWL.versionInfo, OWL.versionIRI, URIRef('http://purl.org/dc/terms/license'),
              URIRef('http://purl.org/dc/terms/title'), URIRef('http://purl.org/dc/terms/description'),
              URIRef('http://purl.org/vocab/vann/preferredNamespacePrefix'),
              URIRef('http://purl.org/vocab/vann/preferredNamespaceUri')]
    tap.check('P38, P41: the ontology is declared, with version, licence, title, prefix and namespace',
              [str(p) for p in needed if not list(g.objects(ONTOLOGY, p))]
              + ([] if (ONTOLOGY, RDF.type, OWL.Ontology) in g else ['owl:Ontology']))


def check_shapes(tap, graphs):
    g, vocabulary = graphs['shapes'], graphs['parkgraph']
    targets = set(g.objects(None, SH.targetClass))
    tap.check('every class has a shape', (c for c in CLASSES if PG[c] not in targets))
    paths = set(g.objects(None, SH.path))
    tap.check('every relation, attribute and statistic has a property shape',
              (f'pg:{n}' for n in [*RELATIONS, *ATTRIBUTES, 'about', 'indicator', 'value', 'unit', 'period']
               if PG[n] not in paths))
    tap.check('shapes name declared terms only',
              sorted({f'pg:{local(t)}' for triple in g for t in triple if isinstance(t, URIRef)
                      and str(t).startswith(PG) and not list(vocabulary.objects(t, RDF.type))}))
    refers = (SH.property, SH.node, getattr(SH, 'or', SH['or']))
    shapes = {s for s in g.subjects(RDF.type, None) if str(s).startswith('https://w3id.org/parkgraph/shapes#')}
    tap.check('every shape that is referred to is there',
              sorted(local(o) for p in refers for o in g.objects(None, p) if isinstance(o, URIRef) and o not in shapes))
    name = 'the shapes accept right.ttl and find the faults of wrong.ttl'
    try:
        import pyshacl
    except ImportError:
        tap.skip(name, 'pySHACL is not installed')
        return
    problems, found = [], {}
    if not pyshacl.validate(str(HERE / 'right.ttl'), shacl_graph=g, meta_shacl=True)[0]:
        problems.append('right.ttl does not conform')
    _, results, _ = pyshacl.validate(str(HERE / 'wrong.ttl'), shacl_graph=g)
    for report in results.subjects(RDF.type, SH.ValidationReport):
        for result in results.objects(report, SH.result):
            shape = local(results.value(result, SH.sourceShape))
            found[shape] = found.get(shape, 0) + 1
    problems += [f'wrong.ttl: {s}: {found.get(s, 0)} found, {WRONG.get(s, 0)} expected'
                 for s in sorted(set(found) | set(WRONG)) if found.get(s, 0) != WRONG.get(s, 0)]
    tap.check(name, problems)


def check_industries(tap, graph):
    concepts = set(graph.subjects(RDF.type, PG.Industry))
    tap.check('there are at least 700 industries', [] if len(concepts) >= 700 else [len(concepts)])
    tap.check('an industry has one preferred label, which is its IRI, and at most three others',
              (local(c) for c in sorted(concepts)
               if [str(o) for o in graph.objects(c, SKOS.prefLabel)] != [str(c)[len(INDUSTRY):]]
               or len(list(graph.objects(c, SKOS.altLabel))) > 3))
    tap.check('labels are Chinese by their tag',
              (str(o) for p in (SKOS.prefLabel, SKOS.altLabel) for o in graph.objects(None, p) if o.language != 'zh'))
    tap.check('an industry has one broader industry or is at the top',
              (local(c) for c in sorted(concepts)
               if len(list(graph.objects(c, SKOS.broader))) + len(list(graph.objects(c, SKOS.topConceptOf))) != 1))
    lost = []
    for concept in sorted(concepts):
        at, seen = concept, set()
        while at is not None and at not in seen and (at, SKOS.topConceptOf, PG.industries) not in graph:
            seen.add(at)
            at = graph.value(at, SKOS.broader)
        if at is None or at in seen or at not in concepts:
            lost.append(local(concept))
    tap.check('every industry reaches the top without a cycle', lost)
    owner, twice = {}, []
    for p in (SKOS.prefLabel, SKOS.altLabel):
        for concept, label in sorted(graph.subject_objects(p)):
            if owner.setdefault(str(label), concept) != concept or (p == SKOS.altLabel and str(label) == local(concept)):
                twice.append(f'{label}: {local(concept)} and {local(owner[str(label)])}')
    tap.check('no name stands for two industries', twice)
    tap.check('no name is another one with 产业, 行业, 领域, 制造业 or 业',
              (f'{label}' for label in sorted(owner) for end in DERIVED
               if label.endswith(end) and label[:-len(end)] in owner))
    tap.check('what is marked ambiguous is a name of the industry',
              (f'{local(c)}: {o}' for c, o in sorted(graph.subject_objects(PG.ambiguousName))
               if owner.get(str(o)) != c))
    notations = list(graph.subject_objects(SKOS.notation))
    tap.check('notations are classes of GB/T 4754, at least 100',
              [f'{local(c)} {o}' for c, o in notations if not re.fullmatch(r'[A-T](\d{2,4})?', str(o))]
              + ([len(notations)] if len(notations) < 100 else []))
    codes = [str(o) for _, o in notations]
    tap.check('no class of GB/T 4754 stands twice', sorted({c for c in codes if codes.count(c) > 1}))
    tap.check('members of collections are industries',
              (local(o) for o in graph.objects(None, SKOS.member) if o not in concepts))


def check_surnames(tap, folder, graph):
    single = [str(o) for o in graph.objects(PG.Person, PG.surname)]
    double = [str(o) for o in graph.objects(PG.Person, PG.compoundSurname)]
    tap.check('surnames have one character, compound ones two to four',
              [s for s in single if len(s) != 1] + [s for s in double if not 2 <= len(s) <= 4])
    tap.check('there are about 500 surnames', [] if 450 <= len(single) + len(double) <= 700 else [len(single)])
    words = re.findall(r'"([^"]+)"', (folder / 'surnames.ttl').read_text(encoding='utf-8'))
    tap.check('no surname stands twice', sorted({w for w in words if words.count(w) > 1}))


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / 'ontology'
    tap, graphs, problems = Tap(), {}, []
    for name in ['parkgraph', 'shapes', *IMPORTS]:
        path = folder / f'{name}.ttl'
        try:
            if path.exists():
                graphs[name] = Graph().parse(str(path), format='turtle')
        except Exception as error:  # every parser error is a finding
            problems.append(f'{path.name}: {error}'.replace('\n', ' '))
    tap.check('rdflib reads every file', problems)
    missing = {'parkgraph', 'shapes', 'industries', 'surnames'} - graphs.keys()
    if missing:
        tap.check('the files to check are there', sorted(missing))
    else:
        tap.check('no blank nodes but in the shapes',
                  (name for name, g in graphs.items()
                   if name != 'shapes' and any(isinstance(t, BNode) for triple in g for t in triple)))
        tap.check('the files keep to their budgets',
                  (f'{n}: {len(graphs[n])} triples' for n, most in BUDGET.items() if len(graphs[n]) > most))
        check_vocabulary(tap, folder, graphs)
        check_pitfalls(tap, graphs['parkgraph'])
        check_shapes(tap, graphs)
        check_industries(tap, graphs['industries'])
        check_surnames(tap, folder, graphs['surnames'])
    print(f'1..{tap.n}')
    return 1 if tap.failed else 0


if __name__ == '__main__':
    sys.exit(main())
