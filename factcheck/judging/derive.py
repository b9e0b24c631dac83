"""Figures nobody said but the figures said imply: shares, sums, differences, growth, former values.

Only figures of one passage and its neighbours are combined, two at a time, with
one unit, and only in the ways the claimed figure's kind allows; the working is
kept, so that a person can follow it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from math import isfinite
from typing import TYPE_CHECKING

from factcheck.figures.units import canonical
from factcheck.model import Figure, FigureKind, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.judging.match import Match


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out, in the claim's canonical unit, from the figures of ``parts``."""

    value: float
    working: str
    parts: tuple[Match, ...]


def bears_out(claim: Quantity, derived: Derived, tolerance: float) -> bool:
    """Whether a worked-out value lies where the claim puts it, give or take a relative ``tolerance``."""
    margin = abs(derived.value) * tolerance
    return claim.low - margin <= derived.value <= claim.high + margin


def derive(claim: Figure, parts: Sequence[Match]) -> Iterator[Derived]:
    """Every value of the claimed figure's kind that two of ``parts`` give."""
    wanted = canonical(claim.quantity)
    for one, other in permutations(parts, 2):
        a, b = canonical(one.figure.quantity), canonical(other.figure.quantity)
        for value, sign in _worked(wanted, claim.kind, one.figure, other.figure):
            if isfinite(value):
                working = f"{_written(a)} {sign} {_written(b)} = {value:.4g}"
                yield Derived(value, working, (one, other))


def _worked(wanted: Quantity, kind: FigureKind, one: Figure, other: Figure) -> Iterator[tuple[float, str]]:
    a, b = canonical(one.quantity), canonical(other.quantity)
    if a.unit == b.unit and b.value:
        if wanted.unit == "percent" and a.unit != "percent" and 0 < a.value <= b.value:
            yield 100 * a.value / b.value, "/"
        if wanted.unit == "times":
            yield a.value / b.value, "/"
        if wanted.unit == a.unit or _points(wanted, a):
            yield a.value - b.value, "-"
    if wanted.unit == a.unit and _growth(other):
        yield a.value / (1 + _signed(other) / 100), "/ 1 +"
    if wanted.unit == a.unit and other.kind is FigureKind.DIFFERENCE and _points(b, a):
        yield a.value - _signed(other), "-"
    if (
        kind is FigureKind.LEVEL
        and wanted.unit == a.unit == b.unit
        and wanted.unit not in ("percent", "times")
    ):
        yield a.value + b.value, "+"


def _points(points: Quantity, percent: Quantity) -> bool:
    """Percentages differ by percentage points."""
    return points.unit == "percentage_point" and percent.unit == "percent"


def _growth(figure: Figure) -> bool:
    return (
        figure.kind is FigureKind.CHANGE
        and figure.quantity.unit == "percent"
        and figure.direction is not None
    )


def _signed(figure: Figure) -> float:
    value = canonical(figure.quantity).value
    return -value if figure.direction == "down" else value


def _written(quantity: Quantity) -> str:
    return f"{quantity.value:.12g}"
