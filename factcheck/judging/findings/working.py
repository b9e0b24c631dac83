"""Figures nobody said but the figures said imply: shares, sums, differences, growth, former values.

Only figures of neighbouring sentences are combined, two at a time, with units that
fit, and only in the ways the claimed figure's kind allows; the working is kept, so
that a person can follow it.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.units import canonical
from factcheck.judging.matching.match import RATIOS
from factcheck.model import Direction, Evidence, Figure, FigureKind, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEAR_BOUND = 1.2
"""How far above "more than 5", or below "up to 5", a worked-out value still bears it out."""

_NEGLIGIBLE = 0.02
"""A term smaller than this beside the other leaves it as it was: nothing is worked out."""

_SCALES = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
_SUM, _LESS = "+", "-"
_GROWN = "before a change of"
_RATIOS = RATIOS | {"point"}
_DIFFERENCES = (FigureKind.DIFFERENCE, FigureKind.CHANGE)


class Part(NamedTuple):
    """A figure that may enter a working: the claim's keys near it and in its own clause, and its evidence."""

    figure: Figure
    near: frozenset[str]
    local: frozenset[str]
    evidence: Evidence


class Derived(NamedTuple):
    """A value from ``parts`` in the claim's canonical unit, and what was done with them."""

    value: float
    working: str
    parts: tuple[Part, Part]
    sign: str = ""

    @property
    def earlier(self) -> bool:
        """Whether the value is one of the year before its parts."""
        return self.sign == _GROWN

    @property
    def is_difference(self) -> bool:
        """Whether one part was taken from the other."""
        return self.sign == _LESS

    @property
    def is_sum(self) -> bool:
        """Whether the parts were put together."""
        return self.sign == _SUM


def bears_out(claim: Figure, derived: Derived, tolerance: float) -> bool:
    """Whether a worked-out value lies where the claim puts it, give or take a relative ``tolerance``."""
    quantity = canonical(claim.quantity)
    margin = abs(derived.value) * tolerance
    high = min(quantity.high, quantity.value * _NEAR_BOUND)
    low = max(quantity.low, quantity.value / _NEAR_BOUND)
    return low - margin <= derived.value <= high + margin


def derive(claim: Figure, parts: Sequence[Part]) -> Iterator[Derived]:
    """Every value of the claimed figure's kind that two of ``parts`` give."""
    wanted = canonical(claim.quantity)
    for one, other in permutations(parts, 2):
        for value, sign in _worked(claim, wanted, one.figure, other.figure):
            working = f"{one.figure.text} {sign} {other.figure.text} = {_written(value)}"
            yield Derived(value, working, (one, other), sign)


def _written(value: float) -> str:
    """A value as people write it: "527 billion"."""
    name, size = next((pair for pair in _SCALES if abs(value) >= pair[1]), ("", 1.0))
    return f"{value / size:.4g} {name}".strip()


def _worked(claim: Figure, wanted: Quantity, one: Figure, other: Figure) -> Iterator[tuple[float, str]]:
    a, b = canonical(one.quantity), canonical(other.quantity)
    if a.unit == b.unit and b.value:
        yield from _of_like(claim, wanted, a, b)
    if wanted.unit == a.unit and claim.kind not in (FigureKind.CHANGE, FigureKind.DIFFERENCE):
        yield from _before(a, other)


def _of_like(claim: Figure, wanted: Quantity, a: Quantity, b: Quantity) -> Iterator[tuple[float, str]]:
    """Share, multiple, sum and difference of two amounts of one unit."""
    of_amounts = wanted.unit == "percent" and a.unit not in _RATIOS
    if of_amounts and 0 < a.value < b.value and claim.kind is not FigureKind.CHANGE:
        yield 100 * a.value / b.value, "/"
    grew = a.value > b.value if claim.direction is Direction.UP else a.value < b.value
    if of_amounts and claim.kind is FigureKind.CHANGE and grew:
        yield 100 * abs(a.value - b.value) / b.value, "against"
    if wanted.unit == "times" and a.value > b.value:
        yield a.value / b.value, "/"
    if wanted.unit == a.unit not in _RATIOS and a.value >= b.value > _NEGLIGIBLE * a.value:
        yield a.value + b.value, _SUM
    points = wanted.unit == "percentage_point" and a.unit == "percent"
    telling = a.value > b.value > _NEGLIGIBLE * a.value
    apart = wanted.unit == a.unit != "percent" and claim.kind in _DIFFERENCES
    if telling and (points or apart):
        yield a.value - b.value, _LESS


def _before(a: Quantity, change: Figure) -> Iterator[tuple[float, str]]:
    """The value before a change: 577.6 after growth of 9.6 percent was 527.0."""
    step = canonical(change.quantity)
    sign = -1 if change.direction is Direction.DOWN else 1
    grown = change.kind is FigureKind.CHANGE and step.unit == "percent" and a.unit not in _RATIOS
    if grown and change.direction:
        yield a.value / (1 + sign * step.value / 100), _GROWN
    if a.unit == "percent" and step.unit == "percentage_point" and change.direction:
        yield a.value - sign * step.value, "less"
