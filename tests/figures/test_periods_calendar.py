"""Date arithmetic: units, their parts, their names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.periods import calendar
from factcheck.figures.periods.calendar import Closed


def closed(start: str, end: str) -> Closed:
    return Closed(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("day", ("2024-09-10", "2024-09-10")),
        ("week", ("2024-09-09", "2024-09-15")),
        ("month", ("2024-09-01", "2024-09-30")),
        ("quarter", ("2024-07-01", "2024-09-30")),
        ("half", ("2024-07-01", "2024-12-31")),
        ("year", ("2024-01-01", "2024-12-31")),
        ("decade", ("2020-01-01", "2029-12-31")),
        ("century", ("2000-01-01", "2099-12-31")),
    ],
)
def test_the_unit_a_day_lies_in(unit: str, expected: tuple[str, str]) -> None:
    assert calendar.current(unit, date(2024, 9, 10)) == closed(*expected)


@pytest.mark.parametrize(
    ("unit", "number", "count", "expected"),
    [
        ("quarter", 1, 1, ("2021-01-01", "2021-03-31")),
        ("quarter", -1, 1, ("2021-10-01", "2021-12-31")),
        ("month", 1, 5, ("2021-01-01", "2021-05-31")),
        ("day", 60, 1, ("2021-03-01", "2021-03-01")),
        ("week", 1, 1, ("2021-01-04", "2021-01-10")),  # 1 January 2021 is a Friday
        ("week", -1, 1, ("2021-12-27", "2022-01-02")),
    ],
)
def test_parts_of_a_year(unit: str, number: int, count: int, expected: tuple[str, str]) -> None:
    year = closed("2021-01-01", "2021-12-31")
    assert calendar.nth(unit, number, count, year) == closed(*expected)


@pytest.mark.parametrize(("unit", "number"), [("quarter", 5), ("month", 13), ("day", 366), ("week", 60)])
def test_what_no_year_has(unit: str, number: int) -> None:
    assert calendar.nth(unit, number, 1, closed("2021-01-01", "2021-12-31")) is None


def test_days_that_do_not_exist() -> None:
    assert calendar.make_day(2023, 2, 29) is None
    assert calendar.make_day(2023, 13, 1) is None
    assert calendar.add_days(date.max, 1) is None
    assert calendar.add_months(date.max, 1) is None


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-01-01", "2024-06-30", "H1 2024"),
        ("2024-04-01", "2024-06-30", "Q2 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2024-02-01", "2024-04-30", "February-April 2024"),
        ("2024-07-30", "2024-07-30", "30 July 2024"),
        ("2014-01-01", "2018-12-31", "2014-2018"),
        ("1990-01-01", "1999-12-31", "1990s"),
        ("2022-07-01", "2023-09-30", "July 2022 to September 2023"),
        ("2024-07-08", "2024-07-14", "8 July 2024 to 14 July 2024"),
    ],
)
def test_names_of_days(start: str, end: str, name: str) -> None:
    assert calendar.name(closed(start, end)) == name


@given(st.dates(), st.sampled_from(["day", "week", "month", "quarter", "half", "year"]))
def test_a_day_lies_in_its_unit(day: date, unit: str) -> None:
    here = calendar.current(unit, day)
    assert here is None or here.start <= day <= here.end
