"""Figure against figure: every outcome and every reason, right ones and near misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.figures import Reader
from factcheck.judging.matching.compare import compare

if TYPE_CHECKING:
    from factcheck.model import Figure

READER = Reader()


def figure(text: str) -> Figure:
    (found,) = READER.read(text).figures
    return found


def told(claim: str, source: str) -> str:
    """The outcome and reason as "agree exact", "" when the two cannot be compared."""
    found = compare(figure(claim), figure(source))
    return f"{found.outcome} {found.reason}" if found else ""


WIDER = pytest.mark.xfail(strict=True, reason="the claim is narrower than what the source says")


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("sales rose 10.5%", "sales rose 10.5 percent", "agree exact"),
        ("growth slowed to 1.6%", "we expect moderation in growth to 1.6", "agree converted"),
        ("7 billion parcels", "7 billion parcels", "agree exact"),
        ("1.2 million tonnes", "1,200,000 tonnes", "agree exact"),
        ("one third of sales", "a third of sales", "agree exact"),
        ("25 basis points", "a quarter of a percentage point", "agree converted"),
        ("3 tonnes", "3,000 kg", "agree converted"),
        ("sales rose 10.5%", "sales rose 10.46%", "agree rounded"),
        ("1.2 trillion yuan", "1.22 trillion yuan", "agree rounded"),
        ("about 80%", "78%", "agree hedged"),
        ("nearly 80%", "79.4%", "agree hedged"),
        ("more than 7 billion yuan", "7.2 billion yuan", "agree hedged"),
        ("more than 150 ships", "more than 150 ships", "agree exact"),
        ("sales doubled", "sales rose 100%", "agree converted"),
        ("sales more than doubled", "sales rose 123%", "agree hedged"),
    ],
)
def test_agree(claim: str, source: str, expected: str) -> None:
    assert told(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("sales rose 10.5%", "sales rose 9.6%", "disagree value"),
        ("sales rose 10.5%", "sales rose 10.7%", "disagree value"),
        ("sales rose 40%", "sales fell 12%", "disagree value"),
        ("growth of 1.8 percent", "growth of 1.9 percent", "disagree value"),
        ("growth of 0.6 percent", "growth of 0.7 percent", "disagree value"),
        ("48.35 trillion yuan", "43.85 trillion yuan", "disagree digits"),
        ("4.85 billion yuan", "43.85 billion yuan", "disagree digits"),
        ("4.85 trillion yuan", "43.85 trillion yuan", "disagree digits"),
        ("57.76 billion yuan", "577.6 billion yuan", "disagree digits"),
        ("577.6 billion yuan", "576.6 billion yuan", "disagree value"),
        ("1.22 billion yuan", "1.22 trillion yuan", "disagree scale"),
        ("1.35 million tonnes", "1.35 trillion tonnes", "disagree scale"),
        ("20 thousand parcels", "20 million parcels", "disagree scale"),
        ("1.22 trillion dollars", "1.22 trillion yuan", "disagree unit"),
        ("4.4 percent", "4.4 percentage points", "disagree unit"),
        ("more than 1.2 trillion yuan", "less than 1.2 trillion yuan", "disagree bound"),
        ("at most 40 ships", "at least 40 ships", "disagree bound"),
        ("more than 18%", "nearly 18%", "disagree bound"),
        ("1.35万吨", "1.35亿吨", "disagree scale"),
        ("sales rose 10.5%", "sales fell 10.5%", "disagree direction"),
        ("sales fell by about 3%", "sales rose by 3.1%", "disagree direction"),
        ("more than 5 billion yuan", "more than 7 billion yuan", "disagree value"),
        ("2.1 to 2.6 percent", "2.3 to 2.6 percent", "disagree value"),
        ("3 to 8 percent", "2 to 8 percent", "disagree value"),
    ],
)
def test_disagree(claim: str, source: str, expected: str) -> None:
    assert told(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("1.22 trillion yuan", "1.2 trillion yuan", "open rounded"),
        ("more than 5 billion yuan", "more than 5.5 billion yuan", "open bound"),
        ("more than 5 billion yuan", "9 billion yuan", "open bound"),
        ("7.5 billion yuan", "more than 7 billion yuan", "open bound"),
        ("more than 10 billion yuan", "more than 9 billion yuan", "open bound"),
        pytest.param("19.6%", "between 10 and 20%", "open bound", marks=WIDER),
    ],
)
def test_open(claim: str, source: str, expected: str) -> None:
    assert told(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("10.5%", "10.5 billion yuan"),
        ("3 tonnes", "3 barrels"),
        ("4.4 percent", "4.6 percentage points"),
        ("1.22 trillion dollars", "1.3 trillion yuan"),
    ],
)
def test_not_to_be_compared(claim: str, source: str) -> None:
    assert told(claim, source) == ""


@given(
    value=st.integers(10, 9_999), places=st.integers(0, 3), unit=st.sampled_from([" yuan", "%", " tonnes"])
)
def test_a_figure_agrees_with_itself(value: int, places: int, unit: str) -> None:
    """However a value is written, it bears itself out exactly."""
    text = f"{value / 10**places:.{places}f}{unit}"
    assert told(text, text) == "agree exact"


@given(value=st.integers(100, 9_998), places=st.integers(0, 3))
def test_the_next_value_in_the_last_place_disagrees(value: int, places: int) -> None:
    """1.8 is not 1.9: both are written to one place (2,100 may be written to the hundred)."""
    assume(places or (value % 10 and (value + 1) % 10))
    one, other = (f"{number / 10**places:.{places}f}%" for number in (value, value + 1))
    assert told(one, other) in ("disagree value", "disagree digits")
    assert told(other, one) in ("disagree value", "disagree digits")


@pytest.mark.parametrize(
    ("claim", "source", "home", "expected"),
    [
        ("the fund holds $5 billion", "the fund holds $5 billion", "AUD", "agree exact"),
        ("the fund holds A$5 billion", "the fund holds $5 billion", "AUD", "agree exact"),
        ("the fund holds US$5 billion", "the fund holds $5 billion", "AUD", "disagree unit"),
        ("the fund holds A$5 billion", "the fund holds US$5 billion", "AUD", "disagree unit"),
        ("基金有50億元", "基金有50億元", "HKD", "agree exact"),
        ("基金有50億港元", "基金有50億元", "HKD", "agree exact"),
        ("the fund holds 5 billion yuan", "基金有50億元", "HKD", "disagree unit"),
    ],
)
def test_a_sign_of_several_countries(claim: str, source: str, home: str, expected: str) -> None:
    (told_there,) = READER.read(source, currency=home).figures
    found = compare(figure(claim), told_there)
    assert found is not None
    assert f"{found.outcome} {found.reason}" == expected
