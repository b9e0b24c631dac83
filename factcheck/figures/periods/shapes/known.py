"""What is known of a text's time besides the words of a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.periods import calendar
from factcheck.figures.periods.calendar import Closed

if TYPE_CHECKING:
    from datetime import date

    from factcheck.figures.periods.shapes.single import Shape

PAST, NEUTRAL, FUTURE = -1, 0, 1
PARTS_OF_YEAR = ("half", "quarter")
SOON = timedelta(days=62)
REACH = 9
"""Years within which a day is looked for: 29 February may be eight years away."""
FAR_NEARER, NEARER = 8, 6
"""How many times nearer another year's must be: a day to come if the past is spoken of, and else a month."""

Place = Callable[[Closed], Closed | None]  # where a part lies in a larger period


class Context(NamedTuple):
    """What is known besides the words.

    ``when`` is the day of the event, ``year`` a year the text has named before,
    ``tense`` which way an unnamed year or month is looked for from ``when``,
    ``anchor`` the days last spoken of ("a year earlier"), ``reported`` those the document
    is about ("the quarter"), ``fiscal`` a fiscal year the text has named before.
    """

    when: date | None = None
    fiscal_start: int = 1
    year: int | None = None
    tense: int = PAST
    anchor: Closed | None = None
    reported: Closed | None = None
    fiscal: Shape | None = None

    def own(self, unit: str) -> Closed | None:
        """The quarter, half or fiscal year that the document reports on."""
        return self.current_on(unit, self.reported.end) if self.reported else None

    def current(self, unit: str, offset: int) -> Closed | None:
        """The unit that ``offset`` counts from; quarters and fiscal years that of a report, but for plans."""
        fiscal = unit in (*PARTS_OF_YEAR, "fiscal year")
        if fiscal and self.reported and (offset or self.tense == PAST):
            return self.own(unit)
        return self.current_on(unit, self.when) if self.when else None

    def current_on(self, unit: str, day: date) -> Closed | None:
        """The unit that ``day`` lies in."""
        if unit == "fiscal year":
            return calendar.current("year", day, self.fiscal_start)
        return calendar.current(unit, day, self.fiscal_start if unit in PARTS_OF_YEAR else 1)

    def name(self, days: Closed) -> str:
        """What the days are called by the document's calendar."""
        return calendar.fiscal_name(days, self.fiscal_start) or calendar.name(days)

    def around(self, unit: str, place: Place, *, named: bool = False, over: bool = False) -> Closed | None:
        """The days ``place`` finds in the nearest fitting year (month, week) that nobody named.

        ``named`` says that they have a name in every year, as months and days have; ``over`` that they
        are several units, told of when they are over: "the first 11 months".
        """
        if self.year is not None and unit == "year":
            year = calendar.year_days(self.year)
            return place(year) if year else None
        here = calendar.current(unit, self.when) if self.when else None
        if here is None:
            return None
        for steps in range(REACH if self.tense else 1):
            other = calendar.shift(here, unit, steps * self.tense)
            days = place(other) if other else None
            if days and self._fits(days) and not (over and self._lasts(days)):
                return self._nearer(days, place) if named and unit == "year" else days
        return None

    def _lasts(self, days: Closed) -> bool:
        """Whether past days are not over yet, nor will be soon."""
        return self.when is not None and self.tense == PAST and days.end - self.when > SOON

    def _fits(self, days: Closed) -> bool:
        assert self.when
        if self.tense == PAST:
            return days.start <= self.when
        return self.tense == NEUTRAL or days.end >= self.when

    def _nearer(self, days: Closed, place: Place) -> Closed:
        """Those of the next year or the one before if they are far nearer: "by 4 July", said in June."""
        assert self.when
        year = calendar.year_days(days.start.year + (-1 if days.start > self.when else 1))
        other = place(year) if year else None
        month_past = self.tense == PAST and days.start != days.end
        if other is None or month_past or self.tense == FUTURE:
            return days
        times = FAR_NEARER if self.tense == PAST else NEARER
        return other if calendar.gap(other, self.when) * times < calendar.gap(days, self.when) else days
