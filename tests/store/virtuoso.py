"""A Virtuoso of the tests' own: started on loopback in a folder of its own, and stopped."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request

from tap import Run

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
        self.url = f"http://127.0.0.1:{self.http}"
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
        """Rows as dictionaries."""
        return self.ask(sparql)[1]

    def ask(self, sparql):
        """The names of the columns, and rows as dictionaries."""
        url = f"http://127.0.0.1:{self.http}/sparql?" + urllib.parse.urlencode(
            {"query": sparql, "format": "application/sparql-results+json"})
        with urllib.request.urlopen(url, timeout=60) as answer:
            found = json.load(answer)
        return found["head"]["vars"], [{name: cell["value"] for name, cell in row.items()} for row in found["results"]["bindings"]]
