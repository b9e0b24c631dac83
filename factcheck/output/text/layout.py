"""Lines of text in a given number of columns, for any script."""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

# A space, one ideograph (a line may break before any of them), or a word.
_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60"
_PIECES = re.compile(rf"\s+|[{_WIDE}]|[^\s{_WIDE}]+")


def cells(text: str) -> int:
    """How many columns a text takes: ideographs take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(each) in "WF" else not combining(each) for each in text)


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
            lines[-1] += " " if piece.isspace() else piece
    starts = [indent if first is None else first, *([indent] * (len(lines) - 1))]
    return "".join(f"{start}{line}".rstrip() + "\n" for start, line in zip(starts, lines, strict=True))


def _pieces(text: str, room: int) -> list[str]:
    """Words, spaces and ideographs, none wider than ``room``."""
    found = _PIECES.findall(text)
    size = max(1, room // 2)
    return [
        piece[at : at + (size if cells(piece) > room else len(piece))]
        for piece in found
        for at in range(0, len(piece), size if cells(piece) > room else len(piece))
    ]
