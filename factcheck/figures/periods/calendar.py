"""Date arithmetic: spans of whole days, how units divide them, what they are called.

Pure functions of the proleptic Gregorian calendar. Weeks are those of ISO 8601:
they begin on Monday and belong to the year (or month) that has their Thursday.
Every function gives ``None`` for what no calendar has (30 February, week 60).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import NamedTuple

DAY = timedelta(days=1)
_KEPT = 4_096
"""Answers kept of each function: the sentences of one day ask the same of the calendar."""

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
BUSINESS_DAY = "business day"
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Days(NamedTuple):
    """The days from ``start`` to ``end``, both inclusive; an open side is ``None``."""

    start: date | None
    end: date | None


class Closed(NamedTuple):
    """Days that are known on both sides."""

    start: date
    end: date


class Calendar(NamedTuple):
    """A document's own: the month its fiscal years begin with, and the days it reports on."""

    fiscal_start: int = 1
    reported: Closed | None = None


PLAIN = Calendar()
"""Of a document that is not known to have fiscal years of its own."""


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` if the calendar has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def add_days(day: date, days: int) -> date | None:
    """The day some days on, unless the calendar ends before."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """The same day some months on; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, unit: str, count: int) -> date | None:
    """``day`` moved by ``count`` units ("month", "week", ...)."""
    if unit in MONTHS_IN:
        return add_months(day, count * MONTHS_IN[unit])
    if unit == BUSINESS_DAY:
        return _add_business_days(day, count)
    return add_days(day, count * DAYS_IN[unit])


def _add_business_days(day: date, count: int) -> date | None:
    """``day`` moved by days that are no Saturday or Sunday."""
    weeks, rest = divmod(abs(count), 5)
    way = -1 if count < 0 else 1
    there = add_days(day, 7 * weeks * way)
    while there and (rest or there.weekday() > 4):
        there = add_days(there, way)
        rest -= there is not None and rest > 0 and there.weekday() < 5
    return there


def run(start: date | None, unit: str, count: int) -> Closed | None:
    """``count`` units from ``start`` on."""
    after = add(start, unit, count) if start else None
    return Closed(start, after - DAY) if start and after and after > start else None


@lru_cache(_KEPT)
def year_days(year: int, first_month: int = 1) -> Closed | None:
    """The twelve months that end in ``year``, beginning with ``first_month``."""
    return run(make_day(year - (first_month > 1), first_month, 1), "year", 1)


@lru_cache(_KEPT)
def current(unit: str, when: date, first_month: int = 1) -> Closed | None:
    """The week, month, ... decade that ``when`` lies in; ``first_month`` begins the years."""
    if unit in DAYS_IN:
        back = 0 if unit == "day" else when.weekday()
        return run(add_days(when, -back), unit, 1)
    months = MONTHS_IN[unit]
    if months <= 12:
        return run(add_months(when.replace(day=1), -((when.month - first_month) % months)), unit, 1)
    years = months // 12
    return run(make_day(when.year // years * years, 1, 1), unit, 1)


@lru_cache(_KEPT)
def nth(unit: str, number: int, count: int, within: Closed) -> Closed | None:
    """``count`` units of ``within`` from the ``number``-th on; -1 is the last one."""
    if unit in ("week", "fortnight"):
        return _nth_week(number, count * DAYS_IN[unit] // 7, within)
    origin = within.start if number > 0 else add_days(within.end, 1)
    steps = number - 1 if number > 0 else number
    start = add(origin, unit, steps) if origin else None
    days = run(start, unit, count)
    return days if days and within.start <= days.start and days.end <= within.end else None


def _nth_week(number: int, count: int, within: Closed) -> Closed | None:
    thursday = nth_weekday(3, number, within)
    return run(add_days(thursday.start, -3), "week", count) if thursday else None


def nth_weekday(weekday: int, number: int, within: Closed) -> Closed | None:
    """The ``number``-th Monday (0) ... Sunday (6) of ``within``; -1 is the last one."""
    if number > 0:
        day = add_days(within.start, (weekday - within.start.weekday()) % 7 + (number - 1) * 7)
    else:
        day = add_days(within.end, -((within.end.weekday() - weekday) % 7) + (number + 1) * 7)
    return Closed(day, day) if day and within.start <= day <= within.end else None


@lru_cache(_KEPT)
def shift(days: Closed, unit: str, count: int) -> Closed | None:
    """The same stretch some units earlier or later; whole months stay whole months."""
    start, end = add(days.start, unit, count), add(days.end, unit, count)
    if start and end and unit in MONTHS_IN and ends_month(days.end):
        end = date(end.year, end.month, monthrange(end.year, end.month)[1])
    return Closed(start, end) if start and end else None


def gap(days: Closed, day: date) -> int:
    """How many days lie between ``days`` and ``day``; 0 within them."""
    return max(0, (days.start - day).days, (day - days.end).days)


def ends_month(day: date) -> bool:
    """Whether the day is the last of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def name(days: Closed) -> str:
    """What the days are called: "2024", "H1 2024", "Q1 2024", "January-May 2024", "30 July 2024"."""
    start, end = days
    if start == end:
        return f"{start.day} {MONTH_NAMES[start.month - 1]} {start.year}"
    if start.day > 1 or not ends_month(end):
        return f"{name(Closed(start, start))} to {name(Closed(end, end))}"
    if start.month == 1 and end.month == 12:
        return _years(start.year, end.year)
    if start.year != end.year:
        return f"{_month(start)} {start.year} to {_month(end)} {end.year}"
    return f"{_within_year(start, end)} {start.year}"


def fiscal_name(days: Closed, first_month: int) -> str:
    """What a part of a fiscal year is called: "FY2025", "Q1 FY2025"; "" for other days and calendar years."""
    if first_month == 1 or days.start.day > 1 or not ends_month(days.end):
        return ""
    year = current("year", days.start, first_month)
    if year is None or days.end > year.end:
        return ""
    months = [(day.month - first_month) % 12 for day in days]
    for part, length in (("", 12), ("H", 6), ("Q", 3)):
        if months[0] % length == 0 and months[1] - months[0] == length - 1:
            return f"{part}{months[1] // length + 1} FY{year.end.year}" if part else f"FY{year.end.year}"
    return ""


def _years(first: int, last: int) -> str:
    if last - first == 9 and first % 10 == 0:
        return f"{first}s"
    if last - first == 99 and first % 100 == 0:
        return century_name(first // 100 + 1)
    return str(first) if first == last else f"{first}-{last}"


def several(count: int, unit: str) -> str:
    """ "1 year", "3 years", "2 halves"."""
    plural = {"half": "halves", "century": "centuries"}.get(unit, f"{unit}s")
    return f"{count} {unit if count == 1 else plural}"


def century_name(number: int) -> str:
    """ "20th century", "21st century"."""
    suffix = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix} century"


def _within_year(start: date, end: date) -> str:
    """The name of whole months of one year: a half, a quarter, or the months themselves."""
    if start.month == end.month:
        return _month(start)
    for letter, months in (("H", 6), ("Q", 3)):
        if end.month - start.month + 1 == months and (start.month - 1) % months == 0:
            return f"{letter}{end.month // months}"
    return f"{_month(start)}-{_month(end)}"


def _month(day: date) -> str:
    return MONTH_NAMES[day.month - 1]
