"""Periods in a text: from tokens to days.

A grammar per language makes shapes of words (``english``, ``chinese``), shapes become
days in a context (``shapes``, ``spans``, ``calendar``), and ``relations`` compares days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.calendar import Closed
from factcheck.figures.periods.english.reader import Found, find
from factcheck.figures.periods.lexicon import Lexicon, load
from factcheck.figures.periods.shapes import NEUTRAL, PAST, Context, closed
from factcheck.figures.periods.spans import Open, lacks_year
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
    ``None`` for their days. ``fiscal_start`` is the month fiscal years begin with.
    """
    lexicon = load("periods")
    found = find(tokens, lexicon)
    if not found:
        return []
    tense = NEUTRAL if any(token.low in lexicon.words["future"] for token in tokens) else PAST
    context = Context(when, fiscal_start, tense=tense)
    shared = _shared_years(found, tokens, lexicon)
    periods = []
    for one, year in zip(found, shared, strict=True):
        here = context._replace(year=year or context.year)
        periods.append(_period(one, tokens, text, here))
        context = _after(context, one, periods[-1], tokens, lexicon)
    return periods


def _shared_years(found: Sequence[Found], tokens: Sequence[Token], lexicon: Lexicon) -> list[int | None]:
    """For each period the year that the last of its list names: the 2024 of "April, May and June 2024"."""
    years: list[int | None] = [None] * len(found)
    for i in range(len(found) - 2, -1, -1):
        one, following = found[i], found[i + 1]
        between = {token.low for token in tokens[one.after : following.first]}
        if lacks_year(one.shape) and between and between <= lexicon.words["list"].keys():
            days = closed(following.shape, Context())
            years[i] = days.start.year if days else years[i + 1]
    return years


def _period(found: Found, tokens: Sequence[Token], text: str, context: Context) -> Period:
    span = Span(tokens[found.first].start, tokens[found.after - 1].end)
    start, end = found.shape.days(context) or (None, None)
    return Period(text[span.start : span.end], span, start, end, found.shape.label(context))


def _after(
    context: Context, found: Found, period: Period, tokens: Sequence[Token], lexicon: Lexicon
) -> Context:
    """What a period tells about those after it: the days spoken of, and its year unless it is a comparison's."""
    compared = found.first and tokens[found.first - 1].low in lexicon.words["compared"]
    if period.start is None or period.end is None or isinstance(found.shape, Open) or compared:
        return context
    context = context._replace(anchor=Closed(period.start, period.end))
    if period.start.year == period.end.year and closed(found.shape, Context()):
        return context._replace(year=period.start.year)
    return context
