"""A document as the engine takes it: words to find it by, and bytes to have it back from.

Everything here is done where documents are read, in as many processes as there are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import Problem
from factcheck.figures.units import canonical
from factcheck.index.codec import pack_passage, pack_source, unpack_source
from factcheck.index.records import SourceSummary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from factcheck.index.records import Entry, Query
    from factcheck.model import Passage, Period
    from factcheck.words import Lexicon


_LONGEST_MONTH = 31


class Row(NamedTuple):
    """A statement: keys of its words, all keys it can be found by, and the passage in bytes.

    ``figured`` tells that it has a figure.
    """

    words: str
    context: str
    passage: bytes
    figured: bool


class Packed(NamedTuple):
    """A document: where it was read, its hash, its summary in bytes, its statements in order."""

    path: str
    sha256: str
    summary: bytes
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def pack(entry: Entry, lexicon: Lexicon) -> Packed:
    """The document as the engine takes it."""
    summary, source = entry.summary, entry.summary.source
    around = [*lexicon.keys(source.title), *lexicon.keys(source.publisher)]
    around += [*_days(source.event_date), *_days(source.published)]
    paired = zip(entry.passages, entry.near, strict=True)
    rows = tuple(_row(passage, near, around, lexicon) for passage, near in paired)
    return Packed(source.path, source.sha256, pack_summary(summary), rows, summary.problems)


def marks(query: Query) -> list[str]:
    """The days, periods and units of a query in the words that passages carry for theirs."""
    days = [mark for day in query.days for mark in _days(day)]
    return [*days, *map(_period, query.periods), *map(_unit, query.units)]


def times(query: Query) -> list[str]:
    """The words that passages carry that speak of a period of the query, or were said in it.

    People speak of a day or a month in it; of a quarter or a year they speak later, by its name.
    """
    said = (mark for period in query.periods for mark in _said_in(period))
    return list(dict.fromkeys([*map(_period, query.periods), *said]))


def _said_in(period: Period) -> list[str]:
    """The day, or the month, that a short period or one with an open end is or lies in."""
    end = period.end or period.start
    if end is None or (period.start and period.end and (end - period.start).days >= _LONGEST_MONTH):
        return []
    return _days(end)[2:] if period.start == period.end else _days(end)[1:2]


def _row(passage: Passage, near: Sequence[str], around: Iterable[str], lexicon: Lexicon) -> Row:
    words = lexicon.keys(passage.text)
    context = {*words, *around, *_marks(passage)}.union(*map(lexicon.keys, near))
    return Row(" ".join(words), " ".join(context), pack_passage(passage), bool(passage.reading.figures))


def _marks(passage: Passage) -> list[str]:
    """Units and periods of a passage's figures as words: a figure of the right sort is found first."""
    reading = passage.reading
    periods = [*reading.periods, *([passage.setting] if passage.setting else [])]
    units = {canonical(figure.quantity).unit for figure in reading.figures}
    return [*map(_unit, units), *map(_period, periods)]


def _days(day: date | None) -> list[str]:
    """A day as words of growing precision, so that "2024" finds what was said on any day of it."""
    if day is None:
        return []
    text = day.isoformat()
    return [f"@{text[:4]}", f"@{text[:7]}", f"@{text}"]


def _unit(unit: str) -> str:
    return f"#{unit}"


def _period(period: Period) -> str:
    return "=" + period.label.replace(" ", "_")


def pack_summary(summary: SourceSummary) -> bytes:
    """A summary in bytes."""
    problems = [[p.path, p.what, p.mend, p.line, p.fatal] for p in summary.problems]
    counts = [summary.turns, summary.statements, summary.figures, dict(summary.speakers or {})]
    row = [pack_source(summary.source), *counts, problems, summary.stamp]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def unpack_summary(data: bytes) -> SourceSummary:
    """The inverse of :func:`pack_summary`."""
    source, turns, statements, figures, speakers, problems, stamp = json.loads(data)
    found = tuple(Problem(*row) for row in problems)
    return SourceSummary(unpack_source(source), turns, statements, figures, speakers, found, tuple(stamp))
