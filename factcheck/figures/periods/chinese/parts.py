"""Parts of a Chinese year, month or week: 上半年, 一季度, 前两个月, 3月末, 2月27日, 第一周."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.shapes.compound import Part, Range
from factcheck.figures.periods.shapes.single import Named, Nth, Relative, Shape

if TYPE_CHECKING:
    from factcheck.figures.periods.chinese.cursor import Cursor, Parsed

_PARTS = {"quarter": 4, "week": 53, "month": 12}


def inside(c: Cursor, i: int, of: Shape | None) -> Parsed | None:
    """A part of the year ``of``, or of the year the context suggests, and perhaps its edge."""
    found = _inside(c, i, of)
    edge = (
        edge_at(c, found[1])
        if found and isinstance(found[0], Nth) and found[0].unit in ("quarter", "half")
        else None
    )
    return (Part(edge[0], found[0]), edge[1]) if found and edge else found


def edge_at(c: Cursor, i: int) -> tuple[str, int] | None:
    """初, 中, 末 unless they begin another word (年中国, 年初步)."""
    edge = c.word("part", i)
    return edge if edge and not c.is_in("no_edge_before", edge[1]) else None


def _inside(c: Cursor, i: int, of: Shape | None) -> Parsed | None:
    if half := c.word("half", i):
        return Nth("half", half[0], of), half[1]
    return (
        _first(c, i, of)
        or months(c, i, of)
        or month(c, i, of)
        or _counted(c, i, of)
        or _letters(c, i, of)
        or _named(c, i, of)
    )


def _first(c: Cursor, i: int, of: Shape | None) -> Parsed | None:
    """The first few: 前两个月, 首5个月, 前三季度, 前2周; the last one: 最后一个星期一."""
    which = c.word("first", i)
    number = c.number(which[1]) if which else None
    if which is None or number is None or number[0] < 1:
        return None
    counter = c.skip(number[1], "个")
    weekday = c.word("weekday", counter)
    if weekday:
        return Nth(f"weekday {weekday[0]}", which[0], of), weekday[1]
    unit = c.word("unit", counter)
    if (
        unit is None
        or unit[0] in ("year", "century", "half", "fiscal year")
        or (unit[0] == "month" and counter == number[1])
    ):
        return None
    if of is None and (unit[0] not in ("month", "quarter") or which[0] < 0):
        return None
    start = 1 if which[0] > 0 else -number[0]
    return Nth(unit[0], start, of, number[0]), unit[1]


def months(c: Cursor, i: int, of: Shape | None) -> Parsed | None:
    """Months joined before one 月: 1-5月, 一至五月份."""
    first = c.number(i)
    last = c.number(first[1] + 1) if first and c.is_in("to", first[1]) else None
    if first is None or last is None or c.low(last[1]) != "月":
        return None
    if not 1 <= first[0] <= 12 or not 1 <= last[0] <= 12:
        return None
    after = c.skip(last[1] + 1, "份")
    if after == last[1] + 1 and c.number(after):
        return None  # 10-11月5日 is a day
    return Range(Nth("named month", first[0], of), Nth("named month", last[0], of)), after


def month(c: Cursor, i: int, of: Shape | None) -> Parsed | None:
    """A month, and what follows of it: a day, a third, an edge, a week."""
    number = c.number(i)
    if number is None and (one := c.value(i)) and c.value(i + 1) == one + 1 and c.low(i + 2) == "月":
        return Nth("named month", one, of), i + 1  # 三|四月份
    if number is None or not 1 <= number[0] <= 12:
        return None
    if c.low(number[1]) != "月":
        return (Nth("named month", number[0], of), number[1]) if _listed(c, number[1]) else None
    at = c.skip(number[1] + 1, "份")
    whole = Nth("named month", number[0], of)
    return within_month(c, at, whole) or (whole, at)


def _listed(c: Cursor, i: int) -> bool:
    """Whether the next of a list of months that share one 月 follows: 5、6月份."""
    for _ in range(_PARTS["month"]):
        number = c.number(i + 1) if c.low(i) == "、" else None
        if number is None:
            return False
        i = number[1]
        if c.low(i) == "月":
            return c.number(i + 1) is None
    return False


def within_month(c: Cursor, i: int, whole: Shape) -> Parsed | None:
    """What follows a month and belongs to it."""
    at = c.skip(i, "的")
    day = c.number(at)
    if day and c.low(day[1]) in ("日", "号") and 1 <= day[0] <= 31:
        return Nth("day", day[0], whole), day[1] + 1
    if third := c.word("third", at):
        days = Nth("day", third[0], whole, 10)
        return (Range(Nth("day", 21, whole), Part("end", whole)) if third[0] == 21 else days), third[1]
    if (edge := edge_at(c, at)) and edge[0] != "mid":
        return Part(edge[0], whole), edge[1]
    return _first(c, at, whole) or _counted(c, at, whole)


def _counted(c: Cursor, i: int, of: Shape | None) -> Parsed | None:
    """One of several: 第一季度, 四季度, 首季, 第三周."""
    ordinal = c.is_in("ordinal", i)
    if c.low(i) in ("首", "头") and (unit := c.word("unit", i + 1)) and unit[0] == "quarter":
        return Nth("quarter", 1, of), unit[1]
    number = c.number(i + ordinal)
    unit = c.word("unit", c.skip(number[1], "个")) if number else None
    if number is None or unit is None or not 1 <= number[0] <= _PARTS.get(unit[0], 0):
        return None
    clear = ordinal or of is not None or c.low(unit[1] - 1) == "度"
    if unit[0] == "quarter" and clear and c.low(number[1]) != "个":
        return Nth("quarter", number[0], of), unit[1]
    if ordinal and of is not None:
        return Nth(unit[0], number[0], of), unit[1]
    return None


def _letters(c: Cursor, i: int, of: Shape | None) -> Parsed | None:
    """Q1, H2."""
    unit = {"q": "quarter", "h": "half"}.get(c.low(i))
    number = c.digits(i + 1)
    if unit is None or number is None or not 1 <= number[0] <= (4 if unit == "quarter" else 2):
        return None
    return (Nth(unit, number[0], of), number[1]) if of else None


def _named(c: Cursor, i: int, of: Shape | None) -> Parsed | None:
    """Seasons, edges and the whole of a year: 今年夏天, 2024年底, 年初, 全年."""
    if season := c.word("season", i):
        return (Named(season[0], of), season[1]) if of else None
    edge = edge_at(c, i)
    if edge and (of is not None or c.low(i) == "年"):
        return Part(edge[0], of or Relative("year", 0)), edge[1]
    if edge and c.low(i) == "月":
        return Part(edge[0], Relative("month", 0)), edge[1]
    whole = c.word("whole", i)
    if whole and (of or (c.low(i + 1) == "内" and c.number(i - 1) is None)):
        return of or Relative("year", 0), whole[1]
    return None
