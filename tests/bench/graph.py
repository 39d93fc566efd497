"""A made-up graph of a given size, in N-Quads, for measuring and looking at pictures.

usage: tests/bench/graph.py ENTITIES >graph.nq
"""

import random
import sys

PG = "https://w3id.org/parkgraph/ontology#"
ID = "https://w3id.org/parkgraph/id/"
BACKGROUND = "https://w3id.org/parkgraph/background"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
PREF = "http://www.w3.org/2004/02/skos/core#prefLabel"
PROVINCES = {"11": "北京市", "13": "河北省", "21": "辽宁省", "32": "江苏省", "33": "浙江省", "34": "安徽省",
             "35": "福建省", "36": "江西省", "37": "山东省", "41": "河南省", "42": "湖北省", "43": "湖南省",
             "44": "广东省", "45": "广西", "51": "四川省", "52": "贵州省", "53": "云南省", "61": "陕西省"}
FIRST, SECOND = "青云望白柳东西南北长金银石紫红松", "州阳山江川湖城原陵溪安宁平海岭泉"
TRADES = ["集成电路", "生物医药", "新能源汽车", "人工智能", "新材料", "高端装备", "节能环保", "数字经济", "航空航天",
          "量子信息", "智能传感器", "光电显示", "锂电池", "医疗器械", "工业机器人", "轨道交通", "软件服务", "现代物流"]
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "明华建国志强晓东文静海涛"
PARKS = ["高新技术产业开发区", "经济技术开发区", "科技园", "产业园", "软件园"]


class Writer:
    def __init__(self):
        self.sentence, self.lines, self.names = 0, [], {}

    def next_sentence(self, text):
        self.sentence += 1
        document = f"{ID}doc/made-{self.sentence // 12:05}.txt"
        self.graph = f"{document}#char={self.sentence % 12 * 80},{self.sentence % 12 * 80 + 70}"
        for predicate, value in (("http://www.w3.org/ns/oa#exact", f'"{text}"@zh'),
                                 ("http://www.w3.org/ns/prov#wasQuotedFrom", f"<{document}>"),
                                 ("http://schema.org/headline", f'"第{self.sentence // 12}期简报"@zh')):
            self.lines.append(f"<{self.graph}> <{predicate}> {value} .")

    def say(self, subject, predicate, value, graph=None):
        self.lines.append(f"<{subject}> <{predicate}> {value} <{graph or self.graph}> .")

    def entity(self, kind, local, name):
        iri = f"{ID}{local}"
        if iri not in self.names:
            self.names[iri] = name
            self.say(iri, TYPE, f"<{PG}{kind}>")
            self.say(iri, PREF if kind == "Industry" else LABEL, f'"{name}"@zh')
        return iri

    def relate(self, subject, relation, other):
        self.say(subject, PG + relation, f"<{other}>")


def make(n_entities, seed=7):
    rand, out = random.Random(seed), Writer()
    out.next_sentence("开篇")
    cities, parks, companies = [], [], []
    n_cities = max(1, min(280, n_entities // 40))
    for i in range(n_cities):
        province = list(PROVINCES)[i % len(PROVINCES)]
        code = f"{province}{i // len(PROVINCES) + 1:02}00"
        name = FIRST[i % 16] + SECOND[i // 16 % 16] + "市"
        city = out.entity("City", f"place/{code}", name)
        home = out.entity("Province", f"place/{province}0000", PROVINCES[province])
        out.say(city, PG + "locatedIn", f"<{home}>", BACKGROUND)
        cities.append((city, name[:-1]))
    trades = [out.entity("Industry", f"industry/{trade}", trade)
              for trade in TRADES[:max(2, n_entities // 10)]]
    while len(out.names) < n_entities:
        if not parks or rand.random() < 0.035:
            city, place = rand.choice(cities)
            number = len(parks)
            name = f"{place}{rand.choice(FIRST)}{rand.choice(SECOND)}{number}{rand.choice(PARKS)}"
            out.next_sentence(f"{name}位于{place}市。")
            park = out.entity("Park", f"park/{name}", name)
            out.relate(park, "locatedIn", city)
            for trade in rand.sample(trades, min(len(trades), rand.randint(1, 4))):
                out.relate(park, "industry", trade)
            parks.append(park)
            continue
        park = parks[int(len(parks) * rand.random() ** 2)]
        number = len(out.names)
        trade = rand.randrange(len(trades))
        project_name = f"年产{number}万套{TRADES[trade]}{rand.choice(['生产线', '产业化', '研发中心', '智能制造基地'])}项目"
        out.next_sentence(f"{project_name}签约落户{out.names[park]}。")
        project = out.entity("Project", f"project/{project_name}", project_name)
        out.relate(project, "locatedIn", park)
        out.relate(project, "industry", trades[trade])
        if rand.random() < 0.6:
            amount = round(rand.lognormvariate(19.5, 1.3), -6)
            out.say(project, PG + "investment", f'"{amount:.1f}"^^<{XSD}decimal>')
        status = rand.choice(["signed", "started", "completed", "operating"])
        out.relate(project, "status", PG + status)
        if rand.random() < 0.5:
            date = f"{rand.randint(2019, 2024)}-{rand.randint(1, 12):02}-{rand.randint(1, 28):02}"
            out.say(project, PG + "signDate", f'"{date}"^^<{XSD}date>')
        for _ in range(rand.choice([1, 1, 1, 2])):
            if companies and rand.random() < 0.25:
                company = rand.choice(companies)
            else:
                name = f"{rand.choice(cities)[1]}{rand.choice(FIRST)}{rand.choice(SECOND)}{len(out.names)}" \
                       f"{TRADES[trade][:2]}科技有限公司"
                company = out.entity("Company", f"company/{name}", name)
                companies.append(company)
                out.relate(company, "locatedIn", park)
            out.relate(project, "investor", company)
        if rand.random() < 0.15:
            name = rand.choice(SURNAMES) + rand.choice(GIVEN) + rand.choice(GIVEN)
            person = out.entity("Person", f"person/{len(out.names)}-{name}", name)
            out.relate(person, "worksFor", rand.choice([park, company]))
            out.say(person, PG + "position", '"董事长"@zh')
        if rand.random() < 0.08 and len(companies) > 1:
            out.relate(company, "cooperatesWith", rand.choice(companies))
    return out.lines


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write("".join(line + "\n" for line in make(int(sys.argv[1]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
