"""A small strict reader of N-Quads, so that the tests do not believe the program's own parser."""

import re

_IRI = r"<((?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*)>"
_LITERAL = r'"((?:[^"\\\n\r]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*)"'
_LINE = re.compile(rf"{_IRI} {_IRI} (?:{_IRI}|{_LITERAL}(?:\^\^{_IRI}|@([A-Za-z0-9-]+))?)(?: {_IRI})? \.")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "http://schema.org/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
PG = "https://w3id.org/parkgraph/ontology#"
ID = "https://w3id.org/parkgraph/id/"
BACKGROUND = "https://w3id.org/parkgraph/background"


def unescape(text):
    def one(match):
        code = match.group(1)
        return chr(int(code[1:], 16)) if code[0] in "uU" else _SHORT.get(code, code)

    return _ESCAPE.sub(one, text) if "\\" in text else text


def parse(data):
    """Quads (s, p, o, g): IRIs as text, a literal as (value, datatype, language), "" the default
    graph. Raises ValueError at the first line that is none: blank nodes are none here."""
    quads = []
    for number, line in enumerate(data.decode("utf-8").split("\n"), 1):
        if not line:
            continue
        match = _LINE.fullmatch(line)
        if not match:
            raise ValueError(f"line {number} is no quad: {line[:300]}")
        s, p, iri, value, datatype, language, graph = match.groups()
        o = (unescape(value), datatype or "", language or "") if iri is None else unescape(iri)
        quads.append((unescape(s), unescape(p), o, unescape(graph or "")))
    return quads
