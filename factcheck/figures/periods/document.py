"""The calendar of a document, from its title: a company's fiscal years, and the period it reports on.

A call titled "Q1 2025" that was held in May 2024 is about a fiscal quarter that had ended by
then. Results come out some three to eight weeks after a period, so the last month that had
ended long enough before the event is taken for the end of it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from factcheck.figures.periods import find
from factcheck.figures.periods.calendar import MONTHS_IN, PLAIN, Calendar, add_months, run
from factcheck.figures.periods.lexicon import load
from factcheck.figures.periods.shapes.known import PARTS_OF_YEAR, Context
from factcheck.figures.periods.shapes.single import Fiscal, Nth, Year, closed
from factcheck.figures.tokens import tokenize

if TYPE_CHECKING:
    from datetime import date

SOONEST = timedelta(days=20)
"""How long after its end a period is reported on at the earliest."""
LATEST = timedelta(days=100)


def calendar_of(title: str, when: date | None, fiscal_start: int = 0) -> Calendar:
    """The calendar of a document by its title and the day of its event.

    >>> calendar_of("Snowflake Q1 2025 Earnings Call", date(2024, 5, 22)).fiscal_start
    2

    A title that names no half or quarter, or is not of a company's results, tells
    nothing: the calendar year, and no period reported. ``fiscal_start`` is the month
    the fiscal years begin with if that is known (0: it is not).
    """
    tokens = tokenize(title)
    part = next((one.shape for one in find(tokens) if _names_part(one.shape)), None)
    if when is None or not isinstance(part, Nth) or not isinstance(part.of, Year | Fiscal):
        return Calendar(fiscal_start or 1)
    if fiscal_start:
        return Calendar(fiscal_start, closed(part, Context(fiscal_start=fiscal_start)))
    plain = closed(part, Context())
    if plain and timedelta(0) < when - plain.end < LATEST:
        return Calendar(1, plain)
    if isinstance(part.of, Year) and not any(
        word in title.lower() for word in load("periods").words["results"]
    ):
        return PLAIN
    return _counted_back(part, when)


def _names_part(shape: object) -> bool:
    return isinstance(shape, Nth) and shape.unit in PARTS_OF_YEAR and shape.number > 0


def _counted_back(part: Nth, when: date) -> Calendar:
    """The calendar in which ``part`` is the one that ended last before ``when``."""
    months, number = MONTHS_IN[part.unit], part.of.number if isinstance(part.of, Year | Fiscal) else 0
    for after in ((when - SOONEST).replace(day=1), when.replace(day=1)):  # the day after its end
        reported = run(add_months(after, -months), part.unit, 1)
        year = run(add_months(after, -months * part.number), "year", 1)
        if reported and year and year.end.year == number:
            return Calendar(year.start.month, reported)
    return PLAIN
