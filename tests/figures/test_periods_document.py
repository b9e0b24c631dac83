"""The calendar of a document: from its title, and how its quarters are read by it."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.figures import Calendar, Reader, calendar_of
from factcheck.figures.periods.calendar import PLAIN, Closed

READER = Reader()
FEBRUARY = calendar_of("Q1 2025 earnings call", date(2024, 5, 22))
JULY = calendar_of("Q4 2024 earnings call", date(2024, 7, 30))


@pytest.mark.parametrize(
    ("title", "when", "start", "reported"),
    [
        ("Q1 2025 earnings call", date(2024, 5, 22), 2, (date(2024, 2, 1), date(2024, 4, 30))),
        ("Q4 2024: Earnings Call", date(2024, 7, 30), 7, (date(2024, 4, 1), date(2024, 6, 30))),
        ("Q1 2024 earnings call", date(2024, 5, 2), 1, (date(2024, 1, 1), date(2024, 3, 31))),
        ("First quarter 2024 results", date(2024, 2, 1), 10, (date(2023, 10, 1), date(2023, 12, 31))),
        ("Fiscal 2025 first quarter", date(2024, 5, 16), 2, (date(2024, 2, 1), date(2024, 4, 30))),
        ("H1 FY2025 results", date(2024, 11, 15), 4, (date(2024, 4, 1), date(2024, 9, 30))),
        ("Q1 2026: 财报电话会议", date(2025, 7, 31), 4, (date(2025, 4, 1), date(2025, 6, 30))),
        ("GDP in Q1 2024", date(2024, 4, 16), 1, (date(2024, 1, 1), date(2024, 3, 31))),
    ],
)
def test_calendar_of(title: str, when: date, start: int, reported: tuple[date, date]) -> None:
    assert calendar_of(title, when) == Calendar(start, Closed(*reported))


@pytest.mark.parametrize(
    "title", ["", "Survey of Q3 2024", "Earnings call", "Earnings of 2024", "Q3 2031 results"]
)
def test_titles_that_tell_no_calendar(title: str) -> None:
    assert calendar_of(title, date(2024, 7, 15)) == PLAIN
    assert calendar_of("Q1 2025 earnings call", None) == PLAIN


@pytest.mark.parametrize(
    ("document", "when", "text", "labels"),
    [
        (FEBRUARY, date(2024, 5, 22), "sales in Q1", ["Q1 FY2025"]),
        (FEBRUARY, date(2024, 5, 22), "we expect sales to rise in Q2", ["Q2 FY2025"]),
        (FEBRUARY, date(2024, 5, 22), "sales in the quarter", ["Q1 FY2025"]),
        (FEBRUARY, date(2024, 5, 22), "last quarter and next quarter", ["Q4 FY2024", "Q2 FY2025"]),
        (FEBRUARY, date(2024, 5, 22), "in Q1 2025, up from a year ago", ["Q1 FY2025", "Q1 FY2024"]),
        (FEBRUARY, date(2024, 5, 22), "since March", ["since March 2024"]),
        (JULY, date(2024, 7, 30), "this quarter", ["Q4 FY2024"]),
        (JULY, date(2024, 7, 30), "better than expected in Q4", ["Q4 FY2024"]),
        (JULY, date(2024, 7, 30), "the outlook for our first quarter", ["Q1 FY2025"]),
        (JULY, date(2024, 7, 30), "this fiscal year", ["FY2024"]),
        (JULY, date(2024, 7, 30), "for the full fiscal year", ["FY2024"]),
        (JULY, date(2024, 7, 30), "at the end of the quarter", ["30 June 2024"]),
        (
            Calendar(1, Closed(date(2024, 1, 1), date(2024, 3, 31))),
            date(2024, 5, 2),
            "the quarter",
            ["Q1 2024"],
        ),
        (PLAIN, date(2024, 5, 2), "the quarter", []),
    ],
)
def test_quarters_of_a_report(document: Calendar, when: date, text: str, labels: list[str]) -> None:
    assert [period.label for period in READER.read(text, when, document).periods] == labels


def test_a_fiscal_quarter_has_its_days() -> None:
    (period,) = READER.read("Q1", date(2024, 5, 22), FEBRUARY).periods
    assert (period.start, period.end) == (date(2024, 2, 1), date(2024, 4, 30))
