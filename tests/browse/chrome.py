"""Drive a headless Chromium: its DevTools protocol over two pipes, with nothing but Python.

usage: tests/browse/chrome.py PAGE HASH PNG   a screenshot of a page to browse
"""

import base64
import fcntl
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def find():
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Chrome:
    """One window. `errors` holds what the page complained of: exceptions, the console, the policy."""

    def __init__(self, width=1280, height=800, timeout=60):
        self.timeout = timeout
        self.number = 0
        self.buffer = b""
        self.errors = []
        self.requests = []
        self.folder = tempfile.TemporaryDirectory(prefix="parkgraph-chrome-")
        to_child, self.to = os.pipe()
        self.of, from_child = os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (to_child, from_child)]

        def join():
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [find(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--hide-scrollbars", "--mute-audio", "--disable-background-networking",
             "--remote-debugging-pipe", f"--user-data-dir={self.folder.name}",
             f"--window-size={width},{height}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=join, pass_fds=(3, 4))  # pylint: disable=subprocess-popen-preexec-fn
        for end in (to_child, from_child, *ends):
            os.close(end)
        self.session = None
        page = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page["targetId"],
                                 flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
            self.call(f"{domain}.enable")
        self.size(width, height)

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
        except (OSError, RuntimeError):
            pass
        os.close(self.to)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.of)
        shutil.rmtree(self.folder.name, ignore_errors=True)
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # ---- the protocol ----

    def receive(self):
        while b"\0" not in self.buffer:
            data = os.read(self.of, 1 << 16)
            if not data:
                raise RuntimeError("the browser has gone")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def note(self, message):
        method, params = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.errors.append(params["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning", "assert"):
            self.errors.append(str([a.get("value", a.get("description")) for a in params["args"]]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Page.javascriptDialogOpening":
            self.errors.append("a dialog opened: " + params["message"])
            self.send("Page.handleJavaScriptDialog", accept=True)

    def send(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        return self.number

    def call(self, method, **params):
        number = self.send(method, **params)
        end = time.monotonic() + self.timeout
        while time.monotonic() < end:
            message = self.receive()
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.note(message)
        raise RuntimeError(f"{method}: no answer")

    # ---- what a user does ----

    def js(self, expression):
        """The value of an expression in the page, which may be a promise."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True,
                           awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return result["result"].get("value")

    def wait(self, expression, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.js(expression):
                return True
            time.sleep(0.02)
        return False

    def open(self, url):
        self.call("Page.navigate", url=url)
        return self.wait("document.body && document.body.dataset.ready === 'yes'")

    def size(self, width, height, mobile=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=mobile)

    def theme(self, name):
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": name}])

    def screenshot(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def place(self, selector):
        """The middle of an element, brought into sight; None when it is not there."""
        return self.js(f"""(() => {{
            const found = document.querySelector({json.dumps(selector)});
            if (!found) return null;
            found.scrollIntoView({{ block: 'nearest' }});
            const box = found.getClientRects()[0] || found.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        }})()""")

    def click_at(self, x, y):
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def click(self, selector):
        """Click with the mouse where the element is; the page must let the click through."""
        place = self.place(selector)
        if not place:
            raise RuntimeError(f"nothing to click: {selector}")
        self.click_at(*place)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def key(self, name, code=0, text=""):
        self.call("Input.dispatchKeyEvent", type="keyDown", key=name, code=name, text=text,
                  windowsVirtualKeyCode=code)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=name, code=name,
                  windowsVirtualKeyCode=code)


def main():
    if len(sys.argv) != 4 or not find():
        print(__doc__ if find() else "there is no Chromium", file=sys.stderr)
        return 2
    page, place, png = sys.argv[1:]
    with Chrome(1280, 760) as browser:
        browser.open(pathlib.Path(page).resolve().as_uri() + place)
        browser.wait("performance.getEntriesByName('shown').length > 0")
        browser.screenshot(png)
    return 0


if __name__ == "__main__":
    sys.exit(main())
