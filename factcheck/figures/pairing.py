"""Which period each figure is of, and what a change is compared with.

A figure has the period behind it before the clause ends ("2.9 percent at the end of 2019"), else
the one before it and behind the previous figure ("in 2024 it was 2.9 percent"), else the one that
leads the sentence ("In the first quarter, …"), else the only or next one of the sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from factcheck.figures.tables import Phrases, forms, load
from factcheck.figures.tokens import CJK, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.figures.tokens import Token
    from factcheck.model import Period

BREAKS = frozenset({",", ";", "and", "while", "whereas", "but", "，", "；", "、", "(", ")", "than", ":"})
SENTENCE_ENDS = frozenset({"。", "!", "?", "；", ";"})
LISTING = frozenset({"", ",", "and", "or", "、", "，", "和", "与", "及"})
TIES = frozenset({"的", "'s", "\u2019s", "at"})
TODAY = "today"
FAR = 7
NEAR = 12
"""Tokens within which the basis of a change is looked for on either side."""


class Placed(NamedTuple):
    """A period and its tokens; ``basis`` when a change is compared with it.

    "Today" is one that is not known: its figures are not of the other periods of the sentence.
    """

    period: Period | None
    first: int
    last: int
    basis: bool = False


class Place(NamedTuple):
    """The tokens of a figure with its hedges; a ``former`` value keeps its period for itself."""

    first: int
    last: int
    former: bool = False


P = TypeVar("P", Place, Placed)


class Comparisons(NamedTuple):
    """The phrases that name a basis, and the words that lead to one (read backwards)."""

    phrases: Phrases[str]
    links: Phrases[bool]
    weak: Phrases[bool]
    far: Phrases[bool]
    apart: Phrases[bool]

    @classmethod
    def load(cls, extra: Mapping[str, Any] | None = None) -> Comparisons:
        """The built-in table with a user's added."""
        table = load("comparisons", extra)
        return cls(
            Phrases(forms(table, "phrases", lambda entry: str(entry["basis"]))),
            Phrases(forms(table, "links", bool), backwards=True),
            Phrases(forms(table, "weak", bool), backwards=True),
            Phrases(forms(table, "far", bool), backwards=True),
            Phrases(forms(table, "apart", bool)),
        )

    def lead_to(self, tokens: Sequence[Token], first: int, period: Period) -> bool:
        """Whether a change is compared with the period whose first token is ``first``."""
        if self.links.match(tokens, first - 1) or self._from_afar(tokens, first):
            return True
        plain = period.text.isdecimal() or period.text.lower().startswith(
            ("the same", "the previous", "the prior")
        )
        return plain and self.weak.match(tokens, first - 1) is not None

    def stand_between(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether something is compared with something between two tokens."""
        return any(self.apart.match(tokens, at) for at in range(start, end))

    def _from_afar(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether only words stand between a link and the period: "than the average pace of 2018"."""
        for at in range(first - 1, max(first - FAR, 0) - 1, -1):
            if self.far.match(tokens, at):
                return True
            if tokens[at].kind != WORD or tokens[at].low in BREAKS:
                return False
        return False


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
    tokens: Sequence[Token],
    text: str,
    figures: Sequence[Place],
    periods: Sequence[Placed],
    words: Comparisons,
) -> list[Period | None]:
    """The governing period of each figure, or None."""
    timed = [placed for placed in periods if not placed.basis]
    if not timed or not figures:
        return [None] * len(figures)
    timed = sorted((*timed, *_todays(tokens)), key=_first)
    sentences = sentence_numbers(tokens, text)
    own = _own(tokens, figures, timed, sentences)
    for at, placed in _told_in_order(tokens, figures, timed, sentences):
        own[at] = placed
    claimed = {placed.first for placed in own if placed}
    kept = {placed.first for placed, figure in zip(own, figures, strict=True) if placed and figure.former}
    turns = [placed._replace(period=None) for placed in periods if _turn_to_today(placed)]
    leading = sorted((*(placed for placed in timed if placed.first not in claimed), *turns), key=_first)
    shared = {sentences[placed.first]: placed for placed in reversed(timed) if placed.first not in kept}

    def only(figure: Place) -> Placed | None:
        """The period of the sentence, unless it is of what the figure is compared with."""
        placed = shared.get(sentences[figure.first])
        return None if placed and words.stand_between(tokens, figure.last, placed.first) else placed

    return [
        _period(placed or _last_before(leading, figure, sentences) or only(figure))
        for placed, figure in zip(own, figures, strict=True)
    ]


def _todays(tokens: Sequence[Token]) -> Iterator[Placed]:
    return (Placed(None, at, at + 1) for at, token in enumerate(tokens) if token.low == TODAY)


def _turn_to_today(placed: Placed) -> bool:
    """Whether what follows is of today: "… as compared to today, when it pays 16 percent"."""
    return placed.basis and placed.period is not None and placed.period.text.lower() == TODAY


def _told_in_order(
    tokens: Sequence[Token], figures: Sequence[Place], periods: Sequence[Placed], sentences: Sequence[int]
) -> Iterator[tuple[int, Placed]]:
    """Figures listed like as many periods of their sentence, and theirs: "5% and 6% in 2018 and 2019"."""
    times = {(sentences[run[0].first], len(run)): run for run in _listed(tokens, periods)}
    at = 0
    for run in _listed(tokens, figures):
        told = times.get((sentences[run[0].first], len(run)), ()) if len(run) > 1 else ()
        yield from ((at + nth, placed) for nth, placed in enumerate(told))
        at += len(run)


def _listed(tokens: Sequence[Token], places: Sequence[P]) -> Iterator[Sequence[P]]:
    """``places`` in runs with nothing but the marks of a list between them."""
    first = 0
    for at in range(1, len(places) + 1):
        between = (
            [token.low for token in tokens[places[at - 1].last : places[at].first]]
            if at < len(places)
            else []
        )
        if not between or not LISTING.issuperset(between):
            yield places[first:at]
            first = at


def _period(placed: Placed | None) -> Period | None:
    return placed.period if placed else None


def _own(
    tokens: Sequence[Token], figures: Sequence[Place], periods: Sequence[Placed], sentences: Sequence[int]
) -> list[Placed | None]:
    """For each figure the period right before it ("2018's 5%"), else the one behind it in its clause."""
    ahead = {_reach(tokens, placed): placed for placed in periods}
    owned = [ahead.get(figure.first) for figure in figures]
    free = [placed for placed in periods if placed not in owned]
    ends = [*(figure.first for figure in figures[1:]), len(tokens)]
    return [
        placed or _behind(tokens, figure, end, free, sentences)
        for placed, figure, end in zip(owned, figures, ends, strict=True)
    ]


def _reach(tokens: Sequence[Token], placed: Placed) -> int:
    """The token behind a period and what ties it to a figure: "2018's | 5%", "with Q4 at | 3.2%"."""
    tied = placed.last < len(tokens) and tokens[placed.last].low in TIES
    return placed.last + tied


def _behind(
    tokens: Sequence[Token], figure: Place, end: int, periods: Sequence[Placed], sentences: Sequence[int]
) -> Placed | None:
    """The period behind a figure and before the next one, in its clause."""
    at = bisect_left(periods, figure.last, key=_first)
    found = periods[at] if at < len(periods) and periods[at].first < end else None
    joined = found and sentences[found.first] == sentences[figure.first]
    return found if found and joined and _joined(tokens, figure.last, found.first) else None


def _last_before(periods: Sequence[Placed], figure: Place, sentences: Sequence[int]) -> Placed | None:
    """The nearest of ``periods`` before the figure in its sentence."""
    at = bisect_left(periods, figure.last, key=_first) - 1
    return periods[at] if at >= 0 and sentences[periods[at].first] == sentences[figure.first] else None


def _first(placed: Placed) -> int:
    return placed.first


def _joined(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether nothing ends a clause between a figure and the period behind it."""
    between = tokens[start:end] if end - start <= NEAR else ()
    return end - start <= NEAR and not any(token.low in BREAKS for token in between)


def _leads(tokens: Sequence[Token], figure: Place, at: int) -> bool:
    """Whether Chinese words at ``at`` belong to the figure that follows: "增长5%，|环比下降1%"."""
    return tokens[at].kind == CJK and any(token.low in BREAKS for token in tokens[figure.last : at])


def basis_of(
    tokens: Sequence[Token],
    figure: Place,
    left: int,
    right: int,
    periods: Sequence[Placed],
    words: Comparisons,
) -> str:
    """What the change is compared with: "year on year", the words of a period, or ""."""
    behind = range(figure.last, min(right, figure.last + NEAR))
    for at in (*behind, *range(max(left, figure.first - NEAR), figure.first)):
        if (match := words.phrases.match(tokens, at)) and not (at in behind and _leads(tokens, figure, at)):
            return match[0]
    first = bisect_left(periods, left, key=_first)
    near = takewhile(lambda placed: placed.first < right, (periods[at] for at in range(first, len(periods))))
    return next((placed.period.text for placed in near if placed.basis and placed.period), "")
