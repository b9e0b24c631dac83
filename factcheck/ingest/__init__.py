"""Use case: paths in, index out. Only what changed since the last time is read again.

What reads documents is imported when there are some to read: most commands find the index built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import IndexUnusable, Problem, UsageError
from factcheck.index import home
from factcheck.ingest.state import Progress, Report, fingerprint, opened, seeds_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from factcheck.config import Config
    from factcheck.index import Index

__all__ = ["Progress", "Report", "fingerprint", "index_paths", "open_index", "refresh", "seeds_folder"]


def index_paths(
    paths: Sequence[Path], config: Config, progress: Progress | None = None, *, wait: bool = False
) -> Report:
    """Add or refresh files and folders; what is gone from them leaves the index.

    ``wait`` for another run to end instead of raising. An interruption keeps the documents
    that are done. Raises UsageError for a path that is not there, IndexUnusable for a folder
    that cannot be written or that another run is writing.
    """
    from factcheck.ingest.build import extend

    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder (check the spelling)")
    roots = tuple(str(path.resolve()) for path in paths)
    with home.only_run(config.index, wait=wait):
        return extend(roots, config, progress)


def open_index(config: Config, progress: Progress | None = None) -> Index:
    """The index of ``config``, built from the shipped seeds when there is none.

    One that another version made, or that is damaged, is built again from what it was asked to
    hold. Raises IndexUnusable when that cannot be.
    """
    index = opened(config)
    if index is None:
        from factcheck.ingest.build import restore

        with home.only_run(config.index, wait=True):
            index = opened(config) or restore(config, progress)
    return index


def refresh(index: Index, paths: Sequence[str], config: Config) -> Report:
    """Read some documents again; those that are gone leave the index.

    When the index cannot be written, they are passed over: what they said is not what they say.
    """
    from factcheck.ingest.build import read_again

    try:
        with home.only_run(config.index, wait=False):
            return read_again(index, paths, config)
    except IndexUnusable as error:
        index.pass_over(paths)
        what = f"changed since it was indexed and is left out: {error}"
        return Report(problems=[Problem(path, what, fatal=False) for path in paths])
