"""Every view, of graphs from ten to ten thousand entities, of real pages and of hostile names:
nothing lies on anything else, nothing is cut, and no name is more than text."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "bench"))
import graph as made_up  # noqa: E402
from picture import Picture, faults  # noqa: E402
from tap import PAGES, ROOT, check, equal, expect, main, parkgraph  # noqa: E402

DATA = ROOT / "tests" / "data" / "draw"
ELEMENTS = {"svg", "g", "title", "polygon", "path", "ellipse", "text", "polyline", "a"}


def draw(graph, *options, name):
    run = parkgraph("draw", graph, *options)
    expect(run, 0, f"draw {name}")
    check(run.err == "", f"{name}: no warning, so every text fits its box", run)
    return run.out


def readable(data, name):
    found = faults(data)
    check(not found, f"{name}: {len(Picture(data).texts())} texts, all readable", "\n".join(found))


def harmless(data, name):
    """Only drawing: no scripts, links, images, styles or handlers."""
    bad = []
    for element in ElementTree.fromstring(data).iter():
        if element.tag.split("}")[1] not in ELEMENTS:
            bad.append(element.tag)
        for key, value in element.attrib.items():
            local = key.split("}")[-1]
            if local.startswith("on") or local in ("href", "style", "src"):
                bad.append(f"{key}={value}")
            if local == "id" and not re.fullmatch("[a-z0-9_-]+", value):
                bad.append(f"id={value}")
    check(not bad, f"{name}: nothing but a drawing", "\n".join(bad[:20]))


def titled(data, name, title):
    texts = [text.text for text in Picture(data).texts()]
    check(any(title in text for text in texts), f"{name}: has its title", texts[:20])
    check(any(text.startswith("来源：") for text in texts), f"{name}: tells its source", texts[-20:])


def all_of_a_build(folder):
    out = folder / "out"
    expect(parkgraph("build", PAGES, "--out", out), 0, "build")
    pictures = sorted(out.rglob("*.svg"))
    names = [str(path.relative_to(out)) for path in pictures]
    check({"overview.svg", "chain.svg", "timeline.svg"} <= set(names), "the three views are there", names)
    check("pictures/park-厦门火炬高新区.svg" in names, "so are parks", names)
    check(any(name.startswith("pictures/article-") for name in names), "and articles", names)
    for path in pictures:
        readable(path.read_bytes(), path.stem)
        harmless(path.read_bytes(), path.stem)
    titled((out / "overview.svg").read_bytes(), "overview", "园区总览")
    titled((out / "chain.svg").read_bytes(), "chain", "园区与产业")
    titled((out / "timeline.svg").read_bytes(), "timeline", "各园区项目进展")
    (out / "pictures" / "my-own.svg").write_text("stays")
    expect(parkgraph("build", PAGES / "2023" / "xiamen.txt", "--out", out), 0, "build of one page")
    left = sorted(path.name for path in (out / "pictures").iterdir())
    check("park-厦门火炬高新区.svg" in left and "my-own.svg" in left and "park-合肥高新区.svg" not in left,
          "earlier pictures go, other files stay", left)


def paths_and_articles(folder):
    graph = folder / "graph.nq"
    graph.write_bytes(parkgraph("extract", PAGES).out)
    data = draw(graph, "--from", "广西壮声电子", "--to", "南宁高新区", name="path")
    readable(data, "path")
    titled(data, "path", "从广西壮声电子科技有限公司到南宁高新区")
    check("在开园仪式上".encode() in data, "a path shows the sentences")
    data = draw(graph, "--article", "十个项目集中签约", name="article")
    readable(data, "article")
    titled(data, "article", "厦门火炬高新区：十个项目集中签约")
    check("海晏储能".encode() in data and "昆明".encode() not in data, "an article shows itself only")
    data = draw(graph, "--view", "timeline", "--focus", "合肥高新区", name="timeline of a park")
    readable(data, "timeline of a park")
    check("芯禾微".encode() in data and "海晏".encode() not in data, "a park's time line has its projects")
    for wanted, options in (
            ("nothing in the graph connects", ["--from", "广西壮声电子", "--to", "青岛高新区"]),
            ("the nearest: 厦门火炬高新区", ["--focus", "厦门火矩高新区"]),
            ("no article has", ["--article", "没有这篇文章"]),
            ("is in 12 articles", ["--article", "高新区"])):
        run = parkgraph("draw", graph, *options)
        expect(run, 1, f"draw {' '.join(options)}")
        check(wanted in run.err, f"… says: {wanted}", run)
    for options in (["--from", "合肥"], ["--view", "path"], ["--view", "neighbourhood"],
                    ["--view", "article"], ["--view", "painting"]):
        expect(parkgraph("draw", graph, *options), 2, f"draw {' '.join(options)}")
    equal(parkgraph("draw", graph, "--focus", "https://w3id.org/parkgraph/id/park/合肥高新区").out,
          parkgraph("draw", graph, "--focus", "合肥高新技术产业开发区").out, "an IRI or another name: the same")


def sizes(folder):
    """The larger the graph the more is counted; above a thousand entities the picture grows no more."""
    for n in (10, 60, 150, 1000, 10_000):
        graph = folder / f"{n}.nq"
        graph.write_text("".join(line + "\n" for line in made_up.make(n)))
        park = next(line for line in graph.read_text().splitlines() if "ontology#Park>" in line)
        for view in (["--view", "overview"], ["--view", "chain"], ["--view", "timeline"],
                     ["--focus", park.split(">")[0][1:], "--depth", "2"]):
            name = f"{view[1] if view[0] == '--view' else 'neighbourhood'} of {n}"
            data = draw(graph, *view, name=name)
            readable(data, name)
            n_boxes = sum(not node.id.startswith(("point", "line")) for node in Picture(data).nodes)
            check(n_boxes <= 900 and len(data) < 500_000, f"{name}: {n_boxes} things, {len(data)} bytes")
            if n <= 1000:
                equal(parkgraph("draw", graph, *view).out, data, f"{name}: the same bytes again")
    picture = draw(folder / "10000.nq", "--format", "png", name="png of 10000")
    check(len(picture) < 3_000_000, f"a PNG of 10000 entities has {len(picture)} bytes")


HOSTILE = ['"><script>alert(1)</script>', "\\N \\G \\T \\E", "<b>粗体</b>", "<<i>斜</i>>", "长" * 60_000,
           "&lt;&amp;&#34;", "反\u202e转\u200f名\u2066", "一\u0000二".replace("\u0000", "\u0001"),
           "'; DROP TABLE 园区; --", "javascript:alert(1)", "{a|b|<p>c}", "é" + "\u0301" * 200,
           "=cmd|' /C calc'!A0", "e" * 5000, "]]>", "%s%n%x", "ﷺ" * 20, "\\", "　", "a\u2028b"]


def hostile_graph(path):
    """Every kind of entity, date, amount, sentence and document under every hostile name."""
    def literal(text):
        quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\u0001", "\\u0001")
        return f'"{quoted}"@zh'
    out = made_up.Writer()
    kinds = ["Park", "Company", "Project", "City", "Person", "Industry", "Organization", "District", "Region"]
    plain = "http://www.w3.org/ns/"
    for i, name in enumerate(HOSTILE):
        out.graph = f"{made_up.ID}doc/%3Cscript%3E{i}.txt#char={i * 10},{i * 10 + 9}"
        document = out.graph.split("#")[0]
        for subject, predicate, value in (
                (out.graph, plain + "oa#exact", literal(name)),
                (out.graph, plain + "prov#wasQuotedFrom", f"<{document}>"),
                (out.graph, "http://schema.org/headline", literal(name)),
                (document, "http://purl.org/dc/terms/source", literal(name)),
                (document, "http://purl.org/dc/terms/date", literal(name))):
            out.lines.append(f"<{subject}> <{predicate}> {value} .")
        made = {}
        for kind in kinds:
            iri = made[kind] = f"{made_up.ID}{kind.lower()}/{i}&'"
            out.say(iri, made_up.TYPE, f"<{made_up.PG}{kind}>")
            out.say(iri, made_up.PREF if kind == "Industry" else made_up.LABEL, literal(name))
        for subject, relation, other in (
                ("Park", "locatedIn", "City"), ("Project", "locatedIn", "Park"), ("Company", "locatedIn", "Park"),
                ("Project", "investor", "Company"), ("Person", "worksFor", "Company"), ("Park", "industry", "Industry"),
                ("Project", "industry", "Industry"), ("Company", "evil&amp;<x>".replace("<x>", ""), "Organization")):
            out.relate(made[subject], relation, made[other])
        for attribute in ("signDate", "startDate", "completionDate", "position", "honour"):
            out.say(made["Project"], made_up.PG + attribute, literal(name))
        out.say(made["Project"], made_up.PG + "investment", f'"{10 ** (i * 10)}"')
        out.relate(made["Project"], "status", made_up.PG + "signed")
    path.write_text("".join(line + "\n" for line in out.lines))


def hostile_names(folder):
    graph = folder / "hostile.nq"
    hostile_graph(graph)
    sentence = f"{made_up.ID}doc/%3Cscript%3E0.txt#char=0,9"
    for name, options in {"overview": [], "chain": ["--view", "chain"], "timeline": ["--view", "timeline"],
                          "article": ["--article", sentence],
                          "neighbourhood": ["--focus", f"{made_up.ID}park/0&'", "--depth", "3"],
                          "long names": ["--focus", f"{made_up.ID}park/4&'", "--depth", "3"],
                          "path": ["--from", f"{made_up.ID}person/1&'", "--to", f"{made_up.ID}park/1&'"]}.items():
        data = draw(graph, *options, "--title", HOSTILE[0] + HOSTILE[1], name=f"hostile {name}")
        harmless(data, f"hostile {name}")
        check(b"\\N \\G \\T \\E" in data, f"hostile {name}: escapes are shown, not expanded")
        check("\u202e".encode() not in data and b"\x01" not in data, f"hostile {name}: no marks or controls")
        found = [line for line in faults(data) if not line.startswith("cut by its shape: ﷺ")]
        check(not found, f"hostile {name}: readable", "\n".join(found))
        for format_name in ("png", "pdf", "dot"):
            expect(parkgraph("draw", graph, *options, "--format", format_name), 0,
                   f"hostile {name} as {format_name}")


def the_check_checks(folder):
    """A picture that is made worse is told to be worse."""
    graph = folder / "graph.nq"
    graph.write_bytes(parkgraph("extract", PAGES / "2023").out)
    data = draw(graph, name="overview").decode()
    for name, worse in {"larger letters": data.replace('font-size="11.00"', 'font-size="16.00"'),
                        "small letters": data.replace('font-size="11.00"', 'font-size="8.00"'),
                        "pale letters": data.replace('fill="#1a1a1a"', 'fill="#999999"'),
                        "moved letters": re.sub(r'(<text [^>]*x=")', r"\g<1>1", data)}.items():
        check(faults(worse.encode()), f"{name} are noticed")


main(all_of_a_build, paths_and_articles, sizes, hostile_names, the_check_checks)
