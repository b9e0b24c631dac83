"""The picture of the cost of a claim: ``python -m benchmarks.curve [OUT.svg]``, out of the last scale result.

Milliseconds a claim against statements searched, both on logarithmic axes.
"""

from __future__ import annotations

import json
import sys
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.timing import RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "scale.svg"
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 90, 190, 20, 50
SERIES = {
    "rapidfuzz_ms": ("rapidfuzz over all", "#888888"),
    "fts5_ms": ("SQLite FTS5", "#8d6e63"),
    "check_p95_ms": ("factcheck, 95th percentile", "#7bb3e0"),
    "check_median_ms": ("factcheck, median", "#1565c0"),
    "tantivy_ms": ("tantivy, candidates alone", "#2e7d32"),
}


class Axis(NamedTuple):
    """A logarithmic axis from ``low`` to ``high`` (powers of ten), drawn from ``start`` to ``end``."""

    low: int
    high: int
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where a value stands, in pixels."""
        return self.start + (self.end - self.start) * (log10(value) - self.low) / (self.high - self.low)


def main(out: Path) -> int:
    """Draw the newest result; 2 when there is none."""
    results = sorted(RESULTS.glob("*-scale.json"))
    if not results:
        print("no result yet: run python -m benchmarks.scale", file=sys.stderr)
        return 2
    out.write_text(picture(json.loads(results[-1].read_text("utf-8"))["sizes"]), "utf-8")
    print(out)
    return 0


def picture(sizes: Sequence[Mapping[str, float]]) -> str:
    """The result as SVG."""
    across = Axis(3, 6, LEFT, WIDTH - RIGHT)
    up = Axis(-1, 4, HEIGHT - BOTTOM, TOP)
    parts = [*_grid(across, up), *(line for name in SERIES for line in _series(name, sizes, across, up))]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
    return "\n".join(
        [f'{head} font-size="13">', '<rect width="100%" height="100%" fill="#fff"/>', *parts, "</svg>\n"]
    )


def _grid(across: Axis, up: Axis) -> Iterator[str]:
    for power in range(across.low, across.high + 1):
        x = across.place(10**power)
        yield f'<path d="M{x:.0f} {up.start:.0f}V{up.end:.0f}" stroke="#e5e5e5"/>'
        yield _text(x, up.start + 20, f"{10**power:,}", "middle")
    for power in range(up.low, up.high + 1):
        y = up.place(10**power)
        yield f'<path d="M{across.start:.0f} {y:.0f}H{across.end:.0f}" stroke="#e5e5e5"/>'
        yield _text(across.start - 8, y + 4, f"{10**power:,g} ms", "end")
    yield _text((across.start + across.end) / 2, HEIGHT - 10, "statements in the index", "middle")


def _series(name: str, sizes: Sequence[Mapping[str, float]], across: Axis, up: Axis) -> Iterator[str]:
    label, colour = SERIES[name]
    known = [(across.place(size["statements"]), up.place(size[name])) for size in sizes if name in size]
    if not known:
        return
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in known)
    yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in known)
    x, y = known[-1]
    yield _text(max(x, across.end) + 8, y + 4, label, "start", colour)


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#555") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" fill="{colour}">{text}</text>'


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE))
