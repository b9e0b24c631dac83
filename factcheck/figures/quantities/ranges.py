"""Two measures that make a range: "2 to 3 percent", "between $1.82 and $1.83 billion", "3–5%"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.numbers import Number, number_at, read_digits
from factcheck.figures.quantities.measures import Measure, measure_at
from factcheck.figures.tokens import NUMBER
from factcheck.figures.units import COUNT

if TYPE_CHECKING:
    from factcheck.figures.quantities.grammar import Scan

LINKS = frozenset({"-", "to", "and", "or", "~", "至", "到"})
LONGEST_CURRENCY = 3
"""Tokens that a currency before a number has at most ("hk $")."""
FAR_HIGHER = 5
"""How many times higher the level is at least that a change led to: 跌300点至17,000点."""
THOUSANDS = (1e3, 1e6, 1e9, 1e12, 1e4, 1e8)


def other_end(scan: Scan, one: Measure, start: int) -> Measure | None:
    """The second end of a range that begins with ``one``, whose hedge begins at ``start``."""
    opener = _opener(scan, one, start)
    upward = opener == "from" and scan.low(one.last) == "up" and scan.low(one.last + 1) == "to"
    one = one._replace(last=one.last + upward)
    link = scan.low(one.last)
    if link not in LINKS or (link == "and" and opener != "between"):
        return None
    after = one.last + 1 + (scan.low(one.last + 1) == "-")
    at = _number_behind(scan, after)
    two = measure_at(scan, at) if at else None
    if two is None or two.first > after + 1 or not _alike(scan, one, two, opener):
        return None
    low, high = _scaled_like(scan, one, two).number.value, two.number.value
    if link == "or" and (one.unit is not None or high - low != 1):
        return None
    odds = two.unit is None and two.number.value == 1 and link == "to"
    return two if low < high or opener in {"from", "between"} or odds else None


def _opener(scan: Scan, one: Measure, start: int) -> str:
    """The word before the first end or inside its unit: "aged | between 20 and 35"."""
    inner = scan.low(one.number.first - 1)
    return inner if inner in {"from", "between"} else scan.low(start - 1)


def _number_behind(scan: Scan, at: int) -> int:
    """The number at ``at`` or behind the currency there; 0 for none."""
    for ahead in range(at, min(at + 1 + LONGEST_CURRENCY, len(scan.tokens))):
        if not scan.low(ahead):
            return 0
        if scan.kind(ahead) == NUMBER or (
            (ahead == at or scan.low(ahead - 1) == "之")
            and number_at(scan.tokens, ahead, scan.grammar.numbers)
        ):
            return ahead
    return 0


def _alike(scan: Scan, one: Measure, two: Measure, opener: str) -> bool:
    """Whether both ends may be of one unit, and neither is the change that leads to the other."""
    if one.unit is None or two.unit is None:
        return (
            one.unit is None
            or one.first < one.number.first
            or one.unit.money
            or opener in {"from", "between"}
        )
    if one.unit.name != two.unit.name:
        return False
    moved = (opener == "by" or opener in scan.grammar.moves) and scan.low(one.last) in {"to", "至", "到"}
    return not (moved and (one.unit.money or two.number.value > one.number.value * FAR_HIGHER))


def _scaled_like(scan: Scan, one: Measure, two: Measure) -> Measure:
    """``one`` with the scale of ``two`` if it has none itself: "2 to 3 million", not "$200 to $4 million"."""
    a, b = one.number, two.number
    if a.scaled or not (b.scaled or scan.low(one.last) == "-") or a.value <= 0 or a.value >= 1000:
        return one
    hangs = scan.low(one.last) == "-" and scan.low(b.first).endswith(",000")
    factor = 1e3 if hangs and not b.words else scale_of(scan, b)
    if a.value * factor > b.value * 10:
        return one
    return one._replace(number=a._replace(value=a.value * factor, step=a.step * factor, scaled=True))


def scale_of(scan: Scan, number: Number) -> float:
    """What the words behind the digits of a number multiply them by."""
    written = read_digits(scan.low(number.first)) if scan.kind(number.first) == NUMBER else None
    if written is None:
        return max((scale for scale in THOUSANDS if scale <= number.value), default=1.0)
    return number.value / written[0] if written[0] else 1.0


def share_unit(scan: Scan, one: Measure, two: Measure) -> tuple[Measure, Measure]:
    """Both ends of a range with the unit and the scale that one of them has."""
    one = _scaled_like(scan, one, two)
    if one.unit is None:
        one = one._replace(unit=two.unit, unit_text=two.unit_text, per=two.per)
    elif two.unit is None or two.unit is COUNT:
        two = two._replace(unit=one.unit, unit_text=one.unit_text, per=two.per or one.per)
    return one, two
