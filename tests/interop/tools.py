"""The programs that .ci/interop has fetched: where they are, and how a store is started."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(1, str(pathlib.Path(__file__).resolve().parents[1] / "store"))
from tap import ROOT, Run  # noqa: E402

HOME = ROOT / "out" / "interop"
PYTHON = HOME / "python" / "bin" / "python"
OXIGRAPH = HOME / "python" / "bin" / "oxigraph"
JENA = next(iter(sorted(HOME.glob("jena-fuseki-server-*.jar"))), HOME / "jena-fuseki-server.jar")
RDF4J = next(iter(sorted(HOME.glob("rdf4j-http-server-*.war"))), HOME / "rdf4j-http-server.war")
JETTY = next(iter(sorted(HOME.glob("jetty-runner-*.jar"))), HOME / "jetty-runner.jar")
NODE = HOME / "node"
START_LIMIT = 120  # seconds


def java(main, *arguments):
    """A command of Jena's, for instance riotcmd.riot."""
    return Run(["java", "-cp", JENA, main, *arguments], timeout=300)


class Server:
    """A store on loopback with an empty database in `folder`; always stopped."""

    def __init__(self, folder, command, query):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.folder, self.base = folder, f"http://127.0.0.1:{port}"
        self.command, self.query_url = [str(word).replace("PORT", str(port)) for word in command], self.base + query
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def start(self):
        with open(self.folder / "output.log", "ab") as log:
            self.process = subprocess.Popen(self.command, cwd=self.folder, stdout=log, stderr=log,
                                            stdin=subprocess.DEVNULL)
        end = time.monotonic() + START_LIMIT
        while time.monotonic() < end and self.process.poll() is None:
            try:
                self.query("SELECT (1 AS ?n) WHERE {}")
                return
            except OSError:
                time.sleep(0.3)
        self.__exit__()
        raise RuntimeError("does not start:\n" + (self.folder / "output.log").read_text()[-2000:])

    def kill(self):
        self.process.kill()
        self.process.wait()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()

    def query(self, sparql):
        """Rows as lists of text."""
        columns, rows = self.ask(sparql)
        return [[row.get(name, "") for name in columns] for row in rows]

    def ask(self, sparql):
        """The names of the columns, and rows as dictionaries of text."""
        request = urllib.request.Request(self.query_url, data=urllib.parse.urlencode({"query": sparql}).encode(),
                                         headers={"Accept": "application/sparql-results+json"})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=120) as answer:
            found = json.load(answer)
        return found["head"]["vars"], [{name: cell["value"] for name, cell in row.items()}
                                       for row in found["results"]["bindings"]]


def oxigraph(folder, *options):
    return Server(folder, [OXIGRAPH, "serve", "--location", "data", "--bind", "127.0.0.1:PORT", *options], "/query")


def fuseki(folder):
    (folder / "data").mkdir(exist_ok=True)
    os.makedirs(folder / "run", exist_ok=True)
    return Server(folder, ["java", "-Xmx1g", "-jar", JENA, "--localhost", "--port", "PORT", "--tdb2", "--loc", "data",
                           "--update", "/parks"], "/parks/query")


# A repository is there when its configuration is. Without the index that begins with the graph, each
# sentence's graph costs a scan of them all.
RDF4J_REPOSITORY = """
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix sail: <http://www.openrdf.org/config/sail#> .
@prefix native: <http://www.openrdf.org/config/sail/native#> .
[] a rep:Repository ; rep:repositoryID "parks" ;
    rep:repositoryImpl [ rep:repositoryType "openrdf:SailRepository" ;
        sr:sailImpl [ sail:sailType "openrdf:NativeStore" ; native:tripleIndexes "spoc,posc,cspo" ] ] .
"""


def rdf4j(folder):
    repository = folder / "data" / "server" / "repositories" / "parks"
    repository.mkdir(parents=True)
    (repository / "config.ttl").write_text(RDF4J_REPOSITORY)
    return Server(folder, ["java", "-Xmx1g", f"-Dorg.eclipse.rdf4j.appdata.basedir={folder / 'data'}", "-jar", JETTY,
                           "--host", "127.0.0.1", "--port", "PORT", "--path", "/rdf4j-server", RDF4J],
                  "/rdf4j-server/repositories/parks")
