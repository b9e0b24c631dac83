"""What goes into the index and what comes out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from factcheck.errors import Problem
    from factcheck.model import Passage, Period, Source

SCHEMA = 5
"""Number of the stored form (packing.py, codec.py); raise it when the form changes."""

Stamp = tuple[int, int, int]
"""Time of modification, size, and time of any change, which only the system sets; times in nanoseconds."""


class SourceSummary(NamedTuple):
    """What the index knows of one document.

    ``speakers`` counts turns by name; ``stamp`` is that of the file when it was read.
    """

    source: Source
    turns: int = 0
    statements: int = 0
    figures: int = 0
    speakers: Mapping[str, int] | None = None
    problems: tuple[Problem, ...] = ()
    stamp: Stamp = (0, 0, 0)


class Entry(NamedTuple):
    """A document on its way into the index.

    ``near`` has for each passage the texts around it, piece by piece: what can be found there too.
    """

    summary: SourceSummary
    passages: tuple[Passage, ...]
    near: tuple[tuple[str, ...], ...]


class Query(NamedTuple):
    """What to look for: word keys, and days, periods and canonical units, which count as words around them.

    Of all statements, only those with a figure are looked at when ``figured``, and only those of the
    days and periods or said in them when ``timed``.
    """

    words: tuple[str, ...]
    days: tuple[date, ...] = ()
    periods: tuple[Period, ...] = ()
    units: tuple[str, ...] = ()
    figured: bool = False
    timed: bool = False


class Hit(NamedTuple):
    """A passage found, with the engine's own (BM25) score."""

    passage: Passage
    score: float


def stamp(path: str) -> Stamp:
    """What tells that a file is still the one that was read; zeros for one that is gone."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):  # ValueError: a path no system can have
        return (0, 0, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ctime_ns)
