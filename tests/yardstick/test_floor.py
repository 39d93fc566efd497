#!/usr/bin/env python3
"""Extraction must not fall below what it has reached: on both halves of the yardstick and, where they are at hand, on
the twelve gold pages beside the project. Of the sealed half nothing is printed but whether the floor holds."""

import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import score  # noqa: E402

ROOT = HERE.parent.parent
PROGRAM = ROOT / os.environ.get('PARKGRAPH', 'out/bin/parkgraph')
SHARED = ROOT.parent / 'shared'
FLOORS = {
    'open': {'mean': 0.82, 'entities': 0.88, 'relations': 0.735, 'attributes': 0.835, 'statistics': 0.82},
    'sealed': {'mean': 0.73, 'entities': 0.83, 'relations': 0.64, 'attributes': 0.70, 'statistics': 0.735},
    'gold': {'mean': 0.845, 'entities': 0.85, 'relations': 0.755, 'attributes': 0.895, 'statistics': 0.87},
}


def measured(documents):
    total = score.Score()
    for document, gold in documents:
        total.merge(score.compare(score.read_gold(gold),
                                  score.read_graph(score.output_of(f'{PROGRAM} extract --format nquads {{}}', document))))
    return total


def main():
    os.chdir(ROOT)
    sets = {half: score.pairs([str(HERE / half)]) for half in ('open', 'sealed')}
    golds = sorted((SHARED / 'gold').glob('[0-9]*.tsv'))
    sets['gold'] = [(SHARED / 'corpus' / f'{gold.stem}.txt', gold) for gold in golds]
    print(f'1..{sum(len(f) for f in FLOORS.values())}')
    number = 0
    for name, floors in FLOORS.items():
        total = measured(sets[name]) if sets[name] else None
        for kind, floor in floors.items():
            number += 1
            good = total is None or total.f1(kind) >= floor
            reason = '' if total else ' # SKIP the gold pages are not here'
            print(f'{"ok" if good else "not ok"} {number} - {name}: {kind} at least {floor}{reason}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
