"""`load` against a store that answers 401 and 500, dies in the middle, cuts and loses things."""

import os
import pathlib
import pty
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import nquads  # noqa: E402
from fake import Store  # noqa: E402
from tap import ROOT, check, equal, expect, main, parkgraph  # noqa: E402

TARGET = "urn:test:facts"
SECRET = "geheim-秘密-1"


def load(path, store, *options, kind="oxigraph", retries=3, stderr=subprocess.PIPE, **variables):
    url = store.url if isinstance(store, Store) else store
    environment = {**os.environ, "no_proxy": "127.0.0.1", **variables}
    return parkgraph("load", path, "--store", kind, url, "--graph", TARGET, "--batch", "200", "--retries",
                     str(retries), *options, env=environment, cwd=ROOT, stderr=stderr)


def build(folder):
    expect(parkgraph("build", "tests/pages", "--out", folder, cwd=ROOT), 0, "build")
    quads = nquads.parse((folder / "graph.nq").read_bytes())
    facts = {quad[:3] for quad in quads if quad[3] not in ("", nquads.BACKGROUND)}
    return quads, facts


def is_clean(store):
    return not any(name.startswith("urn:parkgraph:staging") for name in store.graphs)


def replaces_and_adds(folder):
    quads, facts = build(folder)
    with Store() as store:
        expect(load(folder / "graph.ttl", store), 0, "load graph.ttl")
        equal(len(store.graphs[TARGET]), len(facts), "the graph has the facts")
        check(is_clean(store), "nothing else is left", list(store.graphs))
        store.graphs[TARGET] = {("<a:old>", "<a:old>", "<a:old>")}
        expect(load(folder / "graph.ttl", store, "--add"), 0, "load --add")
        equal(len(store.graphs[TARGET]), len(facts) + 1, "what was there is still there")
        expect(load(folder / "graph.ttl", store), 0, "load again")
        equal(len(store.graphs[TARGET]), len(facts), "what was there is replaced")

        stale = "https://w3id.org/parkgraph/id/doc/gone#char=0,9"
        store.graphs[TARGET] = {(f"<{stale}>", f"<{nquads.RDF}type>", f"<{nquads.PG}Sentence>")}
        store.graphs[stale] = {("<a:old>", "<a:old>", "<a:old>")}
        store.graphs["urn:other"] = {("<a:old>", "<a:old>", "<a:old>")}
        run = load(folder / "graph.nq", store)
        expect(run, 0, "load graph.nq")
        sizes = {}
        for quad in quads:
            sizes[quad[3] or TARGET] = sizes.get(quad[3] or TARGET, 0) + 1
        found = {name: len(triples) for name, triples in store.graphs.items()}
        check(found == {**sizes, "urn:other": 1}, "every graph has its statements, a stale one is gone",
              set(found.items()) ^ set(sizes.items()))
        equal(run.err, "", "and nothing is said about it")


def shows_progress(folder):
    build(folder)
    terminal, end = pty.openpty()
    with Store() as store:
        expect(load(folder / "graph.nq", store, stderr=end), 0, "load at a terminal")
    os.close(end)
    text = os.read(terminal, 65536).decode()
    os.close(terminal)
    check("100%" in text and "\r[#" in text, "shows a bar", text)


def hostile_terms(folder):
    source = folder / "hostile.nq"
    texts = [r"\\", r"\\n", r"\"", r"\n", r"\r", r"a\tb", r"\\u4e00", "😀", "\\\\\\\"", "}"]
    source.write_text("".join(f'<a:s> <a:p> "{text}"{"@zh" if i % 2 else ""} <a:g> .\n<a:s> <a:p> "{text}" .\n'
                              for i, text in enumerate(texts)), encoding="utf-8")
    with Store() as store:
        expect(load(source, store), 0, "load hostile terms")
        equal(len(store.graphs["a:g"]), len(texts), "all of them arrive in an update")
        equal(len(store.graphs[TARGET]), len(texts), "and by the graph store protocol")
        escapes = [o for _, _, o in store.graphs["a:g"] if "\\u" in o.replace("\\\\", "")]
        equal(escapes, [], "without escapes that SPARQL takes apart before it reads")


def credentials(folder):
    build(folder)
    with Store(user="dba", password=SECRET) as store:
        run = load(folder / "graph.ttl", store)
        expect(run, 1, "no password")
        check("401" in run.err and "PARKGRAPH_PASSWORD" in run.err, "which is said", run)
        run = load(folder / "graph.ttl", store, "--user", "dba", PARKGRAPH_PASSWORD="wrong-secret")
        expect(run, 1, "a wrong password")
        check("wrong-secret" not in run.err + run.out.decode(), "which is not shown", run)
        equal(store.graphs, {}, "and nothing has changed")
        expect(load(folder / "graph.ttl", store, "--user", "dba", PARKGRAPH_PASSWORD=SECRET), 0,
               "the password from the environment")
        secret = folder / "secret"
        secret.write_text(SECRET + "\n", encoding="utf-8")
        expect(load(folder / "graph.ttl", store, "--user", "dba", "--password-file", secret), 0,
               "the password from a file")
        expect(load(folder / "graph.ttl", store, "--user", "dba", "--password-file", folder / "none"), 1,
               "a file that is not there")
    with Store(token=SECRET.encode().hex()) as store:
        token = {"PARKGRAPH_TOKEN": SECRET.encode().hex()}
        expect(load(folder / "graph.ttl", store, **token), 0, "a bearer token from the environment")
        expect(load(folder / "graph.ttl", store), 1, "no token")
        run = load(folder / "graph.ttl", f"http://dba:{SECRET}@127.0.0.1:1/")
        expect(run, 1, "a password in the address")
        check(SECRET not in run.err and "PARKGRAPH_PASSWORD" in run.err, "is refused and not shown", run)


def passing_faults(folder):
    _, facts = build(folder)
    for name, fault in (("500", lambda n, *_: 500 if n % 4 == 2 else None),
                        ("503", lambda n, *_: 503 if n in (3, 4) else None),
                        ("a cut connection", lambda n, *_: "drop" if n % 3 == 2 else None),
                        ("a lost answer", lambda n, *_: "late" if n % 3 == 1 else None),
                        ("half an answer", lambda n, path, _: "truncate" if path == "/query" and n % 2 else None)):
        for file in ("graph.ttl", "graph.nq"):
            with Store(fault=fault) as store:
                run = load(folder / file, store)
                expect(run, 0, f"{name} now and then, {file}")
                check("trying again" in run.err, "is told and tried again", run)
                if file == "graph.ttl":
                    equal(len(store.graphs[TARGET]), len(facts), "and the graph is whole")
                check(is_clean(store), "and nothing else is left", list(store.graphs))


def lasting_faults(folder):
    quads, facts = build(folder)
    old = {("<a:old>", "<a:old>", "<a:old>")}
    for name, fault in (("500 for ever", lambda n, *_: 500 if n > 4 else None),
                        ("a store that is gone", lambda n, *_: "drop" if n > 4 else None),
                        ("403", lambda n, *_: 403 if n > 4 else None)):
        with Store(fault=fault) as store:
            store.graphs[TARGET] = set(old)
            expect(load(folder / "graph.ttl", store, retries=1), 1, name)
            equal(store.graphs[TARGET], old, "the old graph is still whole")
            store.fault = None
            n = len(store.requests)
            run = load(folder / "graph.ttl", store)
            expect(run, 0, "the store is back")
            check(b"already" in run.out, "and the load goes on where it was", run)
            posts = sum(path == "/store" for _, path, _ in store.requests[n:])
            check(posts < -(-len(facts) // 200), "with fewer requests than a new one", posts)
            equal(len(store.graphs[TARGET]), len(facts), "to its end")
    expect(load(folder / "graph.ttl", "http://127.0.0.1:9", retries=1), 1, "nobody is there")

    sizes = {}
    for quad in quads:
        sizes[quad[3] or TARGET] = sizes.get(quad[3] or TARGET, 0) + 1
    seen = []
    with Store() as store:
        def dies(_n, path, text):
            seen.append(path == "/update" and "INSERT DATA" in text)
            return "late" if sum(seen) >= 3 else None

        store.fault = dies
        expect(load(folder / "graph.nq", store, retries=0), 1, "a store that dies among the sentences")
        whole = {name: len(t) for name, t in store.graphs.items() if not name.startswith("urn:parkgraph")}
        check(whole and all(sizes[name] == n for name, n in whole.items()), "no graph is there half", whole)
        store.fault = None
        run = load(folder / "graph.nq", store)
        expect(run, 0, "once more")
        check(b"already" in run.out, "goes on where it was", run)
        equal({name: len(t) for name, t in store.graphs.items()}, sizes, "to its end")


def swallowed(folder):
    _, facts = build(folder)
    old = {("<a:old>", "<a:old>", "<a:old>")}
    for file, door in (("graph.ttl", "/store"), ("graph.nq", "/update")):
        with Store(fault=lambda n, path, text, door=door: "swallow" if path == door and n > 3 else None) as store:
            store.graphs[TARGET] = set(old)
            run = load(folder / file, store)
            expect(run, 1, f"a store that swallows statements, {file}")
            check("instead of" in run.err, "is found out", run)
            equal(store.graphs[TARGET], old, "before the old graph is touched")
            check(is_clean(store), "and what it made of them is dropped", list(store.graphs))
            store.fault = None
            expect(load(folder / file, store), 0, "once more")
    with Store(fault=lambda n, path, text: "swallow" if path == "/store" else None) as store:
        run = load(folder / "graph.ttl", store.url + "/store", kind="gsp")
        expect(run, 1, "a plain graph store that swallows statements")
        check("instead of" in run.err, "is found out by fetching the graph", run)
        store.fault = None
        expect(load(folder / "graph.ttl", store.url + "/store", kind="gsp"), 0, "a plain graph store")
        equal(len(store.graphs[TARGET]), len(facts), "has the facts")
        puts = [method for method, _, _ in store.requests if method == "PUT"]
        equal(len(puts), 2, "each replaced by one PUT")


def other_kinds(folder):
    """What is sent where, for kinds whose servers the tests do not have."""
    _, facts = build(folder)
    doors = {"rdf4j": ("/rdf-graphs/service", "", "/statements"),
             "graphdb": ("/rdf-graphs/service", "", "/statements"), "qlever": ("", "", None)}
    for kind, (graphs, query, update) in doors.items():
        with Store(token="t") as store:
            expect(load(folder / "graph.ttl", store.url + "/repositories/parks/", kind=kind, PARKGRAPH_TOKEN="t"), 0,
                   kind)
            wanted = {f"/repositories/parks{door}" for door in (graphs, query or "/", update) if door is not None}
            found = {path.rstrip("/") for _, path, _ in store.requests}
            equal(found, {path.rstrip("/") for path in wanted}, f"{kind}: goes through its doors")
            equal(len(store.graphs[TARGET]), len(facts), f"{kind}: the graph has the facts")


def usage(folder):
    for arguments, code in ((["graph.ttl"], 2), (["graph.ttl", "http://127.0.0.1:9"], 2),
                            (["graph.ttl", "http://127.0.0.1:9", "--store", "excel"], 2),
                            (["graph.ttl", "ftp://127.0.0.1/", "--store", "gsp"], 1),
                            (["graph.ttl", "http://127.0.0.1:9/?a=b", "--store", "gsp"], 1),
                            (["graph.ttl", "http://127.0.0.1:9", "--store", "gsp", "--graph", "no IRI"], 1)):
        (folder / "graph.ttl").write_text("<a:s> <a:p> <a:o> .\n")
        expect(parkgraph("load", *arguments, cwd=folder), code, f"load {' '.join(arguments[1:])}")
    for text, word in (("", "no statements"), ("_:b <a:p> <a:o> .\n", "blank node")):
        (folder / "graph.ttl").write_text(text)
        run = parkgraph("load", "graph.ttl", "http://127.0.0.1:9", "--store", "oxigraph", cwd=folder)
        expect(run, 1, f"load what has {word or 'nothing'}")
        check(word in run.err, "says so", run)
    (folder / "graph.ttl").write_text(f"<a:{'x' * 2000}> <a:p> <a:o> .\n")
    run = parkgraph("load", "graph.ttl", "http://127.0.0.1:9", "--store", "virtuoso", cwd=folder)
    check(run.code == 1 and "1800 bytes" in run.err, "an IRI that Virtuoso does not take is refused", run)


main(replaces_and_adds, shows_progress, hostile_terms, credentials, passing_faults, lasting_faults, swallowed, other_kinds, usage)
