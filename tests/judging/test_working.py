"""Figures worked out from two that were said, and qualifiers beside a figure."""

from __future__ import annotations

import pytest

from factcheck.figures import Reader
from factcheck.judging.findings.working import Part, bears_out, derive
from factcheck.model import Evidence, Passage, Stance
from tests.judging.samples import judged, passage, verdict

READER = Reader()
TOTAL = passage("In the first quarter of 2031, zinc trade totalled 577.6 billion yuan, up 9.6%.")
PARTS = passage(
    "Among it, zinc exports were 448 billion yuan and zinc imports 129.6 billion yuan.",
    before=TOTAL.text,
    start=200,
    setting="the first quarter of 2031",
)

HELD = passage("There were 825 sailors held at Lowmark and 770 sailors held at Highmark.", start=900)

SLOWING = passage("Tin growth is 2.7 percent in 2031, 2.4 percent in 2032 and 2 percent in 2033.", start=1800)


def workings(claim: str, text: str, tolerance: float = 0.005) -> list[str]:
    """The workings that bear a claimed figure out, from the figures of one sentence."""
    said = passage(text)
    parts = [
        Part(figure, frozenset(), frozenset(), Evidence(Stance.SUPPORTS, said, 1.0, figure))
        for figure in said.reading.figures
    ]
    claimed = READER.read(claim).figures[0]
    return [found.working for found in derive(claimed, parts) if bears_out(claimed, found, tolerance)]


@pytest.mark.parametrize(
    ("claim", "text", "sign"),
    [
        ("exports made up 77.6% of trade", "trade was 577.6 billion yuan, exports 448 billion yuan", "/"),
        ("exports were 3.5 times imports", "exports were 448 billion yuan, imports 129.6 billion yuan", "/"),
        ("a gap of 4.4 percentage points", "exports grew 10.5%, imports grew 6.1%", "-"),
        ("sales grew 20%", "sales were 50 million dollars, now 60 million dollars", "against"),
        ("trade had been 527 billion yuan", "trade was 577.6 billion yuan, up 9.6%", "before"),
        ("trade was 577.6 billion yuan", "exports were 448 billion yuan, imports 129.6 billion yuan", "+"),
    ],
)
def test_working(claim: str, text: str, sign: str) -> None:
    assert any(sign in found for found in workings(claim, text)), workings(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("exports made up 76.7% of trade", "trade was 577.6 billion yuan, exports 448 billion yuan"),
        ("exports made up 77.6% of trade", "trade was 577.6 billion yuan, exports 448 billion dollars"),
        ("a gap of 4.6 percentage points", "exports grew 10.5%, imports grew 6.1%"),
        ("sales grew 17%", "sales were 50 million dollars, now 60 million dollars"),
        ("exports grew 448%", "trade was 577.6 billion yuan, exports 448 billion yuan"),
        ("sales fell by 3 trillion yuan", "sales were 3 trillion yuan, fees 400,000 yuan"),
        ("trade was up to 577.6 billion yuan", "exports were 48 billion yuan, imports 12 billion yuan"),
    ],
)
def test_no_working(claim: str, text: str) -> None:
    assert workings(claim, text) == []


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Zinc exports made up 77.6% of zinc trade in the first quarter of 2031.", "supported derived"),
        ("Zinc exports made up 67.6% of zinc trade in the first quarter of 2031.", "refuted derived"),
        ("Zinc exports made up 77.6% of zinc trade in the first quarter of 2029.", "not_enough_evidence"),
        ("Lowmark and Highmark together held 1,595 sailors.", "supported derived"),
        ("Lowmark held 1,595 sailors.", "refuted value"),
        ("Tin growth slows by 0.7 percentage points between 2031 and 2033.", "supported derived"),
        ("Tin growth picks up by 0.7 percentage points between 2031 and 2033.", "not_enough_evidence"),
        ("Tin growth slows by 0.7 percentage points between 2031 and 2032.", "not_enough_evidence"),
    ],
)
def test_verdict(claim: str, expected: str) -> None:
    assert verdict(claim, TOTAL, PARTS, HELD, SLOWING) == expected


def test_the_working_is_shown() -> None:
    result = judged("Zinc exports made up 77.6% of zinc trade in the first quarter of 2031.", TOTAL, PARTS)
    assert "448 billion yuan / 577.6 billion yuan = 77.56" in result.explanation
    assert {item.passage for item in result.evidence} == {TOTAL, PARTS}


EXAMINED = passage("Among sailors aged 12 to 17, 61% have been examined.")
LATELY = passage("Over the past three months, 43% of sailors have been examined.", start=300)


@pytest.mark.parametrize(
    ("claim", "said", "expected"),
    [
        ("61% of sailors aged 12 to 17 have been examined.", (EXAMINED,), "supported exact"),
        ("43% of sailors have been examined in three months.", (LATELY,), "supported exact"),
        ("61% of sailors aged 18 to 29 have been examined.", (EXAMINED,), "not_enough_evidence"),
        ("43% of sailors have been examined in nine months.", (LATELY,), "not_enough_evidence"),
        ("43% of sailors have been examined over three months.", (LATELY,), "supported exact"),
        ("61% of sailors aged 12 to 17 have been examined.", (EXAMINED, LATELY), "supported exact"),
    ],
)
def test_qualifier(claim: str, said: tuple[Passage, ...], expected: str) -> None:
    assert verdict(claim, *said) == expected
