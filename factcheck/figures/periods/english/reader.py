"""Reading the periods of an English sentence: one pass, a look at each word that may begin one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from factcheck.figures.periods.english import dates, units, years
from factcheck.figures.periods.english.cursor import Cursor, Parsed
from factcheck.figures.periods.lexicon import Lexicon
from factcheck.figures.periods.shapes import Relative, Shape
from factcheck.figures.periods.spans import Ending, Named, Open, Part, Range, Rolling, ToDate
from factcheck.figures.tokens import NUMBER, Token


class Found(NamedTuple):
    """A shape and the tokens it was read from, from ``first`` up to ``after``."""

    shape: Shape
    first: int
    after: int


def find(tokens: Sequence[Token], lexicon: Lexicon) -> list[Found]:
    """The period expressions of the tokens in order; they do not overlap."""
    c = Cursor(tokens, lexicon)
    found: list[Found] = []
    starts, after = lexicon.starts, 0
    for i, token in enumerate(tokens):
        if i < after or not (token.kind == NUMBER or token.low in starts):
            continue
        listed = (
            bool(found)
            and after == i - 1
            and token.low not in ("and",)
            and c.low(after) in ("and", ",", "or")
        )
        parsed = point(c, i, listed or c.is_in("expects", i - 1))
        if parsed:
            found.append(_extended(c, i, parsed, after))
            after = found[-1].after
    return found


def point(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """One period without the words that open or close a range."""
    token = c.low(i)
    if 0 <= i < len(c.tokens) and c.tokens[i].kind == NUMBER:
        rules: Sequence[Rule] = _NUMBER_RULES
    else:
        rules = [_RULES[kind] for kind in c.lexicon.starts.get(token, ())]
    for rule in rules:
        if parsed := rule(c, i, expected):
            return parsed
    return None


def _extended(c: Cursor, i: int, parsed: Parsed, floor: int) -> Found:
    """The point with a range's other end, and with the words before it that belong to it."""
    shape, after = _tail(c, i, *parsed)
    first = i - 1 if i > floor and c.low(i - 1) == "the" else i
    if first > floor:
        return _opened(c, Found(shape, first, after), floor)
    return Found(shape, first, after)


def _tail(c: Cursor, i: int, shape: Shape, after: int) -> Parsed:
    """What may follow a point: "to date", the other end of a range, "ended 30 June"."""
    if c.low(after) == "to" and c.low(after + 1) == "date":
        return ToDate(shape), after + 2
    before = c.low(i - 2) if c.low(i - 1) == "the" else c.low(i - 1)
    if c.is_in("to", after) or (c.low(after) == "and" and before == "between"):
        at = c.skip(after + 1, "the", "to")
        last = point(c, at, True) or _bare_day(c, at, shape)
        if last and not isinstance(last[0], Range):
            return Range(shape, last[0]), last[1]
    return shape, after


def _bare_day(c: Cursor, i: int, first: Shape) -> Parsed | None:
    """The second day of "9 April through 17th"."""
    from factcheck.figures.periods.shapes import Nth

    day = c.day_number(i)
    if day and isinstance(first, Nth) and first.unit == "day" and not c.is_in("not_year_before", day[1]):
        of = years.container(c, day[1])
        if of and isinstance(first.of, Nth) and first.of.of is None:
            return Nth("day", day[0], Nth("named month", first.of.number, of[0])), of[1]
        return Nth("day", day[0]), day[1]
    return None


def _opened(c: Cursor, found: Found, floor: int) -> Found:
    """The period with the word before it that opens it: since, by, from, as of."""
    before = c.low(found.first - 1)
    word = c.value("open", found.first - 1)
    if word and not isinstance(found.shape, Range | Rolling):
        shape = found.shape if word == "by" and _is_day(found.shape) else Open(word, found.shape)
        return Found(shape, found.first - 1, found.after)
    if before in ("from", "between") and isinstance(found.shape, Range):
        return found._replace(first=found.first - 1)
    if before in ("of", "at") and c.low(found.first - 2) == "as" and found.first - 2 >= floor:
        return found._replace(first=found.first - 2)
    return found


def _is_day(shape: Shape) -> bool:
    return isinstance(shape, Part) and shape.word in ("start", "end") or getattr(shape, "unit", "") == "day"


def part(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """ "early 2024", "mid-March", "the end of the year", "late last week", "rest of the year"."""
    word = c.value("part", i)
    at = c.skip(c.dash(i + 1), "of", "in")
    if word in ("start", "end") and at == i + 1 and not c.is_in("expects", i - 1) and c.low(i - 1) != "the":
        return None
    the = c.skip(at, "the", "my", "current")
    inner = point(c, the, True)
    if inner is None and (name := c.value("unit", the)) and (the > at or word == "rest"):
        return Part(word, Relative(name, 0)), the + 1
    return (Part(word, inner[0]), inner[1]) if inner and not isinstance(inner[0], Part) else None


def season(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """A season with a year, or "in the summer"; "fall" alone is a verb."""
    name = c.value("season", i)
    of = years.container(c, i + 1)
    if of:
        return Named(name, of[0]), of[1]
    if (
        c.low(i - 1) == "the"
        and c.low(i - 2) in ("in", "during", "by", "since", "of")
        and c.low(i + 1) not in ("in", "of")
    ):
        return Named(name), i + 1
    return None


def named_day(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """Yesterday and tomorrow; "today" and "now" only as one end of a range."""
    offset = c.value("day", i)
    if offset == 0 and not (expected and c.low(i - 1) != ",") and not c.is_in("to", i + 1):
        return None
    return Relative("day", offset), i + 1


def within(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """ "within 5 days", "within the next three years"."""
    at = c.skip(i + 1, "the")
    at = c.skip(at, "next", "coming", "upcoming", "following")
    amounts = units._amounts(c, at)
    if amounts is None:
        return None
    after = amounts[1] + 2 if (c.low(amounts[1]), c.low(amounts[1] + 1)) == ("from", "today") else amounts[1]
    return Rolling("within", amounts[0]), after


def to_date(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """ "ytd"."""
    return ToDate(Relative(c.value("to_date", i), 0)), i + 1


def fiscal(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    """ "fiscal 2024", "FY25 Q3", "fiscal year ended 30 June"."""
    found = years.fiscal(c, i)
    if found:
        return units.with_part(c, *found)
    return None


def month(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    return dates.month(c, i, expected)


def year(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """A year in digits and its part, if one follows: "2016 Q3", "2015 May"."""
    found = dates.bare_year(c, i, expected)
    return units.with_part(c, *found) if found else None


def decade(c: Cursor, i: int, expected: bool = False) -> Parsed | None:  # noqa: ARG001
    return years.decade(c, i)


def spelled(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """A spoken year where one is expected."""
    return years.decade(c, i) or (years.spelled(c, i) if expected else None)


Rule = Callable[[Cursor, int, bool], Parsed | None]

_NUMBER_RULES: tuple[Rule, ...] = (
    dates.numeric,
    dates.day_first,
    dates.day_range,
    units.letter,
    units.stretch,
    units.ordinal,
    decade,
    year,
)


def _any(*rules: Rule) -> Rule:
    def tried(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
        return next((parsed for rule in rules if (parsed := rule(c, i, expected))), None)

    return tried


_RULES: dict[str, Rule] = {
    "part": part,
    "ordinal": _any(units.ordinal, dates.day_first, dates.day_range),
    "relative": units.relative,
    "month": month,
    "weekday": dates.weekday,
    "season": season,
    "letter": units.letter,
    "fiscal": fiscal,
    "number": _any(dates.day_first, units.stretch, spelled),
    "unit": units.unit,
    "decade": decade,
    "day": named_day,
    "same": units.same,
    "within": within,
    "to_date": to_date,
}
