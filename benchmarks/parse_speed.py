"""Reading figures: ``python -m benchmarks.parse_speed``.

Time per sentence of our reader and of quantulum3 on the same sentences (NewsQuant, in
../shared/bench), both loaded. quantulum3 comes with ``pip install '.[bench]'``, with the
classifier that its documentation recommends; without it, it is faster and reads worse.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.timing import calls, keep
from factcheck.figures import Reader

SENTENCES = Path(__file__).resolve().parents[2] / "shared" / "bench" / "quantity_NewsQuant.jsonl"
WHEN = date(2016, 11, 7)
PROMISED_SECONDS = 0.0002
PROMISED_RATIO = 50


def main() -> int:
    """Measure, print, keep; 1 when a promise is broken, 2 when something is missing."""
    if not SENTENCES.is_file():
        print(f"{SENTENCES} is not there: nothing to measure on", file=sys.stderr)
        return 2
    texts = [json.loads(line)["text"] for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    reader = Reader()

    def ours(text: str) -> object:
        return reader.read(text, WHEN)

    ours(texts[0])
    seconds = min(calls(ours, texts) for _ in range(3))
    print(f"factcheck   {1000 * seconds:8.3f} ms a sentence ({len(texts)} sentences, best of 3)")
    figures: dict[str, float] = {"sentences": len(texts), "factcheck_ms": round(1000 * seconds, 4)}
    if find_spec("quantulum3") is None:
        print("quantulum3 is not installed: no comparison (pip install '.[bench]')", file=sys.stderr)
        keep("parse-speed", figures)
        return 2
    other = _quantulum3(texts)
    ratio = other / seconds
    print(f"quantulum3  {1000 * other:8.3f} ms a sentence\nfactcheck is {ratio:.0f} times as fast")
    figures |= {"quantulum3_ms": round(1000 * other, 4), "ratio": round(ratio, 1)}
    keep("parse-speed", {**figures, "quantulum3_classifier": find_spec("sklearn") is not None})
    return int(seconds > PROMISED_SECONDS or ratio < PROMISED_RATIO)


def _quantulum3(texts: list[str]) -> float:
    parse = import_module("quantulum3.parser").parse

    def theirs(text: str) -> object:
        try:
            return parse(text)
        except Exception as error:  # some sentences make it fail; that is part of its time
            return error

    theirs(texts[0])
    return calls(theirs, texts)


if __name__ == "__main__":
    sys.exit(main())
