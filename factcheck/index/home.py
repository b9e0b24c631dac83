"""The folder an index lives in: which build of it is current, and from what it was made.

``index.json`` names the current data folder, the fingerprint of what built it and
the paths it was asked to index, so that another version of the tool can build it again.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from factcheck.errors import IndexUnusable

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "index.json"


@dataclass(frozen=True, slots=True)
class Build:
    """One build of an index: ``data`` is its folder's name, ``roots`` the paths asked for."""

    fingerprint: str
    data: str = "data-1"
    roots: tuple[str, ...] = ()
    seeds: bool = False


def current(folder: Path) -> Build | None:
    """The build in ``folder``; None when there is none or its note cannot be read."""
    try:
        row = json.loads((folder / _FILE).read_text("utf-8"))
        return Build(row["fingerprint"], row["data"], tuple(row["roots"]), row["seeds"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def following(folder: Path, build: Build) -> Build:
    """``build`` with a data folder of a number that is not taken yet."""
    taken = {path.name for path in folder.glob("data-*")}
    number = next(n for n in range(1, len(taken) + 2) if f"data-{n}" not in taken)
    return replace(build, data=f"data-{number}")


def make_current(folder: Path, build: Build) -> None:
    """Name ``build`` the current one, at once or not at all; remove the others. Raises IndexUnusable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        note = folder / f"{_FILE}.{os.getpid()}"
        note.write_text(json.dumps(asdict(build), ensure_ascii=False, indent=1), "utf-8")
        note.replace(folder / _FILE)
    except OSError as error:
        raise IndexUnusable(f"{folder}: the index cannot be written: {error.strerror}") from error
    for path in folder.glob("data-*"):
        if path.name != build.data:
            shutil.rmtree(path, ignore_errors=True)
