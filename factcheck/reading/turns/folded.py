"""Folded text: a whole transcript on one line, as scrapers and exports leave it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from factcheck.reading.layout import Line
from factcheck.reading.turns.shapes import find_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONG = 300
_OPENS = re.compile(
    r"""(?<=[.!?。！？…”"’)）\]])\s*
        (?=(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen)\.\ )?
           [^\s.:：。！？!?，,;；][^.:：。！？!?，,;；\n]{0,40}[:：](?!//|\d))""",
    re.VERBOSE,
)
_LABEL = 160
_FEWEST = 3


def unfolded(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, long ones cut where a sentence has ended and a speaker's label follows."""
    if all(len(line.text) < _LONG for line in lines):
        return tuple(lines)
    return tuple(piece for line in lines for piece in _pieces(line))


def _pieces(line: Line) -> Iterator[Line]:
    cuts = _cuts(line.text) if len(line.text) >= _LONG and not line.speaker else []
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        words = line.text[start:end].rstrip()
        place = line.start + start if line.start >= 0 else -1
        yield line._replace(text=words, start=place, gap=line.gap or start > 0) if words else line


def _cuts(text: str) -> list[int]:
    """Where labels stand that are surely some: known parts, or names that come back."""
    places = [found.end() for found in _OPENS.finditer(text)]
    labels = [(at, label) for at in places if (label := _name_at(text, at))]
    names = Counter(label for _, label in labels)
    again = {name for name, count in names.items() if count > 1}
    if len(labels) < _FEWEST or len(names) < 2 or not again:
        return []
    return [at for at, _ in labels]


def _name_at(text: str, at: int) -> str:
    """The name of the label in a text at an offset, or nothing."""
    label = find_label(Line(text[at : at + _LABEL]))
    spoken = label is not None and label.end < _LABEL and (label.strength > 1 or len(label.name.split()) > 1)
    return label.name if label and spoken else ""
