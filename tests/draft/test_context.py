"""What a sentence takes from those before it: every example of the table, and spans that lead back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft.context import Setting, understand
from factcheck.draft.tables import table
from factcheck.figures import Reader
from factcheck.model import Span

if TYPE_CHECKING:
    from factcheck.draft.context import Understood

READER = Reader()
EXAMPLES = [
    pytest.param(*example, id=f"{name}-{number}")
    for name, entry in table("context").items()
    for number, example in enumerate(entry["examples"])
]


def read_after(before: str, sentence: str) -> Understood:
    when = date(2024, 8, 5)
    _, setting = understand(before, READER.read(before, when), Setting())
    return understand(sentence, READER.read(sentence, when), setting)[0]


@pytest.mark.parametrize("name", sorted(table("context")))
def test_every_entry_has_an_example(name: str) -> None:
    assert table("context")[name]["examples"]


@pytest.mark.parametrize(("before", "sentence", "expected"), EXAMPLES)
def test_examples(before: str, sentence: str, expected: str) -> None:
    assert read_after(before, sentence).text == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It is May.",
        "Trade with Spain rose 4%.",
        "Its is a word.",
        "",
        "They",
        "“It rose 4%”",
        "In 2023, wine exports rose 4%.",
        "The exports of wine rose 4%.",
    ],
)
def test_nothing_is_taken_from_nothing(sentence: str) -> None:
    understood, _ = understand(sentence, READER.read(sentence), Setting())
    assert understood.text == sentence


SENTENCES = st.lists(
    st.one_of(
        st.sampled_from(
            [example for entry in table("context").values() for e in entry["examples"] for example in e]
        ),
        st.text(max_size=60),
    ),
    min_size=1,
    max_size=4,
)


@given(SENTENCES)
def test_what_is_the_draft_s_own_leads_back_to_it(sentences: list[str]) -> None:
    setting = Setting()
    for sentence in sentences:
        understood, setting = understand(sentence, READER.read(sentence), setting)
        for start, end, origin in understood.pieces:
            assert understood.text[start:end] == sentence[origin : origin + end - start]
            assert understood.written(Span(start, end)) == Span(origin, origin + end - start)
