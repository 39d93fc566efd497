"""Texts that invite more than linear time: twice the text may not take much more than twice."""

import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from tap import check, main, parkgraph  # noqa: E402

TEXTS = {
    "one sentence without an end": "高新区推动产业发展",
    "open quotes": "“",
    "open brackets": "（简称",
    "nested brackets": "（）（（",
    "a name without an end": "杭州沃",
    "companies": "甲乙科技有限公司",
    "a list without an end": "包括星火项目、",
    "slots without an end": "由甲公司投资建设",
    "numbers": "1234567890",
    "amounts": "总投资1.2亿元，",
    "blank lines": "\n\n高\n\n",
    "headlines": "高新区签约\n\n",
    "one short name in many sentences": "甲乙公司（简称“甲乙”）投资。",
    "people": "管委会主任王小明说。",
}
SMALL = 100_000  # bytes


def linear(folder):
    for name, unit in TEXTS.items():
        times = []
        for size in (SMALL, SMALL * 4):
            path = folder / "page.txt"
            path.write_text("惠山高新区位于江苏省无锡市。\n" + unit * (size // len(unit.encode())))
            start = time.monotonic()
            run = parkgraph("extract", path, timeout=300)
            times.append(time.monotonic() - start)
            if run.code < 0 or "Sanitizer" in run.err:
                check(False, f"{name}: no crash", run)
        # Four times the text: linear is 4, quadratic 16. What is done in a moment proves nothing.
        ratio = times[1] / times[0]
        check(times[1] < 1 or ratio < 9, f"{name}: linear time", f"{times[0]:.2f} s, {times[1]:.2f} s")


main(linear)
