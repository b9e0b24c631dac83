"""Quantities of a text: measures with their bounds, ranges, and pairs of an old and a new value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.quantities.bounds import OVER, hedge_after, hedge_before, interval
from factcheck.figures.quantities.grammar import Grammar, Hedge, Scan
from factcheck.figures.quantities.measures import Measure, counted, measure_at
from factcheck.figures.quantities.names import beyond_name
from factcheck.figures.quantities.ranges import other_end, scale_of, share_unit
from factcheck.figures.tables import word_set
from factcheck.figures.tokens import NUMBER, before_period, fold
from factcheck.figures.units import COUNT, Unit
from factcheck.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.tokens import Token

__all__ = ["Found", "Grammar", "in_currency", "read_quantities"]


SENTENCE_ENDS = (".", ";", "(", "。", "；")
RELATIVE = frozenset({"percent", "percentage_point", "basis_point", "ratio", "times", "member"})
"""Units that a bare number behind them does not share: "gained 1 percent to 1,478"."""
MOVING = word_set("moving")
LASTING = word_set("lasting")
LONGEST_LIST = 8
TIMES = frozenset({"day", "month"})


class Found(NamedTuple):
    """A quantity and its tokens ``first`` to ``last``; hedges before it begin at ``start``.

    ``restates``: it says the one before it again ("100 km (60 miles)", "190 points, or 0.6%").
    """

    quantity: Quantity
    start: int
    first: int
    last: int
    former: bool = False
    restates: bool = False


def read_quantities(tokens: Sequence[Token], text: str, grammar: Grammar) -> list[Found]:
    """Every quantity of the tokens, in order."""
    scan = Scan(tokens, text, grammar)
    found: list[Found] = []
    beyond = 0
    for at in grammar.starts(tokens):
        if at < beyond:
            continue
        if vague := grammar.vague.match(tokens, at):
            found.append(_vague(at, *vague))
            beyond = vague[1]
            continue
        measure = measure_at(scan, at)
        if measure is None:
            beyond = beyond_name(scan, at)
            continue
        new, beyond = _one_or_more(scan, measure, found)
        found += new
    return found


def in_currency(found: Found, code: str, grammar: Grammar) -> Found:
    """``found`` as a document whose own currency is ``code`` means it: the "$" of Hong Kong."""
    if fold(found.quantity.unit_text).lower() not in grammar.local.get(code, ()):
        return found
    return found._replace(quantity=found.quantity._replace(unit=code))


def _vague(at: int, span: tuple[float, float], last: int) -> Found:
    """A span of percent that is named and not written: "mid-single digits"."""
    low, high = span
    return Found(Quantity((low + high) / 2, low, high, "percent"), at, at, last)


def _one_or_more(scan: Scan, one: Measure, before: Sequence[Found]) -> tuple[list[Found], int]:
    """What begins with ``one`` (itself, a range, or a pair "from … to …") and the token after it."""
    start, hedge = hedge_before(scan, one.first)
    if hedge and one.unit and one.unit.to in TIMES and _is_stretch(scan, start):
        start, hedge = one.first, None
    other = other_end(scan, one, start)
    if other is not None and _is_odds(scan, one, other):
        odds = Quantity(one.number.value, *interval(one.number.value, one.number.step, hedge), "times")
        return [Found(odds, start, one.first, other.last)], other.last
    if other is None:
        one = _elliptic(scan, counted(scan, _foreseen(scan, one)), before, start)
        return [_single(scan, one, start, hedge, before[-1] if before else None)], one.last
    paired = scan.low(start - 1) == "from" and scan.low(one.last) == "to"
    top = other_end(scan, other, other.first) if paired else None
    other, top = share_unit(scan, other, counted(scan, top)) if top else (counted(scan, other), None)
    one, two = share_unit(scan, one, other)
    falls = one.number.value > two.number.value
    if paired and (top or falls or _moves(scan, start - 1)):
        old = Found(_quantity(one, hedge), start, one.first, one.last, former=True)
        begins, bound = hedge_before(scan, two.first)  # "from 6 | to about 5 percent"
        new = _range(two, top, bound) if top else _quantity(two, bound)
        last = (top or two).last
        return [old, Found(new, begins, two.first, last)], last
    return [Found(_range(one, two, hedge), start, one.first, two.last)], two.last


def _is_stretch(scan: Scan, at: int) -> bool:
    """Whether the "over" at ``at`` tells a stretch of time: "fell over 3 months", not "for over 3 months"."""
    return scan.low(at) == "over" and scan.low(at - 1) not in LASTING


def _is_odds(scan: Scan, one: Measure, other: Measure) -> bool:
    """Whether the two make a ratio: "2 to 1"."""
    bare = one.unit is None and other.unit is None and other.number.value == 1 < one.number.value
    return bare and scan.low(one.last) == "to" and scan.low(other.last) not in {"in", "%"}


def _moves(scan: Scan, at: int) -> bool:
    """Whether a verb of change stands in the words before ``at``."""
    return any(scan.low(near) in scan.grammar.moves | MOVING for near in range(max(0, at - 8), at))


def _single(scan: Scan, one: Measure, start: int, hedge: Hedge | None, before: Found | None) -> Found:
    end = one.last
    if hedge is None:
        end, hedge = hedge_after(scan, one.last, one.number.last)
        hedge = OVER if hedge is None and one.number.over else hedge
    restates = before is not None and _restates(scan, before.last, start)
    if (
        restates
        and before is not None
        and hedge is None
        and before.quantity.bound
        and one.unit
        and (before.quantity.unit, before.quantity.unit_text) != (one.unit.name, one.unit_text)
    ):
        hedge = Hedge(before.quantity.bound)
    former = _is_old(scan, one, before_period(scan.tokens, start))
    return Found(_quantity(one, hedge), start, one.first, max(end, one.last), former, restates)


def _is_old(scan: Scan, one: Measure, start: int) -> bool:
    """Whether what begins at ``start`` is an old value; "news from | 20 people" is no change."""
    link = scan.low(start - 1)
    counts = one.unit is COUNT and one.unit_text and not one.number.scaled
    if link == "from" and counts:
        return scan.low(start - 2) in {"up", "down"} or _moves(scan, start - 1) or scan.low(one.last) == "to"
    return link in {"from", "从", "由"}


def _restates(scan: Scan, end: int, start: int) -> bool:
    """Whether only "(" or ", or" stands between two quantities."""
    between = [scan.low(at) for at in range(end, start)] if start - end <= 2 else []
    return between in (["("], ["or"], ["/"], [",", "or"], [",", "equivalent"])


def _foreseen(scan: Scan, one: Measure) -> Measure:
    """A bare number takes the unit and the scale of the one it is joined to: "1, 2 and 3 million tonnes".

    A hyphen that is left hanging joins numbers in words too: "three-, five- and six-year loans".
    """
    if one.unit is not None:
        return one
    hangs = scan.low(one.last) == "-" and scan.touches(one.last)
    at, steps = one.last + hangs, 0
    while scan.low(at) == "," and _goes_on(scan, at + 1, hangs) and steps < LONGEST_LIST:
        at, steps = at + 2 + hangs, steps + 1
    members = steps + (scan.low(one.first - 1) == "," and scan.kind(one.first - 2) == NUMBER)
    if steps and members > 1 and (last := measure_at(scan, at - 1)) and last.unit:
        return one._replace(unit=last.unit, unit_text=last.unit_text)
    at += scan.low(at) == ","
    if scan.low(at) in {"up", "down"}:
        return _in_points(scan, one, at + 1)
    if scan.low(at) not in {"and", "or", "和"} or not _goes_on(scan, at + 1, hangs):
        return one
    two = measure_at(scan, at + 1)
    two = counted(scan, two) if two and hangs else two
    if two is None or two.unit is None:
        return one
    factor = 1.0 if one.number.scaled or two.number.words else scale_of(scan, two.number)
    number = one.number._replace(value=one.number.value * factor, step=one.number.step * factor)
    return one._replace(number=number, unit=two.unit, unit_text=two.unit_text)


def _in_points(scan: Scan, one: Measure, at: int) -> Measure:
    """The level of an index, told by its change: "16,369.03, up | 58.06 points"."""
    two = measure_at(scan, at) if scan.kind(at) == NUMBER else None
    if two is None or two.unit is not scan.grammar.units.by_name["point"]:
        return one
    return one._replace(unit=two.unit, unit_text=two.unit_text)


def _goes_on(scan: Scan, at: int, hangs: bool) -> bool:
    """Whether the next number of a list is at ``at``: digits, or before a hyphen any one."""
    return scan.kind(at) == NUMBER or (hangs and scan.low(at + 1) == "-")


_MOST_RELATIVE = 1_000
"""A bare number above it is no percentage: "grew by 600,000"."""


def _elliptic(scan: Scan, one: Measure, before: Sequence[Found], start: int) -> Measure:
    """A bare number takes the unit of a measure before it: "435 homes … and 187", "by 2 percent … by 1"."""
    if one.unit is not COUNT or one.unit_text or one.number.words:
        return one
    by = scan.low(start - 1) == "by" and one.number.value < _MOST_RELATIVE
    for found in reversed(before[-4:]):
        gap = [scan.low(at) for at in range(found.last, start)]
        if len(gap) > 25 or not gap or any(mark in gap for mark in SENTENCE_ENDS):
            return one
        unit = scan.grammar.units.by_name.get(found.quantity.unit)
        if unit and not found.restates and (by or unit.name not in RELATIVE) and unit.to not in TIMES:
            return one._replace(
                unit=unit, unit_text=found.quantity.unit_text, per=one.per or found.quantity.per
            )
    return one


def _quantity(measure: Measure, hedge: Hedge | None) -> Quantity:
    unit: Unit = measure.unit or COUNT
    number = measure.number
    low, high = interval(number.value, number.step, hedge)
    if number.spread > 1.0:
        low, high = number.value, number.value * number.spread
    bound = hedge.bound if hedge else None
    value, low, high = map(_exact, (number.value, low, high))
    return Quantity(value, low, high, unit.name, measure.unit_text, bound, measure.per)


def _exact(value: float) -> float:
    """``value`` without the noise of binary fractions: 258.9 million is 258,900,000."""
    return float(f"{value:.14g}")


def _range(one: Measure, two: Measure, hedge: Hedge | None) -> Quantity:
    """Both ends as one quantity; its value is the low end."""
    low, high = sorted((one.number.value, two.number.value))
    if low == high:
        low, high = interval(low, one.number.step, hedge)
    unit: Unit = two.unit or COUNT
    bound = hedge.bound if hedge else None
    value, low, high = map(_exact, (one.number.value, low, high))
    return Quantity(value, low, high, unit.name, two.unit_text or one.unit_text, bound, two.per)
