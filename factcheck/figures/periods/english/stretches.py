"""Stretches tied to a day: "last quarter", "the past three years", "12 months through May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.calendar import BUSINESS_DAY
from factcheck.figures.periods.english.dates import day_first, month, numeric
from factcheck.figures.periods.english.units import larger, with_part
from factcheck.figures.periods.english.years import container, relative_year, year
from factcheck.figures.periods.shapes.compound import (
    Around,
    Away,
    Beginning,
    Counterpart,
    Ending,
    Open,
    Part,
    Rolling,
    Shifted,
    ToDate,
)
from factcheck.figures.periods.shapes.known import Context
from factcheck.figures.periods.shapes.single import Named, Nth, Relative, Reported, Same

if TYPE_CHECKING:
    from factcheck.figures.periods.english.cursor import Cursor, Parsed

Amounts = tuple[tuple[str, int], ...]

_ROLLING = ("past", "trailing", "recent")
_WHOLE = ("quarter", "fortnight")  # "the past quarter" is the one before, not three months back
_LONG = ("year", "decade")
_AT_WORK = ("business", "working", "trading")
_BEYOND = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}
_NOTHING = Context()
_SAID = {-1: "last", 0: "this", 1: "next"}


def relative(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "last year", "this September", "next Friday", "the past three years"."""
    offset = c.value("relative", i)
    if offset is None:
        return None
    if offset < 0 and c.is_compound(i + 1) and c.value("unit", i + 2) == "year":
        return _year_earlier(c, i + 3)
    counted = amounts(c, i + 1)
    if counted and offset:
        return Rolling("past" if offset < 0 else "next", counted[0]), counted[1]
    at = c.skip(i + 1, "business", "working", "calendar")
    if c.is_in("fiscal", at):
        return _fiscal(c, at, offset)
    unit = c.value("unit", at)
    if unit is None:
        return week_part(c, at, offset) or _relative_name(c, at, offset)
    if c.is_plural(at) or c.is_compound(at + 1) or c.low(i) == "recent" or c.low(at + 1) == "before":
        return None  # "recent quarters", "prior years": nobody knows how many; "the last quarter before it"
    return _relative_unit(c, i, at, Relative(unit, offset))


def _relative_unit(c: Cursor, i: int, at: int, whole: Relative) -> Parsed:
    """One unit near the day of the event; "the last year" is rolling, "last year" is not."""
    if whole.unit == "week" and c.low(at - 1) == "working":
        return Nth("day", 1, whole, 5), at + 1
    rolling = c.low(i) in _ROLLING or (c.low(i), c.low(i - 1)) == ("last", "the")
    if rolling and whole.unit not in _WHOLE:
        amount, after = _and_half(c, (whole.unit, 1), at + 1)
        return Rolling("past", amount), after
    return with_part(c, whole, at + 1) if whole.unit == "year" else (whole, at + 1)


def _year_earlier(c: Cursor, i: int) -> Parsed:
    """ "prior-year quarter", "year-ago period": what was last spoken of, a year before."""
    after = i + 1 if c.low(i) == "period" or c.is_in("unit", i) else i
    return Shifted("year", -1, "a year earlier"), after


def _fiscal(c: Cursor, i: int, offset: int) -> Parsed | None:
    unit = c.value("unit", i + 1)
    if unit == "year":
        return with_part(c, Relative("fiscal year", offset), i + 2)
    return (Named(f"{_SAID[offset]} fiscal {unit}"), i + 2) if unit else None


def _relative_name(c: Cursor, i: int, offset: int) -> Parsed | None:
    """ "last September", "next Friday", "this summer"."""
    if (number := c.value("month", i)) is not None:
        if c.is_in("verb", i) and not (
            c.low(i + 1) in ("", ".") or (c.is_in("to", i + 1) and c.low(i + 1).isalpha())
        ):
            return None
        return Nth("named month", number, None if offset < 0 else Relative("year", offset)), i + 1
    if (number := c.value("weekday", i)) is not None:
        if dated := numeric(c, i + 1, True):
            return dated
        return Nth(f"weekday {number}", 1, Relative("week", offset)), i + 1
    if season := c.value("season", i):
        return Named(season, Relative("year", offset)), i + 1
    return None


def amounts(c: Cursor, i: int) -> tuple[Amounts, int] | None:
    """Counted units in a row: "3 months", "5 years 1 month 12 days"."""
    found: list[tuple[str, int]] = []
    at = i
    while len(found) < 4 and (counted := c.count(at)):
        unit_at = c.skip(c.skip(counted[1], "full", "consecutive", "fiscal"), *_AT_WORK, "-")
        unit = c.value("unit", unit_at)
        unit = BUSINESS_DAY if unit == "day" and c.low(unit_at - 1) in _AT_WORK else unit
        if unit is None or (found and c.low(unit_at + 1) == "ago"):
            break
        amount, i = _and_half(c, (unit, counted[0]), unit_at + 1)
        found += amount
        at = c.skip(i, "and", ",")
    return (tuple(found), i) if found else None


def _and_half(c: Cursor, amount: tuple[str, int], i: int) -> tuple[Amounts, int]:
    """An amount with the half behind it: "the past year | and a half"."""
    half = amount[0] == "year" and (c.low(i), c.low(i + 1), c.low(i + 2)) == ("and", "a", "half")
    return ((amount, ("month", 6)), i + 3) if half else ((amount,), i)


def stretch(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """A number of units and the day they hang on: "12 months through May", "2 weeks ago"."""
    counted = c.count(i)
    if counted is None or (c.low(i) == "a" and c.low(i - 1) == "half"):
        return None  # half a year ago
    number, at = counted
    offset = c.value("relative", at)
    if offset and (unit := c.value("unit", at + 1)) and c.is_plural(at + 1):
        return Rolling("past" if offset < 0 else "next", ((unit, number),)), at + 2
    at = c.dash(at)
    unit = c.value("unit", at)
    if unit is None:
        return None
    return tied(c, at + 1, unit, number) or _from_now(c, i, at + 1, unit, number)


def tied(c: Cursor, i: int, unit: str, number: int) -> Parsed | None:
    """What follows a unit and ties it to a day: "through May", "ended 30 June", "starting 20 May"."""
    at = c.skip(c.skip(i, "period"), "that", "which")
    if c.is_in("ending", at):
        last = c.skip(c.skip(c.skip(at + 1, "in", "on", "at"), "the"), "end")
        last = c.skip(c.dash(last), "of")
        found = day(c, last) or (year(c, last) if unit in _LONG else None)
        return (Ending(unit, number, found[0]), found[1]) if found else None
    if c.is_in("starting", i):
        first = c.skip(c.skip(i + 1, "on", "in"), "the")
        found = day(c, first) or (year(c, first) if unit in _LONG else None)
        return (Beginning(unit, number, found[0]), found[1]) if found else None
    return None


def _from_now(c: Cursor, first: int, i: int, unit: str, number: int) -> Parsed | None:
    """ "2 weeks ago", "a year earlier", "2 days hence", "less than 2 weeks from today"."""
    said = f"{number} {unit}s" if number > 1 else f"a {unit}"
    if c.low(i) in ("from", "after", "before", "prior") and (away := _away(c, first, i, unit, number)):
        return away
    if c.low(i) == "ago" and (side := _side(c, first)):
        return _beside(side, Away(unit, -number, Relative("day", 0), side == "less")), i + 1
    if c.low(i) in ("ago", "earlier", "before", "prior", "previously"):
        if c.low(i) in ("before", "prior") and (
            c.low(i + 1).isalnum() or (c.low(i) == "prior" and c.low(i + 1) == "to")
        ):
            return None
        return Shifted(
            unit, -number, f"{said} {'ago' if c.low(i) == 'ago' else 'earlier'}", c.low(i) == "ago"
        ), i + 1
    if c.low(i) == "hence":
        return Rolling("next", ((unit, number),)), i + 1
    if (c.low(i), c.low(i + 1), c.low(i + 2)) == ("in", "the", "future"):
        return Rolling("next", ((unit, number),)), i + 3
    return None


def _side(c: Cursor, first: int) -> str:
    """On which side of a day that is counted from another one the words before it put a period."""
    two = f"{c.low(first - 2)} {c.low(first - 1)}"
    if two == "less than" or c.low(first - 1) == "within":
        return "less"
    return "more" if two == "more than" or c.low(first - 1) == "over" else ""


def _beside(side: str, away: Away) -> Away | Open:
    """All days beyond the one told of, for "more than"."""
    return Open("by" if away.count < 0 else "since", away) if side == "more" else away


def _away(c: Cursor, first: int, i: int, unit: str, count: int) -> Parsed | None:
    """ "2 weeks after 30 June"; with "less than" or "within" all days up to there."""
    count = -count if c.low(i) in ("before", "prior") else count
    at = c.skip(i + 1, "to") if c.low(i) == "prior" else i + 1
    name = c.value("day", at)
    base = day_first(c, at) or numeric(c, at) or month(c, at)
    if name is not None:
        base = Relative("day", name), at + 1
    if base is None or not isinstance(base[0], Nth | Relative) or base[0].unit != "day":
        return None
    side = _side(c, first)
    return _beside(side, Away(unit, count, base[0], side == "less")), base[1]


def day(c: Cursor, i: int) -> Parsed | None:
    """A day or a month in a place where one is expected."""
    return numeric(c, i, True) or day_first(c, i) or month(c, i, True)


def within(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "within 5 days", "within the next three years"."""
    at = c.skip(i + 1, "the")
    counted = amounts(c, at + 1 if c.value("relative", at) == 1 else at)
    if counted is None or counted[0][0][0] == "half":
        return None
    after = counted[1]
    now = c.low(after) == "from" and c.value("day", after + 1) == 0
    return Rolling("within", counted[0]), after + 2 if now else after


def unit(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """What begins with a unit: "year to date", "year ended 31 March", "week of 10 April", "year-end 2023"."""
    name = c.value("unit", i)
    if name == "year" and c.is_compound(i + 1) and c.low(i + 2) in ("ago", "earlier"):
        return _year_earlier(c, i + 3)
    special = (
        _after_next(c, i, name) or _so_far(c, i, name) or (_SPECIAL[name](c, i) if name in _SPECIAL else None)
    )
    if name == "day" and (beyond := _BEYOND.get((c.low(i + 1), c.low(i + 2)))):
        return Relative("day", beyond), i + 3
    if special or name in ("day", "half"):
        return special
    if c.low(i - 1) == "the" and c.low(i + 1) == "before" and not c.low(i + 2).isalnum():
        return Shifted(name, -1, f"the {name} before"), i + 2
    return tied(c, i + 1, name, 1)


def _so_far(c: Cursor, i: int, name: str) -> Parsed | None:
    """ "year to date", "quarter-to-date"."""
    to = c.dash(i + 1)
    to_date = c.low(to) == "to" and c.low(c.dash(to + 1)) == "date"
    return (ToDate(Relative(name, 0)), c.dash(to + 1) + 1) if to_date else None


def _year(c: Cursor, i: int) -> Parsed | None:
    to = c.dash(i + 1)
    if c.low(to) == "end":
        of = year(c, c.skip(to + 1, "of", ",")) or relative_year(c, c.skip(to + 1, "of"))
        return (Part("end", of[0]), of[1]) if of else (Part("end", Named("the year")), to + 1)
    found = year(c, i)
    if found and c.low(i - 1) in ("school", "academic"):
        return Named(f"school year {found[0].label(_NOTHING)}"), found[1]
    return found


def _month(c: Cursor, i: int) -> Parsed | None:
    number = c.value("month", i + 2) if c.low(i + 1) == "of" else None
    of = container(c, i + 3) if number else None
    return (Nth("named month", number, of[0] if of else None), of[1] if of else i + 3) if number else None


def _week(c: Cursor, i: int) -> Parsed | None:
    number = c.digits(i + 1, 2)
    if number is not None:
        of = larger(c, i + 2, "week") or (Relative("year", 0), i + 2)
        return Nth("week", number, of[0]), of[1]
    if (c.low(i + 1) == "of" and not c.is_plural(i)) or c.is_in("starting", i + 1):
        at = day(c, c.skip(c.skip(i + 2, "on"), "the"))
        return (Around("week", at[0]), at[1]) if at else None
    return tied(c, i + 1, "week", 1) or _present(c, i, "week")


def _present(c: Cursor, i: int, name: str) -> Parsed | None:
    """ "the week" without more is the one the speaker is in."""
    bare = c.low(i - 1) in ("the", "my", "our") and c.low(i + 1) not in (
        "before",
        "after",
        "prior",
        "earlier",
        "of",
        "-",
    )
    return (Relative(name, 0), i + 1) if bare else None


def _quarter(c: Cursor, i: int) -> Parsed | None:
    """ "the quarter ended 30 June"; else the one that is reported."""
    present = _present(c, i, "quarter") and (Reported("quarter"), i + 1)
    return tied(c, i + 1, "quarter", 1) or present


def _fortnight(c: Cursor, i: int) -> Parsed | None:
    return _present(c, i, "fortnight")


_SPECIAL = {"year": _year, "month": _month, "week": _week, "fortnight": _fortnight, "quarter": _quarter}


def _after_next(c: Cursor, i: int, name: str) -> Parsed | None:
    """ "the week after next", "the year before last"."""
    at = c.skip(i + 2, "the")
    pair = (c.low(i + 1), c.low(at))
    offset = 2 if pair == ("after", "next") else -2 if pair == ("before", "last") else None
    return (Relative(name, offset), at + 1) if offset else None


def week_part(c: Cursor, i: int, offset: int = 0) -> Parsed | None:
    """ "weekend", "workweek" of the week ``offset`` weeks from the present one."""
    first = c.value("weekpart", i)
    if first is None:
        return None
    week = Relative("week", offset)
    return Nth("weekend", 1, week) if first == 6 else Nth("day", first, week, 5), i + 1


def some_weekend(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "the weekend", "the weekend after next", "the weekend of 4 May"."""
    if c.is_in("feast", i - 1):
        return None  # Labor Day weekend
    at = day(c, c.skip(i + 2, "the")) if c.low(i + 1) == "of" else None
    if at and c.value("weekpart", i) == 6:
        return Nth("weekend", 1, Around("week", at[0])), at[1]
    later = _after_next(c, i, "week")
    if later is None or not isinstance(later[0], Relative):
        return week_part(c, i)
    part = week_part(c, i, later[0].offset)
    return (part[0], later[1]) if part else None


def same(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "same period last year", "same month of last year", "same week"."""
    name = c.value("unit", i + 1)
    if not (c.low(i + 1) in ("period", "time") or name):
        return None
    at = c.skip(c.skip(i + 2, "of", "in", "a"), "the")
    if found := relative_year(c, at) or year(c, at):
        return Counterpart(found[0]), found[1]
    ago = stretch(c, at) if c.count(at) else stretch(c, at - 1)
    if ago and isinstance(ago[0], Shifted):  # of what was spoken of, not of the day of the event
        return Shifted(ago[0].unit, ago[0].count, ago[0].said), ago[1]
    return (Same(name), i + 2) if name else None
