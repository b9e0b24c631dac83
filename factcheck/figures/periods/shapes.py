"""What a period expression says, before any date is known.

A shape is what a grammar makes of words ("the third quarter of last year" is
``Nth("quarter", 3, of=Relative("year", -1))``). Given a ``Context`` it tells its
``days``, or ``None`` where text and context do not settle them, and its ``label``,
which keeps what is known either way. Shapes are the same for every language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from factcheck.figures.periods import calendar
from factcheck.figures.periods.calendar import Closed, Days

PAST, NEUTRAL, FUTURE = -1, 0, 1
MODEL_YEAR = 2000  # a leap year, to name parts of a year that is not known
_REACH = 9  # 29 February may be eight years away


class Context(NamedTuple):
    """What is known besides the words.

    ``when`` is the day of the event, ``year`` a year the text has named before,
    ``tense`` which way an unnamed year or month is looked for from ``when``,
    ``anchor`` the days last spoken of ("a year earlier").
    """

    when: date | None = None
    fiscal_start: int = 1
    year: int | None = None
    tense: int = PAST
    anchor: Closed | None = None

    def around(self, unit: str, place: Callable[[Closed], Closed | None]) -> Closed | None:
        """The days ``place`` finds in the nearest fitting year (month, week) that nobody named."""
        if self.year is not None and unit == "year":
            year = calendar.year_days(self.year)
            return place(year) if year else None
        here = calendar.current(unit, self.when) if self.when else None
        if here is None:
            return None
        for steps in range(_REACH if self.tense else 1):
            other = calendar.shift(here, unit, steps * self.tense)
            days = place(other) if other else None
            if days and self._fits(days):
                return days
        return None

    def _fits(self, days: Closed) -> bool:
        assert self.when
        if self.tense == PAST:
            return days.start <= self.when
        return self.tense == NEUTRAL or days.end >= self.when


MODEL = Context(year=MODEL_YEAR)


class Shape(Protocol):
    """A period as said: days and label within a context."""

    def days(self, context: Context) -> Days | None:
        """The days meant, or ``None`` if they are not settled."""

    def label(self, context: Context) -> str:
        """The name of the days, or of what is known of them."""


def closed(shape: Shape, context: Context) -> Closed | None:
    """The days of ``shape`` if both ends are known."""
    days = shape.days(context)
    if days is None or days.start is None or days.end is None or days.end < days.start:
        return None
    return Closed(days.start, days.end)


def opened(days: Closed | None) -> Days | None:
    return Days(*days) if days else None


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year by its number."""

    number: int

    def days(self, context: Context) -> Days | None:  # noqa: ARG002
        return opened(calendar.year_days(self.number))

    def label(self, context: Context) -> str:  # noqa: ARG002
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year by the calendar year it ends in; ``split`` if written with both ("2026-27").

    A split year cannot begin in January, so without a configured start its days stay unknown.
    """

    number: int
    split: bool = False

    def days(self, context: Context) -> Days | None:
        if self.split and context.fiscal_start == 1:
            return None
        return opened(calendar.year_days(self.number, context.fiscal_start))

    def label(self, context: Context) -> str:  # noqa: ARG002
        return f"FY{self.number - 1}-{self.number % 100:02}" if self.split else f"FY{self.number}"


@dataclass(frozen=True, slots=True)
class Era:
    """Several years with a name of their own: "1990s", "20th century"."""

    first: int
    years: int
    name: str

    def days(self, context: Context) -> Days | None:  # noqa: ARG002
        return opened(calendar.run(calendar.make_day(self.first, 1, 1), "year", self.years))

    def label(self, context: Context) -> str:  # noqa: ARG002
        return self.name


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit counted from the one ``when`` lies in: last year is -1, this quarter 0."""

    unit: str
    offset: int

    def days(self, context: Context) -> Days | None:
        if self.unit == "fiscal year":
            return opened(self._fiscal(context))
        here = calendar.current(self.unit, context.when) if context.when else None
        return opened(calendar.shift(here, self.unit, self.offset) if here else None)

    def _fiscal(self, context: Context) -> Closed | None:
        if context.when is None:
            return None
        first = context.fiscal_start
        year = context.when.year + (1 < first <= context.when.month)
        return calendar.year_days(year + self.offset, first)

    def label(self, context: Context) -> str:
        days = closed(self, context)
        if days is None:
            words = {-2: "before last", -1: "last", 0: "this", 1: "next", 2: "after next"}
            word = words.get(self.offset, f"{self.offset:+}")
            return f"{self.unit} {word}" if abs(self.offset) > 1 else f"{word} {self.unit}"
        return f"FY{days.end.year}" if self.unit == "fiscal year" else calendar.name(days)


@dataclass(frozen=True, slots=True)
class Nth:
    """``count`` units of a larger period from the ``number``-th on; -1 is the last one.

    A unit may also be a month by name ("named month") or "weekday 0" ... "weekday 6".
    Without ``of``, the larger period is the year (for a day the month, for a weekday
    the week) that the context suggests.
    """

    unit: str
    number: int
    of: Shape | None = None
    count: int = 1

    def place(self, within: Closed) -> Closed | None:
        if self.unit == "named month":
            month = calendar.make_day(within.start.year, self.number, 1)
            if month and month < within.start:
                month = calendar.add_months(month, 12)
            return calendar.run(month, "month", self.count)
        if self.unit.startswith("weekday"):
            return calendar.nth_weekday(int(self.unit[-1]), self.number, within)
        if self.unit == "weekend":
            saturday = calendar.nth_weekday(5, self.number, within)
            return calendar.run(saturday.start, "day", 2) if saturday else None
        return calendar.nth(self.unit, self.number, self.count, within)

    def days(self, context: Context) -> Days | None:
        if self.of is None:
            return opened(context.around(self._container(), self.place))
        within = closed(self.of, context)
        return opened(self.place(within) if within else None)

    def _container(self) -> str:
        if self.unit.startswith("weekday"):
            return "week"
        return "month" if self.unit == "day" else "year"

    def label(self, context: Context) -> str:
        days = closed(self, context)
        if days and not self._fiscal():
            return calendar.name(days)
        if days is None and (model := closed(self, MODEL)):
            return without_year(calendar.name(model))
        part = self._part()
        return f"{part} {self.of.label(context)}" if self.of else part

    def _fiscal(self) -> bool:
        if isinstance(self.of, Relative):
            return self.of.unit == "fiscal year"
        return isinstance(self.of, Fiscal)

    def _part(self) -> str:
        """The name of the part alone: "Q1", "March", "week 3"."""
        model = closed(Nth(self.unit, self.number, None, self.count), MODEL)
        if model and self.unit in ("half", "quarter", "month", "named month"):
            return without_year(calendar.name(model))
        return f"{self.unit} {self.number}"


def without_year(label: str) -> str:
    """A label made with the model year, less that year."""
    return label.replace(f" {MODEL_YEAR}", "").replace(f" {MODEL_YEAR + 1}", "")
