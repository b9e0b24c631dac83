"""The index as it is found, and what a run over it reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import factcheck
from factcheck.errors import IndexUnusable, Problem
from factcheck.index import SCHEMA, Index, home

if TYPE_CHECKING:
    from factcheck.config import Config

Progress = Callable[[int, int], None]
"""Called with how many files are done and how many there are."""


class Report(NamedTuple):
    """What indexing did, in documents; ``problems`` are what a user may want to mend."""

    added: int = 0
    refreshed: int = 0
    unchanged: int = 0
    removed: int = 0
    statements: int = 0
    problems: Sequence[Problem] = ()


def opened(config: Config) -> Index | None:
    """The index, when there is one that this version made with these settings and that is whole."""
    build = home.current(config.index)
    if build is None or build.fingerprint != fingerprint(config):
        return None
    try:
        return Index.open(config.index / build.data)
    except IndexUnusable:
        return None


def fingerprint(config: Config) -> str:
    """What an index depends on besides its documents; another one means to build again."""
    return f"{SCHEMA}-{factcheck.__version__}-{config.reading_digest}"


def seeds_folder() -> Path:
    """The digests shipped with the package (in a checkout: beside it)."""
    package = Path(factcheck.__file__).parent
    shipped = package / "seeds"
    return shipped if shipped.is_dir() else package.parent / "seeds"
