#!/usr/bin/env python3
"""Precision, recall and F1 of extracted graphs against the annotated documents of the yardstick.

    score.py [--run COMMAND] [--errors] [--each] [--floor KIND=F1] DIRECTORY | DOCUMENT | DOCUMENT=GOLD.tsv ...

A directory stands for all its documents, each with the .tsv of its name. COMMAND gets the document in place of {} and puts
N-Quads (or N-Triples) out; a document that ends in .nq or .nt is such an output already and is only read.

    --errors   list every miss (-) and every false alarm (+)
    --each     a line a document: F1 of the four kinds
    --floor    leave with 1 when the F1 of entities, relations, attributes, statistics, a part (relations/locatedIn) or mean
               is lower; may be given several times

How facts are compared: names folded (NFKC, no blanks, no quotes), a place also without 省, 市, 区 or 县; one system entity to one
gold entity of its class by a shared name; locatedIn and partOf count as one relation, followed transitively; cooperatesWith
has no direction; numbers may differ by half a per cent; a date may be more precise than a gold year; of titles and honours
half of the characters suffice when one contains the other; a statistic agrees by entity and value. What stands in a graph
whose name ends in `background` is not scored.
"""
import argparse
import dataclasses
import pathlib
import re
import shlex
import subprocess
import sys
import unicodedata

PG = 'https://w3id.org/parkgraph/ontology#'
TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
NAMES = {'http://www.w3.org/2000/01/rdf-schema#label', 'http://www.w3.org/2004/02/skos/core#prefLabel',
         'http://www.w3.org/2004/02/skos/core#altLabel'}
SCHEMA = ('http://schema.org/', 'https://schema.org/')

CLASSES = ('Park', 'Company', 'Project', 'Province', 'City', 'District', 'Region', 'Organization', 'Person', 'Industry')
AREAS = {'Province', 'City', 'District', 'Region'}
RELATIONS = ('locatedIn', 'partOf', 'investor', 'subsidiaryOf', 'acquired', 'cooperatesWith', 'worksFor', 'industry')
CONTAINMENT = {'locatedIn', 'partOf'}
ATTRIBUTES = ('investment', 'annualOutput', 'landArea', 'floorArea', 'jobs', 'status', 'startDate', 'completionDate',
              'signDate', 'position', 'honour')
DATES = {'startDate', 'completionDate', 'signDate'}
TITLES = {'position', 'honour'}
KINDS = ('entities', 'relations', 'attributes', 'statistics')
DOCUMENTS = {'.txt', '.md', '.html', '.xml'}
COMMAND = 'out/bin/parkgraph extract --format nquads {}'


@dataclasses.dataclass
class Facts:
    """What one side says of a document; the ids are the gold's own, or IRIs."""
    cls: dict = dataclasses.field(default_factory=dict)         # id → class
    names: dict = dataclasses.field(default_factory=dict)       # id → folded names
    label: dict = dataclasses.field(default_factory=dict)       # id → the name to show
    relations: set = dataclasses.field(default_factory=set)     # (id, relation, id)
    attributes: list = dataclasses.field(default_factory=list)  # (id, attribute, value)
    statistics: list = dataclasses.field(default_factory=list)  # (id, indicator, value)

    def renamed(self, to):
        """The same facts with ids replaced as `to` says."""
        new = lambda i: to.get(i, i)
        return Facts({new(i): c for i, c in self.cls.items()}, {new(i): n for i, n in self.names.items()},
                     {new(i): n for i, n in self.label.items()}, {(new(s), r, new(o)) for s, r, o in self.relations},
                     [(new(i), a, v) for i, a, v in self.attributes], [(new(i), n, v) for i, n, v in self.statistics])


# ---------------------------------------------------------------- names and values
def fold(name):
    return re.sub(r'[\s"“”\'‘’《》「」·]', '', unicodedata.normalize('NFKC', name)).lower()


def area_names(names):
    """These names and the same without 省, 市 …"""
    out = set(names)
    for name in names:
        short = re.fullmatch(r'(.{2,})(?:省|市|区|县|自治区|壮族自治区|回族自治区|维吾尔自治区|特别行政区)', name)
        if short:
            out.add(short.group(1))
    return out


def number(text):
    found = re.fullmatch(r'(?:[A-Z]{3} )?(-?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)', text.strip())
    return float(found.group(1).replace(',', '')) if found else None


def same_number(gold, system):
    """None when either is no number."""
    a, b = number(gold), number(system)
    if a is None or b is None:
        return None
    return gold[:3].isalpha() == system[:3].isalpha() and abs(a - b) <= 0.005 * max(abs(a), abs(b))


def same_date(gold, system):
    if gold.startswith('--'):
        return system.endswith(gold[1:])
    return system == gold or len(gold) == 4 and system.startswith(gold + '-')


def same_value(attribute, gold, system):
    if attribute in DATES:
        return same_date(gold, system)
    same = same_number(gold, system)
    if same is not None:
        return same
    a, b = fold(gold), fold(system)
    if attribute in TITLES:
        a, b = sorted((a.replace('、', ''), b.replace('、', '')), key=len)
        return a == b or len(a) >= 2 and a in b and len(a) / len(b) >= .5
    return a == b


# ---------------------------------------------------------------- the two sides
def read_gold(path):
    facts = Facts()
    for line in path.read_text(encoding='utf-8').splitlines():
        kind, *f = line.split('\t')
        if kind == 'E':
            names = {fold(n) for n in [f[2]] + (f[3] if len(f) > 3 else '').split('|') if n}
            facts.cls[f[0]], facts.label[f[0]] = f[1], f[2]
            facts.names[f[0]] = area_names(names) if f[1] in AREAS else names
        elif kind == 'R':
            facts.relations.add(tuple(f[:3]))
        elif kind == 'A':
            facts.attributes.append(tuple(f[:3]))
        elif kind == 'O':
            facts.statistics.append(tuple(f[:3]))
    return facts


IRI, BLANK, LITERAL = 1, 2, 3  # the groups of TERM
TERM = re.compile(r'\s*(?:<([^>]*)>|(_:[^\s<>"]+)|"((?:[^"\\]|\\.)*)"(?:\^\^<[^>]*>|@[A-Za-z0-9-]+)?)')
ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))')
ESCAPED = {'t': '\t', 'n': '\n', 'r': '\r', 'b': '\b', 'f': '\f'}


def plain(text):
    return ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else ESCAPED.get(m[3], m[3]), text)


def statements(text):
    """(subject, predicate, (is it a literal, object), graph or '') of each line."""
    for count, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith('#'):
            continue
        at, terms = 0, []
        while found := TERM.match(line, at):
            at = found.end()
            terms.append((found.lastindex == LITERAL, plain(found[found.lastindex])))
        if line[at:].strip() != '.' or len(terms) not in (3, 4):
            raise SystemExit(f'score: line {count} is no N-Quads statement: {line[:120]}')
        yield terms[0][1], terms[1][1], terms[2], terms[3][1] if len(terms) == 4 else ''


def read_graph(text):
    said = {}  # subject → predicate, object; each once, in the order of the output
    for s, p, o, graph in statements(text):
        if not graph.rstrip('/').endswith('background'):
            said.setdefault(s, {})[p, o] = None

    def objects(s, *predicates):
        return [o for p, o in said.get(s, ()) if p in predicates]

    def shown(o):
        """A literal, an amount in its currency, a label, or the local name."""
        literal, text = o
        if literal:
            return text
        currency = objects(text, *(x + 'currency' for x in SCHEMA))
        value = objects(text, *(x + 'value' for x in SCHEMA))
        if currency and value:
            return value[0][1] if currency[0][1] == 'CNY' else f'{currency[0][1]} {value[0][1]}'
        label = objects(text, *NAMES)
        return label[0][1] if label and label[0][1] else re.split('[#/]', text)[-1]

    facts = Facts()
    for s in said:
        types = [o[len(PG):] for literal, o in objects(s, TYPE) if o.startswith(PG) and o[len(PG):] in CLASSES]
        if types:
            facts.cls[s] = types[0]
            facts.names[s] = {fold(o) for literal, o in objects(s, *NAMES) if literal}
            facts.label[s] = '|'.join(sorted(facts.names[s])) or s
    for s in facts.cls:
        facts.relations |= {(s, r, o) for r in RELATIONS for literal, o in objects(s, PG + r) if o in facts.cls}
        facts.attributes += [(s, a, shown(o)) for a in ATTRIBUTES for o in objects(s, PG + a)]
    for s in said:
        if (False, PG + 'Observation') in objects(s, TYPE):
            indicator = ' '.join(shown(o) for o in objects(s, PG + 'indicator'))
            facts.statistics += [(about, indicator, shown(o)) for _, about in objects(s, PG + 'about')
                                 for o in objects(s, PG + 'value')]
    return facts


def align(gold, system):
    """System id → gold id: right class first, then the gold's canonical name, then the most names in common."""
    pairs = []
    for s, names in system.names.items():
        names = area_names(names) if system.cls[s] in AREAS else names
        for g, wanted in gold.names.items():
            if names & wanted:
                pairs.append((system.cls[s] != gold.cls[g], fold(gold.label[g]) not in names, -len(names & wanted), s, g))
    to, taken = {}, set()
    for *_, s, g in sorted(pairs):
        if s not in to and g not in taken:
            to[s] = g
            taken.add(g)
    return to


# ---------------------------------------------------------------- comparison
class Score:
    """Hits, misses and false alarms by kind and part, and what to tell of them."""

    def __init__(self, tell=None):
        self.counts, self.tell = {}, tell

    def add(self, kind, part, outcome, what=''):
        for key in (kind, f'{kind}/{part}'):
            self.counts.setdefault(key, [0, 0, 0])['hit miss false'.split().index(outcome)] += 1
        if self.tell and outcome != 'hit':
            self.tell(f'{"-" if outcome == "miss" else "+"} {kind}: {what}')

    def merge(self, other):
        for key, counts in other.counts.items():
            self.counts[key] = [a + b for a, b in zip(self.counts.get(key, (0, 0, 0)), counts)]

    def figures(self, key):
        hit, miss, false = self.counts.get(key, (0, 0, 0))
        precision = hit / (hit + false) if hit + false else 0.
        recall = hit / (hit + miss) if hit + miss else 0.
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.

    def f1(self, key):
        return sum(self.f1(k) for k in KINDS) / len(KINDS) if key == 'mean' else self.figures(key)[2]


def within(relations):
    """Every (inner, outer) that locatedIn and partOf state or imply."""
    outer = {}
    for s, r, o in relations:
        if r in CONTAINMENT:
            outer.setdefault(s, set()).add(o)
    grown = True
    while grown:
        grown = False
        for s, found in outer.items():
            more = set().union(*(outer.get(o, ()) for o in found)) - found - {s}
            grown = grown or bool(more)
            found |= more
    return {(s, o) for s, found in outer.items() for o in found}


def compare_entities(gold, system, to, score):
    right = {g: s for s, g in to.items() if system.cls[s] == gold.cls[g]}
    given = {g: system.cls[s] for s, g in to.items()}
    for g, cls in gold.cls.items():
        as_other = f' (as {given[g]})' if g in given and g not in right else ''
        score.add('entities', cls, 'hit' if g in right else 'miss', f'{cls} {gold.label[g]}{as_other}')
    for s, cls in system.cls.items():
        if right.get(to.get(s)) != s:
            score.add('entities', cls, 'false', f'{cls} {system.label[s]}')


def compare_relations(gold, system, score, name):
    turned = lambda f: (f[2], f[1], f[0])
    gold_within, system_within = within(gold.relations), within(system.relations)

    def stands(f, relations, implied):
        return (f in relations or f[1] == 'cooperatesWith' and turned(f) in relations
                or f[1] in CONTAINMENT and (f[0], f[2]) in implied)
    for f in sorted(gold.relations):
        hit = stands(f, system.relations, system_within)
        score.add('relations', f[1], 'hit' if hit else 'miss', f'{name(f[0])} {f[1]} {name(f[2])}')
    for f in sorted(system.relations):
        twice = f[1] == 'cooperatesWith' and turned(f) in system.relations and f > turned(f)
        if not twice and not stands(f, gold.relations, gold_within):
            score.add('relations', f[1], 'false', f'{name(f[0])} {f[1]} {name(f[2])}')


def compare_attributes(gold, system, score, name):
    left = list(system.attributes)
    for g, a, v in gold.attributes:
        hit = next((f for f in left if f[:2] == (g, a) and same_value(a, v, f[2])), None)
        if hit:
            left.remove(hit)
        score.add('attributes', a, 'hit' if hit else 'miss', f'{name(g)} {a} {v}')
    for s, a, v in left:
        score.add('attributes', a, 'false', f'{name(s)} {a} {v}')


def compare_statistics(gold, system, score, name):
    left = list(system.statistics)
    for g, indicator, v in gold.statistics:
        fit = [f for f in left if f[0] == g and same_value('value', v, f[2])]
        hit = max(fit, key=lambda f: len(set(fold(f[1])) & set(fold(indicator))), default=None)
        if hit:
            left.remove(hit)
        score.add('statistics', 'all', 'hit' if hit else 'miss', f'{name(g)} {indicator} {v}')
    for s, indicator, v in left:
        score.add('statistics', 'all', 'false', f'{name(s)} {indicator} {v}')


def compare(gold, system, tell=None):
    score, to = Score(tell), align(gold, system)
    compare_entities(gold, system, to, score)
    system = system.renamed(to)
    name = lambda i: gold.label.get(i) or system.label.get(i) or i
    compare_relations(gold, system, score, name)
    compare_attributes(gold, system, score, name)
    compare_statistics(gold, system, score, name)
    return score


# ---------------------------------------------------------------- command line
def pairs(arguments):
    for argument in arguments:
        document, separator, gold = argument.partition('=')
        document = pathlib.Path(document)
        if document.is_dir():
            found = sorted(d for d in document.iterdir() if d.suffix in DOCUMENTS and d.with_suffix('.tsv').exists())
            if not found:
                raise SystemExit(f'score: no annotated document in {document}')
            yield from ((d, d.with_suffix('.tsv')) for d in found)
        else:
            yield document, pathlib.Path(gold) if separator else document.with_suffix('.tsv')


def output_of(command, document):
    if document.suffix in ('.nq', '.nt'):
        return document.read_text(encoding='utf-8')
    words = [w.replace('{}', str(document)) for w in shlex.split(command)]
    try:
        done = subprocess.run(words, stdout=subprocess.PIPE, check=False)
    except OSError as error:
        raise SystemExit(f'score: {words[0]}: {error.strerror}') from error
    if done.returncode:
        raise SystemExit(f'score: exit {done.returncode} from {" ".join(words)}')
    return done.stdout.decode('utf-8')


def table(score):
    print(f'{"":24}{"precision":>10}{"recall":>8}{"F1":>8}{"hits":>7}{"misses":>8}{"false":>7}')
    for key in sorted(score.counts, key=lambda k: (KINDS.index(k.split('/')[0]), '/' in k, k)):
        label = f'  {key.split("/")[1]}' if '/' in key else key
        precision, recall, f1 = score.figures(key)
        hit, miss, false = score.counts[key]
        print(f'{label:24}{precision:10.3f}{recall:8.3f}{f1:8.3f}{hit:7}{miss:8}{false:7}')
    print(f'mean F1 of the four kinds: {score.f1("mean"):.4f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--run', metavar='COMMAND', default=COMMAND, help=f'default: {COMMAND}')
    parser.add_argument('--errors', action='store_true')
    parser.add_argument('--each', action='store_true')
    parser.add_argument('--floor', action='append', default=[], metavar='KIND=F1')
    parser.add_argument('documents', nargs='+', metavar='DIRECTORY|DOCUMENT=GOLD')
    arguments = parser.parse_args()
    total = Score()
    for document, gold in pairs(arguments.documents):
        if arguments.errors:
            print(f'== {document}')
        one = compare(read_gold(gold), read_graph(output_of(arguments.run, document)), print if arguments.errors else None)
        if arguments.each:
            print(f'{document.name:16}' + ''.join(f'{k:>12} {one.f1(k):.3f}' for k in KINDS) + f'{"mean":>8} {one.f1("mean"):.3f}')
        total.merge(one)
    table(total)
    low = [f for f in arguments.floor if total.f1(f.split('=')[0]) < float(f.split('=')[1])]
    if low:
        print(f'below the floor: {", ".join(low)}')
    return bool(low)


if __name__ == '__main__':
    sys.exit(main())
