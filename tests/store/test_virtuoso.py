"""A result in a real triple store: Virtuoso loads both files, counts them and answers README."""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import nquads  # noqa: E402
from tap import ROOT, Run, check, equal, expect, main, parkgraph  # noqa: E402

START_LIMIT = 120  # seconds until a new database stands
INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000

[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
FileExtend = 200

[Parameters]
ServerPort = 127.0.0.1:{sql}
LiteMode = 0
DisableUnixSocket = 1
DirsAllowed = {folder}, {data}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ServerThreads = 10
CheckpointInterval = 0
SchedulerInterval = 0

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5

[SPARQL]
ResultSetMaxRows = 100000
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Virtuoso:
    """A server of its own in a folder of its own, on loopback; always stopped."""

    def __init__(self, folder, data):
        self.folder = folder
        self.sql, self.http = free_port(), free_port()
        ini = folder / "virtuoso.ini"
        ini.write_text(INI.format(folder=folder, data=data, sql=self.sql, http=self.http))
        self.log = open(folder / "output.log", "wb")
        self.process = subprocess.Popen(
            ["virtuoso-t", "+foreground", "+configfile", str(ini)], cwd=folder, stdout=self.log,
            stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True)

    def __enter__(self):
        end = time.monotonic() + START_LIMIT
        while time.monotonic() < end and self.process.poll() is None:
            if self.isql("SELECT 1;").code == 0:
                return self
            time.sleep(0.3)
        self.__exit__()
        log = self.folder / "virtuoso.log"
        raise RuntimeError("Virtuoso does not start:\n" + (log.read_text()[-2000:] if log.exists() else ""))

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        self.log.close()

    def isql(self, statement):
        run = Run(["isql-vt", f"127.0.0.1:{self.sql}", "dba", "dba", "ERRORS=STDOUT", "VERBOSE=OFF",
                   "BANNER=OFF", "PROMPT=OFF", f"EXEC={statement}"])
        if b"*** Error" in run.out:
            run.code = run.code or 1
        return run

    def query(self, sparql):
        """Rows as dictionaries, through the endpoint that README tells of."""
        url = f"http://127.0.0.1:{self.http}/sparql?" + urllib.parse.urlencode(
            {"query": sparql, "format": "application/sparql-results+json"})
        with urllib.request.urlopen(url, timeout=60) as answer:
            rows = json.load(answer)["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in rows]

    def put(self, path, graph):
        """PUT a file with Digest, as README does with curl. Gives the HTTP status."""
        url = (f"http://127.0.0.1:{self.http}/sparql-graph-crud-auth?"
               + urllib.parse.urlencode({"graph": graph}))
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, url, "dba", "dba")
        opener = urllib.request.build_opener(urllib.request.HTTPDigestAuthHandler(passwords))
        request = urllib.request.Request(url, data=path.read_bytes(), method="PUT",
                                         headers={"Content-Type": "text/turtle"})
        try:
            with opener.open(request, timeout=120) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code


def readme_queries():
    return re.findall(r"```sparql\n(.*?)```", (ROOT / "README.md").read_text(), re.S)


def count(store, pattern):
    rows = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    return int(rows[0]["n"])


def loads(folder):
    out = folder / "out"
    expect(parkgraph("build", "tests/pages", "--out", out, cwd=ROOT), 0, "build")
    quads = nquads.parse((out / "graph.nq").read_bytes())
    named = {quad for quad in quads if quad[3]}
    default = {quad[:3] for quad in quads if not quad[3]}
    facts = {quad[:3] for quad in named if quad[3] != nquads.BACKGROUND}
    store_folder = folder / "store"
    store_folder.mkdir()
    with Virtuoso(store_folder, out) as store:
        status = store.put(out / "graph.ttl", "urn:parkgraph:facts")
        check(status in (200, 201), "Virtuoso takes graph.ttl", f"HTTP {status}")
        equal(count(store, "GRAPH <urn:parkgraph:facts> { ?s ?p ?o }"), len(facts),
              "graph.ttl: as many statements as the file holds")
        store.put(out / "graph.ttl", "urn:parkgraph:facts")
        equal(count(store, "GRAPH <urn:parkgraph:facts> { ?s ?p ?o }"), len(facts),
              "graph.ttl loaded again: still as many")
        answers(store, "FROM <urn:parkgraph:facts>")
        store.isql("SPARQL CLEAR GRAPH <urn:parkgraph:facts>;")

        load = ("DB.DBA.TTLP_MT(file_to_string_output('%s'), '', 'urn:parkgraph:sentences', 512);"
                % (out / "graph.nq"))
        run = store.isql(load)
        expect(run, 0, "Virtuoso takes graph.nq")
        graphs = store.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
        found = {row["g"]: int(row["n"]) for row in graphs}
        wanted = {}
        for quad in named:
            wanted[quad[3]] = wanted.get(quad[3], 0) + 1
        wanted["urn:parkgraph:sentences"] = len(default)
        wrong = [(g, n, found.get(g)) for g, n in sorted(wanted.items()) if found.get(g) != n]
        check(not wrong, "graph.nq: as many statements in every sentence's graph",
              f"{len(wrong)} of {len(wanted)}: {wrong[:5]}")
        answers(store, "")
    check(store.process.poll() is not None, "the server is stopped")


def answers(store, dataset):
    queries = readme_queries()
    check(len(queries) >= 3, "README shows queries", len(queries))
    for number, query in enumerate(queries, 1):
        needs_quads = "GRAPH" in query
        if needs_quads and dataset:
            continue
        if dataset:
            query = query.replace("WHERE", f"{dataset} WHERE", 1)
        rows = store.query(query)
        name = "graph.ttl" if dataset else "graph.nq"
        check(rows, f"{name} answers README's query {number}", query)


if not shutil.which("virtuoso-t"):
    print("1..0 # SKIP virtuoso-t is not installed (make deps)")
    sys.exit(0)
main(loads)
