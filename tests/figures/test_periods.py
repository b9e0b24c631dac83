"""English periods by example: what is read, over which span, as which days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck.figures.periods import read_periods
from factcheck.figures.periods.calendar import Calendar
from factcheck.figures.tokens import tokenize

if TYPE_CHECKING:
    from factcheck.model import Period

SEPTEMBER = date(2024, 9, 10)  # a Tuesday
JANUARY = date(2025, 1, 13)  # a Monday


def read(text: str, when: date | None = SEPTEMBER, fiscal_start: int = 1) -> list[Period]:
    return read_periods(tokenize(text), text, when, Calendar(fiscal_start))


def days(period: Period) -> str:
    return f"{period.start}..{period.end}"


SPANS = [
    # text, the span that is read, label, days
    ("up in the first half of 2024", "the first half of 2024", "H1 2024", "2024-01-01..2024-06-30"),
    ("up in the first half of this year", "the first half of this year", "H1 2024", "2024-01-01..2024-06-30"),
    ("the second half of the year", "the second half of the year", "H2 2024", "2024-07-01..2024-12-31"),
    ("trade in 1H24 rose", "1H24", "H1 2024", "2024-01-01..2024-06-30"),
    ("first-half profit", "first-half", "H1 2024", "2024-01-01..2024-06-30"),
    ("next year's first quarter", "next year's first quarter", "Q1 2025", "2025-01-01..2025-03-31"),
    ("in 2Q 2024", "2Q 2024", "Q2 2024", "2024-04-01..2024-06-30"),
    ("in 2023-Q4", "2023-Q4", "Q4 2023", "2023-10-01..2023-12-31"),
    ("2023's fourth quarter", "2023's fourth quarter", "Q4 2023", "2023-10-01..2023-12-31"),
    ("in 2023/Q4", "2023/Q4", "Q4 2023", "2023-10-01..2023-12-31"),
    ("the latter half of 2023", "the latter half of 2023", "H2 2023", "2023-07-01..2023-12-31"),
    ("from 2021 onwards", "from 2021 onwards", "since 2021", "2021-01-01..2024-09-10"),
    ("May 2021 and later", "May 2021 and later", "since May 2021", "2021-05-01..2024-09-10"),
    ("2021 or earlier", "2021 or earlier", "by 2021", "None..2021-12-31"),
    ("in 2021, and later he left", "2021", "2021", "2021-01-01..2021-12-31"),
    ("from 2021 on average", "2021", "2021", "2021-01-01..2021-12-31"),
    ("up to 2021", "up to 2021", "by 2021", "None..2021-12-31"),
    ("on or before 5 May 2021", "on or before 5 May 2021", "no later than 5 May 2021", "None..2021-05-05"),
    ("on or after 5 May 2021", "on or after 5 May 2021", "since 5 May 2021", "2021-05-05..2024-09-10"),
    (
        "from 2021 to the present",
        "from 2021 to the present",
        "1 January 2021 to 10 September 2024",
        "2021-01-01..2024-09-10",
    ),
    ("so far this year", "so far this year", "2024 to date", "2024-01-01..2024-09-10"),
    ("quarter to date", "quarter to date", "Q3 2024 to date", "2024-07-01..2024-09-10"),
    ("the 3rd of this month", "the 3rd of this month", "3 September 2024", "2024-09-03..2024-09-03"),
    (
        "from the 2nd to the 5th",
        "from the 2nd to the 5th",
        "2 September 2024 to 5 September 2024",
        "2024-09-02..2024-09-05",
    ),
    ("Friday of last week", "Friday of last week", "6 September 2024", "2024-09-06..2024-09-06"),
    ("within 4 working days", "within 4 working days", "within 4 business days", "2024-09-10..2024-09-16"),
    (
        "the past 3 business days",
        "the past 3 business days",
        "past 3 business days",
        "2024-09-05..2024-09-09",
    ),
    ("more than 3 years ago", "3 years ago", "by 10 September 2021", "None..2021-09-10"),
    ("less than 3 days ago", "3 days ago", "7 September 2024 to 10 September 2024", "2024-09-07..2024-09-10"),
    ("the five years to 2020", "the five years to 2020", "2016-2020", "2016-01-01..2020-12-31"),
    ("Jan.-Feb. 2022", "Jan.-Feb. 2022", "January-February 2022", "2022-01-01..2022-02-28"),
    ("He left in 2022. To win", "2022", "2022", "2022-01-01..2022-12-31"),
    (
        "the past year and a half",
        "the past year and a half",
        "past 1 year 6 months",
        "2023-03-10..2024-09-09",
    ),
    ("over 2015-2020", "2015-2020", "2015-2020", "2015-01-01..2020-12-31"),
    ("in the '90s", "90s", "1990s", "1990-01-01..1999-12-31"),
    ("in '24 Q2", "'24 Q2", "Q2 2024", "2024-04-01..2024-06-30"),
    ("the class of '24", "'24", "2024", "2024-01-01..2024-12-31"),
    (
        "the quarter that ended in June 2024",
        "the quarter that ended in June 2024",
        "Q2 2024",
        "2024-04-01..2024-06-30",
    ),
    ("in Q3'23", "Q3'23", "Q3 2023", "2023-07-01..2023-09-30"),
    ("sales of 9M24", "9M24", "January-September 2024", "2024-01-01..2024-09-30"),
    ("the June quarter of 2023", "the June quarter of 2023", "Q2 2023", "2023-04-01..2023-06-30"),
    ("last quarter", "last quarter", "Q2 2024", "2024-04-01..2024-06-30"),
    (
        "in the first two months of 2024",
        "the first two months of 2024",
        "January-February 2024",
        "2024-01-01..2024-02-29",
    ),
    ("January to June 2024", "January to June 2024", "H1 2024", "2024-01-01..2024-06-30"),
    ("January–May 2024", "January–May 2024", "January-May 2024", "2024-01-01..2024-05-31"),
    ("Nov-Feb 2024", "Nov-Feb 2024", "November 2023 to February 2024", "2023-11-01..2024-02-29"),
    (
        "grew from July 2022 to September 2023",
        "from July 2022 to September 2023",
        "July 2022 to September 2023",
        "2022-07-01..2023-09-30",
    ),
    ("in March", "March", "March 2024", "2024-03-01..2024-03-31"),
    ("in May 2023", "May 2023", "May 2023", "2023-05-01..2023-05-31"),
    ("on 30 July 2024", "30 July 2024", "30 July 2024", "2024-07-30..2024-07-30"),
    ("on July 30, 2024, it", "July 30, 2024", "30 July 2024", "2024-07-30..2024-07-30"),
    ("on the 4th of July", "the 4th of July", "4 July 2024", "2024-07-04..2024-07-04"),
    ("on 2024-07-30", "2024-07-30", "30 July 2024", "2024-07-30..2024-07-30"),
    ("on 7/30/2024", "7/30/2024", "30 July 2024", "2024-07-30..2024-07-30"),
    ("on 30.07.2024", "30.07.2024", "30 July 2024", "2024-07-30..2024-07-30"),
    (
        "9 April through 17th",
        "9 April through 17th",
        "9 April 2024 to 17 April 2024",
        "2024-04-09..2024-04-17",
    ),
    ("on Friday", "Friday", "6 September 2024", "2024-09-06..2024-09-06"),
    ("Friday, 12 July 2024", "Friday, 12 July 2024", "12 July 2024", "2024-07-12..2024-07-12"),
    ("last week", "last week", "2 September 2024 to 8 September 2024", "2024-09-02..2024-09-08"),
    (
        "third week of May 2024",
        "third week of May 2024",
        "13 May 2024 to 19 May 2024",
        "2024-05-13..2024-05-19",
    ),
    ("last Monday of August", "last Monday of August", "26 August 2024", "2024-08-26..2024-08-26"),
    ("compared with 2018", "2018", "2018", "2018-01-01..2018-12-31"),
    ("in nineteen ninety six", "nineteen ninety six", "1996", "1996-01-01..1996-12-31"),
    ("last year", "last year", "2023", "2023-01-01..2023-12-31"),
    ("in the 1990s", "the 1990s", "1990s", "1990-01-01..1999-12-31"),
    ("in the nineteen seventies", "the nineteen seventies", "1970s", "1970-01-01..1979-12-31"),
    ("in the 20th century", "the 20th century", "20th century", "1900-01-01..1999-12-31"),
    ("sales year to date", "year to date", "2024 to date", "2024-01-01..2024-09-10"),
    ("from March to date", "March to date", "March 2024 to date", "2024-03-01..2024-09-10"),
    (
        "the 12 months through May",
        "the 12 months through May",
        "June 2023 to May 2024",
        "2023-06-01..2024-05-31",
    ),
    ("the six months to June 2013", "the six months to June 2013", "H1 2013", "2013-01-01..2013-06-30"),
    (
        "three months ended 30 June 2024",
        "three months ended 30 June 2024",
        "Q2 2024",
        "2024-04-01..2024-06-30",
    ),
    ("since 2018", "since 2018", "since 2018", "2018-01-01..2024-09-10"),
    ("by 2030", "by 2030", "by 2030", "None..2030-12-31"),
    ("before 2018", "before 2018", "before 2018", "None..2017-12-31"),
    ("later than 2020", "later than 2020", "after 2020", "2021-01-01..None"),
    ("as of end-June", "as of end-June", "30 June 2024", "2024-06-30..2024-06-30"),
    ("by the end of 2023", "by the end of 2023", "31 December 2023", "2023-12-31..2023-12-31"),
    ("at year-end 2023", "year-end 2023", "31 December 2023", "2023-12-31..2023-12-31"),
    ("over the past three years", "the past three years", "past 3 years", "2021-09-10..2024-09-09"),
    ("the last five months", "the last five months", "past 5 months", "2024-04-10..2024-09-09"),
    ("the next 7 quarters", "the next 7 quarters", "next 7 quarters", "2024-10-01..2026-06-30"),
    ("within 5 days", "within 5 days", "within 5 days", "2024-09-10..2024-09-15"),
    ("early 2024", "early 2024", "early 2024", "2024-01-01..2024-06-30"),
    ("in mid-2024", "mid-2024", "mid 2024", "2024-05-01..2024-08-31"),
    ("for the rest of the year", "the rest of the year", "rest of 2024", "2024-09-10..2024-12-31"),
    ("last summer", "last summer", "summer 2023", "None..None"),
    (
        "in the first quarter of fiscal 2026",
        "the first quarter of fiscal 2026",
        "Q1 FY2026",
        "2026-01-01..2026-03-31",
    ),
    ("Q3 FY25", "Q3 FY25", "Q3 FY2025", "2025-07-01..2025-09-30"),
    (
        "the fiscal third quarter of 2023",
        "the fiscal third quarter of 2023",
        "Q3 FY2023",
        "2023-07-01..2023-09-30",
    ),
    ("the 2023 fiscal year", "the 2023 fiscal year", "FY2023", "2023-01-01..2023-12-31"),
    ("our fiscal first quarter", "fiscal first quarter", "Q1 FY", "None..None"),
    ("in FY2026-27", "FY2026-27", "FY2026-27", "None..None"),
    ("for Q1:2026-27", "Q1:2026-27", "Q1 FY2026-27", "None..None"),
    (
        "the fourth quarter of fiscal 2024 (to June 2024)",
        "the fourth quarter of fiscal 2024 (to June 2024)",
        "Q4 FY2024",
        "2024-04-01..2024-06-30",
    ),
]


@pytest.mark.parametrize(("text", "span", "label", "expected"), SPANS, ids=[row[0] for row in SPANS])
def test_one_period(text: str, span: str, label: str, expected: str) -> None:
    (period,) = read(text)
    assert (period.text, period.label, days(period)) == (span, label, expected)


@pytest.mark.parametrize(
    "text",
    [
        "in 20 cities",
        "3 million shares",
        "we may march on",
        "this may help",
        "19 may need care",
        "prices fall",
        "a second time",
        "for the first time",
        "in the third quarter of the game",
        "a quarter-point",
        "the first half-hour",
        "a third quarter-point rise",
        "the year-on-year rise",
        "a quarter of the people",
        "three-quarters of them",
        "year on year",
        "more than 2000 people",
        "$2000",
        "Room 1999",
        "136th Canton Fair",
        "20th CPC Central Committee",
        "12-month inflation",
        "10-year yields",
        "growth in the mid-30s",
        "recent quarters",
        "prior years",
        "at the end of the day",
        "a 2048x600 picture",
        "Mar-a-Lago",
        "today",
    ],
)
def test_no_period(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("April, May and June 2023", ["April 2023", "May 2023", "June 2023"]),
        ("January/February 2022", ["January 2022", "February 2022"]),
        ("Q1 and Q2 of 2023", ["Q1 2023", "Q2 2023"]),
        ("the first and second quarters of 2023", ["Q1 2023", "Q2 2023"]),
        ("2022 and 2023", ["2022", "2023"]),
        ("In 2022, sales fell in the first quarter", ["2022", "Q1 2022"]),
        ("5% in Q2 2023, from 4% in the first quarter", ["Q2 2023", "Q1 2023"]),
        ("5% in Q2 2023, up from a year earlier", ["Q2 2023", "Q2 2022"]),
        ("39% in Q1 2023, from 35% in the prior-year quarter", ["Q1 2023", "Q1 2022"]),
        ("39% in Q1 2023, above the year-ago period", ["Q1 2023", "Q1 2022"]),
        ("in H1 2024, from the same period last year", ["H1 2024", "H1 2023"]),
        ("in Q1 2024, from the same period of 2019", ["Q1 2024", "Q1 2019"]),
        ("compared with 2018, sales of the first quarter", ["2018", "Q1 2024"]),
    ],
)
def test_periods_of_one_sentence_share_what_they_name(text: str, labels: list[str]) -> None:
    assert [period.label for period in read(text)] == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("it rose in the fourth quarter", "Q4 2024"),
        ("it rose in December", "December 2024"),
        ("it rose in the first half", "H1 2025"),
        ("it will rise in the fourth quarter", "Q4 2025"),
        ("it rose last year", "2024"),
        ("it rose on 30 December", "30 December 2024"),
        ("we did it by 20 January", "20 January 2025"),
        ("we will act on what was said in December", "December 2024"),
        ("we will do it in June", "June 2025"),
        ("it will be done by March", "by March 2025"),
    ],
)
def test_what_has_not_begun_is_last_year_unless_spoken_of_as_future(text: str, label: str) -> None:
    assert read(text, JANUARY)[0].label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the first half", "H1"),
        ("the first half of this year", "H1 this year"),
        ("in Q1", "Q1"),
        ("in March", "March"),
        ("on 30 July", "30 July"),
        ("January to May", "January-May"),
        ("this year", "this year"),
        ("last quarter", "last quarter"),
        ("since March", "since March"),
        ("the past three years", "past 3 years"),
        ("a year earlier", "a year earlier"),
        ("year to date", "this year to date"),
        ("the first week of July", "week 1 July"),
        ("yesterday", "yesterday"),
        ("earlier YTD", "earlier this year to date"),
    ],
)
def test_without_a_day_half_known_periods_stay_half_known(text: str, label: str) -> None:
    (period,) = read(text, None)
    assert (period.start, period.end, period.label) == (None, None, label)


@pytest.mark.parametrize(
    ("text", "start", "label", "expected"),
    [
        ("FY2025", 4, "FY2025", "2024-04-01..2025-03-31"),
        ("Q1 FY2025", 4, "Q1 FY2025", "2024-04-01..2024-06-30"),
        ("fiscal 2025", 10, "FY2025", "2024-10-01..2025-09-30"),
        ("2024/25", 4, "FY2024-25", "2024-04-01..2025-03-31"),
        ("this fiscal year", 4, "FY2025", "2024-04-01..2025-03-31"),
        ("last fiscal year", 7, "FY2024", "2023-07-01..2024-06-30"),
        ("Q1 2025", 4, "Q1 FY2025", "2024-04-01..2024-06-30"),
    ],
)
def test_fiscal_years_begin_where_the_organisation_says(
    text: str, start: int, label: str, expected: str
) -> None:
    (period,) = read(text, SEPTEMBER, start)
    assert (period.label, days(period)) == (label, expected)
