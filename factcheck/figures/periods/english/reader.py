"""Reading the periods of an English sentence: one pass, a look at each word that may begin one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.figures.periods.english import dates, stretches, units, years
from factcheck.figures.periods.english.cursor import Cursor, Parsed
from factcheck.figures.periods.shapes.compound import (
    Counterpart,
    Ending,
    Open,
    Part,
    Range,
    Rolling,
    Shifted,
    ToDate,
)
from factcheck.figures.periods.shapes.known import Context
from factcheck.figures.periods.shapes.single import Fiscal, Found, Named, Nth, Relative, Reported, Shape, Year
from factcheck.figures.tokens import NUMBER

_BARE = Context()
_PRESENT = ("year", "week", "decade", "century")
"""Units whose "end" is that of the present one."""
_SO_FAR = (("to", "date"), ("so", "far"), ("thus", "far"))
_COMPLETE = Range | Rolling | Shifted | Counterpart  # shapes that no other word extends

Rule = Callable[[Cursor, int, bool], Parsed | None]


def read_at(c: Cursor, i: int, floor: int) -> Found | None:
    """The period that begins with token ``i``; nothing before ``floor`` belongs to it."""
    listed = 0 < floor == i - 1 and c.low(floor) in ("and", ",", "or")
    parsed = point(c, i, listed or c.is_in("expects", i - 1))
    return _extended(c, i, parsed, floor) if parsed else None


def point(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """One period without the words that open or close a range."""
    if not 0 <= i < len(c.tokens):
        return None
    token = c.tokens[i]
    kinds = ("digits",) if token.kind == NUMBER else c.lexicon.starts.get(token.low, ())
    for kind in kinds:
        for rule in _RULES[kind]:
            if parsed := rule(c, i, expected):
                return parsed
    return None


def _extended(c: Cursor, i: int, parsed: Parsed, floor: int) -> Found:
    """The point with a range's other end, and with the words before it that belong to it."""
    shape, after = _tail(c, i, *parsed)
    found = Found(shape, i - 1 if i > floor and c.low(i - 1) == "the" else i, after)
    found = _opened(c, found, floor) if found.first > floor else found
    return _onwards(c, found, floor)


def _tail(c: Cursor, i: int, shape: Shape, after: int) -> Parsed:
    """What may follow a point: "to date", the other end of a range, "ended 30 June"."""
    if (c.low(after), c.low(after + 1)) in _SO_FAR:
        return ToDate(shape), after + 2
    if c.is_in("to_date", after):
        return ToDate(shape), after + 1
    if isinstance(shape, _COMPLETE):
        return shape, after
    link = after + (c.low(after) == "." and c.is_in("to", after + 1))  # Jan.-Feb., Jan. to Feb.
    between = c.before(i) == "between"
    if c.is_in("to", link) or (between and c.low(link) == "and"):
        at = c.skip(link + 1, "the", "to")
        last = point(c, at, True) or _bare_day(c, at, shape)
        if last and not isinstance(last[0], _COMPLETE):
            return Range(shape, last[0]), last[1]
    return _ended(c, shape, after) or (shape, after)


def _ended(c: Cursor, shape: Shape, i: int) -> Parsed | None:
    """A period whose last day is told as well: "Q4 FY24 ended 30 June", "fiscal 2024 (to June 2024)"."""
    unit = shape.unit if isinstance(shape, Nth | Relative) else "year" if isinstance(shape, Fiscal) else ""
    at = c.skip(i, "(", ",")
    if unit not in ("quarter", "half", "year", "fiscal year") or not (
        c.is_in("ending", at) or c.low(at) == "which"
    ):
        return None
    if c.low(at) == "to" and c.low(i) != "(":
        return None
    tied = stretches.tied(c, c.skip(at, "which"), "year" if unit == "fiscal year" else unit, 1)
    if tied is None or not isinstance(tied[0], Ending):
        return None
    name = shape.label(_BARE) if "FY" in shape.label(_BARE) else ""
    return Ending(tied[0].unit, 1, tied[0].at, name), c.skip(tied[1], ")") if c.low(i) == "(" else tied[1]


def _bare_day(c: Cursor, i: int, first: Shape) -> Parsed | None:
    """The second day of "9 April through 17th"."""
    day = c.day_number(i)
    if day is None or not isinstance(first, Nth) or first.unit != "day" or c.is_in("not_year_before", day[1]):
        return None
    of = years.container(c, day[1])
    if of and isinstance(first.of, Nth) and first.of.of is None:
        return Nth("day", day[0], Nth("named month", first.of.number, of[0])), of[1]
    return Nth("day", day[0]), day[1]


def _opened(c: Cursor, found: Found, floor: int) -> Found:
    """The period with the words before it that open it: since, by, no later than, as of."""
    shape, first = found.shape, found.first
    opening = c.phrase("open", first - 1)
    if opening and opening[1] >= floor and (opening[0] == "as of" or not isinstance(shape, _COMPLETE)):
        plain = opening[0] == "as of" or (opening[0] == "by" and _is_day(shape))
        return Found(shape if plain else Open(opening[0], shape), opening[1], found.after)
    far = first - 1 - (c.low(first - 1) == "in")
    so_far = (c.low(far - 1), c.low(far)) in _SO_FAR and far > floor
    if so_far and (isinstance(shape, Year) or (isinstance(shape, Relative) and shape.offset == 0)):
        return Found(ToDate(shape), far - 1, found.after)
    side = {"pre": "before", "post": "after"}.get(c.low(first - 2)) if c.low(first - 1) == "-" else None
    if side and c.touches(first) and first - 2 >= floor and not isinstance(shape, _COMPLETE):
        return Found(Open(side, shape), first - 2, found.after)
    if c.low(first - 1) in ("from", "between") and isinstance(shape, Range):
        return found._replace(first=first - 1)
    return found


def _onwards(c: Cursor, found: Found, floor: int) -> Found:
    """The period with the words behind it that open it: "from 2015 onwards", "2012 and earlier"."""
    since = found.first > floor and c.low(found.first - 1) == "from"
    opening = c.phrase_from("open_behind", found.after)
    if opening is None and since and c.low(found.after) == "on" and not c.low(found.after + 1).isalpha():
        opening = "since", found.after + 1
    if opening is None or isinstance(found.shape, Open | _COMPLETE):
        return found
    return Found(Open(opening[0], found.shape), found.first - since, opening[1])


def _is_day(shape: Shape) -> bool:
    edge = isinstance(shape, Part) and shape.word in ("start", "end")
    return edge or (isinstance(shape, Nth) and shape.unit == "day")


def _part(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "early 2024", "mid-March", "the end of the year", "late last week", "rest of the year"."""
    word = c.value("part", i)
    edge = word in ("start", "end")
    at = c.skip(c.dash(i + 1), "of") if edge else c.skip(c.dash(i + 1), "of", "in")
    if edge and at == i + 1 and not (c.is_in("expects", i - 1) or c.low(i - 1) in ("the", "at")):
        return None
    the = c.skip(at, "the", "my", "our", "current")
    inner = None if c.is_in("part", the) else point(c, the, True)
    name = c.value("unit", the)
    if word == "rest" and inner and isinstance(inner[0], Reported):
        inner = Relative(inner[0].unit, 0), inner[1]  # what is left is of the present one
    if inner is None and name not in (None, "day") and (the > at or word == "rest"):
        whole = Relative(name, 0) if name in _PRESENT or not edge else Reported(name)
        return Part(word, whole), the + 1
    return (Part(word, inner[0]), inner[1]) if inner and not isinstance(inner[0], Part) else None


def _month(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """A month or a day of it; "the June quarter" is the one that ends with it."""
    found = dates.month(c, i, expected) or (
        dates.month(c, i, True) if c.value("unit", i + 1) == "quarter" else None
    )
    if found is None or c.low(found[1]) != "quarter" or getattr(found[0], "unit", "") != "named month":
        return found
    of = years.container(c, found[1] + 1)
    at = Nth("named month", c.value("month", i), of[0]) if of else found[0]
    return Ending("quarter", 1, at), of[1] if of else found[1] + 1


def _season(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """A season with a year, or "in the summer"; "fall" alone is a verb."""
    name = c.value("season", i)
    if of := years.container(c, i + 1):
        return Named(name, of[0]), of[1]
    opened = c.low(i - 1) == "the" and c.is_in("expects", i - 2)
    return (Named(name), i + 1) if opened and c.low(i + 1) not in ("in", "of") else None


def _named_day(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """Yesterday and tomorrow; "today" and "now" only as one end of a range, and in "as of today"."""
    offset = c.value("day", i)
    ranged = c.before(i) in c.lexicon.words["to"] or (c.is_in("to", i + 1) and c.low(i + 1).isalpha())
    settled = (
        (c.low(i - 1) == "and" and expected)
        or c.low(i - 1) == "between"
        or (c.low(i - 2), c.low(i - 1)) == ("as", "of")
    )
    return (Relative("day", offset), i + 1) if offset or ranged or settled else None


def _to_date(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    of = years.year(c, i + 1) or (Relative(c.value("to_date", i), 0), i + 1)
    return ToDate(of[0]), of[1]


def _fiscal(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "fiscal 2024", "FY25 Q3", "fiscal fourth quarter of 2023", "fiscal year ended 30 June"."""
    if found := years.fiscal(c, i):
        return units.with_part(c, *found)
    if part := units.ordinal(c, i + 1) or units.letter(c, i + 1):
        return units.as_fiscal(*part)
    unit = c.value("unit", i + 1)
    own = unit == "year" and c.low(i - 1) in ("the", "our", "full")
    tied = stretches.tied(c, i + 2, unit, 1) if unit else None
    return tied or ((Reported("fiscal year"), i + 2) if own else None)


def _year(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """A year in digits and its part, if one follows: "2016 Q3", "2015 May"."""
    found = dates.bare_year(c, i, expected)
    return units.with_part(c, *found) if found else None


def _owning_year(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """A year that its part belongs to, and no decade: "2020's third quarter"."""
    owner = c.low(i + 1) in ("'", "’") and _year(c, i, expected)
    return owner if owner and isinstance(owner[0], Nth) else None


def _short_year(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    found = years.short(c, i, expected)
    return units.with_part(c, *found) if found else None


def _spoken_year(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    return years.spelled(c, i) if expected else None


_RULES: dict[str, Sequence[Rule]] = {
    "digits": (
        dates.numeric,
        dates.day_first,
        dates.day_of_month,
        dates.day_range,
        units.letter,
        stretches.stretch,
        years.plan,
        units.ordinal,
        _owning_year,
        years.decade,
        _year,
    ),
    "part": (_part,),
    "ordinal": (years.plan, units.ordinal, dates.day_first, dates.day_of_month, dates.day_range),
    "relative": (stretches.relative,),
    "month": (_month,),
    "weekday": (dates.weekday,),
    "season": (_season,),
    "letter": (units.letter,),
    "fiscal": (_fiscal,),
    "number": (dates.day_first, stretches.stretch, years.decade, _spoken_year, units.ordinal),
    "unit": (stretches.unit,),
    "apostrophe": (_short_year,),
    "decade": (years.decade,),
    "weekpart": (stretches.some_weekend,),
    "day": (_named_day,),
    "same": (stretches.same,),
    "within": (stretches.within,),
    "to_date": (_to_date,),
}
