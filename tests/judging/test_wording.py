"""Claims without a figure: the same words, the same names and the same polarity."""

from __future__ import annotations

import pytest

from tests.judging.samples import ODE, PRESS, RAY, passage, verdict

FINAL = passage("The port council approved the plan for a new quay in Lowmark.", speaker=ODE)
CLOSED = passage("The northern lock will not open to barges during the winter.", speaker=RAY, start=500)
TWICE = pytest.mark.xfail(strict=True, reason="an antonym denied is not read as the word itself")
MOST = pytest.mark.xfail(strict=True, reason="a superlative the passage lacks weighs like any word")
ASKED = passage("Is the harbour tax illegal under the treaty?", speaker=PRESS, start=900)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The port council approved the plan for a new quay in Lowmark.", "supported exact"),
        ("The port council approved a plan for a new quay in Lowmark, Ana Ode said.", "supported exact"),
        ("The port council agreed to the plan for a new quay in Lowmark.", "supported exact"),
        ("The port council rejected the plan for a new quay in Lowmark.", "refuted entity"),
        ("The port council did not approve the plan for a new quay in Lowmark.", "refuted negation"),
        ("The port council approved the plan for a new quay in Highmark.", "not_enough_evidence"),
        ("The port council approved the plan for a new quay in Lowmark, Bo Ray said.", "refuted speaker"),
        ("The northern lock will not open to barges during the winter.", "supported exact"),
        ("The northern lock will open to barges during the winter.", "refuted negation"),
        pytest.param(
            "The northern lock will stay closed to barges during the winter.", "supported exact", marks=TWICE
        ),
        ("The harbour tax is illegal under the treaty.", "not_enough_evidence"),
        ("The port council bought a fleet of tugs.", "not_enough_evidence"),
        ("The plan for a new quay in Lowmark made zinc cheaper.", "not_enough_evidence"),
        pytest.param(
            "The port council approved the largest plan ever for a new quay in Lowmark.",
            "not_enough_evidence",
            marks=MOST,
        ),
    ],
)
def test_wording(claim: str, expected: str) -> None:
    assert verdict(claim, FINAL, CLOSED, ASKED) == expected


@pytest.mark.parametrize(
    ("claim", "said", "expected"),
    [
        ("Zinc exports did not rise by 8%.", "Zinc exports rose by 8%.", "refuted negation"),
        ("Growth in zinc loans rose to 4.6%.", "Growth in zinc loans declined to 4.6%.", "refuted direction"),
        ("Zinc exports rose by 8%.", "Zinc exports did not rise by 8%.", "refuted negation"),
        ("Zinc exports did not rise by 8%.", "Zinc exports did not rise by 8%.", "supported exact"),
        ("Zinc exports rose by 8%.", "Zinc exports rose by 8%, not by 7%.", "supported exact"),
        ("Zinc exports rose by 8%.", "Not only did zinc exports rise by 8%, tin did too.", "supported exact"),
        ("锌出口没有增长8%。", "锌出口增长8%。", "refuted negation"),
        ("Zinc exports rose by 8%.", "There is no doubt that zinc exports rose by 8%.", "supported exact"),
        ("锌出口增长8%。", "锌出口不断扩大，增长8%。", "supported exact"),
        ("锌出口增长8%。", "锌出口不仅增长8%，锡出口也增长9%。", "supported exact"),
        ("锌出口增长8%。", "在前景不明朗的情况下，锌出口增长8%。", "supported exact"),
    ],
)
def test_a_denied_figure(claim: str, said: str, expected: str) -> None:
    assert verdict(claim, passage(said)) == expected
