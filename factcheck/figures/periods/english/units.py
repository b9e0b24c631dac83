"""Halves, quarters, weeks: counted, relative, or in letters ("the first half of 2024", "last quarter", "1H24")."""

from __future__ import annotations

from factcheck.figures.periods.english.cursor import Cursor, Parsed
from factcheck.figures.periods.english.dates import day_first, month, numeric
from factcheck.figures.periods.english.years import container, full, relative_year, year
from factcheck.figures.periods.shapes import Fiscal, Nth, Relative, Shape, Year
from factcheck.figures.periods.spans import Around, Beginning, Ending, Named, Rolling, Shifted, ToDate

_ROLLING = ("past", "trailing", "recent")
_WHOLE = ("quarter", "fortnight")  # "the past quarter" is the one before, not three months back


def ordinal(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """ "first half of 2024", "first five months", "third week of May", "last Monday of August"."""
    last = c.value("ordinal", i) == -1
    found = (-1, i + 1) if last else c.ordinal(i)
    if found is None:
        return None
    number, at = found
    at = c.dash(at)
    fiscal = c.is_in("fiscal", at)
    counted = c.count(at)
    count, at = counted if counted and c.is_in("unit", counted[1]) else (1, at + fiscal)
    unit = c.value("unit", at)
    if unit is None and (day := c.value("weekday", at)) is not None:
        unit = f"weekday {day}"
    if unit is None or not 0 < count < 100:
        return None
    return _counted(c, at + 1, Nth(unit, -count if last else number, None, count), fiscal)


def _counted(c: Cursor, i: int, part: Nth, fiscal: bool) -> Parsed | None:
    """The part with the larger period it belongs to, which only some units may leave out."""
    of = larger(c, i, part.unit)
    if of:
        whole = _as_fiscal(of[0]) if fiscal else of[0]
        return Nth(part.unit, part.number, whole, part.count), of[1]
    if part.unit == "year" or part.number < 0 or c.low(i) == "of":
        return None
    if part.unit not in ("half", "quarter") and not (part.unit == "month" and 1 < part.count < 12):
        return None
    return Nth(part.unit, part.number, Named("FY") if fiscal else None, part.count), i


def _as_fiscal(of: Shape | None) -> Shape:
    if isinstance(of, Year):
        return Fiscal(of.number)
    if isinstance(of, Relative):
        return Relative("fiscal year", of.offset)
    return of or Named("FY")


def larger(c: Cursor, i: int, unit: str) -> tuple[Shape | None, int] | None:
    """What a counted part is part of: a year, and for smaller parts a month, quarter or half."""
    found = container(c, i)
    if found or unit in ("half", "quarter", "year"):
        return found
    if c.low(i) not in ("of", "in"):
        return None
    at = c.skip(i + 1, "the")
    return (
        month(c, at, True)
        or relative(c, at)
        or letter(c, at)
        or (ordinal(c, at) if c.low(at) != "last" else None)
    )


def relative(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """ "last year", "this September", "next Friday", "the past three years"."""
    offset = c.value("relative", i)
    if offset is None:
        return None
    amounts = _amounts(c, i + 1)
    if amounts and offset and c.low(amounts[1] - 1) not in ("half",):
        return Rolling("past" if offset < 0 else "next", amounts[0]), amounts[1]
    at = c.skip(i + 1, "business", "working", "calendar")
    if c.is_in("fiscal", at):
        return _fiscal(c, at, offset)
    unit = c.value("unit", at)
    if unit:
        return _relative_unit(c, i, at, unit, offset)
    return _relative_name(c, at, offset)


def _fiscal(c: Cursor, i: int, offset: int) -> Parsed | None:
    unit = c.value("unit", i + 1)
    if unit == "year":
        return with_part(c, Relative("fiscal year", offset), i + 2)
    return (Named({-1: "last", 0: "this", 1: "next"}[offset] + f" fiscal {unit}"), i + 2) if unit else None


def _relative_unit(c: Cursor, i: int, at: int, unit: str, offset: int) -> Parsed | None:
    if unit == "weekend":
        return Nth("weekend", 1, Relative("week", offset)), at + 1
    if c.low(i) in _ROLLING and unit not in _WHOLE:
        return Rolling("past", ((unit, 1),)), at + 1
    return with_part(c, Relative(unit, offset), at + 1)


def _relative_name(c: Cursor, i: int, offset: int) -> Parsed | None:
    """ "last September", "next Friday", "this summer"."""
    if (number := c.value("month", i)) is not None:
        after = i + 1
        if c.low(i) == "may" and offset == 0 and c.low(after).isalpha() and not c.is_in("to", after):
            return None
        return Nth("named month", number, Relative("year", 0) if offset == 0 else None), after
    if (number := c.value("weekday", i)) is not None:
        return Nth(f"weekday {number}", 1, Relative("week", offset)), i + 1
    if season := c.value("season", i):
        return Named(season, Relative("year", offset)), i + 1
    return None


def with_part(c: Cursor, of: Shape, i: int) -> Parsed:
    """A year with its part after it: "this year's first quarter", "2016 Q3", "2016 the third quarter"."""
    at = c.skip(c.skip(i, "'", "’"), "s") if c.low(i) in ("'", "’") else c.skip(i, "-", ",")
    at = c.skip(at, "the")
    number = c.value("month", at)
    if number is not None and at == i:
        return Nth("named month", number, of), at + 1
    part = letter_part(c, at) or (ordinal(c, at) if c.low(at) not in ("last",) else None)
    if part and isinstance(part[0], Nth) and part[0].of is None:
        return Nth(part[0].unit, part[0].number, of, part[0].count), part[1]
    return of, i


def letter_part(c: Cursor, i: int) -> Parsed | None:
    """ "Q3", "3Q", "H1" without a year."""
    unit, number = c.value("letter", i), c.digits(i + 1, 1)
    if unit is None:
        unit, number = c.value("letter", i + 1), c.digits(i, 1)
    if unit not in ("quarter", "half") or number is None or not c.touches(i + 1):
        return None
    if not 1 <= number <= (4 if unit == "quarter" else 2):
        return None
    return Nth(unit, number), i + 2


def letter(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """ "Q3 2024", "1H24", "Q1 FY2026-27", "H2"."""
    part = letter_part(c, i)
    if part is None or not isinstance(part[0], Nth):
        return None
    unit, number, at = part[0].unit, part[0].number, part[1]
    two = c.digits(at, 2)
    if two is not None and c.touches(at) and len(c.low(at)) == 2:
        return Nth(unit, number, Year(full(two))), at + 1
    of = container(c, at)
    if of:
        return Nth(unit, number, of[0]), of[1]
    return None if c.touches(at) and c.low(at).isalnum() else (Nth(unit, number), at)


def _amounts(c: Cursor, i: int) -> tuple[tuple[tuple[str, int], ...], int] | None:
    """Counted units in a row: "3 months", "5 years 1 month 12 days"."""
    amounts: list[tuple[str, int]] = []
    at = i
    while counted := c.count(at):
        after = c.skip(counted[1], "business", "working", "-", "full", "consecutive")
        unit = c.value("unit", after)
        if unit is None or unit == "weekend" or len(amounts) == 4:
            break
        amounts.append((unit, counted[0]))
        i = after + 1
        at = c.skip(i, "and", ",")
    return (tuple(amounts), i) if amounts else None


def stretch(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """A number of units tied to a day: "12 months through May", "2 weeks starting 20 May", "5 upcoming years"."""
    counted = c.count(i)
    if counted is None:
        return None
    number, at = counted
    offset = c.value("relative", at)
    if offset and (unit := c.value("unit", at + 1)):
        return Rolling("past" if offset < 0 else "next", ((unit, number),)), at + 2
    unit = c.value("unit", at)
    if unit is None:
        return None
    return tied(c, at + 1, unit, number) or _from_now(c, at + 1, unit, number)


def tied(c: Cursor, i: int, unit: str, number: int) -> Parsed | None:
    """What follows a unit and ties it to a day."""
    if c.is_in("ending", i):
        at = day(c, c.skip(i + 1, "in", "on", "at", "the", "end", "of"))
        return (Ending(unit, number, at[0]), at[1]) if at else None
    if c.is_in("starting", i):
        at = day(c, c.skip(c.skip(i + 1, "on", "in"), "the"))
        return (Beginning(unit, number, at[0]), at[1]) if at else None
    return None


def _from_now(c: Cursor, i: int, unit: str, number: int) -> Parsed | None:
    if c.low(i) == "hence":
        return Rolling("next", ((unit, number),)), i + 1
    if c.low(i) == "in" and c.low(i + 1) == "the" and c.low(i + 2) == "future":
        return Rolling("next", ((unit, number),)), i + 3
    return None


def day(c: Cursor, i: int) -> Parsed | None:
    """A day or a month in a place where one is expected."""
    return day_first(c, i) or month(c, i, True) or numeric(c, i, True)


def unit(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """What begins with a unit: "year to date", "year ended 31 March", "week of 10 April", "week 31"."""
    name = c.value("unit", i)
    if name == "year" and (c.low(i + 1), c.low(i + 2)) == ("to", "date"):
        return ToDate(Relative("year", 0)), i + 3
    if name == "year" and c.low(c.skip(i + 1, "-")) == "to" and c.low(i + 4) == "date":
        return ToDate(Relative("year", 0)), i + 5
    if name == "weekend":
        return Nth("weekend", 1, Relative("week", 0)), i + 1
    if name == "week":
        return _week(c, i) or tied(c, i + 1, name, 1) or _after_next(c, i, name)
    if name == "month" and c.low(i + 1) == "of":
        return month(c, i + 2, True)
    if name == "year" and (numbered := year(c, i)):
        return numbered
    return (tied(c, i + 1, name, 1) or _after_next(c, i, name)) if name else None


def _week(c: Cursor, i: int) -> Parsed | None:
    number = c.digits(i + 1, 2)
    if number is not None:
        of = larger(c, i + 2, "week")
        return Nth("week", number, of[0] if of else None), of[1] if of else i + 2
    if c.low(i + 1) == "of" or c.is_in("starting", i + 1):
        at = day(c, c.skip(c.skip(i + 2, "on"), "the"))
        return (Around("week", at[0]), at[1]) if at else None
    return None


def _after_next(c: Cursor, i: int, name: str) -> Parsed | None:
    """ "the week after next", "the year before last"."""
    at = c.skip(i + 2, "the")
    pair = (c.low(i + 1), c.low(at))
    offset = 2 if pair == ("after", "next") else -2 if pair == ("before", "last") else None
    return (Relative(name, offset), at + 1) if offset else None


def same(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """ "same period last year", "same month of last year", "a year earlier"."""
    if not (c.low(i + 1) == "period" or c.is_in("unit", i + 1)):
        return None
    at = c.skip(i + 2, "of", "in", "a")
    if found := relative_year(c, c.skip(at, "the")):
        assert isinstance(found[0], Relative)
        return Shifted("year", found[0].offset, f"same {c.low(i + 1)} last year"), found[1]
    return None
