"""What nobody sees is not read; what only looks like a digit is no number."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check import Checker
from factcheck.config import Config
from factcheck.figures import Reader
from factcheck.ingest import open_index
from factcheck.model import Verdict
from factcheck.words import Lexicon
from factcheck.words.names import same_person
from factcheck.words.unseen import bare, disguised

HIDDEN = "\u200b\u200d\u2060\u00ad\ufeff\u200e\u200f\u2066\ufe0f\u180e\u2063\x00\x08\U000e0030"
DISGUISED = [
    *("1O.5%", "l0.5%", "1\u041e.5%", "1\u03bf5%", "O.5%", "1I5 tonnes", "1\x1bO.5%"),  # letters
    *("\u09ea%", "1\u0966.5%", "10.5\u0668%", "\u0661\u0660%"),  # digits of other scripts
    *("1\u03010.5%", "1\u03360\u0336.5%", "\u202e%5.01\u202c", "\u202d10.5%"),  # marks, writing backwards
]
CLAIM = "cross-border e-commerce grew {} in H1 2024"


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    config = Config(Path(tmp_path_factory.mktemp("index")))
    return Checker(open_index(config), config)


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
@pytest.mark.parametrize("at", range(1, 5))
def test_a_hidden_character_changes_no_figure(hidden: str, at: int) -> None:
    text = "rose " + "10.5%"[:at] + hidden + "10.5%"[at:]
    (figure,) = Reader().read(text).figures
    assert figure.quantity.value == 10.5
    assert text[figure.span.start : figure.span.end] == figure.text


@pytest.mark.parametrize("words", DISGUISED, ids=ascii)
def test_what_looks_like_a_digit_is_no_figure(words: str) -> None:
    assert Reader().read(f"It rose {words} last year.").figures == ()
    assert disguised(words)


@pytest.mark.parametrize("words", ["10.5%", "１０．５％", "𝟏𝟎.𝟓%", "5l of milk", "No. 5, Lot 3", "H1 or O"])
def test_usual_digits_are_no_disguise(words: str) -> None:
    assert not disguised(words)


def test_a_hidden_digit_does_not_pass(checker: Checker) -> None:
    """What is seen is checked: "10<hidden>0.5%" is 100.5%, "1<hidden>0.5%" is 10.5%."""
    result = checker.check(CLAIM.format("1\u200b0.5%"))
    (judged,) = result.figures
    assert (result.verdict, judged.figure.text) == (Verdict.SUPPORTED, "1\u200b0.5%")
    assert result.claim[judged.figure.span.start : judged.figure.span.end] == judged.figure.text
    assert checker.check(CLAIM.format("10\u200b0.5%")).verdict is Verdict.REFUTED


@pytest.mark.parametrize("words", DISGUISED, ids=ascii)
def test_a_disguised_figure_is_never_supported(checker: Checker, words: str) -> None:
    result = checker.check(CLAIM.format(words))
    assert result.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert "look like digits" in result.explanation


def test_hidden_characters_in_words_and_names() -> None:
    assert Lexicon().keys("cross-bor\u200bder tr\u00adade") == Lexicon().keys("cross-border trade")
    assert same_person("Lyu Da\u200bliang", "Lyu Daliang")
    assert same_person("\u200fAna Ode\u200f", "ANA ODE")


@given(st.text(max_size=80))
def test_places_lead_back(text: str) -> None:
    """Each character that is seen stands in the text where it is said to stand."""
    seen, places = bare(text)
    assert len(seen) == len(places)
    assert all(char in (text[at], "\ufffd") for char, at in zip(seen, places, strict=True))
