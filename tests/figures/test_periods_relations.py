"""Whether a period of a claim and one of its evidence are the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.periods import read_periods
from factcheck.figures.periods.calendar import Calendar, Closed
from factcheck.figures.periods.relations import Match, compatible, same
from factcheck.figures.tokens import tokenize
from factcheck.model import Period, Span

WHEN = date(2024, 9, 10)


def period(text: str, when: date | None = WHEN) -> Period:
    (found,) = read_periods(tokenize(text), text, when)
    return found


@pytest.mark.parametrize(
    ("claim", "evidence", "match"),
    [
        ("H1 2024", "the first half of this year", Match.SAME),
        ("January to June 2024", "H1 2024", Match.SAME),
        ("2024年上半年", "H1 2024", Match.SAME),
        ("Q1 2024", "H1 2024", Match.DIFFERENT),
        ("H1 2024", "Q1 2024", Match.DIFFERENT),
        ("H1 2023", "H1 2024", Match.DIFFERENT),
        ("2024", "H1 2024", Match.DIFFERENT),
        ("June 2024", "as of 30 June 2024", Match.SAME),
        ("June 2024", "12 June 2024", Match.SAME),
        ("2024", "as of 30 June 2024", Match.UNKNOWN),
        ("2023", "at the end of 2023", Match.SAME),
        ("30 June 2024", "June 2024", Match.UNKNOWN),
        ("in 2030", "by 2030", Match.SAME),
        ("since 2018", "since 2018", Match.SAME),
        ("since 2018", "since 2019", Match.DIFFERENT),
        ("since 2018", "2010", Match.DIFFERENT),
        ("since 2018", "2020", Match.UNKNOWN),
        ("Q1 2024", "early 2024", Match.UNKNOWN),
        ("2023", "the past three years", Match.UNKNOWN),
        ("FY2024", "FY2024", Match.SAME),
        ("Q1 FY2025", "Q1 2025", Match.UNKNOWN),
        ("FY2025", "2025", Match.UNKNOWN),
        ("FY2025", "2022", Match.DIFFERENT),
    ],
)
def test_settled_periods(claim: str, evidence: str, match: Match) -> None:
    assert compatible(period(claim), period(evidence)) is match


@pytest.mark.parametrize(
    ("claim", "evidence", "match"),
    [
        ("H1", "H1 2024", Match.SAME),
        ("H1", "Q1 2024", Match.DIFFERENT),
        ("in March", "5 March 2024", Match.SAME),
        ("H1", "H1", Match.SAME),
        ("H1", "Q1", Match.DIFFERENT),
        ("H1 2024", "H1", Match.UNKNOWN),
        ("H1 2024", "Q1", Match.DIFFERENT),
        ("this year", "2024", Match.UNKNOWN),
        ("last quarter", "last quarter", Match.SAME),
        ("FY2026-27", "FY2026-27", Match.SAME),
        ("summer 2024", "July 2024", Match.UNKNOWN),
    ],
)
def test_half_known_periods(claim: str, evidence: str, match: Match) -> None:
    assert compatible(period(claim, None), period(evidence, None)) is match


@pytest.mark.parametrize(
    ("claim", "match"),
    [
        ("Q1 FY2025", Match.SAME),
        ("Q1 FY2025 (to April 2024)", Match.SAME),
        ("the quarter ended April 2024", Match.SAME),
        ("the quarter ended May 2024", Match.UNKNOWN),
        ("Q1 2025", Match.UNKNOWN),
        ("Q2 FY2025", Match.DIFFERENT),
        ("Q1 FY2024", Match.DIFFERENT),
        ("FY2025", Match.DIFFERENT),
        ("Q4 2024", Match.DIFFERENT),
    ],
)
def test_the_quarter_of_a_report(claim: str, match: Match) -> None:
    document = Calendar(2, Closed(date(2024, 2, 1), date(2024, 4, 30)))
    (reported,) = read_periods(tokenize("the quarter"), "the quarter", WHEN, document)
    assert compatible(period(claim), reported) is match


@given(st.dates(), st.dates(), st.sampled_from(["", "H1", "since 2018", "by 2030", "2024 to date", "FY2024"]))
def test_a_period_is_itself(first: date, last: date, label: str) -> None:
    one = Period("x", Span(0, 1), min(first, last), max(first, last), label)
    assert same(one, one)
    assert compatible(one, one) is Match.SAME
