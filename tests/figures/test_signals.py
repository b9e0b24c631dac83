"""The quick look before reading: a text it turns away has no figure and no period."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.figures.periods import read_periods
from factcheck.figures.periods.lexicon import load
from factcheck.figures.quantities import Grammar, read_quantities
from factcheck.figures.signals import Signals
from factcheck.figures.tokens import tokenize

GRAMMAR = Grammar.load()
SIGNALS = Signals(GRAMMAR)
KNOWN = sorted(chain(GRAMMAR.starters, *load("periods").words.values()))
SILENT = [word for word in (*KNOWN, "of", "and", "by", "time", "than") if not SIGNALS.are_in(word)]


def test_most_words_that_may_begin_something_say_nothing_alone() -> None:
    assert {"a", "this", "last", "first", "same", "within", "the", "-", "point", "percent"} <= set(SILENT)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(SILENT), max_size=12), st.sampled_from([" ", "-", " the "]))
def test_what_is_turned_away_has_nothing(words: list[str], between: str) -> None:
    """However the words of the tables are put together, without a signal there is nothing to read."""
    text = between.join(words)
    tokens = tokenize(text)
    assert read_periods(tokens, text, None) == []
    assert read_quantities(tokens, text, GRAMMAR) == []


@pytest.mark.parametrize(
    "text",
    ["a third of it", "A DOZEN", "in Q3", "today’s", "½", "五成", "€", "ytd", "exports doubled", "mid-teens"],
)
def test_what_may_say_something_is_read(text: str) -> None:
    assert SIGNALS.are_in(text)
