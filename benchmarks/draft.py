"""A long draft: ``python -m benchmarks.draft [SENTENCES]``.

A draft of 2,000 sentences of ../shared/corpora, among them all that have a figure, is checked against these
corpora by ``factcheck draft``, as one process. In every other sentence the figure is changed.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.timing import keep
from factcheck.errors import UnreadableSource
from factcheck.reading import find_files, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
PARAGRAPH = 4
MOST_MEMORY = 1_000  # MB
_FIGURE = re.compile(r"\b\d[\d,.]*\d?(?=\s?(?:%|percent|million|billion|trillion))")


def main(many: int) -> int:
    """Measure, print and keep it; 1 when more memory was taken than promised, 2 without the corpora."""
    if not CORPORA.is_dir():
        print(f"{CORPORA} is not there: nothing to measure on", file=sys.stderr)
        return 2
    with TemporaryDirectory() as name:
        folder = Path(name)
        chosen = sentences(many)
        (folder / "draft.md").write_text(laid_out(chosen), encoding="utf-8")
        run(folder, "index", str(CORPORA))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        started = perf_counter()
        reports = json.loads(run(folder, "draft", "draft.md", "--format", "json", "--as-of", "2025-01-20"))
        seconds = perf_counter() - started
    coverage = reports[0]["coverage"]
    claims = len(reports[0]["findings"])
    memory = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
    figures = {
        "sentences": len(chosen),
        "claims": claims,
        "figures_found": coverage["figures"]["found"],
        "seconds": round(seconds, 1),
        "claims_per_second": round(claims / seconds, 1),
        "memory_mb": round(memory),
        "verdicts": coverage["verdicts"],
    }
    print("\n".join(f"{key:20}{value}" for key, value in figures.items()))
    keep("draft", figures)
    return int(memory > MOST_MEMORY)


def sentences(many: int) -> list[str]:
    """Sentences in a mixed order, those with figures before the others are cut off; half are changed."""
    order = Random(7)  # noqa: S311 -- an order, not a secret
    found = sorted(set(_english()))
    order.shuffle(found)
    found = sorted(found, key=lambda text: _FIGURE.search(text) is None)[:many]
    order.shuffle(found)
    return [
        text if number % 2 else _FIGURE.sub(lambda figure: f"{figure[0]}7", text, count=1)
        for number, text in enumerate(found)
    ]


def laid_out(chosen: list[str]) -> str:
    """Paragraphs of a few sentences."""
    groups = (chosen[at : at + PARAGRAPH] for at in range(0, len(chosen), PARAGRAPH))
    return "\n\n".join(" ".join(group) for group in groups) + "\n"


def run(folder: Path, *arguments: str) -> str:
    """What a command of factcheck prints."""
    command = [sys.executable, "-m", "factcheck", *arguments, "--index", str(folder / "index")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) and arguments[0] != "index":
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


def _english() -> Iterator[str]:
    for path in find_files([CORPORA]):
        try:
            transcript = read_file(path)
        except UnreadableSource:
            continue
        for statement in transcript.statements:
            text = " ".join(transcript.passage(statement).split())
            if text.isascii() and text.endswith(".") and len(text) < 400:
                yield text


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
