"""Hedges around a number and the open interval that a number means."""

from __future__ import annotations

from factcheck.figures.quantities.grammar import Hedge, Scan
from factcheck.figures.tables import word_set
from factcheck.figures.tokens import NUMBER
from factcheck.model import Bound

INFINITY = float("inf")
WIDEST_ABOUT = 0.05
"""How far "about" reaches at most, relative to the value: "about 20%" is said of 19 to 21."""
NEARLY = 0.9
"""How far below the value "nearly" reaches, relative to it."""
JOINING = frozenset({"plus", "+", "and", "or"})
ADDED = frozenset({"$", "€", "£", "¥", "or"})
OVER = Hedge(Bound.MORE_THAN)
RISING = word_set("rising")
FILLERS = word_set("fillers")


def hedge_before(scan: Scan, first: int) -> tuple[int, Hedge | None]:
    """Where the hedge before token ``first`` begins, and the hedge; ``first`` and None without one."""
    phrases, at = scan.grammar.hedge_before, first - 1
    match = phrases.match(scan.tokens, at)
    if match is None and scan.low(at) in FILLERS:
        match = phrases.match(scan.tokens, at - 1)
    if match is None or (scan.low(match[1] + 1) == "up" and scan.low(match[1]) in RISING):
        return first, None
    talk = scan.low(match[1] + 1) == "about" and scan.low(first - 1) == "the"
    return (first, None) if talk else (match[1] + 1, match[0])


def hedge_after(scan: Scan, *places: int) -> tuple[int, Hedge | None]:
    """The first hedge at one of ``places`` (behind the unit, behind the number) and the index after it."""
    for at in places:
        match = scan.grammar.hedge_after.match(scan.tokens, at)
        if match and not (scan.low(at) in JOINING and _is_sum(scan, match[1])):
            return match[1], match[0]
    return 0, None


def _is_sum(scan: Scan, at: int) -> bool:
    """Whether an amount at ``at`` comes on top: "£9m plus | £2m", "plus | or minus 2%"; "20 and over | 9"."""
    return scan.kind(at) == NUMBER or scan.low(at) in ADDED


def interval(value: float, step: float, hedge: Hedge | None = None) -> tuple[float, float]:
    """The open interval that a number means, given the size of its last place and its hedge."""
    if hedge is None:
        return value - step / 2, value + step / 2
    if hedge.bound is Bound.ABOUT:
        half = max(step / 2, min(_place(value, step) / 2, abs(value) * WIDEST_ABOUT))
        return value - half, value + half
    if hedge.bound is Bound.NEARLY:
        return min(value * NEARLY, value), max(value * NEARLY, value)
    if hedge.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return value, max(value * hedge.reach, value + step / 2) if hedge.reach else INFINITY
    far = 0.0 if value > 0 else -INFINITY
    return min(value * hedge.reach, value - step / 2) if hedge.reach else far, value


def _place(value: float, step: float) -> float:
    """The place of the last non-zero digit of ``value``: 10 for 580, never below ``step``."""
    place = step
    while abs(value) >= place * 10 and abs(value / (place * 10) - round(value / (place * 10))) < 1e-9:
        place *= 10
    return place
