"""Is a passage of the time a claim names? Periods against periods, and against the day of speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.relations import Match as Relation
from factcheck.figures.periods.relations import compatible
from factcheck.judging.marks import marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Passage, Period

_AFTERMATH = ((1, 1), (31, 45), (92, 120), (184, 180), (366, 400))
"""Days in a period, and how many days after it people still speak of it without naming it."""

_RUNNING = frozenset({"since", "to date"})
_FORESIGHT = 366
_FEW_DAYS = 3
_MONTH_END = 28
_QUARTER = 92
_SHORT_OF_A_YEAR = 300
_WORST = (Relation.DIFFERENT, Relation.UNKNOWN, Relation.SAME)


def timing(
    claimed: Period | None, others: Sequence[Period], found: Period | None, passage: Passage
) -> Relation:
    """Whether a figure of ``passage`` for the period ``found`` is of the time a claim names.

    ``claimed`` is the period of the claimed figure, ``others`` the claim's other periods. A
    day or month in which the passage was spoken is met by that; what is left must be met
    by the figure's own period.
    """
    if claimed is not None and found is not None and _same(claimed, found):
        return _of_others(others, passage)
    if claimed is not None and not _spoken_within(claimed, passage):
        return min(_of_period(claimed, found, passage), _of_others(others, passage), key=_WORST.index)
    left = [period for period in others if not _spoken_within(period, passage)]
    if found is None or not left:
        return _of_others(others, passage) if found is None or claimed is None else Relation.UNKNOWN
    return Relation.SAME if any(_same(period, found) for period in left) else _of_others(left, passage)


def is_year_before(earlier: Period, later: Period) -> bool:
    """Whether a period is the same days a year before another, leap days aside."""
    pairs = ((earlier.start, later.start), (earlier.end, later.end))
    return all(one and other and (other - one).days in (365, 366) for one, other in pairs)


def spoken(period: Period, passage: Passage) -> Relation:
    """Whether a passage speaks of ``period`` or was spoken in it, or soon after it."""
    if any(compatible(period, other) is Relation.SAME for other in passage.reading.periods):
        return Relation.SAME
    said = passage.source.date
    if said is None or period.start is None or period.end is None:
        return Relation.UNKNOWN
    if _day_of_speech(period, passage):
        return Relation.SAME
    late, early = (said - period.end).days, (period.start - said).days
    ahead = 0 < early <= _FORESIGHT and _days(period) > 1 and marks("ahead").search(passage.text) is not None
    fiscal = "FY" in period.label and max(late, early) <= _FORESIGHT
    near = 0 < late <= _aftermath(period) or ahead or fiscal
    return Relation.UNKNOWN if near else Relation.DIFFERENT


def _of_period(claimed: Period, found: Period | None, passage: Passage) -> Relation:
    """A figure without a period is of the period set before it, else of the time of speaking."""
    if found is not None:
        relation = compatible(claimed, found)
        return (
            min(relation, spoken(claimed, passage), key=_WORST.index)
            if relation is Relation.UNKNOWN
            else relation
        )
    setting = None if passage.reading.periods or _left_behind(passage) else passage.setting
    if setting and not _same(claimed, setting) and _apart(claimed, setting):
        return Relation.DIFFERENT
    relation = Relation.SAME if setting and _same(claimed, setting) else spoken(claimed, passage)
    if relation is Relation.DIFFERENT and setting and _at_end(claimed) and claimed.end == setting.end:
        return Relation.UNKNOWN  # what is counted on its last day is told of a year or quarter
    vague = (setting is not None and not _same(claimed, setting)) or _days(claimed) > _QUARTER
    of_a_year = 0 < _days(claimed) < _SHORT_OF_A_YEAR and marks("annual").search(passage.text)
    return Relation.UNKNOWN if relation is Relation.SAME and (vague or of_a_year) else relation


def _left_behind(passage: Passage) -> bool:
    """Whether a sentence that speaks of no future stands behind one that does."""
    said, setting = passage.source.date, passage.setting
    ahead = setting and setting.start and said and setting.start > said
    return bool(ahead) and not marks("ahead").search(passage.text)


def _apart(one: Period, other: Period) -> bool:
    """Whether two periods have no day in common; the days of a fiscal year are often not known."""
    if "FY" in one.label or "FY" in other.label:
        return one.end is not None and other.end is not None and abs((one.end - other.end).days) > _FORESIGHT
    after = one.end is not None and other.start is not None and one.end < other.start
    return after or (other.end is not None and one.start is not None and other.end < one.start)


def _of_others(others: Sequence[Period], passage: Passage) -> Relation:
    relations = [_beside(period, passage) for period in others]
    return min(relations, default=Relation.SAME, key=_WORST.index)


def _beside(period: Period, passage: Passage) -> Relation:
    """A day or month must be met; a longer or an open period is what the claim compares with."""
    return spoken(period, passage) if _days(period) in range(1, 32) else Relation.SAME


def _same(claimed: Period, found: Period) -> bool:
    """The same days; a rate over twelve months is named by its last month as well."""
    if compatible(claimed, found) is Relation.SAME or _label(claimed) == _label(found):
        return True
    if claimed.start and claimed.start == found.start and {_opening(claimed), _opening(found)} & _RUNNING:
        return claimed.label.split()[0] != found.label.split()[0]
    if _at_end(claimed) and _at_end(found) and claimed.end and found.end:
        return abs((claimed.end - found.end).days) <= _FEW_DAYS
    last = _last_month(claimed)
    return last is not None and last == _last_month(found) and _is_year_to(claimed) != _is_year_to(found)


def _opening(period: Period) -> str:
    """ "since" or "to date": what marks a period that runs on to the day of speaking."""
    return "to date" if period.label.endswith("to date") else period.label.split()[0]


def _label(period: Period) -> str:
    """What a period is called, fiscal or not: a company's "Q1 2025" is its fiscal quarter, also its end."""
    return period.label.replace("FY", "").removeprefix("end of ")


def _at_end(period: Period) -> bool:
    """The last days of a month, when stocks are counted: banks close on the last working day."""
    return _days(period) == 1 and period.end is not None and period.end.day >= _MONTH_END


def _last_month(period: Period) -> tuple[int, int] | None:
    whole = _is_year_to(period) or _days(period) in range(28, 32)
    return (period.end.year, period.end.month) if whole and period.end else None


def _is_year_to(period: Period) -> bool:
    """Twelve months that are not a calendar year."""
    return _days(period) in (365, 366) and period.start is not None and period.start.month != 1


def _spoken_within(period: Period, passage: Passage) -> bool:
    """Whether a day or month the claim names is the time of speaking."""
    return _days(period) in range(1, 32) and _day_of_speech(period, passage)


def _days(period: Period) -> int:
    """The length of a period in days, 0 when an end is open."""
    return (period.end - period.start).days + 1 if period.start and period.end else 0


def _day_of_speech(period: Period, passage: Passage) -> bool:
    days = (passage.source.event_date, passage.source.date, passage.source.published)
    return any(day and period.start and period.end and period.start <= day <= period.end for day in days)


def _aftermath(period: Period) -> int:
    return next((after for longest, after in _AFTERMATH if _days(period) <= longest), _AFTERMATH[-1][1])
