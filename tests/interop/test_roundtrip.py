"""The hostile terms of tests/rdf/roundtrip.py, read back by N3.js, Oxigraph and Jena's riot."""

import pathlib
import re
import sys

import tools

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "rdf"))
import roundtrip  # noqa: E402
from tap import Run, check, main  # noqa: E402

N3JS = r"""
const { Parser, Writer } = require('n3');
const fs = require('fs');
const quads = new Parser({ format: process.argv[2], baseIRI: 'http://base.example/' })
  .parse(fs.readFileSync(process.argv[1], 'utf8'));
const esc = s => s.replace(/["\\\n\r]/g, c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
const show = t => t.termType === 'Literal'
  ? '"' + esc(t.value) + '"' + (t.language ? '@' + t.language
    : t.datatype.value.endsWith('#string') ? '' : '^^<' + t.datatype.value + '>')
  : t.termType === 'BlankNode' ? '_:' + t.value : '<' + t.value + '>';
for (const q of quads)
  fs.writeSync(1, [q.subject, q.predicate, q.object, q.graph].filter(t => t.termType !== 'DefaultGraph')
    .map(show).join(' ') + ' .\n');
"""
OXIGRAPH = r"""
import pyoxigraph, sys
formats = {"nquads": "N_QUADS", "ntriples": "N_TRIPLES", "turtle": "TURTLE", "trig": "TRIG", "rdfxml": "RDF_XML",
           "jsonld": "JSON_LD"}
format = getattr(pyoxigraph.RdfFormat, formats[sys.argv[2]])
esc = lambda s: "".join("\\u%04x" % ord(c) if c in '"\\\n\r' else c for c in s)
def show(t):
    if isinstance(t, pyoxigraph.Literal):
        kind = t.datatype.value
        return '"%s"' % esc(t.value) + ("@" + t.language if t.language else
                                        "" if kind.endswith("#string") else "^^<%s>" % kind)
    return "<%s>" % t.value
out = open(1, "w", encoding="utf-8", newline="")
for q in pyoxigraph.parse(path=sys.argv[1], format=format, base_iri="http://base.example/"):
    parts = [q.subject, q.predicate, q.object] + ([] if isinstance(q.graph_name, pyoxigraph.DefaultGraph) else [q.graph_name])
    out.write(" ".join(map(show, parts)) + " .\n")
"""
RIOT = {"nquads": "nquads", "ntriples": "ntriples", "turtle": "turtle", "trig": "trig", "rdfxml": "rdfxml",
        "jsonld": "jsonld", "json": "rdfjson"}
N3_FORMATS = {"nquads": "N-Quads", "ntriples": "N-Triples", "turtle": "Turtle", "trig": "TriG"}


def statements(run):
    if run.code:
        raise RuntimeError(run.err[:600] + run.out[:600].decode())
    return roundtrip.parse_lines(run.out)


def readers(syntax, path):
    syntax = syntax.removesuffix("-ascii").removesuffix("-abbrev")
    if syntax in N3_FORMATS:
        yield "N3.js", lambda: Run(["node", "-e", N3JS, path, N3_FORMATS[syntax]], cwd=tools.NODE)
    if syntax in RIOT and syntax != "json":
        yield "Oxigraph", lambda: Run([tools.PYTHON, "-c", OXIGRAPH, path, syntax])
    if syntax in RIOT:
        yield "riot", lambda: tools.java("riotcmd.riot", "--nocheck", "--syntax=" + RIOT[syntax], "--base=http://base.example/",
                                         "--output=nquads", path)


def comparable(found):
    """Without what RDF lets a parser change: the case of a language, xsd:string said or not."""
    string = roundtrip.XSD + "string"
    plain = lambda t: roundtrip.lit(t[1], "" if t[2] == string else t[2], t[3]) if t[0] == "lit" else t
    return {tuple(map(plain, statement)) for statement in found}


def is_legal(triple):
    """Without IRIs that RFC 3987 forbids, which these readers refuse: a bare percent sign; and without
    U+FFFE and U+FFFF, of which riot warns in the middle of its output, and dots that Jena resolves even
    in prefixed names."""
    return not any("/../" in term[1] or term[1] in ("\ufffe", "\uffff") or term[0] == "iri" and re.search("%(?![0-9A-Fa-f]{2})", term[1])
                   for term in triple)


def reads_all(folder):
    for syntax, ending in roundtrip.ENDINGS.items():
        _, path, want, code, _, err = roundtrip.write_hostile(str(folder), syntax, ending, is_legal)
        check(code == 0, f"{syntax} is written", err)
        for name, read in readers(syntax, path):
            found, note = set(), ""
            try:
                found = comparable(statements(read()))
                note = roundtrip.diff(comparable(want), found)
            except Exception as error:  # a reader may fail in any way
                note = f"{type(error).__name__}: {error}"
            check(found == comparable(want), f"{syntax} is read back the same by {name}", note)


main(reads_all)
