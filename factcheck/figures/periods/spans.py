"""Shapes made of other shapes: ranges, open ends, edges, stretches counted from a day."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.figures.periods import calendar
from factcheck.figures.periods.calendar import DAY, Closed, Days
from factcheck.figures.periods.shapes import (
    FUTURE,
    MODEL,
    PAST,
    Context,
    Nth,
    Shape,
    closed,
    opened,
    without_year,
)


@dataclass(frozen=True, slots=True)
class Range:
    """From the beginning of one period to the end of another.

    What one end leaves unsaid is taken from the other: in "November to February
    2017" the November is the last one before that February.
    """

    first: Shape
    last: Shape

    def days(self, context: Context) -> Days | None:
        first, last = self._ends(context)
        if first is None or last is None or last.end < first.start:
            return None
        return Days(first.start, last.end)

    def _ends(self, context: Context) -> tuple[Closed | None, Closed | None]:
        bare = Context(fiscal_start=context.fiscal_start)
        if _lacks_year(self.first) and not _lacks_year(self.last):
            last = closed(self.last, context)
            return (closed(self.first, bare._replace(when=last.start, tense=PAST)) if last else None), last
        first = closed(self.first, context)
        if first and _lacks_year(self.last):
            context = bare._replace(when=first.start, tense=FUTURE)
        return first, closed(self.last, context)

    def label(self, context: Context) -> str:
        if days := closed(self, context):
            return calendar.name(days)
        if model := closed(self, MODEL):
            return without_year(calendar.name(model))
        return f"{self.first.label(context)} to {self.last.label(context)}"


def _lacks_year(shape: Shape) -> bool:
    """Whether the largest period named is a part of one that is not."""
    while (inner := getattr(shape, "of", None)) is not None:
        shape = inner
    return isinstance(shape, Nth)


@dataclass(frozen=True, slots=True)
class Open:
    """A period with one end: "since 2018", "by 2030", "before March", "after June"."""

    word: str
    of: Shape

    def days(self, context: Context) -> Days | None:
        days = closed(self.of, context)
        if days is None:
            return None
        if self.word == "since":
            known = context.when is not None and context.when >= days.start
            return Days(days.start, context.when if known else None)
        if self.word == "after":
            return Days(calendar.add_days(days.end, 1), None)
        return Days(None, calendar.add_days(days.start, -1) if self.word == "before" else days.end)

    def label(self, context: Context) -> str:
        return f"{self.word} {self.of.label(context)}"


@dataclass(frozen=True, slots=True)
class ToDate:
    """A period as far as it has gone: "2024 to date"."""

    of: Shape

    def days(self, context: Context) -> Days | None:
        days = closed(self.of, context)
        if days is None or context.when is None or context.when < days.start:
            return None
        return Days(days.start, min(context.when, days.end))

    def label(self, context: Context) -> str:
        return f"{self.of.label(context)} to date"


@dataclass(frozen=True, slots=True)
class Part:
    """A part without a sharp border: "early 2024", "mid March", "rest of the year".

    ``start`` and ``end`` are its first and its last day; early and late are halves,
    mid is the third in the middle.
    """

    word: str
    of: Shape

    def days(self, context: Context) -> Days | None:
        days = closed(self.of, context)
        if days is None:
            return None
        if self.word in ("start", "end"):
            day = days.start if self.word == "start" else days.end
            return Days(day, day)
        if self.word in ("rest", "earlier"):
            return _cut(days, self.word, context)
        return _fraction(days, self.word)

    def label(self, context: Context) -> str:
        days = closed(self, context)
        if days and days.start == days.end:
            return calendar.name(days)
        return f"{self.word} {self.of.label(context)}"


def _cut(days: Closed, word: str, context: Context) -> Days | None:
    """The part of ``days`` before or after the day of the event."""
    if context.when is None or not days.start <= context.when <= days.end:
        return None
    return Days(days.start, context.when) if word == "earlier" else Days(context.when, days.end)


def _fraction(days: Closed, word: str) -> Days:
    months = (days.end - days.start).days // 30
    unit, size = ("month", months) if months >= 6 else ("day", (days.end - days.start).days + 1)
    first, last = {"early": (0, size // 2), "mid": (size // 3, size - size // 3), "late": (size // 2, size)}[
        word
    ]
    start, after = calendar.add(days.start, unit, first), calendar.add(days.start, unit, last)
    assert start
    return Days(start, after - DAY if after and word != "late" else days.end)


@dataclass(frozen=True, slots=True)
class Rolling:
    """A stretch counted from the day of the event: "the past 3 years", "within 5 days".

    ``word`` is past, next or within; quarters are counted whole.
    """

    word: str
    amounts: tuple[tuple[str, int], ...]

    def days(self, context: Context) -> Days | None:
        if context.when is None:
            return None
        if self.amounts[0][0] == "quarter":
            return opened(self._whole(context))
        sign = -1 if self.word == "past" else 1
        far = context.when
        for unit, count in self.amounts:
            moved = calendar.add(far, unit, sign * count)
            if moved is None:
                return None
            far = moved
        near = calendar.add_days(context.when, {"past": -1, "next": 1}.get(self.word, 0))
        return Days(far, near) if sign < 0 else Days(near, far)

    def _whole(self, context: Context) -> Closed | None:
        unit, count = self.amounts[0]
        here = calendar.current(unit, context.when) if context.when else None
        if here is None:
            return None
        start = calendar.add(here.start, unit, -count if self.word == "past" else 1)
        return calendar.run(start, unit, count)

    def label(self, context: Context) -> str:  # noqa: ARG002
        return f"{self.word} " + " ".join(f"{n} {unit}{'s' * (n != 1)}" for unit, n in self.amounts)


@dataclass(frozen=True, slots=True)
class Ending:
    """A stretch known by its last day: "the 12 months through May".

    ``name`` is a name it bears besides ("Q4 FY2024").
    """

    unit: str
    count: int
    at: Shape
    name: str = ""

    def days(self, context: Context) -> Days | None:
        at = closed(self.at, context)
        after = calendar.add_days(at.end, 1) if at else None
        start = calendar.add(after, self.unit, -self.count) if after else None
        return Days(start, at.end) if at and start else None

    def label(self, context: Context) -> str:
        days = closed(self, context)
        if self.name or days:
            return self.name or calendar.name(days) if days else self.name
        return f"{self.count} {self.unit}s to {self.at.label(context)}"


@dataclass(frozen=True, slots=True)
class Beginning:
    """A stretch known by its first day: "2 weeks starting 20 May"."""

    unit: str
    count: int
    at: Shape

    def days(self, context: Context) -> Days | None:
        at = closed(self.at, context)
        return opened(calendar.run(at.start, self.unit, self.count) if at else None)

    def label(self, context: Context) -> str:
        days = closed(self, context)
        return calendar.name(days) if days else f"{self.count} {self.unit}s from {self.at.label(context)}"


@dataclass(frozen=True, slots=True)
class Around:
    """The week (month, ...) that a day lies in: "the week of 10 April"."""

    unit: str
    of: Shape

    def days(self, context: Context) -> Days | None:
        at = closed(self.of, context)
        return opened(calendar.current(self.unit, at.start) if at else None)

    def label(self, context: Context) -> str:
        days = closed(self, context)
        return calendar.name(days) if days else f"{self.unit} of {self.of.label(context)}"


@dataclass(frozen=True, slots=True)
class Shifted:
    """The stretch last spoken of, some units away: "a year earlier", "the same period last year"."""

    unit: str
    count: int
    said: str

    def days(self, context: Context) -> Days | None:
        return opened(calendar.shift(context.anchor, self.unit, self.count) if context.anchor else None)

    def label(self, context: Context) -> str:
        days = closed(self, context)
        return calendar.name(days) if days else self.said


@dataclass(frozen=True, slots=True)
class Named:
    """A period whose days its name does not settle: a season, "the quarter", an unnamed fiscal year."""

    name: str
    of: Shape | None = None

    def days(self, context: Context) -> Days | None:  # noqa: ARG002
        return None

    def label(self, context: Context) -> str:
        return f"{self.name} {self.of.label(context)}" if self.of else self.name
