"""Figures: text → quantities with their kind, direction, period and basis of comparison."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from factcheck.figures.kinds import ChangeWords, Sort, continues, sort_of, towards
from factcheck.figures.pairing import Comparisons, Place, Placed, basis_of, periods_of, place_periods
from factcheck.figures.periods import read_periods
from factcheck.figures.periods.calendar import PLAIN, Calendar
from factcheck.figures.periods.document import calendar_of
from factcheck.figures.quantities import Found, Grammar, in_currency, read_quantities
from factcheck.figures.quantities.corrections import corrected, without_corrections
from factcheck.figures.signals import Signals
from factcheck.figures.subject import outside, subject_of, zones
from factcheck.figures.tokens import Token, before_period, has_cjk, tokenize
from factcheck.figures.units import known, own_currency
from factcheck.model import Direction, Figure, FigureKind, Period, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

__all__ = ["Calendar", "Reader", "calendar_of", "own_currency"]

BLANK = ""
"""What stands for a token inside a period, so that no number is read there."""
RELATIVE_KINDS = frozenset({FigureKind.CHANGE, FigureKind.MULTIPLE, FigureKind.DIFFERENCE})


class Reader:
    """Reads the figures and periods of texts; ``tables`` add to the built-in ones, by table and entry."""

    def __init__(self, tables: Mapping[str, Any] | None = None) -> None:
        self._grammar = Grammar.load(tables)
        self._signals = Signals(self._grammar)
        self._changes = ChangeWords.load(tables)
        self._comparisons = Comparisons.load(tables)

    def read(
        self, text: str, when: date | None = None, document: Calendar = PLAIN, currency: str = ""
    ) -> Reading:
        """The figures and periods of ``text`` in order; relative periods count from ``when``.

        ``document`` is the calendar of the document (see ``calendar_of``): which quarter "the quarter" is;
        ``currency`` the code of its own currency (what its "$" or 元 is), for Chinese texts the yuan.
        """
        if not self._signals.are_in(text):
            return Reading()
        tokens, corrections = without_corrections(tokenize(text))
        periods = read_periods(tokens, text, when, document)
        placed = place_periods(tokens, periods, self._comparisons)
        tokens = _without_periods(tokens, placed)
        found = corrected(read_quantities(tokens, text, self._grammar), corrections)
        currency = currency or ("CNY" if has_cjk(tokens) else "")
        if currency:
            found = [in_currency(one, currency, self._grammar) for one in found]
        places = [Place(one.start, one.last, one.former) for one in found]
        figures: list[Figure] = []
        for at, period in enumerate(periods_of(tokens, text, places, placed, self._comparisons)):
            before = figures[-1] if figures else None
            figures.append(self._figure(tokens, text, found, at, period, before, placed))
        subjects = _subjects(text, figures, periods)
        return Reading(tuple(map(_about, figures, subjects)), tuple(periods))

    def _figure(
        self,
        tokens: Sequence[Token],
        text: str,
        found: Sequence[Found],
        at: int,
        period: Period | None,
        before: Figure | None,
        placed: Sequence[Placed],
    ) -> Figure:
        one = found[at]
        left = found[at - 1].last if at else 0
        right = found[at + 1].start if at + 1 < len(found) else len(tokens)
        sort = self._sort(tokens, one, left, right, before)
        span = Span(tokens[one.first].start, tokens[one.last - 1].end)
        basis = ""
        if sort.kind in RELATIVE_KINDS:
            basis = basis_of(tokens, Place(one.start, one.last), left, right, placed, self._comparisons)
        return Figure(
            text=text[span.start : span.end],
            span=span,
            quantity=known(one.quantity, self._grammar.units.by_name),
            kind=sort.kind,
            direction=sort.direction,
            period=period,
            compared_with=basis,
            former=one.former,
        )

    def _sort(
        self, tokens: Sequence[Token], one: Found, left: int, right: int, before: Figure | None
    ) -> Sort:
        """Kind and direction; an old value is a level, and growth below nothing goes down."""
        if one.former:
            return Sort(FigureKind.LEVEL)
        sort = sort_of(tokens, one.quantity, one.start, one.last, left, right, self._changes)
        if before is not None and self._carries_on(tokens, one, left, sort, before):
            sort = Sort(before.kind, before.direction)
        if sort == Sort(FigureKind.LEVEL):
            sort = Sort(FigureKind.LEVEL, self._way(tokens, one, left, before))
        negative = one.quantity.value < 0 and sort.direction is Direction.UP and sort.kind in RELATIVE_KINDS
        return sort._replace(direction=Direction.DOWN) if negative else sort

    def _way(self, tokens: Sequence[Token], one: Found, left: int, before: Figure | None) -> Direction | None:
        """Which way a level was reached: from an old value, or by a verb."""
        start = before_period(tokens, one.start)
        reached = [token.low for token in tokens[start - 1 : start]] in (["to"], ["at"], ["至"], ["到"])
        if before is None or not before.former or not reached:
            return towards(tokens, start, left, self._changes)
        old, new = before.quantity, one.quantity
        if old.unit != new.unit or old.value == new.value:
            return None
        return Direction.UP if old.value < new.value else Direction.DOWN

    def _carries_on(self, tokens: Sequence[Token], one: Found, left: int, sort: Sort, before: Figure) -> bool:
        """Whether a figure without a verb of its own is of the sort of the one before it."""
        if one.quantity.unit == "ratio":
            return False
        if one.restates:
            return sort.kind is FigureKind.LEVEL
        same = sort.kind is FigureKind.LEVEL and before.quantity.unit == one.quantity.unit
        return same and before.kind is FigureKind.CHANGE and continues(tokens, left, one.start)


def _subjects(text: str, figures: Sequence[Figure], periods: Sequence[Period]) -> list[str]:
    """For each figure the words of its zone, less the periods; those of the one before it if it has none."""
    cut = zones(text, [figure.span for figure in figures])
    times = [period.span for period in periods]
    own = (subject_of(text, tuple(outside(local, times))) for local in cut.local)
    return list(accumulate(own, _carried_on))


def _carried_on(before: str, words: str) -> str:
    return words or before


def _about(figure: Figure, subject: str) -> Figure:
    return figure._replace(subject=subject)


def _without_periods(tokens: Sequence[Token], placed: Sequence[Placed]) -> list[Token]:
    """The tokens with those inside a period blanked out."""
    out = list(tokens)
    for period in placed:
        for at in range(period.first, period.last):
            out[at] = out[at]._replace(low=BLANK)
    return out
