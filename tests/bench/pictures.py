"""Measure what pictures cost: parkgraph draw from N-Quads to SVG beside bare sfdp, which lays out and
draws the same entities and relations from DOT, and never fails on a time."""

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import PROGRAM, ROOT  # noqa: E402

SIZES = (100, 1000, 10_000, 50_000)
LIMIT = 300  # seconds, after which a program is stopped


def measure(command, runs):
    """The best of some runs: seconds of the processor, which other programs disturb less than the
    clock, and peak memory in MB; None when it fails or takes too long."""
    best = None
    for _ in range(runs):
        process = subprocess.Popen(["timeout", str(LIMIT), *map(str, command)],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            return None
        found = (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        best = min(best, found) if best else found
    return best


def write_dot(graph, dot):
    """The same entities with their names, and the same relations, as plain as can be. Line by line:
    what this program takes itself counts as the least that its children take."""
    number, n_edges = {}, 0
    with open(graph, encoding="utf-8") as lines, open(dot, "w", encoding="utf-8") as out:
        out.write('digraph { node [shape=box, fontname="Noto Sans CJK SC"];\n')
        for line in lines:
            subject, predicate, value = line.split(" ", 3)[:3]
            if predicate.endswith(("#label>", "#prefLabel>")):
                number[subject] = len(number)
                out.write(f'n{number[subject]} [label="{value.split(chr(34))[1]}"];\n')
        lines.seek(0)
        for line in lines:
            subject, _, value = line.split(" ", 3)[:3]
            if subject in number and value in number:
                n_edges += 1
                out.write(f"n{number[subject]} -> n{number[value]};\n")
        out.write("}\n")
    return len(number), n_edges


def first_park(graph):
    with open(graph, encoding="utf-8") as lines:
        return next(line for line in lines if "ontology#Park>" in line).split(">")[0][1:]


def main():
    print("pictures: seconds of the processor, memory")
    print(f"{'entities':>10}{'relations':>11}{'overview s':>12}{'MB':>6}{'focus s':>9}{'MB':>6}"
          f"{'png s':>8}{'MB':>6}{'sfdp s':>9}{'MB':>6}{'of sfdp':>9}")
    with tempfile.TemporaryDirectory(prefix="parkgraph-bench-") as name:
        folder = pathlib.Path(name)
        for size in SIZES:
            graph, dot = folder / f"{size}.nq", folder / f"{size}.dot"
            with open(graph, "wb") as out:
                subprocess.run([sys.executable, ROOT / "tests" / "bench" / "graph.py", str(size)],
                               stdout=out, check=True)
            n_nodes, n_edges = write_dot(graph, dot)
            park = first_park(graph)
            runs = 3 if size <= 10_000 else 1
            row = [measure([PROGRAM, "draw", graph], runs),
                   measure([PROGRAM, "draw", graph, "--focus", park], runs),
                   measure([PROGRAM, "draw", graph, "--format", "png"], runs),
                   measure(["sfdp", "-Tsvg", dot], runs if size <= 1000 else 1)]
            cells = [f"{found[0]:{width}.2f}{found[1]:6.0f}" if found else f"{'stopped':>{width + 6}}"
                     for found, width in zip(row, (12, 9, 8, 9))]
            ratio = f"{row[0][0] / row[3][0]:9.2f}" if row[0] and row[3] else ""
            print(f"{n_nodes:10}{n_edges:11}{''.join(cells)}{ratio}", flush=True)
    print("sfdp draws every entity; parkgraph reads its ontology and the RDF and draws what can be read.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
