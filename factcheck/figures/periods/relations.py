"""Whether two periods are one: what judging asks of them.

Days decide where they are known. Where they are not, labels are compared on what
both of them say: a claim about "H1" may be met by "H1 2024", never by "Q1 2024".
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.figures.periods import read_periods
from factcheck.figures.periods.calendar import Closed
from factcheck.figures.tokens import tokenize

if TYPE_CHECKING:
    from factcheck.model import Period

_VAGUE = frozenset(
    {"early", "mid", "late", "past", "next", "within", "rest", "earlier", "since", "by", "before", "after"}
)
_SPLIT = re.compile(r"FY(\d{4})-\d{2}\b")
_MODEL_YEAR = 2000
_LONGEST_MONTH = 31
_LABELS_KEPT = 4_096  # the same few labels are held against each other again and again


class Match(StrEnum):
    """What is known of two periods being the same."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


def same(a: Period, b: Period) -> bool:
    """Whether the days are the same, or both are unsettled and called the same."""
    if _open_ends(a) or _open_ends(b):
        return (a.start, a.end) == (b.start, b.end) and _first_word(a) == _first_word(b)
    if _settled(a) and _settled(b):
        return (a.start, a.end) == (b.start, b.end) and not _doubtful_year(a, b)
    return not _settled(a) and not _settled(b) and a.label == b.label


def compatible(claim: Period, evidence: Period) -> Match:
    """Whether ``evidence`` speaks of the period the claim names.

    - The same days are the same period; days that do not meet are different ones.
    - Overlapping periods with sharp ends are different (Q1 is not H1); with vague
      ones ("early 2024", "since 2018", "to date") nothing is known.
    - A day answers a claim about its month, and its last day a claim about any
      period, because stocks are counted at the end ("as of 30 June").
    - "By 2030" and "in 2030" are one.
    - A fiscal period whose year is not configured is known only to be fiscal: it
      is never a calendar period, and different only from years it cannot touch.
    - Two fiscal periods are compared by their labels, since only one of the two may
      know its calendar; nothing is known of "Q1 2025" and "Q1 FY2025", nor of
      days a month apart, for a calendar got from a title is only as good as that.
    - A claim that leaves out the year is met by any year; evidence that leaves out
      the year a claim names settles nothing, unless the part of the year differs.
    """
    if _is_fiscal(claim) and _is_fiscal(evidence):
        claim, evidence = _plain(_by_its_end(claim)), _plain(_by_its_end(evidence))
    if same(claim, evidence):
        return Match.SAME
    if _is_fiscal(claim) != _is_fiscal(evidence) and _may_be_one(claim, evidence):
        return Match.UNKNOWN
    if _doubtful_year(claim, evidence):
        return _fiscal_years(claim, evidence)
    if _open_ends(claim) or _open_ends(evidence):
        return _open(claim, evidence)
    ours, theirs = _days(claim), _days(evidence)
    if ours and theirs:
        vague = _is_vague(claim) or _is_vague(evidence)
        return _by_days(ours, theirs, vague)
    return _by_label(claim, evidence, ours, theirs)


def _by_days(claim: Closed, evidence: Closed, vague: bool) -> Match:
    if evidence.end < claim.start or claim.end < evidence.start:
        return Match.DIFFERENT
    if evidence.start == evidence.end:
        short = (claim.end - claim.start).days < _LONGEST_MONTH
        return Match.SAME if short or evidence.end == claim.end else Match.UNKNOWN
    if vague or claim.start == claim.end:
        return Match.UNKNOWN
    return Match.SAME if claim == evidence else Match.DIFFERENT


def _by_label(claim: Period, evidence: Period, ours: Closed | None, theirs: Closed | None) -> Match:
    """At least one side lacks its year: give it one and compare the parts of the year."""
    year = (theirs or ours or Closed(date(_MODEL_YEAR, 1, 1), date(_MODEL_YEAR, 1, 1))).end.year
    placed, other = ours or _in_year(claim, year), theirs or _in_year(evidence, year)
    if placed is None or other is None:
        return Match.UNKNOWN
    match = _by_days(placed, other, _is_vague(claim) or _is_vague(evidence))
    return Match.UNKNOWN if match is Match.SAME and ours and theirs is None else match


def _open(claim: Period, evidence: Period) -> Match:
    """One side has only one end: "since" is compared by its start, "by" by its end."""
    if _first_word(claim) == _first_word(evidence):
        ends = (claim.start, evidence.start) if claim.start else (claim.end, evidence.end)
        return Match.SAME if ends[0] == ends[1] else Match.DIFFERENT
    if claim.end and claim.end == evidence.end and "by" in (_first_word(claim), _first_word(evidence)):
        return Match.SAME
    apart = _before(claim, evidence) or _before(evidence, claim)
    return Match.DIFFERENT if apart else Match.UNKNOWN


def _before(a: Period, b: Period) -> bool:
    return a.end is not None and b.start is not None and a.end < b.start


def _fiscal_years(a: Period, b: Period) -> Match:
    """A fiscal year that nobody configured lies in its calendar year and the one before."""
    assert a.end
    assert b.end
    return Match.DIFFERENT if abs(a.end.year - b.end.year) > 1 else Match.UNKNOWN


def _is_fiscal(period: Period) -> bool:
    return "FY" in period.label


def _may_be_one(a: Period, b: Period) -> bool:
    """Whether a fiscal period and another are called the same, or lie within a month of each other."""
    if _bare_label(a) == _bare_label(b):
        return True
    ours, theirs = _days(a), _days(b)
    if ours is None or theirs is None:
        return False
    return all(abs((x - y).days) <= _LONGEST_MONTH for x, y in zip(ours, theirs, strict=True))


def _bare_label(period: Period) -> str:
    return period.label.replace("FY", "")


def _by_its_end(period: Period) -> Period:
    """A fiscal year by the one year that it is called by: "FY2025-26" is FY2026."""
    return period._replace(label=_SPLIT.sub(lambda split: f"FY{int(split[1]) + 1}", period.label))


def _plain(period: Period) -> Period:
    """A fiscal period with the days it has if its year begins in January."""
    return _read(period.label) or period


def _doubtful_year(a: Period, b: Period) -> bool:
    """Whether just one of two settled periods is fiscal, by a year that begins in January."""
    if not (_settled(a) and _settled(b)) or _is_fiscal(a) == _is_fiscal(b):
        return False
    fiscal = a if _is_fiscal(a) else b
    plain = _read(_bare_label(fiscal))
    return plain is not None and (plain.start, plain.end) == (fiscal.start, fiscal.end)


def _in_year(period: Period, year: int) -> Closed | None:
    """The days a label without a year has in ``year``."""
    named = _read(f"{period.label} {year}")
    return _days(named) if named and not _settled(period) else None


@lru_cache(_LABELS_KEPT)
def _read(label: str) -> Period | None:
    """The one period that is the whole label."""
    periods = read_periods(tokenize(label), label, None)
    return periods[0] if len(periods) == 1 and periods[0].text == label else None


def _days(period: Period) -> Closed | None:
    return Closed(period.start, period.end) if period.start and period.end else None


def _settled(period: Period) -> bool:
    return period.start is not None and period.end is not None


def _open_ends(period: Period) -> bool:
    one_end = (period.start is None) != (period.end is None)
    return one_end or _first_word(period) in ("since", "by", "before", "after")


def _is_vague(period: Period) -> bool:
    return _first_word(period) in _VAGUE or period.label.endswith("to date")


def _first_word(period: Period) -> str:
    return period.label.split(" ", 1)[0]
