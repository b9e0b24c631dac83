"""What the periods of one text tell about each other: shared years, comparisons, the tense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.calendar import Closed
from factcheck.figures.periods.lexicon import load
from factcheck.figures.periods.shapes.compound import Counterpart, Open, Shifted, lacks_year, largest_of
from factcheck.figures.periods.shapes.known import NEUTRAL, PAST, Context
from factcheck.figures.periods.shapes.single import Fiscal, Found, Shape, Year, closed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.figures.tokens import Token

_NOTHING = Context()


def contexts(
    found: Sequence[Found], tokens: Sequence[Token], context: Context
) -> Iterator[tuple[Found, Context]]:
    """Each period with the context that the words around it and the periods before it make."""
    words = load("periods").words
    context = context._replace(tense=NEUTRAL if _is_of_future(tokens) else PAST)
    found = _fiscal_lists(found, tokens)
    for one, shared in zip(found, _shared_years(found, tokens), strict=True):
        here = _within(context, shared)
        yield one, here
        if not (one.first and tokens[one.first - 1].low in words["compared"]):
            context = _after(context, here, one)


def _within(context: Context, year: Year | Fiscal | None) -> Context:
    """The context of a part of ``year``."""
    if isinstance(year, Year):
        fiscal = Fiscal(year.number) if context.fiscal_start > 1 else context.fiscal
        return context._replace(year=year.number, fiscal=fiscal)
    return context._replace(fiscal=year) if year else context


def _is_of_future(tokens: Sequence[Token]) -> bool:
    """Whether a word speaks of what is to come; "better than expected" looks back."""
    future = load("periods").words["future"]
    return any(
        token.low in future and (at == 0 or tokens[at - 1].low not in ("than", "as"))
        for at, token in enumerate(tokens)
    )


def _listed(one: Found, following: Found, tokens: Sequence[Token]) -> bool:
    """Whether only the words of a list stand between two periods."""
    between = {token.low for token in tokens[one.after : following.first]}
    return bool(between) and between <= load("periods").words["list"].keys()


def _fiscal_lists(found: Sequence[Found], tokens: Sequence[Token]) -> list[Found]:
    """The periods; a bare year listed behind a fiscal year is fiscal: "fiscal years 2023 and 2024"."""
    out: list[Found] = []
    for one in found:
        if (
            out
            and isinstance(one.shape, Year)
            and isinstance(out[-1].shape, Fiscal)
            and _listed(out[-1], one, tokens)
        ):
            one = one._replace(shape=Fiscal(one.shape.number))
        out.append(one)
    return out


def _shared_years(found: Sequence[Found], tokens: Sequence[Token]) -> list[Year | Fiscal | None]:
    """For each period the year that the last of its list names: the 2024 of "April, May and June 2024"."""
    years: list[Year | Fiscal | None] = [None] * len(found)
    for i in range(len(found) - 2, -1, -1):
        one, following = found[i], found[i + 1]
        if lacks_year(one.shape) and _listed(one, following, tokens):
            years[i] = _year_of(following.shape) or years[i + 1]
    return years


def _year_of(shape: Shape) -> Year | Fiscal | None:
    """The year that a period names."""
    if isinstance(largest := largest_of(shape), Fiscal):
        return largest
    days = closed(shape, _NOTHING)
    return Year(days.start.year) if days else None


def _after(context: Context, here: Context, found: Found) -> Context:
    """What a period tells those after it: the days spoken of, and its year if it names one."""
    if isinstance(largest := largest_of(found.shape), Fiscal):
        context = context._replace(fiscal=largest)
    days = closed(found.shape, here)
    if days is None or isinstance(found.shape, Open | Shifted | Counterpart):
        return context
    context = context._replace(anchor=Closed(*days))
    if "FY" in found.shape.label(here):
        return context  # a fiscal year says nothing of a calendar year
    named = days.start != days.end and days.start.year == days.end.year and closed(found.shape, _NOTHING)
    return context._replace(year=days.start.year) if named else context
