"""A claim taken apart: its figures with what they are about, its quotations, who is said to have said it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factcheck.judging.claim.attribution import said_clauses, without
from factcheck.judging.matching.scope import Scope, is_denied, scopes, subject_words
from factcheck.model import Figure, Period, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.judging.knowledge import Knowledge
    from factcheck.words import Word

_QUOTED = re.compile(r"[\"\u201c\u300c]([^\"\u201c\u201d\u300c\u300d]{2,2000})[\"\u201d\u300d]")
_FIGURE_FROM = 1000
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"})


class Asked(NamedTuple):
    """One figure of a claim, its own words, and the words of the claim's other figures.

    A ``qualifier`` says of what, or for how long, another figure is measured ("aged 12
    to 17", "over three months"): it must stand beside that figure, and is judged with it. ``denied``
    marks a figure the claim says is not so; ``clause`` is the text around it. ``passing`` are those of the
    ``rest`` that are told in passing: no other figure's.
    """

    figure: Figure
    words: tuple[Word, ...]
    rest: tuple[Word, ...] = ()
    qualifier: bool = False
    denied: bool = False
    clause: str = ""
    passing: tuple[Word, ...] = ()


class Claim(NamedTuple):
    """A claim as read; ``words`` are its content words outside quotations, figures, periods and "X said".

    ``sayers`` are the keys of the names in "X said".
    """

    text: str
    reading: Reading
    words: tuple[Word, ...]
    asked: tuple[Asked, ...]
    quotes: tuple[Span, ...] = ()
    attributed: bool = False
    sayers: frozenset[str] = frozenset()

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every period the claim names."""
        return self.reading.periods


def read_claim(text: str, read: Reading, knowledge: Knowledge) -> Claim:
    """Take a claim apart; ``read`` is what its figures and periods were read as."""
    quotes = tuple(Span(*match.span(1)) for match in _QUOTED.finditer(text))
    reading = _outside(read, quotes)
    aside = (*quotes, *said_clauses(text))
    negations = knowledge.negations(text)
    asked = tuple(
        _asked(figure, scope, reading, aside, negations)
        for figure, scope in zip(reading.figures, scopes(text, reading, knowledge), strict=True)
        if not figure.former
    )
    attributed = any(word.key in knowledge.said for word in knowledge.lexicon.words(text))
    everything = subject_words(text, reading, knowledge)
    words = without(everything, aside)
    sayers = frozenset(w.key for w in set(everything).difference(words) if _is_name(w, text, knowledge))
    return Claim(text, reading, words, _qualified(asked), quotes, attributed, sayers)


def _is_name(word: Word, text: str, knowledge: Knowledge) -> bool:
    """A capitalised word that is no abbreviation, or a Chinese one: in "X said", who must be found."""
    written = text[word.start : word.end]
    named = not written.isascii() or (written[:1].isupper() and not written.isupper())
    return named and not knowledge.lexicon.is_light(word.key)


def _asked(
    figure: Figure, scope: Scope, reading: Reading, aside: Sequence[Span], negations: Sequence[Span]
) -> Asked:
    """What follows the last figure in a clause of its own ("… as sales slip") is told in passing."""
    last = reading.figures[-1].span.end
    passing = tuple(word for word in scope.shared if word.start >= last)
    words = tuple(word for word in scope.words if word not in passing)
    denied = is_denied(figure.span, scope, negations)
    return Asked(
        figure,
        without(words, aside),
        without((*scope.others, *passing), aside),
        denied=denied,
        clause=scope.clause,
        passing=without(passing, aside),
    )


def _qualified(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Mark the qualifiers; a claim that has nothing else is about them."""
    marked = tuple(each._replace(qualifier=_qualifies(each.figure)) for each in asked)
    return tuple(asked) if all(each.qualifier for each in marked) else marked


def _qualifies(figure: Figure) -> bool:
    """Durations, ages and other bare numbers."""
    quantity = figure.quantity
    bare = quantity.unit == "count" and not quantity.unit_text and not quantity.per
    return quantity.unit in _DURATIONS or (bare and quantity.value < _FIGURE_FROM)


def _outside(reading: Reading, quotes: Sequence[Span]) -> Reading:
    """Figures inside a quotation are checked with the quotation."""
    kept = tuple(f for f in reading.figures if not any(q.start <= f.span.start < q.end for q in quotes))
    return reading._replace(figures=kept)
