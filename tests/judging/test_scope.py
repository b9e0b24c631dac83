"""What a figure is about: its own words, those of the sentence, those around it."""

from __future__ import annotations

import pytest

from factcheck.judging.matching.scope import View, coverage, keys_of, scopes
from tests.judging.samples import KNOWLEDGE, passage, verdict

HEAD = pytest.mark.xfail(strict=True, reason="a head that one side lacks only lowers the score")


def own_words(text: str) -> list[set[str]]:
    """The words of each figure's own clause, everyday words left out."""
    found = scopes(text, passage(text).reading, KNOWLEDGE)
    light = KNOWLEDGE.lexicon.is_light
    return [{key for key in keys_of(scope.local) if not light(key)} for scope in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zinc exports rose 8% and tin imports fell 3%.", [{"zinc", "export"}, {"tin", "import"}]),
        ("Zinc exports rose 8%, while tin imports fell 3%.", [{"zinc", "export"}, {"tin", "import"}]),
        ("Zinc exports were 40 billion yuan, an increase of 9.6%.", [{"zinc", "export"}, {"zinc", "export"}]),
        ("According to the customs office, zinc exports rose 8%.", [{"zinc", "export"}]),
    ],
)
def test_own_words(text: str, expected: list[set[str]]) -> None:
    assert own_words(text) == expected


def test_nearer_words_vouch_for_more() -> None:
    """Own clause over another figure's; this sentence over the ones before, those over question and title."""
    said = passage(
        "Zinc exports rose 8% and tin imports fell 3%.",
        before="The lamp makers asked for it.",
        question="What of nickel?",
    )
    seen = View(said, KNOWLEDGE)
    near = seen.near(seen.scopes[0], frozenset({"zinc", "lamp", "tin", "nickel"}))
    assert near["zinc"] > near["lamp"] > near["tin"]
    assert near["lamp"] > near["nickel"] > near["tin"]


@pytest.mark.parametrize(
    ("title", "question", "before", "expected"),
    [
        ("White House press briefing", "What of Peru?", "", "not_enough_evidence"),
        ("White House press briefing on Peru", "", "", "supported"),
        ("White House press briefing", "", "We spoke of Peru.", "supported"),
        ("IMF press conference", "What of Peru?", "", "supported"),
    ],
)
def test_who_is_asked_of_another_country_speaks_of_the_own(
    title: str, question: str, before: str, expected: str
) -> None:
    said = passage("Growth was 8%.", question=question, before=before)
    said = said._replace(source=said.source._replace(title=title))
    assert verdict("Growth in Peru was 8%.", said).split()[0] == expected


@pytest.mark.parametrize(
    ("claimed", "found", "given", "expected"),
    [
        ({"zinc": 4.0, "export": 4.0}, {"zinc": 1.0, "export": 1.0}, 0.0, 1.0),
        ({"zinc": 4.0, "export": 4.0}, {"zinc": 1.0}, 0.0, 0.5),
        ({"zinc": 6.0, "export": 2.0}, {"zinc": 1.0}, 0.0, 0.75),
        ({"zinc": 4.0, "export": 4.0}, {"zinc": 0.5}, 2.0, 0.4),
        ({}, {"zinc": 1.0}, 0.0, 0.0),
    ],
)
def test_coverage(claimed: dict[str, float], found: dict[str, float], given: float, expected: float) -> None:
    assert coverage(claimed, found, given) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        ("Zinc exports rose 8%.", "Zinc exports rose 8%.", "supported"),
        ("Zinc exports rose 8%.", "Tin exports rose 8%.", "not_enough_evidence"),
        ("Zinc exports rose 8%.", "Zinc imports rose 8%.", "not_enough_evidence"),
        ("Zinc trade rose 8%.", "Zinc exports rose 8%.", "not_enough_evidence"),
        ("Zinc exports to Peru rose 8%.", "Zinc exports to Chile rose 8%.", "not_enough_evidence"),
        ("Zinc exports rose 8%.", "Zinc exports to Chile rose 8%.", "not_enough_evidence"),
        (
            "Tin will not be a focus; zinc rose 8%.",
            "Tin will be a focus; zinc rose 8%.",
            "not_enough_evidence",
        ),
        ("The 8% goal will be a focus.", "The 8% goal will not be a focus.", "refuted"),
        pytest.param("Cost of revenue rose 8%.", "Revenue rose 8%.", "not_enough_evidence", marks=HEAD),
        pytest.param("Revenue rose 8%.", "The cost of revenue rose 8%.", "not_enough_evidence", marks=HEAD),
    ],
)
def test_another_subject_bears_nothing_out(claim: str, text: str, expected: str) -> None:
    assert verdict(claim, passage(text)).split()[0] == expected
