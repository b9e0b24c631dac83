"""A collection of any size to measure on: briefings, and copies of them with other dates and figures."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "scale" / "wh-briefings.tar.xz"
BYTES_PER_STATEMENT = 91
"""Of these briefings, on the average; what is measured is reported by its own count."""

_YEAR = re.compile(r"\b(19|20)\d\d\b")
_FIGURE = re.compile(r"\b\d[\d.,]*(?=\s?(?:%|percent|million|billion|trillion|people|jobs|years))")
_SENTENCE = re.compile(r"[A-Z](?:[^.!?:\n]|\n(?!\s*\n)|[.](?=\d)){50,240}[.](?=\s)")


def unpack(folder: Path) -> list[Path]:
    """The briefings, in an order that mixes kinds and years, the same each time."""
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    Random(7).shuffle(files)  # noqa: S311 -- an order, not a secret
    return files


def fill(folder: Path, originals: Sequence[Path], statements: int) -> int:
    """Put briefings of about so many statements into ``folder``; their size in bytes.

    When there are too few, each comes again four years earlier (a leap day stays one), with other figures.
    """
    size = 0
    for number, text in enumerate(_texts(originals)):
        if size >= statements * BYTES_PER_STATEMENT:
            break
        path = folder / f"{number // len(originals)}" / originals[number % len(originals)].name
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def claims(originals: Sequence[Path], many: int) -> list[str]:
    """Sentences with a figure, word for word and, every other one, with another figure."""
    found: list[str] = []
    for path in originals:
        for sentence in _SENTENCE.findall(path.read_text("utf-8", "replace"))[:20]:
            if _FIGURE.search(sentence) and len(found) < many:
                text = " ".join(sentence.split())
                found.append(text if len(found) % 2 else _other_figures(text, 1))
    return found


def _texts(originals: Sequence[Path]) -> Iterator[str]:
    for copy in range(100):
        for path in originals:
            text = path.read_text("utf-8", "replace")
            yield _other_figures(text, copy) if copy else text


def _other_figures(text: str, copy: int) -> str:
    text = _YEAR.sub(lambda year: str(int(year.group()) - 4 * copy), text)
    return _FIGURE.sub(lambda figure: _turned(figure.group(), copy), text)


def _turned(figure: str, copy: int) -> str:
    """Every digit from 1 to 9 moved on by ``copy``."""
    return "".join(str((int(char) - 1 + copy) % 9 + 1) if char in "123456789" else char for char in figure)
