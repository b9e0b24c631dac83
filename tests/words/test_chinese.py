"""Chinese words are read as the English ones of the table, whatever they are written with."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from factcheck.words import Lexicon

LEXICON = Lexicon()


def table(name: str) -> dict[str, Any]:
    return tomli.loads(files("factcheck.words").joinpath(f"tables/{name}.toml").read_text("utf-8"))


HANZI, CHINESE = table("hanzi"), table("chinese")
TRADITIONAL, SIMPLIFIED = (HANZI[kind].replace("\n", "") for kind in ("traditional", "simplified"))
NAMES = [(english, names.split()) for topic in CHINESE["names"].values() for english, names in topic.items()]


@pytest.mark.parametrize("topic", CHINESE["names"])
def test_every_name_reads_as_the_english_word(topic: str) -> None:
    rows = CHINESE["names"][topic].items()
    names = [(name, english) for english, names in rows for name in names.split()]
    assert [row for row in names if LEXICON.keys(row[0]) != LEXICON.keys(row[1])] == []


def test_no_name_is_listed_twice() -> None:
    names = [name for _, names in NAMES for name in names]
    assert sorted(names) == sorted(set(names))


def test_names_are_in_simplified_characters() -> None:
    assert {name for _, names in NAMES for name in names if set(name) & set(TRADITIONAL)} == set()


def test_each_traditional_character_has_one_simplified_one() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert not set(TRADITIONAL) & set(SIMPLIFIED)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HANZI["example"][0], HANZI["example"][1]),
        ("釀酒廠", "酿酒厂"),
        ("盈餘增加", "盈余增加"),
        ("失业率", "the unemployment rate"),
        ("帳目會有盈餘", "帳目盈餘"),  # no pair goes over a function word
        ("滲漏\n比率", "滲漏比率"),
        ("首 季 漁 獲", "首季漁獲"),
        ("出口个", "exports"),  # a measure word alone
        ("发展中国家的渔获", "developing country 渔获"),
    ],
)
def test_two_wordings_have_the_same_keys(one: str, other: str) -> None:
    assert LEXICON.keys(one) == LEXICON.keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("出口", "进口"),
        ("盈余", "赤字"),
        ("农村居民", "城镇居民"),
        ("广义货币", "狭义货币"),
        ("企业贷款", "个人贷款"),
    ],
)
def test_two_meanings_have_different_keys(one: str, other: str) -> None:
    assert LEXICON.keys(one) != LEXICON.keys(other)


def test_words_point_at_the_text() -> None:
    text = "水\n管滲漏"
    assert [text[word.start : word.end] for word in LEXICON.words(text)] == ["水\n管", "滲漏"]


@given(st.text(st.sampled_from("水管滲漏比率的在中國 \n，5萬名")))
def test_every_word_lies_in_the_text_in_order(text: str) -> None:
    words = LEXICON.words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
