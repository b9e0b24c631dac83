"""Months and days: "March 2024", "30 July 2024", "July 30th", "2024-07-30", "4-22 January"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.english.years import container, follows, full, is_year, year
from factcheck.figures.periods.shapes.compound import Range
from factcheck.figures.periods.shapes.single import Nth, Relative, Shape, Year

if TYPE_CHECKING:
    from factcheck.figures.periods.english.cursor import Cursor, Parsed


def month(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """A month by name with what stands around it; a weak name needs a reason to be one."""
    number = c.value("month", i)
    if number is None:
        return None
    at = c.skip(i + 1, ".")
    ranged = c.is_in("to", at) and c.is_in("month", at + 1)
    sure = expected or ranged or c.low(i) not in c.lexicon.weak or c.is_in("month_after", i - 1)
    with_day = _day_after(c, at, number)
    if with_day:
        return with_day
    of = _year_of_month(c, at)
    if of:
        return Nth("named month", number, of[0]), of[1]
    return (Nth("named month", number), at if sure and at == i + 1 else i + 1) if sure else None


def _year_of_month(c: Cursor, i: int) -> tuple[Shape | None, int] | None:
    """The year of a month; "of 87" too."""
    short = c.digits(i + 1, 2) if c.low(i) == "of" else None
    if short is not None and short > 31:
        return Year(full(short)), i + 2
    found = container(c, i)
    if found and c.low(i) == "," and c.is_in("not_year_before", found[1]):
        return None
    return found


def _day_after(c: Cursor, i: int, number: int) -> Parsed | None:
    day = c.day_number(c.skip(i, "-", "/") if c.touches(i) else i)
    if day is None or c.is_in("not_year_before", day[1]) or (c.low(day[1]) == "." and c.touches(day[1] + 1)):
        return None
    of = _year_of_month(c, day[1])
    within = Nth("named month", number, of[0] if of else None)
    return Nth("day", day[0], within), of[1] if of else day[1]


def day_first(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "30 July 2024", "the 4th of July", "22/Jan/2019"."""
    day = c.day_number(i)
    if day is None:
        return None
    at = c.skip(day[1], "of", "-", "/")
    number = c.value("month", at)
    if number is None:
        return None
    at = c.skip(at + 1, ".")
    of = _year_of_month(c, at)
    bare = c.digits(day[1] - 1) is not None and not c.is_in("day_after", i - 1)
    if c.is_in("verb", at - 1) and bare and of is None and c.low(at).isalpha():
        return None  # "COVID-19 may require"
    within = Nth("named month", number, of[0] if of else None)
    return Nth("day", day[0], within), of[1] if of else at


def day_range(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """Two days of one month named last: "4-22 January", "between 3 and 12 of September"."""
    first = c.day_number(i)
    if first is None or not (c.is_in("to", first[1]) or c.low(first[1]) == "and"):
        return None
    if c.low(first[1]) == "and" and c.before(i) != "between":
        return None
    last = day_first(c, first[1] + 1) or _day_of_this(c, first[1] + 1) or _bare_ordinal(c, first[1] + 1)
    if last is None or not isinstance(last[0], Nth):
        return None
    return Range(Nth("day", first[0], last[0].of), last[0]), last[1]


def _bare_ordinal(c: Cursor, i: int) -> Parsed | None:
    """The 22nd of "from the 2nd to the 22nd", of a month not named."""
    day = c.day_number(i)
    ordinal = day is not None and c.digits(day[1] - 1) is None and c.low(i) == "the"
    return (Nth("day", day[0]), day[1]) if day and ordinal else None


def day_of_month(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "the 3rd of this month", "the first of next month"; "5 of this month's" are five."""
    day = c.day_number(i)
    named = day is not None and c.digits(day[1] - 1) is None and c.low(day[1]) == "of"
    return _day_of_this(c, i) if named else None


def _day_of_this(c: Cursor, i: int) -> Parsed | None:
    """ "22 this month", "the 22nd of next month"."""
    day = c.day_number(i)
    at = c.skip(day[1], "of", "in") if day else i
    offset = c.value("relative", at)
    if day and offset is not None and c.value("unit", at + 1) == "month":
        return Nth("day", day[0], Relative("month", offset)), at + 2
    return None


def numeric(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """A date in digits: 2024-07-30, 2024/7, 7/30/2024, 30.07.2024, 11/2016."""
    parts, after = _parts(c, i)
    if len(parts) == 3:
        return _full_date(parts, after)
    if len(parts) == 2 and follows(parts[0], parts[1], c.low(after - 1)):
        return None  # 2011-12 is a year of two halves, not December
    if len(parts) == 2 and is_year(parts[0]) and 1 <= parts[1] <= 12:
        return Nth("named month", parts[1], Year(parts[0])), after
    if len(parts) == 2 and is_year(parts[1]) and 1 <= parts[0] <= 12:
        return Nth("named month", parts[0], Year(parts[1])), after
    return _month_and_day(c, i, parts, after, expected)


def _month_and_day(c: Cursor, i: int, parts: list[int], after: int, expected: bool) -> Parsed | None:
    """ "5/7" where a day is expected, or with another behind a dash ("2/29-3/1")."""
    ranged = c.is_in("to", after) and c.low(after + 2) == "/"
    if len(parts) != 2 or not (ranged or (expected and not c.is_in("expects", i - 1))) or c.low(i + 1) != "/":
        return None
    if not (1 <= parts[0] <= 12 and 1 <= parts[1] <= 31):
        return None
    return Nth("day", parts[1], Nth("named month", parts[0])), after


def _parts(c: Cursor, i: int) -> tuple[list[int], int]:
    """Up to three numbers joined by one sign, a month name in the middle counting as one."""
    dotted = c.low(i).split(".")
    if len(dotted) == 3 and all(p.isdecimal() and len(p) <= 4 for p in dotted):
        return [int(p) for p in dotted], i + 1
    first, sign = c.digits(i), c.low(i + 1)
    if first is None or sign not in ("-", "/"):
        return [], i
    parts, at = [first], i + 2
    while len(parts) < 3:
        number = c.digits(at) if len(parts) > 1 or not c.is_in("month", at) else c.value("month", at)
        if number is None:
            break
        parts.append(number)
        at += 1
        if c.low(at) != sign or not c.touches(at):
            break
        at += 1
    return parts, at


def _full_date(parts: list[int], after: int) -> Parsed | None:
    """Year first, else month first as in American use, else day first."""
    first, second, third = parts
    if first > 999:
        number, month_, day = first, second, third
    elif third > 999:
        number = third
        month_, day = (first, second) if first <= 12 else (second, first)
    else:
        return None
    if not (is_year(number) and 1 <= month_ <= 12 and 1 <= day <= 31):
        return None
    return Nth("day", day, Nth("named month", month_, Year(number))), after


def weekday(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """ "Friday", "Friday the 11th", "Wed, 22 of January": the date decides when there is one."""
    number = c.value("weekday", i)
    if number is None:
        return None
    at = c.skip(c.skip(i + 1, "."), ",")
    dated = day_first(c, at) or (month(c, at) if c.day_number(at + 1) else None) or numeric(c, at, True)
    if dated:
        return dated
    if c.low(at) == "the" and (day := c.day_number(at)):
        return Nth("day", day[0], Relative("month", 0)), day[1]
    if c.low(i) in c.lexicon.weak and not expected:
        return None
    week = c.skip(i + 1, "of")
    offset = c.value("relative", week)
    if offset is not None and c.value("unit", week + 1) == "week":
        return Nth(f"weekday {number}", 1, Relative("week", offset)), week + 2
    return Nth(f"weekday {number}", 1), i + 1


def bare_year(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """Four digits alone, unless the words around them count something."""
    number = c.digits(i)
    found = year(c, i)
    if number is None or found is None:
        return None
    if expected:
        return found if not c.is_in("not_year_before", found[1]) else None
    if c.touches(found[1]) and c.low(found[1]).isalpha() and c.low(found[1]) not in c.lexicon.words["letter"]:
        return None  # 2048x600
    counted = c.is_in("not_year_after", i - 1) and not c.phrase("open", i - 1)
    counted = counted and not (c.is_in("to", found[1]) and year(c, found[1] + 1))  # over 2015-2020
    counted = counted or (c.is_in("to", i - 1) and c.digits(i - 2) is not None)  # from 1000 to 2000
    if number < 1800 or counted or c.is_in("not_year_before", found[1]):
        return None
    return found
