"""Every entry of the judging tables has an example, and judging tells it apart as the example says."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import tomli

from factcheck.judging.knowledge import Knowledge
from factcheck.judging.marks import marks
from factcheck.model import Source
from factcheck.words import Lexicon
from tests.judging.samples import passage, verdict

LEXICON = Lexicon()
KNOWLEDGE = Knowledge(LEXICON)


KNOWN = {"Prices rose.": "read as one term, inflation"}


def table(name: str) -> dict[str, Any]:
    return tomli.loads(files("factcheck.judging").joinpath(f"tables/{name}.toml").read_text("utf-8"))


CONTRASTS, PLACES, POLARITY = table("contrasts"), table("places"), table("polarity")
MARKS = table("marks")


def entries(rows: list[dict[str, Any]]) -> list[object]:
    return [pytest.param(row, id=str(row.get("example", row)), marks=known(str(row))) for row in rows]


def known(entry: str) -> list[pytest.MarkDecorator]:
    """Why an entry is not read as it should be, if it is known not to be."""
    return [pytest.mark.xfail(strict=True, reason=why) for part, why in KNOWN.items() if part in entry]


def tells_apart(claim: str, said: str) -> bool:
    """Whether a figure said of one thing does not bear out the same figure of the other."""
    return not verdict(f"{claim} by 8%", passage(f"{said} by 8%")).startswith("supported")


def source(title: str) -> Source:
    return Source("0" * 64, "a.md", title=title)


@pytest.mark.parametrize("row", entries(CONTRASTS["contrast"]))
def test_contrast(row: dict[str, Any]) -> None:
    one, other = row["example"]
    assert tells_apart(one, other)
    assert tells_apart(other, one)
    assert not tells_apart(one, one)
    assert not tells_apart(other, other)


@pytest.mark.parametrize("row", entries(CONTRASTS["contrast"]))
def test_every_two_members_of_a_contrast_exclude_each_other(row: dict[str, Any]) -> None:
    groups = [group.split("|") for group in row["words"]]
    for at, names in enumerate(groups):
        for others in [*groups[:at], *groups[at + 1 :]]:
            pairs = [(f"{name} changed", f"{other} changed") for name in names for other in others]
            assert [pair for pair in pairs if not tells_apart(*pair)] == []


@pytest.mark.parametrize("row", entries([row for row in CONTRASTS["contrast"] if "whole" in row]))
def test_the_whole_is_meant_by_a_sentence_that_names_none(row: dict[str, Any]) -> None:
    parts = [word for group in row["words"] for word in group.split("|") if word != row["whole"]]
    for part in parts:
        assert tells_apart(f"zinc {part} rose", "zinc rose"), part
        assert tells_apart(f"zinc {row['whole']} rose", f"zinc {part} rose"), part
    assert not tells_apart(f"zinc {row['whole']} rose", f"zinc {row['whole']} rose")


@pytest.mark.parametrize("place", PLACES["places"])
def test_place(place: str) -> None:
    name = " ".join(LEXICON.keys(place))
    assert KNOWLEDGE.places(LEXICON.keys(f"factories in {place} closed")) == {name}
    assert all(map(KNOWLEDGE.is_place_word, LEXICON.keys(place)))


@pytest.mark.parametrize("row", PLACES["home"])
def test_home(row: dict[str, Any]) -> None:
    places = {" ".join(LEXICON.keys(place)) for place in row["places"]}
    names = {key for name in row["names"] for key in LEXICON.keys(name)}
    for title in (row["example"], *row["words"]):
        home = KNOWLEDGE.home(source(title))
        assert places <= home.places, title
        assert names <= home.names, title


def test_a_source_of_nowhere_is_at_home_nowhere() -> None:
    assert KNOWLEDGE.home(source("Zinc quarterly")).places == frozenset()


@pytest.mark.parametrize("row", entries(POLARITY["antonyms"]))
def test_antonyms(row: dict[str, Any]) -> None:
    ours, theirs = map(set, map(LEXICON.keys, row["example"]))
    assert any(KNOWLEDGE.antonyms(key) & theirs for key in ours)
    assert any(KNOWLEDGE.antonyms(key) & ours for key in theirs)


@pytest.mark.parametrize("row", POLARITY["antonyms"])
def test_every_word_of_a_side_denies_the_other(row: dict[str, Any]) -> None:
    one, other = ({key for word in side for key in LEXICON.keys(word)} for side in row["sides"])
    assert one
    assert other
    assert not one & other
    for key in one:
        assert other <= KNOWLEDGE.antonyms(key), key
        assert one <= KNOWLEDGE.likes(key), key


@pytest.mark.parametrize("word", [pytest.param(word, marks=known(word)) for word in POLARITY["negations"]])
def test_negation(word: str) -> None:
    text = f"prices {word} rise" if word.isascii() or "\u2019" in word else f"{word}增长"
    assert KNOWLEDGE.negated(text) & set(LEXICON.keys("rise 增长"))


@pytest.mark.parametrize("word", POLARITY["stops"])
def test_where_a_negation_ends(word: str) -> None:
    assert "tariff" not in KNOWLEDGE.negated(f"it did not happen {word} tariffs")


@pytest.mark.parametrize("word", POLARITY["said"])
def test_said(word: str) -> None:
    keys = LEXICON.keys(word)
    assert keys
    assert set(keys) <= KNOWLEDGE.said


@pytest.mark.parametrize("rows", [CONTRASTS["contrast"], PLACES["home"], POLARITY["antonyms"]])
def test_every_entry_has_an_example(rows: list[dict[str, Any]]) -> None:
    assert [row for row in rows if not row.get("example")] == []


@pytest.mark.parametrize(("name", "entry"), MARKS.items())
def test_marks(name: str, entry: dict[str, Any]) -> None:
    assert marks(name).search(entry["example"])
    assert not marks(name).search(entry["lacks"])
    for word in entry["words"]:
        assert marks(name).pattern.fullmatch(word.replace("*", "s").upper()), word
