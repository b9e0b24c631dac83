"""What the periods of one text tell about each other: shared years, comparisons, the tense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.calendar import Closed
from factcheck.figures.periods.lexicon import load
from factcheck.figures.periods.shapes.compound import Counterpart, Open, Shifted, lacks_year
from factcheck.figures.periods.shapes.single import NEUTRAL, PAST, Context, Found, closed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.figures.tokens import Token

_NOTHING = Context()


def contexts(
    found: Sequence[Found], tokens: Sequence[Token], context: Context
) -> Iterator[tuple[Found, Context]]:
    """Each period with the context that the words around it and the periods before it make."""
    words = load("periods").words
    context = context._replace(tense=NEUTRAL if any(t.low in words["future"] for t in tokens) else PAST)
    for one, year in zip(found, _shared_years(found, tokens), strict=True):
        here = context._replace(year=year or context.year)
        yield one, here
        if not (one.first and tokens[one.first - 1].low in words["compared"]):
            context = _after(context, here, one)


def _shared_years(found: Sequence[Found], tokens: Sequence[Token]) -> list[int | None]:
    """For each period the year that the last of its list names: the 2024 of "April, May and June 2024"."""
    words = load("periods").words["list"]
    years: list[int | None] = [None] * len(found)
    for i in range(len(found) - 2, -1, -1):
        one, following = found[i], found[i + 1]
        between = {token.low for token in tokens[one.after : following.first]}
        if between and between <= words.keys() and lacks_year(one.shape):
            days = closed(following.shape, _NOTHING)
            years[i] = days.start.year if days else years[i + 1]
    return years


def _after(context: Context, here: Context, found: Found) -> Context:
    """What a period tells those after it: the days spoken of, and its year if it names one."""
    days = closed(found.shape, here)
    if days is None or isinstance(found.shape, Open | Shifted | Counterpart):
        return context
    context = context._replace(anchor=Closed(*days))
    if "FY" in found.shape.label(here):
        return context  # a fiscal year says nothing of the calendar year of a quarter after it
    named = days.start != days.end and days.start.year == days.end.year and closed(found.shape, _NOTHING)
    return context._replace(year=days.start.year) if named else context
