"""Periods in a text: from tokens to days.

A grammar per language makes shapes of words (``english``, ``chinese``), shapes become
days in a context (``shapes``, ``spans``, ``calendar``), and ``relations`` compares days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.context import contexts
from factcheck.figures.periods.finding import find
from factcheck.figures.periods.shapes import Context, Found
from factcheck.model import Period, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from factcheck.figures.tokens import Token


def read_periods(
    tokens: Sequence[Token], text: str, when: date | None, fiscal_start: int = 1
) -> list[Period]:
    """The periods of ``text`` in order of appearance.

    ``when`` is the day relative periods are resolved from; without it they keep
    ``None`` for their days, as does the open end of "by 2030" or of "since 2018".
    ``fiscal_start`` is the month fiscal years begin with; they are named by the
    calendar year they end in.
    """
    found = find(tokens)
    if not found:
        return []
    first = Context(when, fiscal_start)
    return [_period(one, tokens, text, here) for one, here in contexts(found, tokens, first)]


def _period(found: Found, tokens: Sequence[Token], text: str, context: Context) -> Period:
    span = Span(tokens[found.first].start, tokens[found.after - 1].end)
    start, end = found.shape.days(context) or (None, None)
    return Period(text[span.start : span.end], span, start, end, found.shape.label(context))
