"""A graph in N-Quads whose every text is hostile, for the tests of the page."""

PG = "https://w3id.org/parkgraph/ontology#"
ID = "https://w3id.org/parkgraph/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

HOSTILE = {
    "markup": "\"><script>window.hurt = 1</script>",
    "image": "<img src=x onerror='window.hurt = 2'>",
    "end": "</script><script>window.hurt = 3</script>",
    "comment": "<!-- <script> 高新区",
    "lines": "甲\u2028乙\u2029丙公司",
    "right-to-left": "\u202e\u2067司公安平\u2069 مجمع",
    "template": "{{DATA}} ${window.hurt = 4} {{=1}}",
    "prototype": "__proto__",
    "url": "javascript:window.hurt=5",
    "long": "长" * 60000,
    "entity": "&lt;b&gt; &#60;script&#62;",
    "control": "\u0001\u0007 A\\n\\N \\",
    "regular": ".*(?:[",
}


def quoted(text):
    out = []
    for c in text:
        if c in "\"\\":
            out.append("\\" + c)
        elif ord(c) < 0x20:
            out.append(f"\\u{ord(c):04X}")
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


class Graph:
    def __init__(self):
        self.lines = []

    def add(self, subject, predicate, value, graph=None):
        self.lines.append(f"<{subject}> <{predicate}> {value}" + (f" <{graph}>" if graph else "") + " .")

    def document(self, name, title):
        self.add(ID + "doc/" + name, RDF + "type", "<http://schema.org/DigitalDocument>")
        self.add(ID + "doc/" + name, "http://purl.org/dc/terms/title", quoted(title) + "@zh")

    def sentence(self, document, start, text, headline):
        iri = f"{ID}doc/{document}#char={start},{start + len(text)}"
        self.add(iri, RDF + "type", f"<{PG}Sentence>")
        self.add(iri, "http://www.w3.org/ns/oa#exact", quoted(text) + "@zh")
        self.add(iri, "http://www.w3.org/ns/prov#wasQuotedFrom", f"<{ID}doc/{document}>")
        self.add(iri, "http://schema.org/headline", quoted(headline) + "@zh")
        return iri

    def entity(self, cls, path, names, sentence):
        self.add(ID + path, RDF + "type", f"<{PG}{cls}>", sentence)
        for i, name in enumerate(names):
            self.add(ID + path, (SKOS + "altLabel") if i else (RDFS + "label"), quoted(name) + "@zh", sentence)
        return ID + path

    def relation(self, subject, local, target, sentence):
        self.add(subject, PG + local, f"<{target}>", sentence)

    def write(self, path):
        path.write_text("\n".join(self.lines) + "\n", encoding="utf-8")


def hostile():
    graph = Graph()
    for i, (kind, text) in enumerate(HOSTILE.items()):
        name = f"doc{i}"
        graph.document(name, text)
        sentence = graph.sentence(name, 0, f"{text}落户{text}。", text)
        park = graph.entity("Park", f"park/p{i}", [text, text + "别名"], sentence)
        company = graph.entity("Company", f"company/c{i}", [text + "公司"], sentence)
        graph.relation(company, "locatedIn", park, sentence)
        graph.add(company, PG + "honour", quoted(text) + "@zh", sentence)
        graph.add(company, PG + "investment", f"<{ID}amount/USD30000000>", sentence)
        number = f"{ID}observation/o{i}"
        graph.add(number, RDF + "type", f"<{PG}Observation>", sentence)
        graph.add(number, PG + "about", f"<{park}>", sentence)
        graph.add(number, PG + "indicator", quoted(text) + "@zh", sentence)
        graph.add(number, PG + "value", f'"12.5"^^<{XSD}decimal>', sentence)
        graph.add(number, PG + "unit", quoted(text), sentence)
        graph.add(number, PG + "period", quoted(text), sentence)
    graph.add(ID + "thing/x", RDF + "type", f"<{PG}constructor>", sentence)
    graph.add(ID + "thing/x", RDFS + "label", quoted("toString"), sentence)
    graph.relation(ID + "thing/x", "hasOwnProperty", park, sentence)
    return graph
