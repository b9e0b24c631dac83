"""Periods in a text: from tokens to days.

A grammar per language makes shapes of words (``english``, ``chinese``), shapes become
days in a context (``shapes``, ``spans``, ``calendar``), and ``relations`` compares days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.figures.periods.calendar import Closed
from factcheck.figures.periods.english.reader import Found, find
from factcheck.figures.periods.lexicon import load
from factcheck.figures.periods.shapes import Context
from factcheck.figures.tokens import Token
from factcheck.model import Period, Span


def read_periods(
    tokens: Sequence[Token], text: str, when: date | None, fiscal_start: int = 1
) -> list[Period]:
    """The periods of ``text`` in order of appearance.

    ``when`` is the day relative periods are resolved from; without it they keep
    ``None`` for their days. ``fiscal_start`` is the month fiscal years begin with.
    """
    context = Context(when=when, fiscal_start=fiscal_start)
    periods = []
    for found in find(tokens, load("periods")):
        period = _period(found, tokens, text, context)
        if period.start and period.end:
            context = context._replace(anchor=Closed(period.start, period.end))
        periods.append(period)
    return periods


def _period(found: Found, tokens: Sequence[Token], text: str, context: Context) -> Period:
    span = Span(tokens[found.first].start, tokens[found.after - 1].end)
    days = found.shape.days(context)
    start, end = days or (None, None)
    return Period(text[span.start : span.end], span, start, end, found.shape.label(context))
