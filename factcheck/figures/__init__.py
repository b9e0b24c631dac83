"""Figures: text → quantities with their kind, direction and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.figures.kinds import ChangeWords, Sort, sort_of
from factcheck.figures.quantities import Found, Grammar, read_quantities
from factcheck.figures.tokens import Token, tokenize
from factcheck.model import Figure, Period, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

__all__ = ["Reader"]

BLANK = ""
"""What stands for a token inside a period, so that no number is read there."""


class Reader:
    """Reads the figures and periods of texts; ``tables`` add to the built-in TOML tables, by table and entry."""

    def __init__(self, tables: Mapping[str, Any] | None = None) -> None:
        self._grammar = Grammar.load(tables)
        self._changes = ChangeWords.load(tables)

    def read(self, text: str, when: date | None = None) -> Reading:
        """The figures and periods of ``text`` in order; relative periods count from ``when``."""
        tokens = tokenize(text)
        periods = _periods(tokens, text, when)
        open_tokens = _without_periods(tokens, periods)
        found = read_quantities(open_tokens, text, self._grammar)
        figures: list[Figure] = []
        for at in range(len(found)):
            figures.append(self._figure(open_tokens, text, found, at, figures[-1] if figures else None))
        return Reading(tuple(figures), tuple(periods))

    def _figure(
        self, tokens: Sequence[Token], text: str, found: Sequence[Found], at: int, before: Figure | None
    ) -> Figure:
        one = found[at]
        left = found[at - 1].last if at else 0
        right = found[at + 1].start if at + 1 < len(found) else len(tokens)
        sort = sort_of(tokens, one.quantity, one.start, one.last, left, right, self._changes)
        if one.restates and before is not None:
            sort = Sort(before.kind if one.quantity.unit != "ratio" else sort.kind, before.direction)
        span = Span(tokens[one.first].start, tokens[one.last - 1].end)
        return Figure(
            text=text[span.start : span.end],
            span=span,
            quantity=one.quantity,
            kind=sort.kind,
            direction=None if one.former else sort.direction,
            subject="",
            period=None,
            former=one.former,
        )


def _periods(tokens: Sequence[Token], text: str, when: date | None) -> list[Period]:
    try:
        from factcheck.figures.periods import read_periods
    except ImportError:
        return []
    return read_periods(tokens, text, when)


def _without_periods(tokens: Sequence[Token], periods: Sequence[Period]) -> list[Token]:
    """The tokens with those inside a period blanked out."""
    spans = [period.span for period in periods]
    out, at = list(tokens), 0
    for index, token in enumerate(tokens):
        while at < len(spans) and spans[at].end <= token.start:
            at += 1
        if at < len(spans) and spans[at].start <= token.start:
            out[index] = token._replace(low=BLANK)
    return out
