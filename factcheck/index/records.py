"""What goes into the index and what comes out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from factcheck.errors import Problem
    from factcheck.model import Passage, Period, Source

SCHEMA = 3
"""Number of the stored form (packing.py, codec.py); raise it when the form changes."""


class SourceSummary(NamedTuple):
    """What the index knows of one document.

    ``speakers`` counts turns by name; ``stamp`` is the file's modification time in
    nanoseconds and its size in bytes when it was read.
    """

    source: Source
    turns: int = 0
    statements: int = 0
    figures: int = 0
    speakers: Mapping[str, int] | None = None
    problems: tuple[Problem, ...] = ()
    stamp: tuple[int, int] = (0, 0)


class Entry(NamedTuple):
    """A document on its way into the index.

    ``near`` has for each passage the texts around it, piece by piece: what can be found there too.
    """

    summary: SourceSummary
    passages: tuple[Passage, ...]
    near: tuple[tuple[str, ...], ...]


class Query(NamedTuple):
    """What to look for: word keys, and days, periods and units, which count as words around them."""

    words: tuple[str, ...]
    days: tuple[date, ...] = ()
    periods: tuple[Period, ...] = ()
    units: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A passage found, with the engine's own (BM25) score."""

    passage: Passage
    score: float


def stamp(path: str) -> tuple[int, int]:
    """Modification time in nanoseconds and size in bytes; zeros for a file that is gone."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):  # ValueError: a path no system can have
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
