"""A triple store of a few lines that misbehaves on request: what `load` says to it, and no more."""

import base64
import http.server
import re
import threading
import urllib.parse

_TRIPLE = re.compile(r'(<[^>]*>) (<[^>]*>) (<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?) \.\n')


class Store:
    """Graphs as sets of triples in a dictionary. `fault` is asked before every request with its
    number and text; what it gives back is done: "drop" (cut the connection), "late" (do it, then
    cut the connection), "truncate" (half of the answer), "swallow" (lose a tenth of what comes), a
    number (that HTTP status), or None."""

    def __init__(self, user=None, password=None, token=None, fault=None):
        self.graphs, self.requests, self.fault = {}, [], fault
        self.credentials = (user, password, token)
        store = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do(self):
                store.answer(self)

            do_GET = do_PUT = do_POST = do_DELETE = do

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def is_welcome(self, handler):
        user, password, token = self.credentials
        given = handler.headers.get("Authorization", "")
        if token:
            return given == f"Bearer {token}"
        if user:
            return given == "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        return True

    def answer(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0)).decode()
        target = urllib.parse.urlsplit(handler.path)
        fields = urllib.parse.parse_qs(body if "form" in handler.headers.get("Content-Type", "") else "")
        text = (fields.get("update") or fields.get("query") or [body])[0]
        self.requests.append((handler.command, target.path, text))
        fault = self.fault(len(self.requests), target.path, text) if self.fault else None
        if fault == "drop":
            return self.cut(handler)
        if isinstance(fault, int):
            return self.reply(handler, fault, "<html><b>not</b> now</html>")
        if not self.is_welcome(handler):
            return self.reply(handler, 401, "who are you?")
        said = self.carry_out(handler.command, target, text, fault == "swallow")
        if fault == "late":
            return self.cut(handler)
        return self.reply(handler, 200, said, fault == "truncate")

    @staticmethod
    def cut(handler):
        handler.close_connection = True
        handler.connection.close()

    @staticmethod
    def reply(handler, status, text, is_truncated=False):
        data = text.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "text/csv")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        if is_truncated:
            handler.wfile.write(data[:len(data) // 2])
            return Store.cut(handler)
        return handler.wfile.write(data)

    def insert(self, graph, text, is_swallowed):
        triples = _TRIPLE.findall(text)
        self.graphs.setdefault(graph, set()).update(triples[len(triples) // 10 + 1 if is_swallowed else 0:])

    def carry_out(self, method, target, text, is_swallowed):
        graph = urllib.parse.parse_qs(target.query).get("graph", [""])[0]
        if graph:
            if method == "GET":
                return "".join(" ".join(t) + " .\n" for t in self.graphs.get(graph, ()))
            if method == "PUT":
                self.graphs.pop(graph, None)
            self.insert(graph, text, is_swallowed)
            return ""
        if text.startswith("SELECT"):
            return self.select(text)
        if method != "POST":
            raise ValueError(text)
        for step in re.findall(r'(?:CLEAR|DROP) SILENT GRAPH <([^>]*)>', text):
            self.graphs.pop(step, None)
        for to, source in re.findall(r"INSERT \{ GRAPH <([^>]*)> .* WHERE \{ GRAPH <([^>]*)>", text):
            self.graphs.setdefault(to, set()).update(self.graphs.get(source, ()))
        if "INSERT DATA" in text:
            for name, triples in re.findall(r"GRAPH <([^>]*)> \{\s*(.*?)\}\n", text, re.S):
                self.insert(name, triples, is_swallowed)
            for name, s, p, o in re.findall(r"GRAPH <([^>]*)> \{ (<\S+>) (<\S+>) (\d+) \}", text):
                self.graphs.setdefault(name, set()).add((s, p, o))
        return ""

    def select(self, text):
        if "DISTINCT ?g" in text:
            old, new = re.findall(r"GRAPH <([^>]*)>", text)
            listed = lambda g: {s[1:-1] for s, _, o in self.graphs.get(g, ()) if o.endswith("#Sentence>")}
            return "g\r\n" + "".join(f"{g}\r\n" for g in listed(old) - listed(new) if g in self.graphs)
        values = re.search(r"VALUES \?g \{(.*?)\}", text)
        names = re.findall(r"<([^>]*)>", values.group(1) if values else text)
        if not values and len(names) == 2:
            return f"n\r\n{len(self.graphs.get(names[0], set()) & self.graphs.get(names[1], set()))}\r\n"
        return f"n\r\n{sum(len(self.graphs.get(name, ())) for name in names)}\r\n"
