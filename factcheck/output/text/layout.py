"""Lines of text in a given number of columns, for any script."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator


def cells(text: str) -> int:
    """How many columns a text takes: ideographs take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(2 if _is_wide(each) else not combining(each) for each in text)


def wrap(text: str, width: int, indent: str = "", first: str | None = None) -> str:
    """The text in lines of at most ``width`` columns, each starting with ``indent``.

    ``first`` starts the first line instead. Words too long for a line are cut.
    """
    room = max(8, width - cells(indent))
    lines = [""]
    for piece in _pieces(text, room):
        if cells(lines[-1]) + cells(piece.rstrip()) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        if lines[-1] or not piece.isspace():
            lines[-1] += piece
    starts = [indent if first is None else first, *([indent] * (len(lines) - 1))]
    return "".join(f"{start}{line}".rstrip() + "\n" for start, line in zip(starts, lines, strict=True))


def _pieces(text: str, room: int) -> Iterator[str]:
    """What a line may break between: words of at most ``room`` columns, one space, single ideographs."""
    for kind, run in groupby(text, _kind):
        if kind == "space":
            yield " "
        elif kind == "wide":
            yield from run
        else:
            word = "".join(run)
            yield from (word[at : at + room] for at in range(0, len(word), room))


def _kind(character: str) -> str:
    if character.isspace():
        return "space"
    return "wide" if _is_wide(character) else "word"


def _is_wide(character: str) -> bool:
    return not character.isascii() and east_asian_width(character) in "WF"
