"""What a period expression says, before any date is known.

A shape is what a grammar makes of words ("the third quarter of last year" is
``Nth("quarter", 3, of=Relative("year", -1))``). Given a ``Context`` it tells its
``days``, or ``None`` where text and context do not settle them, and its ``label``,
which keeps what is known either way. Shapes are the same for every language.
"""

from __future__ import annotations

from typing import Any, NamedTuple, dataclass_transform

from factcheck.figures.periods import calendar
from factcheck.figures.periods.calendar import Closed, Days
from factcheck.figures.periods.shapes.known import PARTS_OF_YEAR, PAST, Context, Place

_MODEL_YEARS = (
    2000,
    2001,
)  # parts of an unknown year are called what they are in both, one of them a leap year


@dataclass_transform(frozen_default=True)
class Shape:
    """A period as said; a kind of shape tells its days, and its names if they are not those of the days.

    A shape is made of the fields that its kind annotates, as a dataclass is, and
    never changes; making sixteen dataclasses would cost a short run a tenth of its time.
    """

    def __init__(self, *values: Any, **named: Any) -> None:
        vars(self).update(zip(type(self).__annotations__, values, strict=False), **named)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: a shape never changes")

    def days(self, context: Context) -> Days | None:
        """The days meant, or ``None`` if they are not settled."""
        return self._days(context)

    def label(self, context: Context) -> str:
        """The name of the days, or of what is known of them."""
        return self._named(context) or self._of_days(context) or self._unsettled(context)

    def _days(self, context: Context) -> Days | None:
        raise NotImplementedError

    def _named(self, _context: Context) -> str:
        """A name of its own, whatever the days."""
        return ""

    def _of_days(self, context: Context) -> str:
        """The name of the days; without a year, if only that is missing."""
        if days := closed(self, context):
            return context.name(days)
        names = {_without_year(self, year) for year in _MODEL_YEARS} - {""}
        return names.pop() if len(names) == 1 else ""

    def _unsettled(self, _context: Context) -> str:
        """What is known when the days are not."""
        return ""


def closed(shape: Shape, context: Context) -> Closed | None:
    """The days of ``shape`` if both ends are known."""
    days = shape.days(context)
    if days is None or days.start is None or days.end is None or days.end < days.start:
        return None
    return Closed(days.start, days.end)


def opened(days: Closed | None) -> Days | None:
    """Known days as days that may be open."""
    return Days(*days) if days else None


def _without_year(shape: Shape, year: int) -> str:
    """What the days of ``shape`` in ``year`` are called, less the year; "" if that does not settle them."""
    days = closed(shape, Context(year=year))
    return calendar.name(days).replace(f" {year}", "").replace(f" {year + 1}", "") if days else ""


class Year(Shape):
    """A calendar year by its number."""

    number: int

    def _days(self, _context: Context) -> Days | None:
        return opened(calendar.year_days(self.number))


class Fiscal(Shape):
    """A fiscal year by the calendar year it ends in; ``split`` if written with both ("2026-27").

    A split year cannot begin in January, so without a configured start its days stay unknown.
    """

    number: int
    split: bool = False

    def _days(self, context: Context) -> Days | None:
        if self.split and context.fiscal_start == 1:
            return None
        return opened(calendar.year_days(self.number, context.fiscal_start))

    def _named(self, _context: Context) -> str:
        return f"FY{self.number - 1}-{self.number % 100:02}" if self.split else f"FY{self.number}"


def _fiscal_year(context: Context, place: Place) -> Shape | None:
    """The fiscal year of a part not named: that of its neighbour, else the nearest fitting one."""
    when = context.when
    if context.fiscal or when is None or context.fiscal_start == 1:
        return context.fiscal
    known = context.reported.end if context.reported else when
    here = context.current_on("fiscal year", when)
    for steps in (0, -1) if context.tense == PAST else (-1, 0, 1):
        year = calendar.shift(here, "year", steps) if here else None
        days = place(year) if year else None
        if year and days and (days.start <= when if context.tense == PAST else days.end >= known):
            return Fiscal(year.end.year)
    return None


class Era(Shape):
    """Several years with a name of their own: "1990s", "20th century"."""

    first: int
    years: int
    name: str

    def _days(self, _context: Context) -> Days | None:
        return opened(calendar.run(calendar.make_day(self.first, 1, 1), "year", self.years))

    def _named(self, _context: Context) -> str:
        return self.name


class Named(Shape):
    """A period whose days its name does not settle: a season, "the quarter", an unnamed fiscal year."""

    name: str
    of: Shape | None = None

    def _days(self, _context: Context) -> Days | None:
        return None

    def _named(self, context: Context) -> str:
        return f"{self.name} {self.of.label(context)}" if self.of else self.name


_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_OFFSETS = {-1: "last", 0: "this", 1: "next"}


class Relative(Shape):
    """A unit counted from the one ``when`` lies in: last year is -1, this quarter 0."""

    unit: str
    offset: int

    def _days(self, context: Context) -> Days | None:
        here = context.current(self.unit, self.offset)
        unit = "year" if self.unit == "fiscal year" else self.unit
        return opened(calendar.shift(here, unit, self.offset) if here else None)

    def _named(self, context: Context) -> str:
        days = closed(self, context) if self.unit == "fiscal year" else None
        return f"FY{days.end.year}" if days else ""

    def _unsettled(self, _context: Context) -> str:
        if self.unit == "day" and self.offset in _DAYS:
            return _DAYS[self.offset]
        if self.offset in _OFFSETS:
            return f"{_OFFSETS[self.offset]} {self.unit}"
        return f"{calendar.several(abs(self.offset), self.unit)} {'ago' if self.offset < 0 else 'ahead'}"


class Reported(Shape):
    """The unit that the document reports on: "the quarter"."""

    unit: str

    def _days(self, context: Context) -> Days | None:
        return opened(context.own(self.unit))

    def _unsettled(self, _context: Context) -> str:
        return f"the {self.unit}"


class Nth(Shape):
    """``count`` units of a larger period from the ``number``-th on; -1 is the last one.

    A unit may also be a month by name ("named month"), "weekend", "weekday 0" ... "weekday 6".
    Without ``of``, the larger period is the year (for a day the month, for a weekday
    the week) that the context suggests.
    """

    unit: str
    number: int
    of: Shape | None = None
    count: int = 1

    def whole(self, context: Context) -> Shape | None:
        """The larger period: as said, else the fiscal year that text or document suggest."""
        if self.unit not in PARTS_OF_YEAR:
            return self.of
        if isinstance(self.of, Year) and context.fiscal_start > 1:
            return Fiscal(self.of.number)
        if self.of is None or (isinstance(self.of, Named) and self.of.name == "FY"):
            return _fiscal_year(context, self.place) or self.of
        return self.of

    def place(self, within: Closed) -> Closed | None:
        """The days of this part of ``within``."""
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

    def _days(self, context: Context) -> Days | None:
        unnamed = self._unnamed(context)
        if unnamed:
            return opened(context.around(*unnamed, named=self._is_named(), over=self.count > 1))
        whole = self.whole(context)
        within = closed(whole, context) if whole else None
        return opened(self.place(within) if within else None)

    def _is_named(self) -> bool:
        """Whether the largest part is a month: "July", "4 July"."""
        return self.of._is_named() if isinstance(self.of, Nth) else self.unit == "named month"

    def _unnamed(self, context: Context) -> tuple[str, Place] | None:
        """If the largest period is left out: its unit, and this part's place in it."""
        whole = self.whole(context)
        if whole is None:
            weekday = self.unit.startswith("weekday")
            return "week" if weekday else "month" if self.unit == "day" else "year", self.place
        inner = whole._unnamed(context) if isinstance(whole, Nth) else None
        if inner is None:
            return None
        unit, outer = inner
        return unit, lambda whole: self.place(part) if (part := outer(whole)) else None

    def _named(self, context: Context) -> str:
        whole = self.whole(context)
        fiscal = isinstance(whole, Fiscal) or (isinstance(whole, Relative) and whole.unit == "fiscal year")
        return self._unsettled(context) if fiscal and self.count == 1 else ""

    def _unsettled(self, context: Context) -> str:
        whole = self.whole(context)
        return f"{self._part()} {whole.label(context)}" if whole else self._part()

    def _part(self) -> str:
        if self.unit in ("half", "quarter", "month", "named month"):
            part = Nth(self.unit, self.number, None, self.count)
            return _without_year(part, _MODEL_YEARS[0]) or f"{self.unit} {self.number}"
        unit = calendar.WEEKDAY_NAMES[int(self.unit[-1])] if self.unit.startswith("weekday") else self.unit
        return unit if self.number == 1 and self.unit != "week" else f"{unit} {self.number}"


class Same(Shape):
    """The unit that the period last spoken of lies in: "the same year"; a week may be the present one."""

    unit: str

    def _days(self, context: Context) -> Days | None:
        day = context.anchor.start if context.anchor else context.when if self.unit == "week" else None
        return opened(calendar.current(self.unit, day) if day else None)

    def _unsettled(self, _context: Context) -> str:
        return f"same {self.unit}"


class Found(NamedTuple):
    """A shape and the tokens it was read from, from ``first`` up to ``after``."""

    shape: Shape
    first: int
    after: int
