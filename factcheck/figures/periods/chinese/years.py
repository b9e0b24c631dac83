"""Chinese years and what is as long or longer: 2024年, 去年, 民國102年, 2013-14年度, 90年代, 19世紀."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.calendar import century_name
from factcheck.figures.periods.shapes.compound import Range
from factcheck.figures.periods.shapes.single import Era, Fiscal, Named, Nth, Relative, Same, Shape, Year

if TYPE_CHECKING:
    from factcheck.figures.periods.chinese.cursor import Cursor, Parsed

_QUOTES = ("“", '"', "「", "『", "‘", "'")
_OF_PLANS = ("时", "期", "规")  # 时期, 期间, 规划
_JOINTS = ("、", "和", "到")
_DASHES = ("-", "–", "—", "/", "至", "~", "－")


def year(c: Cursor, i: int) -> Parsed | None:
    """A year, named or relative."""
    return _word(c, i) or _fiscal(c, i) or _absolute(c, i) or _era(c, i) or _plan(c, i)


def _word(c: Cursor, i: int) -> Parsed | None:
    if (found := c.word("year_word", i)) and not c.is_in("no_year_after", i - 1):
        return Relative("year", found[0]), found[1]
    if c.is_in("same", i) and c.low(i + 1) == "年":
        return Same("year"), i + 2
    relative = c.word("relative", i)
    unit = c.word("unit", relative[1]) if relative else None
    if relative and unit and unit[0] == "fiscal year":
        return Relative("fiscal year", relative[0]), unit[1]
    return None


def _absolute(c: Cursor, i: int) -> Parsed | None:
    """Four digits and 年; two digits only if they cannot count years ("零八年", "98年")."""
    found = c.digits(i)
    if found is None:
        return None
    number, at, length = found
    if c.low(at) != "年" or c.low(at + 1) == "代":
        return None
    if length == 4 and 1000 <= number <= 2999:
        return Year(number), at + 2 if c.low(at + 1) == "度" else at + 1
    if length == 2 and (number < 10 or number >= 70) and c.low(at + 1) not in ("前", "后", "来", "的"):
        return Year(number + (2000 if number < 10 else 1900)), at + 1
    return None


def _fiscal(c: Cursor, i: int) -> Parsed | None:
    """2024财年, 2013-14年度, 2013/14财政年度."""
    first = c.digits(i)
    if first is None or first[2] != 4 or not 1900 <= first[0] <= 2999:
        return None
    number, at = first[0], first[1]
    second = c.digits(at + 1) if c.low(at) in _DASHES else None
    split = second is not None and second[0] in (number + 1, (number + 1) % 100)
    unit = c.word("unit", second[1] if second and split else at)
    if unit is None or not (unit[0] == "fiscal year" or (split and c.low(unit[1] - 1) == "度")):
        return None
    if c.low(unit[1] - 2) == "学":
        return Named(f"school year {number}-{(number + 1) % 100:02}"), unit[1]
    return Fiscal(number + split, split), unit[1]


def _era(c: Cursor, i: int) -> Parsed | None:
    era = c.word("era", i)
    number = c.number(era[1]) or c.digits(era[1]) if era else None
    if era is None or number is None or c.low(number[1]) != "年":
        return None
    return Year(era[0] + number[0]), number[1] + 1


def _plan(c: Cursor, i: int) -> Parsed | None:
    """A five-year plan, whose years have its name."""
    plan = c.word("plan", i)
    if plan is None or not (c.low(i - 1) in _QUOTES or c.low(plan[1]) in _OF_PLANS):
        return None
    return Era(plan[0], 5, f"{plan[0]}-{plan[0] + 4}"), plan[1]


def era(c: Cursor, i: int) -> Parsed | None:
    """Decades and centuries: 九十年代, 上世纪90年代, 19世纪70年代, 上世纪八九十年代, 20世纪."""
    century = _century(c, i)
    decades = _decades(c, c.skip(century[1], "的") if century else i)
    if decades is None:
        return century
    first, last = (_decade(century[0] if century else None, tens) for tens in decades[:2])
    return (Range(first, last) if decades[0] < decades[1] else first), decades[2]


def _century(c: Cursor, i: int) -> Parsed | None:
    relative = c.word("relative", i)
    number = c.number(i)
    at = relative[1] if relative else number[1] if number else i
    if at == i or (c.low(at), c.low(at + 1)) != ("世", "纪"):
        return None
    if relative:
        return Relative("century", relative[0]), at + 2
    assert number
    shape = Era((number[0] - 1) * 100, 100, century_name(number[0]))
    return (shape, at + 2) if 10 < number[0] < 30 else None


def _decade(century: Shape | None, tens: int) -> Shape:
    """The decade that begins with the year ``tens`` of a century, of the last one if none is named."""
    if isinstance(century, Relative):
        return Nth("decade", tens // 10 + 1, century)
    first = (century.first if isinstance(century, Era) else 1900) + tens
    return Era(first, 10, f"{first}s")


def _decades(c: Cursor, i: int) -> tuple[int, int, int] | None:
    """The first and the last of decades (九十, 八九十, 80至90), and the token behind their 年代."""
    first = c.number(i)
    last, link = first, c.low(first[1]) if first else ""
    if first and (link in _DASHES or link in _JOINTS):
        last = c.number(first[1] + 1)
    elif first is None:  # 八|九十年代
        last = c.number(i + 1)
        tens = c.value(i)
        first = (tens * 10, i + 1) if tens and last and last[0] == (tens + 1) * 10 else None
    if first is None or last is None or (c.low(last[1]), c.low(last[1] + 1)) != ("年", "代"):
        return None
    return (first[0], last[0], last[1] + 2) if first[0] % 10 == last[0] % 10 == 0 else None
