from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.words import Lexicon

LEXICON = Lexicon({"high-speed rail": ["HSR"]})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CBEC", "cross-border e-commerce"),
        ("crossborder ecommerce", "Cross-Border E-Commerce"),
        ("imports and exports", "trade in goods"),
        ("Chinese companies", "China's firms"),
        ("the U.S. economy", "the US economy"),
        ("出口", "exports"),
        ("labour programmes, organised", "labor programs, organized"),
        ("the defence centres analysed", "the defense centers analyzed"),
        ("HSR", "high-speed rail"),
        ("women", "a woman"),
    ],
)
def test_two_wordings_have_the_same_keys(one: str, other: str) -> None:
    assert LEXICON.keys(one) == LEXICON.keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("imports", "exports"),
        ("important", "imports"),
        ("policy", "police"),
        ("goods", "good"),
        ("imports and exports", "exports"),
        ("us", "US"),
    ],
)
def test_two_meanings_have_different_keys(one: str, other: str) -> None:
    assert LEXICON.keys(one) != LEXICON.keys(other)


def test_a_capital_is_a_name_unless_it_opens_the_sentence() -> None:
    words = LEXICON.words("Exports to Peru rose. Imports fell.")
    assert [word.key for word in words if word.proper] == ["peru"]


def test_words_point_at_the_text() -> None:
    text = "China’s cross-border e-commerce (CBEC)"
    assert [text[word.start : word.end] for word in LEXICON.words(text)] == [
        "China’s",
        "cross",
        "border",
        "e-commerce",
        "CBEC",
        "CBEC",
        "CBEC",
    ]


@given(st.text())
def test_any_text_is_read_and_every_word_lies_in_it(text: str) -> None:
    for word in LEXICON.words(text):
        assert 0 <= word.start < word.end <= len(text)
