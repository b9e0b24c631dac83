"""Figures and periods in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Bound
from factcheck.output.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Figure, Period, Quantity

BOUND_WORDS: Mapping[Bound, str] = {
    Bound.ABOUT: "about",
    Bound.NEARLY: "nearly",
    Bound.MORE_THAN: "more than",
    Bound.AT_LEAST: "at least",
    Bound.LESS_THAN: "less than",
    Bound.AT_MOST: "at most",
}


def number(value: float) -> str:
    """A number as people write it, exact to twelve digits: ``1,220,000,000,000``, ``10.5``."""
    return f"{float(f'{value:.12g}'):,.15g}"


def interval(quantity: Quantity) -> str:
    """The values a quantity stands for: ``10.45 to 10.55``, ``more than 7,000,000,000``."""
    if quantity.high == float("inf"):
        return f"more than {number(quantity.low)}"
    if quantity.low == float("-inf"):
        return f"less than {number(quantity.high)}"
    return f"{number(quantity.low)} to {number(quantity.high)}"


def unit(quantity: Quantity) -> str:
    """The canonical unit, with the words of the text where they say more, and the denominator."""
    named = quantity.unit
    if quantity.unit_text and quantity.unit == "count":
        named = quantity.unit_text
    return clean(f"{named} per {quantity.per}" if quantity.per else named)


def qualities(figure: Figure) -> str:
    """Kind, direction, bound and basis of a figure: ``change, up, nearly, year on year``."""
    bound = figure.quantity.bound
    parts = (
        figure.kind.value,
        figure.direction.value if figure.direction else "",
        BOUND_WORDS[bound] if bound else "",
        figure.compared_with,
        "the old value" if figure.former else "",
    )
    return clean(", ".join(filter(None, parts)))


def span_of(period: Period) -> str:
    """``H1 2024 (2024-01-01 to 2024-06-30)``; a period not settled has its label only."""
    days = f" ({period.start} to {period.end})" if period.start and period.end else ""
    return clean(period.label or period.text) + days
