"""Speakers who correct themselves: "up 46 — excuse me, up 47 percent" says 47."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from factcheck.figures.tables import Phrases, forms, load
from factcheck.figures.tokens import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.quantities import Found
    from factcheck.figures.tokens import Token

NEAR = 5
"""Tokens within which the right value follows."""
MARKS = frozenset({",", "-", "，", "(", ")"})
CURRENCIES = frozenset({"$", "€", "£", "¥"})


def without_corrections(tokens: Sequence[Token]) -> tuple[list[Token], list[int]]:
    """The tokens without the words of a correction and the marks around them, and where those stood.

    A number taken back before the words, as in "$1.5 — $1.1, pardon me, billion", is left out too.
    """
    phrases = _phrases()
    if phrases.heads.isdisjoint([token.low for token in tokens]):
        return list(tokens), []
    kept: list[Token] = []
    places: list[int] = []
    at = 0
    while at < len(tokens):
        match = phrases.match(tokens, at)
        if match is None:
            kept.append(tokens[at])
            at += 1
            continue
        at = match[1]
        while kept and kept[-1].low in MARKS:
            kept.pop()
        while at < len(tokens) and tokens[at].low in MARKS:
            at += 1
        _take_back(kept)
        places.append(len(kept))
    return kept, places


def _take_back(kept: list[Token]) -> None:
    """Leave out the first of two numbers with a dash between them at the end of ``kept``."""
    right = _number_start(kept, len(kept))
    dash = right
    while dash and kept[dash - 1].low == "-":
        dash -= 1
    wrong = _number_start(kept, dash)
    if wrong < dash < right < len(kept):
        del kept[wrong:right]


def _number_start(kept: Sequence[Token], end: int) -> int:
    """Where the number that ends at ``end`` begins, with its currency; ``end`` if there is none."""
    if not end or kept[end - 1].kind != NUMBER:
        return end
    return end - 2 if end > 1 and kept[end - 2].low in CURRENCIES else end - 1


def corrected(found: Sequence[Found], places: Sequence[int]) -> list[Found]:
    """``found`` without the values behind which one of ``places`` is, if the right one follows."""
    lasts = [one.last for one in found]
    wrong = set()
    for place in places:
        number = bisect_right(lasts, place)
        if 0 < number < len(found) and lasts[number - 1] == place and found[number].start <= place + NEAR:
            wrong.add(number - 1)
    return [one for number, one in enumerate(found) if number not in wrong]


@cache
def _phrases() -> Phrases[bool]:
    return Phrases(forms(load("corrections"), "phrases", bool))
