"""Quotations: each tier by example, and what is no quotation."""

from __future__ import annotations

import pytest

from factcheck.judging.findings.quotes import find_quote, word_difference
from factcheck.model import SourceKind
from tests.judging.samples import RAY, passage, verdict

SAID = passage(
    "Zinc is the heart of this port, and it will stay so, but we cannot promise jobs unless prices hold.",
    before="Let me be clear.",
)
TYPED = passage("The “old quay” isn’t closed – it's resting.", name="b")
DIGEST = passage("Zinc is the heart of this port.", kind=SourceKind.DIGEST, name="c")


@pytest.mark.parametrize(
    ("quote", "tier"),
    [
        ("Zinc is the heart of this port", "exact"),
        ("the heart of this port,", "exact"),
        ("zinc is the heart of THIS port", "folded"),
        ("isn't closed", "folded"),
        ("isn't closed - it’s resting", "folded"),
        ("Let me be clear. Zinc is the heart of this port", "exact"),
        ("Zinc is the heart … it will stay so", "truncated"),
        ("Zinc … this port", "elided"),
        ("Zinc is […] of this port", "elided"),
        ("[Zinc] is the heart of this port", "folded"),
        ("it will stay so", "truncated"),
        ("we cannot promise jobs", "truncated"),
        ("Zinc is the soul of this port", "altered"),
        ("tin is a metal found in the hills", "missing"),
    ],
)
def test_tier(quote: str, tier: str) -> None:
    assert find_quote(quote, [SAID, TYPED]).tier == tier


def test_a_digest_confirms_no_quotation() -> None:
    assert find_quote("Zinc is the heart of this port", [DIGEST]).tier == "missing"
    assert find_quote("Zinc is the heart of this port", [DIGEST, SAID]).passage is SAID


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        (
            "the soul of this port",
            "Zinc is the heart of this port, yes.",
            "the [-soul-] {+heart+} of this port",
        ),
        ("the heart of port", "the heart of this port", "the heart of {+this+} port"),
        ("the very heart of this port", "the heart of this port", "the [-very-] heart of this port"),
    ],
)
def test_word_difference(quote: str, text: str, expected: str) -> None:
    assert word_difference(quote, text) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ('"Zinc is the heart of this port," Ana Ode said.', "supported exact"),
        ('"Zinc is the soul of this port," Ana Ode said.', "refuted quote"),
        ('"Zinc is the heart of this port," Bo Ray said.', "refuted speaker"),
        ('Ana Ode called for "a tax on tin".', "not_enough_evidence quote"),
    ],
)
def test_verdict(claim: str, expected: str) -> None:
    other = passage("Good morning.", speaker=RAY, name="d")
    assert verdict(claim, SAID, TYPED, other) == expected
