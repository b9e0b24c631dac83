"""Periods in a text: from tokens to days.

A grammar per language makes shapes of words (``english``, ``chinese``), shapes become
days in a context (``shapes``, ``context``, ``calendar``), and ``relations`` compares days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.calendar import PLAIN, Calendar
from factcheck.figures.periods.context import contexts
from factcheck.figures.periods.english.cursor import Cursor
from factcheck.figures.periods.english.reader import read_at
from factcheck.figures.periods.lexicon import load
from factcheck.figures.periods.shapes.known import Context
from factcheck.figures.periods.shapes.single import Found, Reported
from factcheck.figures.tokens import CJK, NUMBER, has_cjk
from factcheck.model import Period, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from factcheck.figures.tokens import Token


def read_periods(
    tokens: Sequence[Token], text: str, when: date | None, document: Calendar = PLAIN
) -> list[Period]:
    """The periods of ``text`` in order of appearance.

    ``when`` is the day relative periods are resolved from; without it they keep
    ``None`` for their days, as does the open end of "by 2030" or of "since 2018".
    ``document`` is the calendar of the document that the text is from; its fiscal
    years are named by the calendar year they end in.
    """
    found = find(tokens)
    if not found:
        return []
    first = Context(when, document.fiscal_start, anchor=document.reported, reported=document.reported)
    read = (
        _period(one, tokens, text, here) for one, here in contexts(found, tokens, first) if _says(one, here)
    )
    return list(read)


def _says(found: Found, context: Context) -> bool:
    """Whether a period is spoken of: "the quarter" says nothing outside a report."""
    return not isinstance(found.shape, Reported) or found.shape.days(context) is not None


def _period(found: Found, tokens: Sequence[Token], text: str, context: Context) -> Period:
    span = Span(tokens[found.first].start, tokens[found.after - 1].end)
    start, end = found.shape.days(context) or (None, None)
    return Period(text[span.start : span.end], span, start, end, found.shape.label(context))


def find(tokens: Sequence[Token]) -> list[Found]:
    """The period expressions of the tokens in order; they do not overlap."""
    if has_cjk(tokens):
        return _find_chinese(tokens)
    return _find_english(tokens)


def _find_english(tokens: Sequence[Token]) -> list[Found]:
    c = Cursor(tokens, load("periods"))
    starts, after = c.lexicon.starts, 0
    found: list[Found] = []
    for i, token in enumerate(tokens):
        begins = _is_short(token.low) if token.kind == NUMBER else token.low in starts
        if begins and i >= after and (one := read_at(c, i, after)):
            found.append(one)
            after = one.after
    return found


def _is_short(number: str) -> bool:
    """Whether a number can be one of a date: few digits, or three numbers with dots."""
    return (len(number) <= 4 and number.isdecimal()) or number.count(".") == 2


def _find_chinese(tokens: Sequence[Token]) -> list[Found]:
    """Chinese periods, and between them English ones that no Chinese character touches."""
    from factcheck.figures.periods import chinese

    english_, chinese_ = Cursor(tokens, load("periods")), chinese.Cursor(tokens, load("periods_zh"))
    found: list[Found] = []
    after = 0
    for i in range(len(tokens)):
        if i < after:
            continue
        one = chinese.read_at(chinese_, i, after) if chinese.may_start(chinese_, i) else None
        if one is None and tokens[i].kind != CJK and not _touches_chinese(tokens, i + 1):
            one = read_at(english_, i, after)
            one = one and chinese.extended(chinese_, one, after)
        if one:
            found.append(one)
            after = one.after
    return found


def _touches_chinese(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == CJK and tokens[i].start == tokens[i - 1].end
