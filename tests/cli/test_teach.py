"""What README says about teaching: one line is a new phrase, and a wrong one is told by its place."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import nquads  # noqa: E402
from tap import check, equal, expect, main, parkgraph  # noqa: E402

TEXT = "天目高新区今日要闻\n\n天目湖光通信器件项目的东家是杭州澄明光电有限公司。\n"
PREFIX = "@prefix pg: <https://w3id.org/parkgraph/ontology#> .\n"


def phrase(folder):
    page, mine = folder / "page.txt", folder / "mine.ttl"
    page.write_text(TEXT)
    mine.write_text(PREFIX + 'pg:investor pg:pattern "[Project]的东家是[Company]" .\n')

    def investors(run):
        return {quad[2].rsplit("/", 1)[1] for quad in nquads.parse(run.out)
                if quad[1] == nquads.PG + "investor"}

    equal(investors(parkgraph("extract", page)), set(), "a phrase that nobody has taught")
    run = parkgraph("extract", "--ontology", mine, page)
    expect(run, 0, "a phrase of one's own")
    equal(investors(run), {"杭州澄明光电有限公司"}, "states the fact")
    rules = [quad[2] for quad in nquads.parse(run.out) if quad[1] == nquads.PG + "rule"]
    check(any("的东家是" in (rule[0] if isinstance(rule, tuple) else rule) for rule in rules),
          "and is named as the rule", rules)


def column(folder):
    """The head of a table's column, and its unit in brackets."""
    page, mine = folder / "page.md", folder / "mine.ttl"
    page.write_text("# 天目高新区项目表\n\n| 项目名称 | 东家 | 造价（万元） |\n|---|---|---|\n"
                    "| 光通信器件项目 | 澄明光电 | 3200 |\n")
    mine.write_text(PREFIX + 'pg:investor pg:columnWord "东家" .\npg:investment pg:columnWord "造价" .\n')

    def facts(run):
        return {(quad[1].rsplit("#", 1)[1], quad[2][0] if isinstance(quad[2], tuple) else
                 quad[2].rsplit("/", 1)[1]) for quad in nquads.parse(run.out)
                if quad[1] in (nquads.PG + "investor", nquads.PG + "investment")}

    equal(facts(parkgraph("extract", page)), set(), "a column that nobody has taught")
    run = parkgraph("extract", "--ontology", mine, page)
    expect(run, 0, "a column of one's own")
    equal(facts(run), {("investor", "澄明光电"), ("investment", "32000000.0")}, "states the facts")


def new_class(folder):
    """A class, its names and a relation of it, in a few lines."""
    page, mine = folder / "page.txt", folder / "mine.ttl"
    page.write_text("天目高新区今日要闻\n\n量子信息工坊依托杭州澄明光电有限公司建设。\n")
    mine.write_text(PREFIX + """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
pg:Laboratory a owl:Class ; rdfs:subClassOf pg:Organization ; pg:nameEnding "工坊" .
pg:hostedBy a owl:ObjectProperty ; schema:domainIncludes pg:Laboratory ; schema:rangeIncludes pg:Company ;
    pg:pattern "[Laboratory]依托[Company]" .
""")
    run = parkgraph("extract", "--ontology", mine, page)
    expect(run, 0, "a class of one's own")
    found = {(quad[1].rsplit("#", 1)[1], quad[2].rsplit("/", 1)[-1]) for quad in nquads.parse(run.out)
             if "/laboratory/" in quad[0] and not isinstance(quad[2], tuple)}
    check(any(value.endswith("#Laboratory") for _, value in found), "has its names", found)
    check(("hostedBy", "杭州澄明光电有限公司") in found, "and its relation", found)


def wrong_lines(folder):
    page, mine = folder / "page.txt", folder / "mine.ttl"
    page.write_text(TEXT)
    wrong = {
        "a slot that is no class": 'pg:investor pg:pattern "[Projekt]的东家是[Company]" .',
        "a bracket that is not closed": 'pg:investor pg:pattern "[Project的东家是" .',
        "a property that is not declared": 'pg:invester pg:pattern "[Project]的东家是[Company]" .',
        "a slot that does not fit": 'pg:acquired pg:pattern "[Person]的东家是[Province]" .',
        "a pattern without its value": 'pg:status pg:pattern "[Project]的东家开工" .',
        "a column that tells nothing": 'pg:Lexicon pg:columnWord "东家" .',
        "a slip in a word": 'pg:Company pg:nameEndign "工坊" .',
        "a slip in a class": '<https://w3id.org/parkgraph/id/park/x> a pg:Parc .',
        "a place that is none": '<https://w3id.org/parkgraph/id/place/1> a pg:District .',
        "a form of no class": 'pg:Factory pg:droppedEnding "厂区" .',
        "broken Turtle": 'pg:investor pg:pattern "[Project]',
    }
    for name, line in wrong.items():
        mine.write_text(PREFIX + "\n" + line + "\n")
        run = parkgraph("extract", "--ontology", mine, page)
        check("mine.ttl:3" in run.err or ("broken" in name and "mine.ttl:" in run.err),
              f"{name} is told by file and line", run)
        check(run.code == 1, f"{name}: exit 1", run)
    run = parkgraph("extract", "--ontology", folder / "none.ttl", page)
    expect(run, 1, "an ontology file that is not there")


main(phrase, column, new_class, wrong_lines)
