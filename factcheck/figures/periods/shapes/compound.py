"""Shapes made of other shapes: ranges, open ends, edges, stretches counted from a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods import calendar
from factcheck.figures.periods.calendar import DAY, Closed, Days
from factcheck.figures.periods.shapes.known import FUTURE, NEUTRAL, PAST, Context
from factcheck.figures.periods.shapes.single import Nth, Relative, Shape, closed, opened

if TYPE_CHECKING:
    from datetime import date


class Range(Shape):
    """From the beginning of one period to the end of another.

    What one end leaves unsaid is taken from the other: in "November to February
    2017" the November is the last one before that February.
    """

    first: Shape
    last: Shape

    def _days(self, context: Context) -> Days | None:
        first, last = self._ends(context)
        if first is None or last is None or last.end < first.start:
            return None
        return Days(first.start, last.end)

    def _ends(self, context: Context) -> tuple[Closed | None, Closed | None]:
        bare = Context(fiscal_start=context.fiscal_start)
        if lacks_year(self.first) and not lacks_year(self.last):
            last = closed(self.last, context)
            return (closed(self.first, bare._replace(when=last.start, tense=PAST)) if last else None), last
        first = closed(self.first, context)
        if first and lacks_year(self.last):
            context = bare._replace(when=first.start, tense=FUTURE)
        return first, closed(self.last, context)

    def _unsettled(self, context: Context) -> str:
        return f"{self.first.label(context)} to {self.last.label(context)}"


def lacks_year(shape: Shape) -> bool:
    """Whether the largest period named is a part of one that is not."""
    return isinstance(largest_of(shape), Nth)


def largest_of(shape: Shape) -> Shape:
    """The largest period named in a shape: the year of a day of a month."""
    while (inner := getattr(shape, "of", None)) is not None:
        shape = inner
    return shape


class Open(Shape):
    """A period with one end: "since 2018", "by 2030", "before March", "after June"."""

    word: str
    of: Shape

    def _days(self, context: Context) -> Days | None:
        days = closed(self.of, self._ahead(context))
        if days is None:
            return None
        if self.word == "since":
            known = context.when is not None and context.when >= days.start
            return Days(days.start, context.when if known else None)
        if self.word == "after":
            return Days(calendar.add_days(days.end, 1), None)
        return Days(None, calendar.add_days(days.start, -1) if self.word == "before" else days.end)

    def _named(self, context: Context) -> str:
        from_start = self.word in ("since", "before")
        return f"{self.word} {_edge_name(self.of, self._ahead(context), from_start)}"

    def _ahead(self, context: Context) -> Context:
        """Plans are made to be done "by March" of a year to come."""
        ahead = self.word == "by" and context.tense == NEUTRAL
        return context._replace(tense=FUTURE) if ahead else context


class ToDate(Shape):
    """From the beginning of a period to the day of the event: "2024 to date"."""

    of: Shape

    def _days(self, context: Context) -> Days | None:
        days = closed(self.of, context)
        if days is None or context.when is None or context.when < days.start:
            return None
        return Days(days.start, context.when)

    def _named(self, context: Context) -> str:
        return f"{_edge_name(self.of, context, True)} to date"


def _is_range(label: str) -> bool:
    """Whether a label has two ends, so that no word can be put before or after it."""
    return " to " in label or ("-" in label and "FY" not in label)


def _edge_name(shape: Shape, context: Context, from_start: bool) -> str:
    """The name of the shape, or of its first or last day if the name is a range."""
    label, days = shape.label(context), closed(shape, context)
    if days is None or not _is_range(label):
        return label
    day = days.start if from_start else days.end
    return calendar.name(Closed(day, day))


class Part(Shape):
    """A part without a sharp border: "early 2024", "mid March", "rest of the year".

    ``start`` and ``end`` are its first and its last day (of a week, its halves); early
    and late are halves, mid is the third in the middle.
    """

    word: str
    of: Shape

    def _days(self, context: Context) -> Days | None:
        days = closed(self.of, context)
        if days is None:
            return None
        word = self.word
        if word in _CUTS:
            if context.when and days.start <= context.when <= days.end:
                return Days(days.start, context.when) if word == "earlier" else Days(context.when, days.end)
            word = _CUTS[word]
        return _fraction(days, word)

    def _named(self, context: Context) -> str:
        days, whole = closed(self, context), self.of.label(context)
        sure = context.fiscal_start > 1 or "FY" not in whole
        if days and days.start == days.end and sure:
            return ""
        return "" if _is_range(whole) else f"{self.word} {'of ' * (self.word in _WITH_OF)}{whole}"

    def _unsettled(self, context: Context) -> str:
        return f"{self.word} {self.of.label(context)}"


_WITH_OF = ("start", "end", "rest")
_CUTS = {"earlier": "early", "rest": "late"}  # cut at the day of the event, if it lies within
_WEEK = {"start": (0, 3), "early": (0, 3), "mid": (1, 5), "late": (3, 7), "end": (3, 7)}


def _fraction(days: Closed, word: str) -> Days:
    length = (days.end - days.start).days + 1
    if length < 3:
        return Days(*days)  # "early Wednesday" is that day
    if length == 7:
        first, after = _WEEK[word]
        return Days(calendar.add_days(days.start, first), calendar.add_days(days.start, after - 1))
    if word in ("start", "end"):
        day = days.start if word == "start" else days.end
        return Days(day, day)
    unit, size = ("month", round(length * 12 / 365.25)) if length >= 180 else ("day", length)
    first, after = {"early": (0, size // 2), "mid": (size // 3, size - size // 3), "late": (size // 2, size)}[
        word
    ]
    start, beyond = calendar.add(days.start, unit, first), calendar.add(days.start, unit, after)
    return Days(start, beyond - DAY if beyond and word != "late" else days.end)


class Rolling(Shape):
    """A stretch counted from the day of the event: "the past 3 years", "within 5 days".

    ``word`` is past, next or within; quarters are counted whole.
    """

    word: str
    amounts: tuple[tuple[str, int], ...]

    def _days(self, context: Context) -> Days | None:
        if context.when is None:
            return None
        if self.amounts[0][0] == "quarter":
            return opened(self._whole(context.when))
        sign = -1 if self.word == "past" else 1
        far = context.when
        for unit, count in self.amounts:
            moved = calendar.add(far, unit, sign * count)
            if moved is None:
                return None
            far = moved
        near = calendar.add_days(context.when, {"past": -1, "next": 1}.get(self.word, 0))
        return Days(far, near) if sign < 0 else Days(near, far)

    def _whole(self, when: date) -> Closed | None:
        unit, count = self.amounts[0]
        here = calendar.current(unit, when)
        start = calendar.add(here.start, unit, -count if self.word == "past" else 1) if here else None
        return calendar.run(start, unit, count)

    def _named(self, _context: Context) -> str:
        return f"{self.word} " + " ".join(calendar.several(n, unit) for unit, n in self.amounts)


class Ending(Shape):
    """A stretch known by its last day: "the 12 months through May"; ``name`` if it has one ("Q4 FY2024")."""

    unit: str
    count: int
    at: Shape
    name: str = ""

    def _days(self, context: Context) -> Days | None:
        at = closed(self.at, context)
        after = calendar.add_days(at.end, 1) if at else None
        start = calendar.add(after, self.unit, -self.count) if after else None
        return Days(start, at.end) if at and start else None

    def _named(self, _context: Context) -> str:
        return self.name

    def _unsettled(self, context: Context) -> str:
        return f"{calendar.several(self.count, self.unit)} to {self.at.label(context)}"


class Beginning(Shape):
    """A stretch known by its first day: "2 weeks starting 20 May"."""

    unit: str
    count: int
    at: Shape

    def _days(self, context: Context) -> Days | None:
        at = closed(self.at, context)
        return opened(calendar.run(at.start, self.unit, self.count) if at else None)

    def _unsettled(self, context: Context) -> str:
        return f"{calendar.several(self.count, self.unit)} from {self.at.label(context)}"


class Away(Shape):
    """The day some units from another; with ``reach`` all days up to it ("less than 2 weeks from today")."""

    unit: str
    count: int
    of: Shape
    reach: bool = False

    def _days(self, context: Context) -> Days | None:
        at = closed(self.of, context)
        there = calendar.add(at.start, self.unit, self.count) if at else None
        if at is None or there is None:
            return None
        return Days(min(at.start, there), max(at.start, there)) if self.reach else Days(there, there)

    def _unsettled(self, context: Context) -> str:
        side = "before" if self.count < 0 else "after"
        return f"{calendar.several(abs(self.count), self.unit)} {side} {self.of.label(context)}"


class Around(Shape):
    """The week (month, ...) that a day lies in: "the week of 10 April"."""

    unit: str
    of: Shape

    def _days(self, context: Context) -> Days | None:
        at = closed(self.of, context)
        return opened(calendar.current(self.unit, at.start) if at else None)

    def _unsettled(self, context: Context) -> str:
        return f"{self.unit} of {self.of.label(context)}"


class Shifted(Shape):
    """The stretch last spoken of, some units away: "a year earlier".

    ``ago`` counts from the day of the event when nothing was spoken of.
    """

    unit: str
    count: int
    said: str
    ago: bool = False

    def _days(self, context: Context) -> Days | None:
        if context.anchor:
            return opened(calendar.shift(context.anchor, self.unit, self.count))
        return Relative(self.unit, self.count).days(context) if self.ago else None

    def _unsettled(self, _context: Context) -> str:
        return self.said


class Counterpart(Shape):
    """The stretch last spoken of in another year: "the same period last year", "of 2023"."""

    year: Shape

    def _days(self, context: Context) -> Days | None:
        if context.anchor is None:
            return None
        if isinstance(self.year, Relative):
            return opened(calendar.shift(context.anchor, "year", self.year.offset))
        there = closed(self.year, context)
        return opened(
            calendar.shift(context.anchor, "year", there.end.year - context.anchor.end.year)
            if there
            else None
        )

    def _unsettled(self, context: Context) -> str:
        return f"same period {self.year.label(context._replace(when=None))}"
