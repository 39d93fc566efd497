"""The page to browse under axe, which looks for what keeps people with disabilities out."""

import json
import pathlib
import sys

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "browse")]

from chrome import Chrome, find  # pylint: disable=wrong-import-position
from tap import PAGES, ROOT, check, equal, expect, main, parkgraph, skip  # pylint: disable=wrong-import-position

AXE = ROOT / "out" / "interop" / "node" / "node_modules" / "axe-core" / "axe.min.js"
# A card and a sentence beside each view, and the view alone.
BESIDE = ("", "&id=' + encodeURIComponent(found[0].iri) + '", "&s=3&id=' + encodeURIComponent(found[0].iri) + '")
VIOLATIONS = """axe.run().then(result => result.violations.map(rule =>
    `${rule.id} (${rule.nodes.length}): ${rule.nodes[0].html.slice(0, 200)} ${rule.nodes[0].any[0]?.message}`))"""


def test_axe(folder):
    expect(parkgraph("build", PAGES, "--out", folder), 0, "build")
    with Chrome() as browser:
        check(browser.open((folder / "index.html").as_uri()), "the page opens")
        browser.js(AXE.read_text(encoding="utf-8") + "; 0")
        for width, mobile in ((1400, False), (390, True)):
            browser.size(width, 844, mobile)
            for theme in ("light", "dark"):
                browser.theme(theme)
                for view in browser.js("model.views"):
                    for beside in BESIDE:
                        browser.js(f"location.hash = '#/view={view}{beside}'")
                        browser.wait(f"state.view === '{view}' && document.getElementById('panel').hidden === {json.dumps(not beside)}")
                        name = f"{width} px, {theme}, {view}" + (" and a sentence" if "s=" in beside else " and a card" if beside else "")
                        equal(browser.js(VIOLATIONS), [], f"axe: {name}")


if find() and AXE.exists():
    main(test_axe)
else:
    skip("the page under axe", "there is no Chromium or no axe")
    print("1..1")
