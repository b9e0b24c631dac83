"""Typing errors of a claim are mended, and what was mended can be found in the claim as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judging.claim.spelling import Correction, correct
from factcheck.model import Span
from factcheck.words import Lexicon

LEXICON = Lexicon()
KNOWN = {
    key for text in ("zinc exports retail commerce shipments", "Rotterdam") for key in LEXICON.keys(text)
}


def mend(text: str) -> Correction:
    def vocabulary(prefix: str) -> list[str]:
        return sorted(key for key in KNOWN if key.startswith(prefix))

    return correct(text, LEXICON, KNOWN.__contains__, vocabulary)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("zinc exprots rose", "zinc export rose"),
        ("comerce grew", "commerc grew"),
        ("shippments fell", "shipment fell"),
        ("exports fell in Febuary", "exports fell in February"),
    ],
)
def test_mended(written: str, meant: str) -> None:
    assert mend(written).text.lower() == meant.lower()


@pytest.mark.parametrize(
    "text",
    [
        "zinc exports rose",
        "jobs in the euro area",
        "retain 8% of sales",
        "the port of Roterdam shipped 8 tonnes",
        "tin 48.35",
        "锌出口增长8%",
        "",
        "zync",
    ],
)
def test_left_alone(text: str) -> None:
    """Known words, other real words, names, short words and other scripts."""
    assert mend(text) == Correction(text)


def test_where_the_words_stood() -> None:
    written = "zinc exprots and comerce rose 10.5% in H1"
    meant = mend(written)
    at = meant.text.index("10.5%")
    assert written[slice(*meant.original(Span(at, at + 5)))] == "10.5%"
    export = meant.text.index("export")
    assert written[slice(*meant.original(Span(export, export + len("export"))))] == "exprots"


@given(
    st.lists(
        st.sampled_from(["zinc", "exprots", "comerce", "shippments", "10.5%", "锌", "-", "\n"]), max_size=12
    )
)
def test_words_that_were_not_changed_stand_where_they_stood(words: list[str]) -> None:
    """For every figure of the text as meant, the span maps to the same figure as written."""
    written = " ".join(words)
    meant = mend(written)
    ats = [at for at in range(len(meant.text)) if meant.text.startswith("10.5%", at)]
    assert all(written[slice(*meant.original(Span(at, at + 5)))] == "10.5%" for at in ats)
