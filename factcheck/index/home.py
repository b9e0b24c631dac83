"""The folder an index lives in: which build of it is current, from what it was made, and who may change it.

``index.json`` names the current data folder, the fingerprint of what built it and
the paths it was asked to index, so that it can be built again.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, NamedTuple

from factcheck.errors import IndexUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOTE = "index.json"
_LOCK = "index.lock"
_LOOK_AGAIN_SECONDS = 0.05


class Build(NamedTuple):
    """One build of an index: ``data`` is its folder's name, ``roots`` the paths asked for."""

    fingerprint: str
    data: str = "data-1"
    roots: tuple[str, ...] = ()
    seeds: bool = False


def current(folder: Path) -> Build | None:
    """The build in ``folder``; None when there is none or its note cannot be read."""
    try:
        row = json.loads((folder / _NOTE).read_text("utf-8"))
        return Build(
            str(row["fingerprint"]), str(row["data"]), tuple(map(str, row["roots"])), bool(row["seeds"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def data_folders(folder: Path) -> list[Path]:
    """The data folders there are, current or left over, the newest first."""
    return sorted(folder.glob("data-*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)


def following(folder: Path, build: Build) -> Build:
    """``build`` with an empty data folder of its own. Raises IndexUnusable."""
    now = current(folder)
    _remove_leftovers(folder, now.data if now else "")
    number = next(n for n in range(1, 1_000_000) if not (folder / f"data-{n}").exists())
    try:
        (folder / f"data-{number}").mkdir(parents=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return build._replace(data=f"data-{number}")


def make_current(folder: Path, build: Build) -> None:
    """Name ``build`` the current one, at once or not at all, and remove what others left.

    Raises IndexUnusable.
    """
    note = folder / f"{_NOTE}.new"
    try:
        with note.open("w", encoding="utf-8") as file:
            json.dump(build._asdict(), file, indent=1)  # ASCII: a path need not be Unicode
            file.flush()
            os.fsync(file.fileno())
        note.replace(folder / _NOTE)
    except OSError as error:
        raise _unwritable(folder, error) from error
    _remove_leftovers(folder, build.data)


@contextmanager
def only_run(folder: Path, *, wait: bool) -> Iterator[None]:
    """Be the one run that changes the index; the system ends it with the process, however that ends.

    Raises IndexUnusable, also when another run is under way and not waited for.
    """
    with _lock_file(folder) as file:
        while not _locked(file.fileno()):
            if not wait:
                raise IndexUnusable(
                    f"{folder}: another index run is under way (try again when it is done, or with --wait)"
                )
            time.sleep(_LOOK_AGAIN_SECONDS)
        yield


def _lock_file(folder: Path) -> IO[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / _LOCK).open("a")
    except OSError as error:
        raise _unwritable(folder, error) from error


def _locked(descriptor: int) -> bool:
    """Whether the lock could be taken; closing the file gives it back."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _remove_leftovers(folder: Path, kept: str) -> None:
    """What interrupted runs left behind; what cannot be removed now is left to the next run."""
    for path in data_folders(folder):
        if path.name != kept:
            shutil.rmtree(path, ignore_errors=True)
    with suppress(OSError):
        (folder / f"{_NOTE}.new").unlink(missing_ok=True)


def _unwritable(folder: Path, error: OSError) -> IndexUnusable:
    return IndexUnusable(f"{folder}: the index cannot be written: {error.strerror or error}")
