"""Numbers that say of what another figure is measured: "aged 12 to 17", "over three months"."""

from __future__ import annotations

import re
from math import isclose
from typing import TYPE_CHECKING

from factcheck.judging.findings.finding import Finding
from factcheck.model import Evidence, JudgedFigure, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.judging.matching.match import Match
    from factcheck.model import Figure, Passage, Quantity

_YEARS = ("year", "years", "yr", "yrs", "年", "")
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def judge_qualifier(figure: Figure, main: Sequence[Finding]) -> Finding:
    """A qualifier stands when a passage that bears out a figure beside it names the same number."""
    supports = tuple(evidence for finding in main for evidence in finding.supports)
    beside = tuple(evidence for evidence in supports if _names(evidence.passage, figure))
    if beside or not supports or figure.quantity.value == 1:
        return _finding(figure, Verdict.SUPPORTED, ("exact",), f"{figure.text} stands beside it", beside)
    why = f"the statement found does not speak of {figure.text}"
    return _finding(figure, Verdict.NOT_ENOUGH_EVIDENCE, (), why)


def qualified(match: Match, qualifiers: Sequence[Figure]) -> Match:
    """A match whose passage does not name a qualifier, such as an age, speaks of something else.

    Durations are told in too many ways to be missed.
    """
    telling = (each for each in qualifiers if not _is_duration(each.quantity) and each.quantity.value != 1)
    missing = next((each.text for each in telling if not _names(match.passage, each)), "")
    return match._replace(veto=match.veto or missing)


def _is_duration(quantity: Quantity) -> bool:
    """Years are an age where they are told by another word ("aged 12 to 17")."""
    return quantity.unit != "count" and (quantity.unit != "year" or quantity.unit_text in _YEARS)


def _finding(
    figure: Figure, verdict: Verdict, reasons: tuple[str, ...], why: str, supports: tuple[Evidence, ...] = ()
) -> Finding:
    return Finding(verdict, reasons, why, JudgedFigure(figure, verdict, reasons), supports=supports)


def _names(passage: Passage, figure: Figure) -> bool:
    """As a figure, inside a period ("the past three months"), or in the sentences around."""
    quantity = figure.quantity
    if any(_same(quantity, other.quantity) for other in passage.reading.figures):
        return True
    if quantity.low == quantity.value:  # a range, or "at least": written with more than its number
        return False
    value = quantity.value
    written = [f"{value:g}", *([_SMALL[int(value)]] if value in range(len(_SMALL)) else [])]
    near = f"{passage.question} {passage.before} {passage.text}".lower()
    return any(re.search(rf"(?<![\w.]){re.escape(form)}(?![\w%]|\.\d)", near) for form in written)


def _same(one: Quantity, other: Quantity) -> bool:
    return isclose(one.value, other.value) and isclose(
        min(one.high, 1e300), min(other.high, 1e300), rel_tol=0.1
    )
