"""Patterns that are tried only where words that they need stand at all find what they would find anyway."""

from __future__ import annotations

import pytest

from factcheck.words.sought import Sought

PHRASES = ["up from", "in all", "forecast*", "can't", "预计"]
SOUGHT = Sought(r"\b(?:up\s+from|in\s+all|forecast\w*|can't)\b|预计", PHRASES)


@pytest.mark.parametrize(
    "text",
    [
        "Output was 5%, up from 3%.",
        "Output was 5%, Up\nfrom 3%, FORECASTERS said.",
        "In all, forecasts were met.",
        "It CAN'T be. Not in all.",
        "预计增长5%。",
        "They finalled upfront.",  # parts stand there, but not as words
        "Output was 5%.",
        "",
    ],
)
def test_finds_what_the_pattern_finds(text: str) -> None:
    matches = list(SOUGHT.pattern.finditer(text))
    assert [match.span() for match in SOUGHT.all(text)] == [match.span() for match in matches]
    first = SOUGHT.search(text)
    assert (first and first.span()) == (matches[0].span() if matches else None)
