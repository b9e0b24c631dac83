"""What stands in the margin: the line numbers of courts and depositions, the times a machine writes."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from factcheck.reading.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reading.layout import Line

_NUMBERED = re.compile(r"(?P<number>[1-9]|[1-4]\d)(?:(?P<blank>\s+)(?P<words>\S.*))?")
_CUED = re.compile(r"\[(?P<time>\d[\d:.,]*)s?\s*-->\s*\d[\d:.,]*s?\]\s*(?P<words>.*)")
_NAMED = re.compile(r"[^:\s][^:]{1,40}:\s+(?=\S)")
_BLANKS = re.compile(r"\s{2,}")
_FEWEST = 12
"""Numbered lines that make a habit."""
_BLANK_LINES = 3
_INDENT = 4


def without_margin(layout: Layout) -> Layout:
    """The layout without the line numbers or the times of its margin, if it has them.

    A number inside a sentence would be read as a figure, so the text is made anew of the lines.
    """
    cues = [_CUED.fullmatch(line.text) for line in layout.lines]
    if sum(map(bool, cues)) * 2 > len(cues):
        timed = (_timed(line, cue) for line, cue in zip(layout.lines, cues, strict=True))
        words = _once([line for line in timed if line.text])
        return Layout(tuple(words), None, wrapped=True, meta=layout.meta)
    found = [_NUMBERED.fullmatch(line.text) for line in layout.lines]
    if not _is_numbered(found):
        return layout
    blanks = sorted(len(one["blank"]) for one in found if one and one["words"])
    lines = tuple(_bare(layout.lines, found, blanks[len(blanks) // 4] if blanks else 0))
    return Layout(lines, None, wrapped=True, meta=layout.meta)


def _timed(line: Line, cue: re.Match[str] | None) -> Line:
    """A line with the time of its cue."""
    if cue is None:
        return line._replace(start=-1)
    return line._replace(text=cue["words"], time=cue["time"], start=-1, indent=0, gap=False)


def _once(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, a speaker named once and not again in every cue."""
    before = ""
    for line in lines:
        named = _NAMED.match(line.text)
        again = named is not None and named[0] == before
        before = named[0] if named else before
        yield line._replace(text=line.text[len(before) :]) if again else line


def _is_numbered(found: Sequence[re.Match[str] | None]) -> bool:
    """Whether most lines have a number, and most numbers are the next ones."""
    numbers = [int(one["number"]) for one in found if one and one["words"]]
    steps = sum(0 < b - a <= _BLANK_LINES for a, b in itertools.pairwise(numbers))
    return len(numbers) >= _FEWEST and len(numbers) * 2 > len(found) and steps * 4 > len(numbers) * 3


def _bare(lines: Sequence[Line], found: Sequence[re.Match[str] | None], margin: int) -> Iterator[Line]:
    """The lines with words; a deeper indent opens a paragraph, as blank lines mean nothing here."""
    expected = 1
    for line, one in zip(lines, found, strict=True):
        # a number alone that is out of turn is the page's
        if one is None or int(one["number"]) not in (expected, 1 if one["words"] else expected):
            yield line
            continue
        expected = int(one["number"]) + 1
        if one["words"]:
            gap = len(one["blank"]) > margin + _INDENT
            yield line._replace(text=_BLANKS.sub(" ", one["words"]), gap=gap, indent=0, start=-1)
