#!/usr/bin/env python3
"""Check the gold annotations of the yardstick; one TAP line a document.

    check_gold.py [DIRECTORY | DOCUMENT.tsv ...]      default: every folder beside this script

An annotation is in order when its rows have the right form, ids resolve, classes, relations and attributes are legal for
what they join, values are typed, every name stands in the document (wraps, spaces, quotes and mark-up aside), no row stands
twice and no locatedIn row follows from other rows.
"""
import html
import pathlib
import re
import sys
import unicodedata

CLASSES = set('Park Company Project Province City District Region Organization Person Industry'.split())
PLACES = {'Park', 'City', 'Province', 'District', 'Region'}
AGENTS = {'Company', 'Organization', 'Park'}
RELATIONS = {
    'locatedIn': {(s, o) for s in ('Park', 'Company', 'Project', 'Organization', 'District', 'City') for o in PLACES},
    'partOf': {('Park', 'Park')} | {('Organization', o) for o in AGENTS},
    'investor': {(s, o) for s in ('Project', 'Park') for o in ('Company', 'Organization', 'Person')},
    'subsidiaryOf': {('Company', 'Company')},
    'acquired': {('Company', 'Company')},
    'cooperatesWith': {(s, o) for s in AGENTS for o in AGENTS},
    'worksFor': {('Person', o) for o in AGENTS},
    'industry': {(s, 'Industry') for s in ('Park', 'Company', 'Project')},
}
SETTLED = {'Project', 'Company', 'Park'}
ATTRIBUTES = {
    'investment': SETTLED, 'annualOutput': SETTLED, 'landArea': SETTLED, 'floorArea': SETTLED, 'jobs': SETTLED,
    'status': {'Project'}, 'startDate': {'Project', 'Park'}, 'completionDate': {'Project', 'Park'},
    'signDate': {'Project', 'Park'}, 'position': {'Person'},
    'honour': {'Company', 'Project', 'Park', 'Organization'},
}
MONEY = re.compile(r'(?:[A-Z]{3} )?[1-9][0-9]*')
COUNT = re.compile(r'[1-9][0-9]*')
DATE = re.compile(r'[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|--(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?')
NUMBER = re.compile(r'-?(0|[1-9][0-9]*)(\.[0-9]+)?')
FORMS = {
    'investment': MONEY, 'annualOutput': MONEY, 'landArea': COUNT, 'floorArea': COUNT, 'jobs': COUNT,
    'status': re.compile('signed|started|completed|operating'),
    'startDate': DATE, 'completionDate': DATE, 'signDate': DATE,
}
WIDTHS = {'E': (4, 5), 'R': (4,), 'A': (4,), 'O': (5, 6)}
DOCUMENTS = ('.txt', '.md', '.html', '.xml')


def fold(text):
    """The form in which names are compared with the text and with each other."""
    return re.sub(r'[\s"“”\'‘’《》「」·]', '', unicodedata.normalize('NFKC', text)).lower()


def document_text(path):
    text = path.read_text(encoding='utf-8')
    if path.suffix in ('.html', '.xml'):
        text = html.unescape(re.sub(r'(?s)<!--.*?-->|<(script|style)\b.*?</\1>|<[^>]*>', '', text))
    return fold(text)


class Check:
    def __init__(self, gold):
        self.gold, self.faults = gold, []
        self.cls, self.name, self.used = {}, {}, set()
        documents = [gold.with_suffix(s) for s in DOCUMENTS if gold.with_suffix(s).exists()]
        if len(documents) != 1:
            self.fault(0, f'{len(documents)} documents beside it')
        self.text = document_text(documents[0]) if documents else ''
        self.rows = []
        for number, line in enumerate(gold.read_text(encoding='utf-8').splitlines(), 1):
            if line.strip() and not line.startswith('#'):
                self.rows.append((number, line.split('\t')))

    def fault(self, line, what):
        self.faults.append(f'{self.gold}:{line}: {what}')

    def run(self):
        seen = {}
        for number, f in self.rows:
            if f[0] not in WIDTHS or len(f) not in WIDTHS[f[0]]:
                self.fault(number, f'no row of this form: {" ".join(f)}')
                continue
            if any(x != x.strip() for x in f):
                self.fault(number, 'blank around a field')
            if tuple(f) in seen:
                self.fault(number, f'stands already on line {seen[tuple(f)]}')
            seen[tuple(f)] = number
            if f[0] == 'E':
                self.entity(number, f)
        for number, f in self.rows:
            if f[0] in 'RAO' and f[0] in WIDTHS and len(f) in WIDTHS[f[0]]:
                {'R': self.relation, 'A': self.attribute, 'O': self.statistic}[f[0]](number, f)
        self.places()
        for i in sorted(set(self.cls) - self.used):
            if self.cls[i] == 'Project':
                self.fault(0, f'no row says anything of project {self.name[i]}')
        return self.faults

    def entity(self, number, f):
        _, i, cls, canonical, *rest = f
        names = [canonical] + [a for a in (rest[0] if rest else '').split('|') if a]
        if i in self.cls:
            self.fault(number, f'id {i} is taken')
        if cls not in CLASSES:
            self.fault(number, f'no class {cls}')
        for n in names:
            if not fold(n) or fold(n) not in self.text:
                self.fault(number, f'{n} does not stand in the text')
        if len({fold(n) for n in names}) < len(names):
            self.fault(number, f'a name of {canonical} stands twice')
        for j, other in self.name.items():
            if fold(other) == fold(canonical) and self.cls[j] == cls:
                self.fault(number, f'{canonical} is {j} already')
        self.cls[i], self.name[i] = cls, canonical

    def known(self, number, *ids):
        for i in ids:
            if i not in self.cls:
                self.fault(number, f'no entity {i}')
                return False
            self.used.add(i)
        return True

    def relation(self, number, f):
        _, s, r, o = f
        if r not in RELATIONS:
            self.fault(number, f'no relation {r}')
        elif self.known(number, s, o):
            if (self.cls[s], self.cls[o]) not in RELATIONS[r]:
                self.fault(number, f'{r} from {self.cls[s]} {self.name[s]} to {self.cls[o]} {self.name[o]}')
            if s == o:
                self.fault(number, f'{self.name[s]} {r} itself')
            if r == 'cooperatesWith' and ['R', o, r, s] in [x for _, x in self.rows]:
                self.fault(number, f'{self.name[s]} {r} {self.name[o]} stands both ways')

    def attribute(self, number, f):
        _, s, a, v = f
        if a not in ATTRIBUTES:
            self.fault(number, f'no attribute {a}')
        elif self.known(number, s):
            if self.cls[s] not in ATTRIBUTES[a]:
                self.fault(number, f'{a} of {self.cls[s]} {self.name[s]}')
            if a in FORMS and not FORMS[a].fullmatch(v):
                self.fault(number, f'{a} of the form {v}')
            if a not in FORMS and fold(v) not in self.text:
                self.fault(number, f'{a} {v} does not stand in the text')

    def statistic(self, number, f):
        _, s, indicator, v, unit, *_ = f
        if self.known(number, s):
            if not NUMBER.fullmatch(v):
                self.fault(number, f'value of the form {v}')
            if not indicator or not unit:
                self.fault(number, 'no indicator or no unit')

    def places(self):
        """No cycle, and no locatedIn that the other rows imply."""
        edges = {(f[1], f[3]): n for n, f in self.rows
                 if f[0] == 'R' and len(f) == 4 and f[2] in ('locatedIn', 'partOf')}

        def reach(start, without):
            out, todo = set(), [start]
            while todo:
                at = todo.pop()
                for s, o in edges:
                    if s == at and (s, o) != without and o not in out:
                        out.add(o)
                        todo.append(o)
            return out
        for number, f in self.rows:
            if f[0] == 'R' and len(f) == 4 and f[2] in ('locatedIn', 'partOf'):
                if f[1] in reach(f[1], None):
                    self.fault(number, f'{self.name.get(f[1])} lies in itself')
                elif f[2] == 'locatedIn' and f[3] in reach(f[1], (f[1], f[3])):
                    self.fault(number, f'{self.name.get(f[1])} locatedIn {self.name.get(f[3])} follows from other rows')


def main():
    here = pathlib.Path(__file__).resolve().parent
    wanted = [pathlib.Path(a).resolve() for a in sys.argv[1:]] or sorted(p for p in here.iterdir() if p.is_dir())
    golds = [g for w in wanted for g in (sorted(w.glob('*.tsv')) if w.is_dir() else [w])]
    alone = [d for w in wanted if w.is_dir() for d in sorted(w.iterdir())
             if d.suffix in DOCUMENTS and not d.with_suffix('.tsv').exists()]
    print(f'1..{len(golds) + 1}')
    bad = 0
    for number, gold in enumerate(golds, 1):
        faults = Check(gold).run()
        bad += bool(faults)
        print(f'{"not ok" if faults else "ok"} {number} - {gold.parent.name}/{gold.name}')
        for fault in faults:
            print(f'# {fault}')
    bad += bool(alone)
    print(f'{"not ok" if alone else "ok"} {len(golds) + 1} - every document has its gold')
    for document in alone:
        print(f'# {document} has none')
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main())
