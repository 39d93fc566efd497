#!/usr/bin/python3
"""Everything that parkgraph writes is read back the same by Raptor, serd and rdflib.

Hostile terms go through tests/unit/rdf_convert into every syntax; what each reader makes of the
result is compared as a set of statements. Usage: roundtrip.py [path of rdf_convert]; TAP output.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings

import rdflib
from rdflib.compare import isomorphic

warnings.simplefilter("ignore")  # rdflib about values that are no numbers
rdflib.NORMALIZE_LITERALS = False
CONVERT = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("BUILD", "out") + "/test/rdf_convert"
ID = "https://w3id.org/parkgraph/id/"
PG = "https://w3id.org/parkgraph/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
GRAPH = ID + "doc/%E6%96%B0%E9%97%BB.txt#char=0,12"
count = 0
failed = False


def check(ok, name, note=""):
    global count, failed
    count += 1
    failed |= not ok
    print(f"{'ok' if ok else 'not ok'} {count} - {name}", flush=True)
    for line in note.splitlines()[:12] if not ok else []:
        print("#", line[:300])


# Terms and statements: an IRI is ("iri", value), a literal ("lit", value, datatype, language).

def iri(value):
    return ("iri", value)


def lit(value, datatype="", language=""):
    return ("lit", value, datatype, language.lower())


def escape(text, also=""):
    return "".join(c if " " <= c < "\x7f" and c not in '"\\' + also else
                   f"\\u{ord(c):04X}" if ord(c) < 0x10000 else f"\\U{ord(c):08X}" for c in text)


def raw(text):
    """As UTF-8, for what Raptor refuses as an escape."""
    return re.sub(r'["\\\n\r]', lambda m: f"\\u{ord(m[0]):04X}", text)


def nquad(statement, form):
    parts = []
    for term in statement:
        if term[0] == "iri":
            parts.append(f"<{term[1]}>")
        else:
            suffix = f"@{term[3]}" if term[3] else f"^^<{term[2]}>" if term[2] else ""
            parts.append(f'"{form(term[1])}"{suffix}')
    return " ".join(parts) + " .\n"


NAMES = ["杭州沃镭智能科技股份有限公司", "330100", "3·15", "A.B", "A.B.", ".A", "-甲", "甲-乙", "（甲）", "甲(乙)",
         "AT&T", "甲+乙", "~甲", "100%25", "50%", "甲;乙", "甲,乙", "甲'乙", "甲*乙", "甲!乙", "甲$乙", "甲=乙",
         "甲@乙", "甲:乙", "甲?乙=1", "甲/乙", "甲#乙", "甲—乙", "·甲", "甲·乙", "“甲”", "𠮷野家", "😀", "é\u0301", "a b".replace(" ", "%20"),
         "true", "1e5", "1.5", "a", "_甲", "甲_", "...", "%E7%94%B2", "%e7", "ー", "〇二所", "²", "甲\u00d7乙"]
# rdflib takes U+3000 and its like in an IRI of N-Triples for white space; our IRIs hold none.
PREDICATES = [PG + "营收", PG + "investment", PG + "a.b", PG + "甲-乙", PG + "a1", PG + "ends.", RDFS + "label", RDF + "_1", RDF + "value",
              "http://x/p#q/r", "http://x/中文", "urn:isbn", "urn:x-a:b"]
NO_NAME = [PG + "营收（亿元）", PG + "（）", "http://x/", "http://x/a%20", PG + "5"]
IRIS = ["urn:isbn:0451450523", "mailto:a@b.example", "http://x", "http://x/", "http://x?q=1&r=2", "http://x/a#", "HTTP://X/%7e",
        "http://x//a", "http://[::1]:80/", "file:///a/b", "http://x/a;b,c=d", "tag:x.example,2020:a", "http://x/a'b(c)*!",
        "urn:a:b/c?d#e", "http://甲.example/乙?丙=丁#戊", "http://x/.a", "http://x/a.", "http://x/a...b/c", ID + "doc/../甲.txt", "did:a:b:c#d"]
DOTS = ["http://x/a/../b", "http://x/./b", "http://x/a/..", "http://x/."]
TEXTS = ["", " ", "  甲  ", "\r", "a\rb", "a\r\nb", "a\nb\n", "\t", "a\tb", '"', '""', '"""', "a\"", '\\', 'a\\', "\\n", "\\u4e00", "'", "'''",
         "<&>]]>", "&amp;", "甲 · 乙（丙）", "😀𠮷", "\u2028\u2029\u0085", "\ufeff甲", "\u00a0", "e\u0301", "\u202e", "\ufffd", "\U0010ffff",
         "\x80\x9f", "@en", "^^<http://x/>", "# no comment", "甲 . 乙 ; 丙 , 丁", "{}|", "a" * 255 + "甲" * 255, "_:b", "<http://x/>",
         "'it's\n# it's", "</rdf:RDF>", "<!-- -->", "$1 %s %n", "x" * 70000]
NO_XML = ["\x7f", "\x01", "a\x08b", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff"]
NUMBERS = ["0", "1", "-1", "+1", "007", "-0", "10", "10.0", "1.5", "-1.5", ".5", "5.", "+1.0", "1.50", "00.5", "-0.0", "0.000001", "0.0000001",
           "123456789012345678901234567890", "12345678901234567890.5", "1E0", "1.0E0", "1e5", "INF", "-INF", "NaN", "", " 1 ", "一"]
LANGUAGES = ["zh", "en", "zh-CN", "zh-Hans-CN", "x-a", "a1b2c3".replace("1b2c3", "b"), "de-1996"]


def hostile(with_xml_limits):
    """Triples that every syntax holds; or with those that XML does not."""
    s, p = iri(ID + "company/甲"), iri(PG + "note")
    triples = []
    for number, name in enumerate(NAMES):
        for kind in "company", "doc", "park":
            triples.append((iri(f"{ID}{kind}/{name}"), iri(RDF + "type"), iri(PG + ["Park", "Company", "Region"][number % 3])))
        triples.append((s, p, iri(ID + "project/" + name)))
    triples += [(s, iri(name), lit("v")) for name in PREDICATES]
    triples += [(iri(ID + "company/乙"), p, iri(name)) for name in IRIS if "/../" not in name]
    triples += [(iri(name), p, s) for name in IRIS if "/../" not in name]
    for text in TEXTS:
        triples += [(s, p, lit(text)), (s, p, lit(text, language="zh")), (s, p, lit(text, ID + "type/甲"))]
    for number in NUMBERS:
        for kind in "decimal", "double", "integer", "float", "int", "boolean", "date":
            triples.append((s, p, lit(number, XSD + kind)))
    triples += [(s, p, lit(word, XSD + "boolean")) for word in ("true", "false", "1")]
    triples += [(s, p, lit("甲", language=language)) for language in LANGUAGES]
    triples += [(s, p, lit("2020", XSD + "gYear")), (s, p, lit("--05-01", XSD + "gMonthDay")), (s, p, lit("甲", ID + "type/（甲）"))]
    if not with_xml_limits:
        triples += [(s, iri(name), lit("v")) for name in NO_NAME]
        triples += [(s, p, lit(text)) for text in NO_XML]
        triples += [(s, p, iri(ID + "doc/../甲.txt")), (s, p, lit("<b>", RDF + "XMLLiteral")), (s, iri(RDF + "li"), lit("v"))]
    return triples


def run(command, stdin=None):
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=300)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


LINE = re.compile(r'(?:<([^>]*)>|(_:\S+)|"([^"\\]*(?:\\.[^"\\]*)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?)\s*', re.S)
SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def unescape(text):
    return re.sub(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))",
                  lambda m: SHORT[m[3]] if m[3] else chr(int(m[1] or m[2], 16)), text, flags=re.S)


def parse_lines(data):
    statements = set()
    for line in data.decode("utf-8").split("\n"):
        if not line.strip():
            continue
        terms, at = [], 0
        while line[at] != ".":
            m = LINE.match(line, at)
            if m[1] is not None:
                terms.append(iri(unescape(m[1])))
            elif m[2]:
                terms.append(("blank", m[2]))
            else:
                terms.append(lit(unescape(m[3]), unescape(m[5] or ""), m[4] or ""))
            at = m.end()
        statements.add(tuple(terms))
    return statements


def from_rdflib(path, syntax):
    def term(t):
        if isinstance(t, rdflib.Literal):
            return lit(str(t), str(t.datatype or ""), t.language or "")
        return iri(str(t))
    if syntax in ("nquads", "trig", "json-ld"):
        graph = rdflib.ConjunctiveGraph()
        graph.parse(path, format=syntax)
        return {tuple(map(term, (s, p, o))) + ((iri(str(g.identifier)),) if isinstance(g.identifier, rdflib.URIRef) and not
                str(g.identifier).startswith("file:") else ()) for s, p, o, g in graph.quads()}
    graph = rdflib.Graph()
    graph.parse(path, format=syntax)
    return {tuple(map(term, t)) for t in graph}


def from_json(path):
    def term(t):
        if isinstance(t, str):
            return iri(t)
        if t["type"] == "literal":
            return lit(t["value"], t.get("datatype", ""), t.get("lang", ""))
        return iri(t["value"])
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    if "triples" in data:
        return {tuple(term(t[k]) for k in ("subject", "predicate", "object")) for t in data["triples"]}
    return {(iri(s), iri(p), term(o)) for s, ps in data.items() for p, os_ in ps.items() for o in os_}


def readers(syntax, path):
    syntax = syntax.removesuffix("-ascii")
    raptor = {"rdfxml-abbrev": "rdfxml", "json-triples": "json"}.get(syntax, syntax)
    quads = "nquads" if syntax in ("nquads", "trig") else "ntriples"
    base = "http://base.example/"

    def tool(command):
        code, out, err = run(command)
        if code:
            raise RuntimeError(f"exit {code}: {err}")
        return parse_lines(out)
    if syntax == "jsonld":  # none of Raptor's
        yield "rdflib", lambda: from_rdflib(path, "json-ld")
        return
    yield "Raptor", lambda: tool([CONVERT, "nquads", path])
    yield "rapper", lambda: tool(["rapper", "-q", "-i", raptor, "-o", quads, path, base])
    if syntax in ("nquads", "ntriples", "turtle", "trig"):
        yield "serdi", lambda: tool(["serdi", "-i", syntax, "-o", quads, path])
        yield "rdflib", lambda: from_rdflib(path, "nt" if syntax == "ntriples" else syntax)
    elif raptor == "rdfxml":
        yield "rdflib", lambda: from_rdflib(path, "xml")
    else:
        yield "json", lambda: from_json(path)


ENDINGS = {"nquads": "nq", "ntriples": "nt", "turtle": "ttl", "trig": "trig", "rdfxml": "rdf",
           "rdfxml-abbrev": "rdf", "json": "json", "json-triples": "json", "jsonld": "jsonld", "nquads-ascii": "nq",
           "ntriples-ascii": "nt"}
WITH_GRAPHS = ("nq", "trig", "jsonld")


def diff(want, got):
    show = lambda word, items: "\n".join(word + " " + ascii(i)[:250] for i in sorted(items, key=str)[:6])
    return show("missing", want - got) + "\n" + show("surplus", got - want)


def write_hostile(folder, syntax, ending, is_usable=lambda triple: True):
    """Hostile terms through our program: path of the result, what it has to hold, the run."""
    limited = syntax.startswith("rdfxml")
    triples = [t for t in hostile(limited) if is_usable(t)]
    if syntax.endswith("-ascii"):  # Raptor refuses the escapes of these
        triples = [t for t in triples if t[2][1] not in ("\ufffe", "\uffff")]
    if syntax == "jsonld":  # refused, see below
        triples = [t for t in triples if "/../" not in t[2][1]]
    if syntax == "rdfxml-abbrev":  # it would be numbered anew
        triples = [t for t in triples if t[1] != iri(RDF + "_1")]
    statements = [t + (iri(GRAPH),) for t in triples]
    if ending in WITH_GRAPHS:
        statements += [(iri(GRAPH), iri(RDF + "type"), iri(PG + "Sentence")),
                       (iri(ID + "company/甲"), iri(PG + "level"), lit("v"), iri("https://w3id.org/parkgraph/background"))]
        if syntax.startswith("nquads"):
            statements += [(iri(ID + "company/甲"), iri(PG + "note"), iri(name), iri(GRAPH)) for name in DOTS]
        want = set(statements)
    else:
        want = set(triples)
    source = os.path.join(folder, "hostile.nq")
    with open(source, "w", encoding="utf-8", newline="") as file:
        for number, statement in enumerate(statements):
            form = raw if number % 2 or any("\ufffe" in t[1] or "\uffff" in t[1] for t in statement) else escape
            file.write(nquad(statement, form))
        # Twins, and what facts leave out.
        file.write(nquad(statements[0], escape))
        if ending not in WITH_GRAPHS:
            file.write(nquad(statements[0][:3] + (iri(ID + "doc/other#char=1,2"),), escape))
            file.write(nquad((iri(GRAPH), iri(RDF + "type"), iri(PG + "Sentence")), escape))
            file.write(nquad((iri(ID + "place/1"), iri(PG + "locatedIn"), iri(ID + "place/2"),
                              iri("https://w3id.org/parkgraph/background")), escape))
    path = os.path.join(folder, syntax + "." + ending)
    code, out, err = run([CONVERT, syntax, source])
    with open(path, "wb") as file:
        file.write(out)
    return source, path, want, code, out, err


def test_syntax(folder, syntax, ending):
    source, path, want, code, out, err = write_hostile(folder, syntax, ending)
    check(code == 0, f"{syntax} is written", err)
    if syntax.endswith("-ascii"):
        check(out.isascii(), f"{syntax} is ASCII")
    check(run([CONVERT, syntax, source])[1] == out, f"{syntax} comes out the same again")
    for name, read in readers(syntax, path):
        expected, got = want, set()
        if name == "rapper":  # its parser keeps U+FFFE, its writer cuts the literal there
            expected = {t for t in want if t[2][1] not in ("\ufffe", "\uffff")}
        try:
            got = read()
            note = diff(expected, got)
        except Exception as error:  # a reader may fail in any way
            note = f"{type(error).__name__}: {error}"
        check(got == expected, f"{syntax} is read back the same by {name}", note)


def test_long_literal(folder):
    statement = (iri(ID + "company/长"), iri(PG + "note"), lit("长字符串" * 1000 + "x" * 1000000), iri(GRAPH))
    source = os.path.join(folder, "long.nq")
    with open(source, "w", encoding="utf-8") as file:
        file.write(nquad(statement, raw))
    for syntax in "nquads", "turtle", "rdfxml", "json":
        path = os.path.join(folder, "long-" + syntax + "." + ENDINGS[syntax])
        with open(path, "wb") as file:
            file.write(run([CONVERT, syntax, source])[1])
        for name, read in readers(syntax, path):
            if (syntax, name) != ("nquads", "rdflib"):  # which takes 7 s for the line
                check(read() == {statement[:4 if syntax == "nquads" else 3]}, f"a literal of 1 MB in {syntax} is read back by {name}")


def test_refusals(folder):
    s, p, g = iri(ID + "company/甲"), iri(PG + "note"), iri(GRAPH)
    cases = [("rdfxml", (s, iri(name), lit("v"))) for name in NO_NAME]
    cases += [(syntax, (s, p, lit(text))) for text in NO_XML for syntax in ("rdfxml", "rdfxml-abbrev", "html")]
    cases += [(syntax, (s, p, iri(name))) for name in DOTS for syntax in ("turtle", "trig", "jsonld", "rdfxml", "rdfxml-abbrev")]
    cases += [("rdfxml", (s, iri(RDF + "li"), lit("v"))), ("rdfxml", (s, p, lit("<b/>", RDF + "XMLLiteral"))),
              ("rdfxml-abbrev", (s, iri(RDF + "_1"), lit("v"))), ("rdfxml-abbrev", (s, iri(RDF + "type"), iri(RDF + "Description"))),
              ("html", (s, p, iri("javascript:alert(1)")))]
    path = os.path.join(folder, "one.nq")
    wrong = []
    for syntax, triple in cases:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(nquad(triple + (g,), raw))
        code, out, err = run([CONVERT, syntax, path])
        if code == 0 or out or "cannot hold" not in err:
            wrong.append(f"{syntax} {triple} exit {code} {err}")
    check(not wrong, "what a syntax cannot hold is refused before anything is written", "\n".join(wrong))


def test_blank_nodes(folder):
    source = os.path.join(folder, "blank.nq")
    with open(source, "w", encoding="utf-8") as file:
        for triple in ("_:a <http://x/p> _:b.c", "_:b.c <http://x/p> _:a", '_:b.c <http://x/q> "v"', "<http://x/s> <http://x/q> _:z"):
            file.write(f"{triple} <http://x/g> .\n")
    graphs = {}
    for syntax in "ntriples", "turtle", "rdfxml", "json", "json-triples":
        path = os.path.join(folder, "blank-" + syntax + "." + ENDINGS[syntax])
        with open(path, "wb") as file:
            file.write(run([CONVERT, syntax, source])[1])
        raptor = "json" if syntax == "json-triples" else syntax
        graphs[syntax] = rdflib.Graph()
        graphs[syntax].parse(data=run(["rapper", "-q", "-i", raptor, "-o", "ntriples", path])[1].decode(), format="nt")
        check(len(graphs[syntax]) == 4 and isomorphic(graphs[syntax], graphs["ntriples"]), f"blank nodes survive {syntax}")
    check(run([CONVERT, "rdfxml-abbrev", source])[0] != 0, "blank nodes are refused where they would be lost")


def test_packed(folder):
    """Files that end in .gz and .zst, with gzip and zstd as the other side."""
    plain = os.path.join(folder, "packed.nq")
    with open(plain, "w", encoding="utf-8") as file:
        for number in range(20000):
            file.write(nquad((iri(f"{ID}company/{number}"), iri(RDFS + "label"), lit("甲"), iri(GRAPH)), raw))
    with open(plain, "rb") as file:
        want = file.read()
    for tool, ending in ("gzip", ".gz"), ("zstd", ".zst"):
        packed = plain + ending
        with open(packed, "wb") as file:
            file.write(run([tool, "-c", plain])[1])
        check(run([CONVERT, "nquads", packed])[1] == want, f"what {tool} packs is read")
        with open(packed, "rb") as file:
            data = file.read()
        with open(packed, "ab") as file:
            file.write(data)
        check(run([CONVERT, "nquads", packed])[1] == want, f"also two files of {tool}'s in one")
        for name, bad in ("cut off", data[:-7]), ("damaged", data[:40] + b"xxxxxxxx" + data[48:]), ("empty", b""):
            with open(packed, "wb") as file:
                file.write(bad)
            code, _, err = run([CONVERT, "nquads", packed])
            check(code != 0 and "unpacked" in err, f"{tool}: {name} is noticed", err)


def test_full_disk(folder):
    path = os.path.join(folder, "many.nq")
    with open(path, "w", encoding="utf-8") as file:
        for number in range(3000):
            file.write(nquad((iri(f"{ID}company/{number}"), iri(RDFS + "label"), lit("甲"), iri(GRAPH)), escape))
    wrong = []
    for syntax in run([CONVERT, "list"])[1].decode().split():
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CONVERT, syntax, path], stdout=full, stderr=subprocess.PIPE, check=False)
        if done.returncode == 0 or (b"write" not in done.stderr and syntax not in ("rss-1.0", "atom")):
            wrong.append(f"{syntax}: exit {done.returncode} {done.stderr.decode()}")
    check(not wrong, "a full disk is noticed in every syntax", "\n".join(wrong))


def test_all_names(folder):
    """Every name that Raptor's writers have is ours too."""
    listed = run([CONVERT, "list"])[1].decode().split()
    text = run(["rapper", "--help"])[1].decode()
    names = re.findall(r"^ {4}([a-z0-9.-]+) {2,}", text[text.index("Set the output"):], re.M)
    check(len(names) >= 10 and not set(names) - set(listed), "every syntax of Raptor's has its name", str(set(names) - set(listed)))


def main():
    with tempfile.TemporaryDirectory() as folder:
        for syntax, ending in ENDINGS.items():
            test_syntax(folder, syntax, ending)
        test_long_literal(folder)
        test_refusals(folder)
        test_blank_nodes(folder)
        test_packed(folder)
        test_full_disk(folder)
        test_all_names(folder)
    print(f"1..{count}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
