"""What the candidates for each part of a claim came to: an editor who disagrees sees where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Result


@pytest.mark.parametrize(
    ("claim", "part", "outcome"),
    [
        ("Kenya's exports grew 12.4% in the first half of 2031.", "12.4%", "bears it out"),
        ("Kenya's exports grew 12.9% in the first half of 2031.", "12.9%", "contradicts it"),
        (
            "Kenya's exports grew 7.1% in the first half of 2031.",
            "7.1%",
            "has the figure that was taken for it",
        ),
        ("Kenya's exports grew 12.4% in the first half of 2030.", "12.4%", "dropped: of another time"),
        ("Kenya's imports grew 12.4% in the first half of 2031.", "12.4%", "sets the two apart"),
        ("Tea prices in Kenya fell 12.4% in the first half of 2031.", "12.4%", "dropped: "),
        ("The US unemployment rate was 4.1 percent, Zora Blume said.", "4.1 percent", "dropped: "),
        ("The customs service opened a new office in Mombasa.", "", "dropped: "),
    ],
)
def test_outcome(check: Callable[[str], Result], claim: str, part: str, outcome: str) -> None:
    found = [each for each in check(claim).compared if each.part == part]
    assert any(outcome in each.outcome for each in found), [each.outcome for each in found]


def test_what_decides_is_among_the_compared(check: Callable[[str], Result]) -> None:
    result = check("Kenya's exports grew 12.4% in the first half of 2031.")
    taken = [each.passage for each in result.compared if not each.outcome.startswith("dropped")]
    assert result.evidence[0].passage in taken


def test_each_figure_is_explained(check: Callable[[str], Result]) -> None:
    result = check("Kenya's exports grew 12.4% in the first half of 2031 and imports 8.2%.")
    assert {each.part for each in result.compared} == {"12.4%", "8.2%"}
