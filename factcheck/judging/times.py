"""Is a passage of the time a claim names? Periods against periods, and against the day of speaking."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.figures.periods.relations import Match as Relation
from factcheck.figures.periods.relations import compatible
from factcheck.model import Passage, Period

_AFTERMATH = ((1, 1), (31, 45), (92, 120), (184, 180), (366, 400))
"""Days in a period, and how many days after it people still speak of it without naming it."""


def timing(claimed: Period | None, context: Sequence[Period], found: Period | None, passage: Passage) -> Relation:
    """Whether a figure of ``passage`` for the period ``found`` is of the time a claim names.

    ``claimed`` is the period of the claimed figure, ``context`` the claim's others: when
    something was said, or what it is compared with.
    """
    around = [spoken(period, passage) for period in context]
    if Relation.DIFFERENT in around:
        return Relation.DIFFERENT
    if claimed is None:
        return Relation.SAME if not around or Relation.SAME in around else Relation.UNKNOWN
    if found is None:
        return _unnamed(claimed, passage)
    relation = compatible(claimed, found)
    if relation is Relation.DIFFERENT and _is_day(claimed) and _day_of_speech(claimed, passage):
        return Relation.SAME
    return relation


def spoken(period: Period, passage: Passage) -> Relation:
    """Whether a passage speaks of ``period`` or was spoken in it, or soon after it."""
    if any(compatible(period, other) is Relation.SAME for other in passage.reading.periods):
        return Relation.SAME
    said = passage.source.date
    if said is None or period.start is None or period.end is None:
        return Relation.UNKNOWN
    if _day_of_speech(period, passage):
        return Relation.SAME
    late = (said - period.end).days
    return Relation.UNKNOWN if 0 < late <= _aftermath(period) else Relation.DIFFERENT


def _unnamed(claimed: Period, passage: Passage) -> Relation:
    """A figure without a period is of the period set before it, else of the time of speaking."""
    setting = passage.setting
    if setting and compatible(claimed, setting) is Relation.SAME:
        return Relation.SAME
    relation = spoken(claimed, passage)
    return Relation.UNKNOWN if setting and relation is Relation.SAME and not _is_day(claimed) else relation


def _day_of_speech(period: Period, passage: Passage) -> bool:
    days = (passage.source.event_date, passage.source.date, passage.source.published)
    return any(day and period.start and period.end and period.start <= day <= period.end for day in days)


def _is_day(period: Period) -> bool:
    return period.start is not None and period.start == period.end


def _aftermath(period: Period) -> int:
    assert period.start
    assert period.end
    length = (period.end - period.start).days + 1
    return next((after for longest, after in _AFTERMATH if length <= longest), _AFTERMATH[-1][1])
