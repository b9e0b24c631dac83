"""Parts of a year counted or in letters: "the first half of 2024", "third week of May", "1H24"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.english.dates import month
from factcheck.figures.periods.english.years import century, container, full
from factcheck.figures.periods.shapes.compound import Part
from factcheck.figures.periods.shapes.single import Fiscal, Named, Nth, Relative, Shape, Year

if TYPE_CHECKING:
    from factcheck.figures.periods.english.cursor import Cursor, Parsed

_PARTS_OF_YEAR = ("half", "quarter")
_MOST = {"quarter": 4, "half": 2, "month": 12, "week": 53}


def ordinal(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "first half of 2024", "first five months", "third week of May", "last Monday of August"."""
    last = c.value("ordinal", i) == -1
    found = (-1, i + 1) if last else c.ordinal(i)
    if found is None:
        return None
    number, at = found[0], c.dash(found[1])
    fiscal = c.is_in("fiscal", at)
    counted = c.count(at)
    count, at = counted if counted and c.is_in("unit", counted[1]) else (1, at + fiscal)
    unit = _countable(c, at)
    if unit is None:
        return _shared(c, at, number)
    if unit == "century":
        return century(number, at + 1)
    if not 0 < count < (367 if unit == "day" else 100) or number > _MOST.get(unit, 366):
        return None
    return _counted(c, at + 1, Nth(unit, -count if last else number, None, count), fiscal)


def _countable(c: Cursor, i: int) -> str | None:
    """The unit that can be counted at ``i``; a weekday is one."""
    unit: str | None = c.value("unit", i)
    weekday = c.value("weekday", i)
    if c.value("weekpart", i) == 6:
        return "weekend"
    return unit if weekday is None else f"weekday {weekday}"


def _shared(c: Cursor, i: int, number: int) -> Parsed | None:
    """The first of several with one unit: "first and second quarters", "first to third quarters"."""
    if c.low(i) not in ("and", "or", "to", "through") or number < 1:
        return None
    second = c.ordinal(c.skip(i + 1, "the"))
    unit = c.value("unit", second[1]) if second else None
    return (Nth(unit, number), i) if unit in _PARTS_OF_YEAR and number <= _MOST[unit] else None


def _counted(c: Cursor, i: int, part: Nth, fiscal: bool) -> Parsed | None:
    """The part with the larger period it belongs to, which only some units may leave out."""
    if c.is_compound(i):
        return None  # "third quarter-point rise"
    of = larger(c, i, part.unit)
    if of is None and part.unit == "half" and part.number in (1, 2):
        month_ = larger(c, i, "month") if c.low(i) in ("of", "in") else None
        if month_ and isinstance(month_[0], Nth | Relative) and "month" in month_[0].unit:
            return Part("early" if part.number == 1 else "late", month_[0]), month_[1]
    if of and part.unit != "year":
        whole = _as_fiscal(of[0]) if fiscal else of[0]
        return Nth(part.unit, part.number, whole, part.count), of[1]
    months = part.unit == "month" and 1 < part.count < 12
    if (
        part.unit == "year"
        or part.number < 0
        or c.low(i) == "of"
        or not (part.unit in _PARTS_OF_YEAR or months)
    ):
        return None
    return Nth(part.unit, part.number, Named("FY") if fiscal else None, part.count), i


def as_fiscal(part: Shape, after: int) -> Parsed | None:
    """A part that was said to be fiscal, in the fiscal year."""
    return (
        (Nth(part.unit, part.number, _as_fiscal(part.of), part.count), after)
        if isinstance(part, Nth)
        else None
    )


def _as_fiscal(of: Shape | None) -> Shape:
    if isinstance(of, Year):
        return Fiscal(of.number)
    if isinstance(of, Relative):
        return Relative("fiscal year", of.offset)
    return of or Named("FY")


def larger(c: Cursor, i: int, unit: str) -> tuple[Shape | None, int] | None:
    """What a counted part is part of: a year, and for smaller parts a month, quarter or half."""
    found = container(c, i)
    if found or unit in (*_PARTS_OF_YEAR, "year"):
        return found
    if c.low(i) not in ("of", "in"):
        return None
    at = c.skip(i + 1, "the")
    offset = c.value("relative", at)
    if offset is not None and (name := c.value("unit", at + 1)):
        return Relative(name, offset), at + 2
    return month(c, at, True) or letter(c, at) or _part_of_year(c, at)


def _part_of_year(c: Cursor, i: int) -> Parsed | None:
    """The half or quarter that a week or month is counted in; nothing deeper."""
    found = c.ordinal(i)
    unit = c.value("unit", c.dash(found[1])) if found else None
    return ordinal(c, i) if unit in _PARTS_OF_YEAR else None


def with_part(c: Cursor, of: Shape, i: int) -> Parsed:
    """A year with its part after it: "this year's first quarter", "2016 Q3", "2015 May"."""
    at = c.skip(c.skip(i, "'", "’"), "s") if c.low(i) in ("'", "’") else c.skip(i, "-", ",", "/")
    at = c.skip(at, "the")
    number = c.value("month", at)
    if number is not None and (at == i or c.low(i) == ","):
        return Nth("named month", number, of), at + 1
    part = letter_part(c, at) or (ordinal(c, at) if c.low(at) != "last" else None)
    if part and isinstance(part[0], Nth) and part[0].of is None:
        return Nth(part[0].unit, part[0].number, of, part[0].count), part[1]
    return of, i


def letter_part(c: Cursor, i: int) -> tuple[Nth, int] | None:
    """ "Q3", "3Q", "H1", "9M" without a year."""
    if not c.touches(i + 1):
        return None
    unit, number = c.value("letter", i), c.digits(i + 1, 1)
    if unit is None:
        unit, number = c.value("letter", i + 1), c.digits(i, 2)
        if unit == "month" and number and number < 12:
            return Nth("month", 1, None, number), i + 2
    if unit not in _PARTS_OF_YEAR or number is None or not 1 <= number <= _MOST[unit]:
        return None
    return Nth(unit, number), i + 2


def letter(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "Q3 2024", "1H24", "Q1 FY2026-27", "H2"; months only with a year ("9M 2024")."""
    found = letter_part(c, i)
    if found is None:
        return None
    part, at = found
    of = _two_digits(c, at) or container(c, at)
    if of:
        return Nth(part.unit, part.number, of[0], part.count), of[1]
    alone = part.unit != "month" and not (c.touches(at) and c.low(at).isalnum())
    return (part, at) if alone else None


def _two_digits(c: Cursor, i: int) -> tuple[Shape, int] | None:
    """The year that follows without a space: the 24 of "1H24"."""
    number = c.digits(i, 2)
    if number is None or not c.touches(i) or len(c.low(i)) != 2:
        return None
    return Year(full(number)), i + 1
