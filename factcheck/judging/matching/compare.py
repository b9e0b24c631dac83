"""Figure against figure: whether two readings of the same thing agree.

Intervals overlap, and what the source names lies within what the claim allows:
"more than 7 billion" bears out "more than 5 billion" but not "more than 10 billion".
"""

from __future__ import annotations

from enum import StrEnum
from math import isclose, log10
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.units import canonical, may_be
from factcheck.model import Bound, Direction, Figure, FigureKind, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLOOR = {Bound.MORE_THAN, Bound.AT_LEAST}
_UP_TO = {Bound.LESS_THAN, Bound.AT_MOST}
_CEILING = _UP_TO | {Bound.NEARLY}
_FAR = 1.5
"""A claimed value this many times away from a bound the source gives contradicts it."""


_NEAR_BOUND = 1.2
"""Nobody says "more than 56 percent" of 70 percent, or "as many as 100" of as many as 60."""

_SCALES = (3, 4)
"""Digits between the words for large numbers: thousand, million; in Chinese 万, 亿."""

_DIGITS = 3
_SAME_WORLD = 50
"""Amounts further apart than this many times measure different things."""

_PLAIN_MULTIPLE = 1.5
"""Below it "increased 1.2 times" may mean 20 or 120 percent: not to be told."""


class Outcome(StrEnum):
    """How a claimed figure stands to a source's: ``open`` is neither borne out nor denied."""

    AGREE = "agree"
    DISAGREE = "disagree"
    OPEN = "open"


class Comparison(NamedTuple):
    """An outcome and its reason, in the words of The contract."""

    outcome: Outcome
    reason: str


def compare(claim: Figure, source: Figure) -> Comparison | None:
    """Hold ``claim`` against ``source``; None when the two do not measure in comparable units."""
    claim = _in_own_currency(claim, source.quantity)
    claimed, found = _same_scale(claim, source)
    if (
        _other_unit(claim.quantity, source.quantity)
        and claimed.unit == found.unit
        and not claimed.overlaps(found)
    ):
        return Comparison(Outcome.DISAGREE, "unit")
    if claimed.unit != found.unit or _rates_differ(claimed, found):
        return _across_units(claimed, found)
    overlap = claimed.overlaps(found) or isclose(claimed.value, found.value, rel_tol=1e-9)
    if _is_range(claimed) and _is_range(found):
        return _ranges(claim.quantity, source.quantity, claimed, found)
    if _opposed(claim, source):
        return Comparison(Outcome.DISAGREE, "direction" if overlap else "value")
    if overlap and _opposite_bounds(claimed, found):
        return Comparison(Outcome.DISAGREE, "bound")
    if overlap:
        return _overlapping(claim.quantity, source.quantity, claimed, found)
    reason = _difference(claimed, found)
    if reason in ("value", "digits") and _worlds_apart(claimed, found):
        return None
    return Comparison(Outcome.DISAGREE, reason)


def _worlds_apart(claimed: Quantity, found: Quantity) -> bool:
    """Amounts of so different a size are not taken for one another."""
    small, large = sorted((abs(claimed.value), abs(found.value)))
    return large > small * _SAME_WORLD


def _other_unit(claimed: Quantity, found: Quantity) -> bool:
    """The same number with another unit of one kind: basis points told as percentage points."""
    return claimed.unit != found.unit and isclose(claimed.value, found.value, rel_tol=1e-9)


def agrees(claim: Figure, source: Figure) -> bool:
    """Whether ``source`` bears out the value of ``claim``."""
    found = compare(claim, source)
    return found is not None and found.outcome is Outcome.AGREE


def _same_scale(claim: Figure, source: Figure) -> tuple[Quantity, Quantity]:
    """Both quantities in canonical units; growth in percent and "doubled" in one."""
    claimed, found = canonical(claim.quantity), canonical(source.quantity)
    if claimed.unit == "times" and claimed.value >= _PLAIN_MULTIPLE and _grew(source, found):
        return claimed, _as_multiple(found)
    if found.unit == "times" and found.value >= _PLAIN_MULTIPLE and _grew(claim, claimed):
        return _as_multiple(claimed), found
    if _is_bare(found) and claimed.unit == "percent":
        return claimed, _bare_as_percent(claimed, found)
    return claimed, found


def _in_own_currency(claim: Figure, found: Quantity) -> Figure:
    """The claim in the source's currency if both bear a sign of many: "$" of Australia is its own."""
    claimed = claim.quantity
    if claimed.unit == found.unit or not _is_money(claimed):
        return claim
    if not (may_be(claimed.unit_text, found.unit) and may_be(found.unit_text, found.unit)):
        return claim
    return claim._replace(quantity=claimed._replace(unit=found.unit))


def _is_bare(quantity: Quantity) -> bool:
    """Whether a number stands without any unit or noun."""
    return quantity.unit == "count" and not quantity.unit_text


def _grew(figure: Figure, quantity: Quantity) -> bool:
    return quantity.unit == "percent" and figure.kind is FigureKind.CHANGE


def _as_multiple(quantity: Quantity) -> Quantity:
    """Growth of 123 percent as 2.23 times."""
    value, low, high = (1 + part / 100 for part in (quantity.value, quantity.low, quantity.high))
    return quantity._replace(value=value, low=low, high=high, unit="times")


def _bare_as_percent(claimed: Quantity, found: Quantity) -> Quantity:
    """A bare number can only bear a percentage out ("our rate is 3.7"), never deny one."""
    return found._replace(unit="percent") if claimed.overlaps(found) else found


def _rates_differ(claimed: Quantity, found: Quantity) -> bool:
    return bool(claimed.per and found.per and claimed.per != found.per)


def _across_units(claimed: Quantity, found: Quantity) -> Comparison | None:
    """The same number in another currency, another rate or as points is a slip worth naming."""
    slip = claimed.unit == found.unit or (_is_money(claimed) and _is_money(found))
    slip = slip or {claimed.unit, found.unit} == {"percent", "percentage_point"}
    if slip and isclose(claimed.value, found.value, rel_tol=1e-9):
        return Comparison(Outcome.DISAGREE, "unit")
    return None


def _is_money(quantity: Quantity) -> bool:
    """Currencies are ISO 4217 codes, the only units in capitals."""
    return len(quantity.unit) == 3 and quantity.unit.isupper()


def _opposed(claim: Figure, source: Figure) -> bool:
    if _is_bare(source.quantity) and claim.quantity.unit == "percent":  # "moderation of growth to 1.6"
        return False
    return {claim.direction, source.direction} == {Direction.UP, Direction.DOWN}


def _opposite_bounds(claimed: Quantity, found: Quantity) -> bool:
    """ "At most 40" against "at least 40": they share one point, not a meaning."""
    bounds = {claimed.bound, found.bound}
    return bool(bounds & _FLOOR and bounds & _CEILING) and isclose(claimed.value, found.value, rel_tol=0.01)


def _overlapping(claim: Quantity, source: Quantity, claimed: Quantity, found: Quantity) -> Comparison:
    within = claimed.low <= found.value <= claimed.high
    if _beyond(claimed, found):
        both = found.bound in _FLOOR | _UP_TO and not _close(claimed, found)
        return Comparison(Outcome.DISAGREE, "value") if both else Comparison(Outcome.OPEN, "bound")
    if _says_more(claimed, found) or _rounds_up(claimed, found):
        return Comparison(Outcome.OPEN, "rounded")
    if _is_range(found) and not (claimed.low <= found.low and found.high <= claimed.high):
        return Comparison(Outcome.OPEN, "bound")
    one_sided = found.bound in _FLOOR | _CEILING
    if one_sided and not within and not isclose(claimed.value, found.value, rel_tol=1e-9):
        return _beside_bound(claimed, found)
    return Comparison(Outcome.AGREE, _likeness(claim, source, claimed, found))


def _beyond(claimed: Quantity, found: Quantity) -> bool:
    """A bound far from what the source says, or another round bound than the source's."""
    if claimed.bound not in _FLOOR | _UP_TO:
        return False
    if found.bound in _FLOOR | _UP_TO:
        return not isclose(claimed.value, found.value, rel_tol=0.02)
    return not _close(claimed, found)


def _close(claimed: Quantity, found: Quantity) -> bool:
    small, large = sorted((abs(claimed.value), abs(found.value)))
    return large <= small * _NEAR_BOUND


def _says_more(claimed: Quantity, found: Quantity) -> bool:
    """A claim more precise than its source is not borne out by it: "1.9 percent" by "2 percent"."""
    if isclose(claimed.value, found.value, rel_tol=1e-9) or claimed.bound or found.bound in _FLOOR | _CEILING:
        return False
    return (claimed.high - claimed.low) * 2 < found.high - found.low


def _rounds_up(claimed: Quantity, found: Quantity) -> bool:
    """Half a unit above what is claimed is no longer rounded to it: 2.5 percent is not "around 2"."""
    near = claimed.bound in (None, Bound.ABOUT) and not _is_range(claimed)
    return near and claimed.value < found.value and isclose(found.value, claimed.high, rel_tol=1e-9)


def _is_range(quantity: Quantity) -> bool:
    return quantity.bound is None and isclose(quantity.low, quantity.value) and quantity.high > quantity.low


def _ranges(claim: Quantity, source: Quantity, claimed: Quantity, found: Quantity) -> Comparison:
    """Two ranges agree when both their ends do."""
    ends = zip((claimed.low, claimed.high), (found.low, found.high), strict=True)
    if all(isclose(one, other, rel_tol=0.02) for one, other in ends):
        return Comparison(Outcome.AGREE, "exact" if claim.unit == source.unit else "converted")
    return Comparison(Outcome.DISAGREE, "value")


def _beside_bound(claimed: Quantity, found: Quantity) -> Comparison:
    """A claim inside an open-ended interval but not where the source put it."""
    ratio = claimed.value / found.value if found.value else 0
    exact = claimed.bound not in _FLOOR | _CEILING
    if exact and ratio and max(ratio, 1 / ratio) >= _FAR:
        return Comparison(Outcome.DISAGREE, "value")
    return Comparison(Outcome.OPEN, "bound")


def _likeness(claim: Quantity, source: Quantity, claimed: Quantity, found: Quantity) -> str:
    if not isclose(claimed.value, found.value, rel_tol=1e-9):
        return "hedged" if claimed.bound or found.bound else "rounded"
    if claim.unit != source.unit:
        return "converted"
    return "exact" if claimed.bound == found.bound else "hedged"


def _difference(claimed: Quantity, found: Quantity) -> str:
    if isclose(claimed.value, found.value, rel_tol=1e-9):
        return "bound"
    if claimed.value > 0 and found.value > 0:
        steps = log10(claimed.value / found.value)
        if isclose(steps, round(steps), abs_tol=1e-9) and any(round(steps) % each == 0 for each in _SCALES):
            return "scale"
    return "digits" if _slip_of_the_pen(claimed.value, found.value) else "value"


def _slip_of_the_pen(claimed: float, found: float) -> bool:
    """Whether two neighbouring digits changed places or one was dropped or doubled (Damerau 1964)."""
    one, other = (f"{value:.6f}".replace(".", "").strip("0") for value in (claimed, found))
    if min(len(one), len(other)) < _DIGITS:
        return len(one) == 2 and one == other[::-1]
    return one in set(_slips(other)) or other in set(_slips(one))


def _slips(digits: str) -> Iterator[str]:
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    for at in range(len(digits)):
        yield digits[:at] + digits[at + 1 :]
