"""Is a passage of the time a claim names? A table per way of telling the time."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.judging.matching.times import is_year_before, timing
from tests.judging.samples import passage, period

SPOKEN = date(2031, 7, 30)


def told(claimed: str, text: str, setting: str = "", day: date | None = SPOKEN) -> str:
    """The relation of a claimed period to the last figure of a passage."""
    said = passage(text, day=day, setting=setting)
    figure = said.reading.figures[-1]
    return timing(period(claimed) if claimed else None, (), figure.period, said).value


@pytest.mark.parametrize(
    ("claimed", "text", "expected"),
    [
        ("in H1 2031", "Zinc exports rose 8% in the first half of this year.", "same"),
        ("in the first half of 2031", "In the first six months, zinc exports rose 8%.", "same"),
        ("in 2030", "Last year zinc exports rose 8%.", "same"),
        ("in June 2031", "In June, zinc exports rose 8%.", "same"),
        ("at the end of June 2031", "As of June 30, stocks were 8 tonnes.", "same"),
        ("in H1 2030", "Zinc exports rose 8% in the first half of this year.", "different"),
        ("in H1 2031", "Zinc exports rose 8% in the first quarter of this year.", "different"),
        ("in the first quarter of 2031", "Zinc exports rose 8% in the first half of 2031.", "different"),
        ("in 2031", "Zinc exports rose 8% in 2030.", "different"),
        ("in May 2031", "In June, zinc exports rose 8%.", "different"),
    ],
)
def test_a_figure_with_its_own_period(claimed: str, text: str, expected: str) -> None:
    assert told(claimed, text) == expected


@pytest.mark.parametrize(
    ("claimed", "text", "expected"),
    [
        (
            "in the second quarter of fiscal 2032",
            "In the second quarter of fiscal 2032, sales rose 8%.",
            "same",
        ),
        ("in Q2 2032", "In the second quarter of fiscal 2032, sales rose 8%.", "same"),
        (
            "in the first quarter of fiscal 2032",
            "In the second quarter of fiscal 2032, sales rose 8%.",
            "different",
        ),
        ("in fiscal 2029", "In fiscal 2032, sales rose 8%.", "different"),
        ("in fiscal 2032", "In 2031-32, sales rose 8%.", "same"),
        ("at the end of the second quarter of fiscal 2032", "In Q2 fiscal 2032, sales stood at 8%.", "same"),
    ],
)
def test_fiscal(claimed: str, text: str, expected: str) -> None:
    assert told(claimed, text) == expected


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        ("on July 30, 2031", "same"),
        ("in July 2031", "same"),
        ("in June 2031", "unknown"),
        ("in the second quarter of 2031", "unknown"),
        ("on July 29, 2031", "unknown"),
        ("on July 12, 2031", "different"),
        ("in January 2031", "different"),
        ("in 2028", "different"),
    ],
)
def test_the_day_of_speaking_and_its_aftermath(claimed: str, expected: str) -> None:
    """A figure without a period is of the time of speaking, or of a period that has just ended."""
    assert told(claimed, "Zinc exports rose 8%.") == expected


LONG = pytest.mark.xfail(
    strict=True, reason="a setting longer than a quarter is doubted even when it is named"
)


@pytest.mark.parametrize(
    ("claimed", "setting", "expected"),
    [
        ("in the first quarter of 2031", "in the first quarter of 2031", "same"),
        pytest.param("in the first half of 2031", "in the first half of 2031", "same", marks=LONG),
        ("in July 2031", "in July 2031", "same"),
    ],
)
def test_the_period_set_before(claimed: str, setting: str, expected: str) -> None:
    assert told(claimed, "Among them, zinc exports rose 8%.", setting) == expected


@pytest.mark.parametrize(
    ("claimed", "setting"),
    [
        ("in the third quarter of 2031", "in the first quarter of 2031"),
        ("in the first quarter of 2032", "in the first quarter of 2031"),
        ("in the second quarter of 2031", "in the first quarter of 2031"),
        ("in the first half of 2032", ""),
        ("in the first quarter of 2029", "in the first quarter of 2031"),
    ],
)
def test_another_period_set_before_or_still_to_come(claimed: str, setting: str) -> None:
    assert told(claimed, "Among them, zinc exports rose 8%.", setting) == "different"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We expect zinc exports to rise 8% next year.", "same"),
        ("Zinc exports will rise 8% in 2032.", "same"),
        ("Zinc exports will rise 8% in 2033.", "different"),
    ],
)
def test_foresight(text: str, expected: str) -> None:
    assert told("in 2032", text) == expected


@pytest.mark.parametrize(
    ("claimed", "setting", "expected"),
    [
        ("at the end of March 2031", "in the first quarter of 2031", "unknown"),
        ("at the end of 2030", "in 2030", "unknown"),
        ("at the end of 2029", "in 2030", "different"),
        ("at the end of February 2031", "in the first quarter of 2031", "different"),
    ],
)
def test_what_is_counted_on_the_last_day_of_the_period_set_before(
    claimed: str, setting: str, expected: str
) -> None:
    assert told(claimed, "Stocks of zinc were 8 tonnes.", setting) == expected


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("in March 2030", "in March 2031", True),
        ("in 2031", "in 2032", True),
        ("on March 1, 2031", "on March 1, 2032", True),
        ("in February 2031", "in March 2031", False),
        ("in March 2031", "in March 2030", False),
    ],
)
def test_the_year_before(earlier: str, later: str, expected: bool) -> None:
    assert is_year_before(period(earlier), period(later)) is expected


def test_without_a_claimed_period_any_time_will_do() -> None:
    assert told("", "Zinc exports rose 8% in 2017.") == "same"


def test_without_a_date_a_bare_figure_is_of_no_known_time() -> None:
    assert told("in 2031", "Zinc exports rose 8%.", day=None) == "unknown"
