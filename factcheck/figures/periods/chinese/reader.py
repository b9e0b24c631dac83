"""Reading the periods of a Chinese sentence: from the larger to the smaller, as they are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.chinese import parts, years
from factcheck.figures.periods.english import cursor as western
from factcheck.figures.periods.english.dates import numeric
from factcheck.figures.periods.lexicon import load
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
from factcheck.figures.periods.shapes.single import Found, Nth, Relative, Same, Shape, Year
from factcheck.figures.tokens import CJK, NUMBER

if TYPE_CHECKING:
    from factcheck.figures.periods.chinese.cursor import Cursor, Parsed

_COMPLETE = Range | Rolling | Shifted | Counterpart  # shapes that no other word extends
_COUNTED = ("year", "quarter", "month", "week", "day")


def read_at(c: Cursor, i: int, floor: int) -> Found | None:
    """The period that begins with token ``i``, with the words around it that belong to it."""
    parsed = point(c, i) or _years_joined(c, i)
    if parsed is None:
        return None
    return extended(c, Found(parsed[0], i, parsed[1]), floor)


def extended(c: Cursor, found: Found, floor: int) -> Found:
    """The period with what follows it and what opens it."""
    shape, after = _range(c, found.shape, found.after)
    shape, after = _followed(c, shape, after)
    return _opened(c, Found(shape, found.first, after), floor)


def point(c: Cursor, i: int) -> Parsed | None:
    """One period without the words that open or close a range."""
    year = years.year(c, i)
    if year is None:
        return (
            _bare_year(c, i)
            or _era(c, i)
            or _relative(c, i)
            or _counted(c, i)
            or parts.inside(c, i, None)
            or _day(c, i)
        )
    whole, at = year
    if same := c.word("same_period", at):
        return Counterpart(whole), same[1]
    return parts.inside(c, c.skip(at, "的"), whole) or year


def _era(c: Cursor, i: int) -> Parsed | None:
    """Decades and centuries with their edges: 九十年代末 is their late years."""
    found = years.era(c, i)
    edge = parts.edge_at(c, found[1]) if found else None
    if found is None or edge is None:
        return found
    return Part("late" if edge[0] == "end" else edge[0], found[0]), edge[1]


def _bare_year(c: Cursor, i: int) -> Parsed | None:
    """A year whose 年 is left out before its part: 2023上半年, 2023全年."""
    found = c.digits(i)
    if found is None or found[2] != 4 or not 1900 <= found[0] <= 2100:
        return None
    part = parts.inside(c, found[1], Year(found[0]))
    whole = part and (isinstance(part[0], Year) or getattr(part[0], "unit", "") in ("half", "quarter"))
    return part if whole else None


def _relative(c: Cursor, i: int) -> Parsed | None:
    """本周, 上个月, 下下周末, 当月, 上周四, 上半月."""
    if half := c.word("half_of", i):
        unit = c.word("unit", half[1])
        return (
            (Part(half[0], Relative(unit[0], 0)), unit[1]) if unit and unit[0] in ("month", "week") else None
        )
    relative = c.word("relative", i)
    at = relative[1] if relative else i
    if weekday := c.word("weekday", at):
        of = Relative("week", relative[0]) if relative else None
        return Nth(f"weekday {weekday[0]}", 1, of), weekday[1]
    unit = c.word("unit", c.skip(at, "个"))
    if c.is_in("same", i) and (unit := c.word("unit", i + 1)) and unit[0] in ("month", "quarter"):
        return Same(unit[0]), unit[1]
    if c.low(i) == "周" and c.low(i + 1) == "末":
        return Nth("weekend", 1, Relative("week", 0)), i + 2
    if relative is None or unit is None or unit[0] in ("day", "century"):
        return None
    return _within(c, Relative(unit[0], relative[0]), unit[1])


def _within(c: Cursor, whole: Relative, i: int) -> Parsed:
    """A relative unit and the part of it that follows: 下周末, 本月15日, 上月底."""
    if whole.unit == "week" and c.low(i) == "末":
        return Nth("weekend", 1, whole), i + 1
    part = parts.within_month(c, i, whole) if whole.unit == "month" else None
    return part or (whole, i)


def _counted(c: Cursor, i: int) -> Parsed | None:
    """过去十年, 近三年, 未来两天; 三年前, 十年来."""
    rolling = c.word("rolling", i)
    at = rolling[1] if rolling else i
    if (c.low(at), c.low(at + 1)) == ("半", "年") and (rolling or c.low(at + 2) == "来"):
        return Rolling(rolling[0] if rolling else "past", (("month", 6),)), c.skip(
            at + 2, "来", "里", "内", "间"
        )
    number = c.number(rolling[1] if rolling else i)
    unit = c.word("unit", c.skip(number[1], "个")) if number else None
    if number is None or unit is None or unit[0] not in _COUNTED:
        return None
    if unit[0] == "month" and c.low(unit[1] - 2) != "个":
        return None  # 五月 is May, 五个月 are five months
    at = unit[1]
    if rolling:
        return Rolling(rolling[0], ((unit[0], number[0]),)), c.skip(at, "来", "里", "内", "间")
    if unit[0] != "year" and (inner := c.word("within", at)):
        return Rolling("within", ((unit[0], number[0]),)), inner[1]
    if c.low(at) == "前" and unit[0] != "day":
        return Shifted(unit[0], -number[0], f"{number[0]} {unit[0]}s ago", ago=True), at + 1
    return (Rolling("past", ((unit[0], number[0]),)), at + 1) if c.low(at) == "来" else None


def _day(c: Cursor, i: int) -> Parsed | None:
    """昨天, 今天 as one end of a range, 年初; 2月后's bare "20日" only behind another day."""
    day = c.word("day_word", i)
    first = day is not None and c.is_in("to", day[1]) and point(c, day[1] + 1) is not None
    if day is None or (day[0] == 0 and not first and not c.is_in("to", i - 1)):
        return None
    return Relative("day", day[0]), day[1]


def _years_joined(c: Cursor, i: int) -> Parsed | None:
    """The first of two years that share one 年: 1995-1997年."""
    first = c.digits(i)
    if first is None or first[2] != 4 or not 1000 <= first[0] <= 2999 or not c.is_in("to", first[1]):
        return None
    last = years.year(c, first[1] + 1)
    return (Range(Year(first[0]), last[0]), last[1]) if last and isinstance(last[0], Year) else None


def _range(c: Cursor, shape: Shape, after: int) -> Parsed:
    """The point with the other end of a range: 到20日, 和9月之间."""
    between = c.low(after) in ("和", "与", "及")
    if isinstance(shape, _COMPLETE) or not (between or c.is_in("to", after)):
        return shape, after
    last = point(c, after + 1) or _bare_day(c, after + 1, shape) or _in_digits(c, after + 1)
    if last is None or isinstance(last[0], _COMPLETE):
        return shape, after
    if between and (c.low(last[1]), c.low(last[1] + 1)) != ("之", "间"):
        return shape, after
    return Range(shape, last[0]), last[1] + 2 if between else last[1]


def _in_digits(c: Cursor, i: int) -> Parsed | None:
    """The second day of 2024-07-22到2024-07-26, a date in digits as everybody writes it."""
    return numeric(western.Cursor(c.tokens, load("periods")), i)


def _bare_day(c: Cursor, i: int, first: Shape) -> Parsed | None:
    """The second day of 一月19日到20日."""
    number = c.number(i)
    if (
        number is None
        or c.low(number[1]) not in ("日", "号")
        or not isinstance(first, Nth)
        or first.unit != "day"
    ):
        return None
    return Nth("day", number[0]), number[1] + 1


def _followed(c: Cursor, shape: Shape, i: int) -> Parsed:
    """The period with what follows it: 以来, 之前, 起, 期间."""
    word = c.word("after", i)
    if c.low(i) == "止" and not isinstance(shape, _COMPLETE):
        return _until(c, shape, i + 1)
    if word and word[1] == i + 1 and word[0] == "after" and c.is_in("no_after_before", i + 1):
        word = None  # 2018年|后续
    if word is None or isinstance(shape, _COMPLETE):
        return shape, i + 2 if c.low(i) == "期" and c.low(i + 1) == "间" else i
    if word[0] == "since" and isinstance(shape, Relative):
        return ToDate(shape), word[1]
    due = word[0] == "before" and isinstance(shape, Part) and shape.word == "end"  # 年底前: by then
    return Open("by" if due else word[0], shape), word[1]


def _until(c: Cursor, shape: Shape, i: int) -> Parsed:
    """A stretch told behind its last day: 截至6月30日止|六个月, 止|年度."""
    number = c.number(i) or (1, i)
    unit = c.word("unit", c.skip(number[1], "个"))
    return (Ending(unit[0], number[0], shape), unit[1]) if unit and unit[0] in _COUNTED else (shape, i)


def _opened(c: Cursor, found: Found, floor: int) -> Found:
    """The period with the word before it that opens it: 从, 自, 截至."""
    for length in (3, 2, 1):
        first = found.first - length
        word = c.word("by", first) if first >= floor and _opens(c, first) else None
        if word and word[1] == found.first and not isinstance(found.shape, _COMPLETE):
            shape = (
                found.shape
                if isinstance(found.shape, Open | Ending) or _is_day(found.shape)
                else Open("by", found.shape)
            )
            return Found(shape, first, found.after)
    if found.first > floor and c.is_in("from", found.first - 1) and isinstance(found.shape, Range | Open):
        return found._replace(first=found.first - 1)
    return found


def _opens(c: Cursor, i: int) -> bool:
    """到 alone often ends a verb (注意到): it opens a period only at the start of a clause."""
    return c.low(i) != "到" or not 0 < i < len(c.tokens) or c.tokens[i - 1].kind != CJK


def _is_day(shape: Shape) -> bool:
    edge = isinstance(shape, Part) and shape.word == "end"
    return edge or (isinstance(shape, Nth) and shape.unit == "day")


def may_start(c: Cursor, i: int) -> bool:
    """Whether token ``i`` can begin a Chinese period: a Chinese character, or digits before one."""
    kind = c.tokens[i].kind
    if kind == CJK:
        return c.low(i) in c.lexicon.firsts
    after = i + 1
    if kind == NUMBER and (c.is_in("to", after) or c.low(after) in ("/", "、")):
        after += 2
    return kind == NUMBER and after < len(c.tokens) and c.tokens[after].kind == CJK
