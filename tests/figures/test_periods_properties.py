"""What holds for every text: nothing raises, spans are true, labels can be read again, time is linear."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.figures.periods import read_periods
from factcheck.figures.periods.calendar import Calendar
from factcheck.figures.periods.lexicon import load
from factcheck.figures.tokens import tokenize

if TYPE_CHECKING:
    from factcheck.model import Period

WHEN = date(2024, 7, 12)

_ENGLISH = sorted({word for kind in load("periods").words.values() for word in kind})
_CHINESE = sorted({word for kind in load("periods_zh").words.values() for word in kind})
_NUMBERS = [
    "1",
    "2",
    "3",
    "5",
    "12",
    "24",
    "30",
    "31",
    "99",
    "1990",
    "2024",
    "2025",
    "2024-25",
    "1.5",
    "7/30/2024",
]
_SIGNS = [
    "s",
    "th",
    "of",
    "the",
    "and",
    "'",
    "-",
    "–",
    "/",
    ".",
    ",",
    ":",
    "(",
    ")",
    "年",
    "月",
    "日",
    "第",
    "个",
]

days = st.dates()
pieces = st.lists(st.sampled_from([*_ENGLISH, *_CHINESE, *_NUMBERS, *_NUMBERS, *_SIGNS]), max_size=14)
texts = st.one_of(
    st.text(max_size=60),
    pieces.map(" ".join),
    pieces.map("".join),
)


def read(text: str, when: date | None = WHEN, fiscal_start: int = 1) -> list[Period]:
    return read_periods(tokenize(text), text, when, Calendar(fiscal_start))


@settings(max_examples=500, deadline=None)
@given(texts, st.none() | days, st.integers(1, 12))
def test_no_text_raises_and_every_span_is_its_text(text: str, when: date | None, fiscal_start: int) -> None:
    end = 0
    for period in read(text, when, fiscal_start):
        assert end <= period.span.start < period.span.end
        assert text[period.span.start : period.span.end] == period.text
        assert period.label
        if period.start and period.end:
            assert period.start <= period.end
        end = period.span.end


@settings(max_examples=300, deadline=None, derandomize=True)
@given(pieces.map(" ".join), st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(1, 12))
def test_the_label_of_settled_days_reads_as_the_same_days(text: str, when: date, fiscal_start: int) -> None:
    for period in read(text, when, fiscal_start):
        tells_its_end_besides = "FY" in period.label and any(c in period.text for c in "()0123456789")
        if period.start is None or period.end is None or tells_its_end_besides:
            continue
        again = read(period.label, when, fiscal_start)
        assert [(p.start, p.end) for p in again] == [(period.start, period.end)], period


@settings(max_examples=300, deadline=None)
@given(pieces, days)
def test_case_line_breaks_and_curly_quotes_change_nothing(words: list[str], when: date) -> None:
    plain = [(p.start, p.end, p.label) for p in read(" ".join(words), when)]
    for text in (" ".join(words).upper(), "\n".join(words), " ".join(words).replace("'", "’")):
        assert [(p.start, p.end, p.label) for p in read(text, when)] == plain


@pytest.mark.parametrize(
    "phrase",
    [
        "early ",
        "first week of ",
        "the last three ",
        "from 1 to ",
        "1 and ",
        "2024-",
        "the year to ",
        "三月至",
        "二零",
        "前两个月的",
        "within ",
        "same period ",
        "since ",
        "two weeks and ",
        "twenty ",
        "of the ",
    ],
)
def test_time_is_linear_in_the_length(phrase: str) -> None:
    short, long = tokenize(phrase * 500), tokenize(phrase * 5000)
    load("periods_zh")

    def took(tokens: list, text: str) -> float:  # type: ignore[type-arg]
        start = time.process_time()
        read_periods(tokens, text, WHEN)
        return time.process_time() - start

    took(short, phrase * 500)
    assert took(long, phrase * 5000) < 40 * took(short, phrase * 500) + 0.05
