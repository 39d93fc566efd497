"""A page and a graph of it that was made by hand, so that tests of what reads graphs do not depend on
what extraction finds."""

import hashlib
import re

from nquads import ID, OA, PG, PROV, RDF, RDFS, SCHEMA

SKOS = "http://www.w3.org/2004/02/skos/core#"
TEXT = """苏州高新区签约两个项目
7月8日，苏州高新区举行签约仪式。苏州云枢半导体有限公司投资5.6亿元建设云枢车规级芯片封测项目，占地百亩。
该项目预计2023年8月投产，追加外资3000万美元，年产值12亿元。苏州云枢半导体有限公司董事长沈知远表示，公司从事集成电路研发。
2022年，苏州高新区实现工业总产值3,200亿元，同比增长8.5%。全区有企业1.2万家，占全市的三分之一。
"""


def written_graph():
    """N-Quads of TEXT as page.txt."""
    headline, *sentences = [line for part in TEXT.splitlines() for line in re.findall("[^。]+。?", part)]
    doc = f"<{ID}doc/page.txt>"
    company, park, project = (f"<{ID}{iri}>" for iri in ("company/云枢", "park/苏州高新区", "project/芯片"))
    person, industry = f"<{ID}person/沈>", f"<{ID}industry/集成电路>"

    def text(value):
        return f'"{value}"@zh'

    def typed(value, datatype):
        return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#{datatype}>'

    def is_a(subject, name):
        return (subject, RDF + "type", f"<{PG}{name}>")

    def statistic(name, about, indicator, value, unit, period=""):
        node = f"<{ID}observation/{name}>"
        yield from (is_a(node, "Observation"), (node, PG + "about", about),
                    (node, PG + "indicator", text(indicator)),
                    (node, PG + "value", typed(value, "decimal")), (node, PG + "unit", f'"{unit}"'))
        if period:
            yield (node, PG + "period", f'"{period}"')

    usd = f"<{ID}amount/USD30000000>"
    facts = {
        0: [is_a(park, "Park"), (park, RDFS + "label", text("苏州高新区"))],
        2: [is_a(company, "Company"), (company, RDFS + "label", text("苏州云枢半导体有限公司")),
            is_a(project, "Project"), (project, RDFS + "label", text("云枢车规级芯片封测项目")),
            (project, PG + "investor", company), (project, PG + "locatedIn", park),
            (project, PG + "investment", typed("560000000.0", "decimal")),
            (project, PG + "landArea", typed("66667.0", "decimal")),
            (project, PG + "status", f"<{PG}signed>"),
            (project, PG + "signDate", typed("--07-08", "gMonthDay"))],
        3: [(project, PG + "completionDate", typed("2023-08", "gYearMonth")),
            (project, PG + "annualOutput", typed("1200000000.0", "decimal")),
            (project, PG + "status", f"<{PG}operating>"),
            (project, PG + "investment", usd),
            (usd, RDF + "type", "<http://schema.org/MonetaryAmount>"),
            (usd, "http://schema.org/currency", '"USD"'),
            (usd, "http://schema.org/value", typed("30000000.0", "decimal"))],
        4: [is_a(person, "Person"), (person, RDFS + "label", text("沈知远")),
            (person, PG + "position", text("董事长")), (person, PG + "worksFor", company),
            is_a(industry, "Industry"), (industry, SKOS + "prefLabel", text("集成电路")),
            (company, PG + "industry", industry)],
        5: [*statistic("1", park, "工业总产值", "320000000000.0", "CNY", "2022"),
            *statistic("2", park, "同比增长", "8.5", "%", "2022")],
        6: [*statistic("3", park, "有企业", "12000.0", "家"),
            *statistic("4", park, "占全市", "33.333333", "%")],
    }
    lines = [(doc, PG + "sha256", f'"{hashlib.sha256(TEXT.encode()).hexdigest()}"', "")]
    for number, statements in facts.items():
        sentence = ([headline] + sentences)[number]
        start = TEXT.index(sentence)
        graph = f"<{ID}doc/page.txt#char={start},{start + len(sentence)}>"
        lines += [(*statement, graph) for statement in statements]
        lines += [is_a(graph, "Sentence") + ("",), (graph, OA + "exact", text(sentence), ""),
                  (graph, PROV + "wasQuotedFrom", doc, ""), (graph, PG + "rule", '"by hand"', ""),
                  (graph, SCHEMA + "headline", text(headline), "")]
    return "".join(f"{s} <{p}> {o} {g} .\n" for s, p, o, g in lines)
