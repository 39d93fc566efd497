"""Every syntax by its name, and every result read back the same by other people's parsers."""

import collections
import pathlib
import re
import sys

import rdflib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import nquads  # noqa: E402
from tap import ROOT, Run, check, equal, expect, main, parkgraph  # noqa: E402

NOT_FACTS = ("", nquads.BACKGROUND)
# Those that hold exactly the statements: XMP adds an envelope, feeds and tables leave some out.
LEXICAL = ("turtle", "ntriples", "nquads", "rdfxml", "rdfxml-abbrev", "json", "trig", "jsonld")
WITH_GRAPHS = ("nquads", "trig", "jsonld")
FEEDS = ("rss-1.0", "atom")  # Raptor writes nothing but a channel with its items


def syntaxes():
    """Names of the syntaxes that Raptor itself says it writes."""
    text = Run(["rapper", "--help"]).out.decode()
    part = text.split("--output FORMAT", 1)[1].split("--output-uri", 1)[0]
    return re.findall(r"^ {4}([a-z0-9.-]+) {2,}", part, re.M)


def triples(data):
    """Distinct statements of N-Triples or N-Quads, without their graphs."""
    return {quad[:3] for quad in nquads.parse(data)}


def read_by_rapper(path, syntax):
    run = Run(["rapper", "-q", "-i", syntax, "-o", "ntriples", path])
    return triples(run.out), run


def read_by_serdi(path, syntax):
    run = Run(["serdi", "-i", syntax, "-o", "nquads", path])
    return triples(run.out), run


def read_by_rdflib(path, syntax):
    graph = rdflib.Dataset() if syntax in WITH_GRAPHS else rdflib.Graph()
    rdflib.NORMALIZE_LITERALS = False
    graph.parse(path, format={"rdfxml": "xml", "ntriples": "nt", "jsonld": "json-ld"}.get(syntax, syntax))
    found = set()
    for quad in graph.quads((None, None, None, None)) if syntax in WITH_GRAPHS else graph:
        s, p, o = quad[:3]
        if isinstance(o, rdflib.Literal):
            o = (str(o), str(o.datatype or ""), o.language or "")
        else:
            o = str(o)
        found.add((str(s), str(p), o))
    return found


def difference(found, wanted):
    return "\n".join([f"- {t}" for t in sorted(map(str, wanted - found))[:5]]
                     + [f"+ {t}" for t in sorted(map(str, found - wanted))[:5]])


def every_syntax(folder):
    source = nquads.parse(parkgraph("extract", "--format", "nquads", "tests/pages", cwd=ROOT).out)
    everything = {quad[:3] for quad in source}
    facts = {quad[:3] for quad in source if quad[3] not in NOT_FACTS}
    check(facts and len(facts) < len(everything), "there are facts to compare")
    names = syntaxes()
    check(len(names) > 8, "Raptor lists its syntaxes", names)
    for name in [*names, "trig", "jsonld"]:
        run = parkgraph("extract", "--format", name, "tests/pages", cwd=ROOT)
        if name in FEEDS:
            expect(run, 1, f"extract --format {name}")
            check("channel" in run.err and not run.out, f"{name} is for feeds, and that is said", run)
            continue
        expect(run, 0, f"extract --format {name}")
        check(len(run.out) > 1000, f"{name} is not empty", run)
        if name not in LEXICAL:
            continue
        path = folder / name
        path.write_bytes(run.out)
        wanted = everything if name in WITH_GRAPHS else facts
        syntax = "rdfxml" if name.startswith("rdfxml") else name
        if name != "jsonld":
            found, parser = read_by_rapper(path, syntax)
            check(found == wanted and parser.code == 0, f"rapper reads {name} back the same",
                  difference(found, wanted) + parser.err)
        if name in ("turtle", "ntriples", "nquads", "trig"):
            found, parser = read_by_serdi(path, syntax)
            check(found == wanted and parser.code == 0, f"serdi reads {name} back the same",
                  difference(found, wanted) + parser.err)
        if name != "json":
            found = read_by_rdflib(path, syntax)
            check(found == wanted, f"rdflib reads {name} back the same", difference(found, wanted))


def ascii_and_packed(folder):
    plain = parkgraph("extract", "tests/pages/wire", cwd=ROOT).out
    run = parkgraph("extract", "--ascii", "tests/pages/wire", cwd=ROOT)
    expect(run, 0, "extract --ascii")
    check(run.out.isascii() and nquads.parse(run.out) == nquads.parse(plain), "the same in ASCII", run)
    expect(parkgraph("extract", "--ascii", "--format", "turtle", "tests/pages/wire", cwd=ROOT), 2, "Turtle in ASCII")
    for ending, tool in ((".gz", "gzip"), (".zst", "zstd")):
        path = folder / f"graph.nq{ending}"
        expect(parkgraph("extract", "--output", path, "tests/pages/wire", cwd=ROOT), 0, f"extract to {path.name}")
        equal(Run([tool, "-dc", path]).out, plain, f"{tool} unpacks the same")
        again = folder / f"again.nq{ending}"
        parkgraph("extract", "--output", again, "tests/pages/wire", cwd=ROOT)
        equal(again.read_bytes(), path.read_bytes(), "which comes out the same on every run")
        expect(parkgraph("draw", path, "--format", "dot"), 0, f"draw {path.name}")
        full = folder / f"full{ending}"
        full.symlink_to("/dev/full")
        run = parkgraph("extract", "--output", full, "tests/pages/wire", cwd=ROOT)
        check(run.code == 1 and "cannot be written" in run.err, "what cannot be written is told", run)


def built_files(folder):
    expect(parkgraph("build", "tests/pages", "--out", folder, cwd=ROOT), 0, "build")
    source = nquads.parse((folder / "graph.nq").read_bytes())
    facts = {quad[:3] for quad in source if quad[3] not in NOT_FACTS}
    found, parser = read_by_rapper(folder / "graph.ttl", "turtle")
    check(found == facts, "graph.ttl holds the facts of graph.nq", difference(found, facts))
    equal(parser.err, "", "and rapper has nothing to say about it")
    text = (folder / "graph.ttl").read_text()
    check("_:" not in text and "[" not in re.sub(r'"(\\.|[^"\\])*"', "", text),
          "graph.ttl holds no blank node")
    check("@prefix pg:" in text and "\\u" not in text, "graph.ttl can be read by people")
    subjects = re.findall(r"^(\S+) ", text, re.M)
    twice = [s for s, n in collections.Counter(subjects).items() if n > 1 and s != "@prefix"]
    check(not twice, "graph.ttl is grouped by subject", twice[:5])
    for name in ("overview.svg", "overview.png"):
        check((folder / name).stat().st_size > 2000, f"build draws {name}")
    check(list(folder.glob("*.csv")), "build writes tables")


main(every_syntax, ascii_and_packed, built_files)
