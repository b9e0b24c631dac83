from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import tomli

from factcheck.words import Lexicon

TABLES: dict[str, Any] = tomli.loads(
    files("factcheck.words").joinpath("tables/words.toml").read_text("utf-8")
)
LEXICON = Lexicon()


@pytest.mark.parametrize("term", TABLES["term"], ids=lambda term: term["is"])
def test_the_example_of_a_term_reads_as_the_term(term: dict[str, Any]) -> None:
    assert set(LEXICON.keys(term["is"])) <= set(LEXICON.keys(term["example"]))


@pytest.mark.parametrize("term", TABLES["term"], ids=lambda term: term["is"])
def test_every_name_of_a_term_reads_as_the_term(term: dict[str, Any]) -> None:
    for name in term["names"]:
        assert LEXICON.keys(name) == LEXICON.keys(term["is"]), name


@pytest.mark.parametrize("key", TABLES["forms"])
def test_every_form_reads_as_its_word(key: str) -> None:
    assert {k for form in TABLES["forms"][key] for k in LEXICON.keys(form)} <= set(LEXICON.keys(key))


def test_stop_and_light_words_are_apart() -> None:
    assert not {word for word in TABLES["light"] if not LEXICON.keys(word)} - set(TABLES["stop"])
