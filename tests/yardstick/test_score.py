#!/usr/bin/env python3
"""Test of score.py on graphs made from the gold itself: all of it scores 1, what is taken away or put in counts as it should.

    test_score.py                          TAP
    test_score.py --quads GOLD.tsv [SEED]  the gold as N-Quads, spoiled at random when a seed is given
"""
import pathlib
import random
import sys

sys.dont_write_bytecode = True
import score  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ID = 'https://w3id.org/parkgraph/id/'
RDFS_LABEL = 'http://www.w3.org/2000/01/rdf-schema#label'
ALT_LABEL = 'http://www.w3.org/2004/02/skos/core#altLabel'


def literal(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def rows_of(gold):
    return [line.split('\t') for line in gold.read_text(encoding='utf-8').splitlines() if line and line[0] in 'ERAO']


def quads(rows, graph='<urn:sentence>'):
    """The rows of an annotation as N-Quads."""
    out = []

    def put(s, p, o):
        out.append(f'<{ID}{s}> <{p}> {o} {graph} .')
    for count, f in enumerate(rows):
        if f[0] == 'E':
            put(f[1], score.TYPE, f'<{score.PG}{f[2]}>')
            put(f[1], RDFS_LABEL, literal(f[3]) + '@zh')
            for alias in f[4].split('|') if len(f) > 4 and f[4] else ():
                put(f[1], ALT_LABEL, literal(alias) + '@zh')
        elif f[0] == 'R':
            put(f[1], score.PG + f[2], f'<{ID}{f[3]}>')
        elif f[0] == 'A' and f[3][:4] == 'USD ':
            put(f[1], score.PG + f[2], f'<{ID}amount{count}>')
            put(f'amount{count}', 'http://schema.org/currency', '"USD"')
            put(f'amount{count}', 'http://schema.org/value', literal(f[3][4:]))
        elif f[0] == 'A':
            put(f[1], score.PG + f[2], f'<{score.PG}{f[3]}>' if f[2] == 'status' else literal(f[3]))
        elif f[0] == 'O':
            put(f'o{count}', score.TYPE, f'<{score.PG}Observation>')
            put(f'o{count}', score.PG + 'about', f'<{ID}{f[1]}>')
            for name, value in zip(('indicator', 'value', 'unit', 'period'), f[2:]):
                put(f'o{count}', score.PG + name, literal(value))
    return '\n'.join(out) + '\n'


def spoiled(rows, seed):
    """Rows dropped, moved to other entities, with other classes, names, relations and values."""
    chance = random.Random(seed)
    ids = [f[1] for f in rows if f[0] == 'E']
    out = []
    for f in rows:
        f, way = list(f), chance.random()
        if way < .15:
            continue
        if way < .25:
            if f[0] == 'E':
                f[2] = chance.choice(score.CLASSES)
            elif f[0] == 'R':
                f[2] = chance.choice(score.RELATIONS)
            else:
                f[3] = f[3][:-1] or f[3]
        elif way < .35:
            if f[0] == 'E':
                f[3] = f[3][:-1] or f[3]
            else:
                f[1] = chance.choice(ids)
        elif way < .40 and f[0] == 'R':
            f[1], f[3] = f[3], f[1]
        elif way < .45:
            out.append(f)
        out.append(f)
    return out


def figures(gold, rows):
    one = score.compare(score.read_gold(gold), score.read_graph(quads(rows)))
    return {kind: one.counts.get(kind, [0, 0, 0]) for kind in score.KINDS}


def main():
    if sys.argv[1:2] == ['--quads']:
        rows = rows_of(pathlib.Path(sys.argv[2]))
        sys.stdout.write(quads(spoiled(rows, sys.argv[3]) if len(sys.argv) > 3 else rows))
        return 0
    golds = sorted(HERE.glob('*/*.tsv'))
    tests = []
    for gold in golds:
        rows = rows_of(gold)
        want = {kind: [sum(f[0] == letter for f in rows), 0, 0] for kind, letter in zip(score.KINDS, 'ERAO')}
        tests.append((f'{gold.parent.name}/{gold.name} scores full against itself', figures(gold, rows) == want))
    gold = golds[0]
    rows = rows_of(gold)
    whole = figures(gold, rows)
    for kind, letter in zip(score.KINDS[1:], 'RAO'):
        first = next(f for f in rows if f[0] == letter and f[2] not in score.CONTAINMENT)
        less = figures(gold, [f for f in rows if f is not first])[kind]
        tests.append((f'{kind}: one less is one miss', less == [whole[kind][0] - 1, 1, 0]))
    person = ['E', 'x1', 'Person', '无名氏', '']
    tests.append(('one more entity is one false alarm', figures(gold, rows + [person])['entities'] == [whole['entities'][0], 0, 1]))
    background = score.read_graph(quads(rows) + quads([person], '<https://w3id.org/parkgraph/background>'))
    tests.append(('background is not scored', score.compare(score.read_gold(gold), background).counts['entities'][2] == 0))
    print(f'1..{len(tests)}')
    for count, (what, good) in enumerate(tests, 1):
        print(f'{"ok" if good else "not ok"} {count} - {what}')
    return not all(good for _, good in tests)


if __name__ == '__main__':
    sys.exit(main())
