"""Which period each figure is of, and what a change is compared with.

A figure has the period behind it before the clause ends ("2.9 percent at the end of 2019"), else
the one before it and behind the previous figure ("in 2024 it was 2.9 percent"), else the one that
leads the sentence ("In the first quarter, …"), else the only or next one of the sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.figures.tables import Phrases, forms, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.figures.tokens import Token
    from factcheck.model import Period

BREAKS = frozenset({",", ";", "and", "while", "whereas", "but", "，", "；", "、", "(", ")", "than", ":"})
SENTENCE_ENDS = frozenset({"。", "!", "?", "；", ";"})
NEAR = 12
"""Tokens within which the basis of a change is looked for on either side."""


class Placed(NamedTuple):
    """A period and its tokens; ``basis`` when a change is compared with it."""

    period: Period
    first: int
    last: int
    basis: bool = False


class Place(NamedTuple):
    """The tokens of a figure with its hedges; a ``former`` value keeps its period for itself."""

    first: int
    last: int
    former: bool = False


class Comparisons(NamedTuple):
    """The phrases that name a basis, and the words that lead to one (read backwards)."""

    phrases: Phrases[str]
    links: Phrases[bool]
    weak: Phrases[bool]

    @classmethod
    def load(cls, extra: Mapping[str, Any] | None = None) -> Comparisons:
        """The built-in table with a user's added."""
        table = load("comparisons", extra)
        return cls(
            Phrases(forms(table, "phrases", lambda entry: str(entry["basis"]))),
            Phrases(forms(table, "links", bool), backwards=True),
            Phrases(forms(table, "weak", bool), backwards=True),
        )

    def lead_to(self, tokens: Sequence[Token], first: int, period: Period) -> bool:
        """Whether a change is compared with the period whose first token is ``first``."""
        if self.links.match(tokens, first - 1):
            return True
        plain = period.text.isdecimal() or period.text.lower().startswith(
            ("the same", "the previous", "the prior")
        )
        return plain and self.weak.match(tokens, first - 1) is not None


def place_periods(tokens: Sequence[Token], periods: Sequence[Period], words: Comparisons) -> list[Placed]:
    """Each period with its tokens; both in order."""
    placed: list[Placed] = []
    at = 0
    for period in periods:
        while at < len(tokens) and tokens[at].start < period.span.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].start < period.span.end:
            at += 1
        placed.append(Placed(period, first, at, words.lead_to(tokens, first, period)))
    return placed


def sentence_numbers(tokens: Sequence[Token], text: str) -> list[int]:
    """For each token the number of the sentence it is in."""
    numbers, count = [], 0
    for at, token in enumerate(tokens):
        numbers.append(count)
        if token.low in SENTENCE_ENDS or (token.low == "." and _ends_sentence(tokens, text, at)):
            count += 1
    return numbers


def _ends_sentence(tokens: Sequence[Token], text: str, at: int) -> bool:
    """Whether the point ends a sentence: a long enough word before it, white space and a capital behind."""
    if at + 1 >= len(tokens) or at == 0:
        return True
    before, after = tokens[at - 1], tokens[at + 1]
    apart = tokens[at].end < after.start
    return apart and not text[after.start].islower() and (len(before.low) > 3 or before.kind != "word")


def periods_of(
    tokens: Sequence[Token], text: str, figures: Sequence[Place], periods: Sequence[Placed]
) -> list[Period | None]:
    """The governing period of each figure, or None; one pass over both."""
    timed = [placed for placed in periods if not placed.basis]
    if not timed:
        return [None] * len(figures)
    sentences = sentence_numbers(tokens, text)
    governing: list[Placed | None] = []
    free: dict[int, Placed] = {}
    lead: Placed | None = None
    at, taken = 0, -1
    for index, figure in enumerate(figures):
        sentence = sentences[figure.first]
        while at < len(timed) and timed[at].first < figure.last:
            if at != taken:
                lead = timed[at]
                free.setdefault(sentences[lead.first], lead)
            at += 1
        right = figures[index + 1].first if index + 1 < len(figures) else len(tokens)
        behind = timed[at].first if at < len(timed) else right
        if behind < right and sentences[behind] == sentence and _joined(tokens, figure.last, behind):
            governing.append(timed[at])
            taken = at
            if not figure.former:
                free.setdefault(sentence, timed[at])
        else:
            governing.append(lead if lead and sentences[lead.first] == sentence else None)
    for placed in timed[at + (at == taken) :]:
        free.setdefault(sentences[placed.first], placed)
    found = (one or free.get(sentences[figure.first]) for one, figure in zip(governing, figures, strict=True))
    return [placed.period if placed else None for placed in found]


def _joined(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether nothing ends a clause between a figure and the period behind it."""
    between = tokens[start:end] if end - start <= NEAR else ()
    return end - start <= NEAR and not any(token.low in BREAKS for token in between)


def basis_of(
    tokens: Sequence[Token],
    figure: Place,
    left: int,
    right: int,
    periods: Sequence[Placed],
    words: Comparisons,
) -> str:
    """What the change is compared with: "year on year", the words of a period, or ""."""
    for at in (
        *range(figure.last, min(right, figure.last + NEAR)),
        *range(max(left, figure.first - NEAR), figure.first),
    ):
        if match := words.phrases.match(tokens, at):
            return match[0]
    first = bisect_left(periods, left, key=lambda placed: placed.first)
    near = takewhile(lambda placed: placed.first < right, (periods[at] for at in range(first, len(periods))))
    return next((placed.period.text for placed in near if placed.basis), "")
