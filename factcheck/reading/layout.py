"""What a format reader hands on: lines of text with what the format says about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from factcheck.words.unseen import strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

TERMINAL = (".", "!", "?", "…", "。", "！", "？", "；", '"', "”", "’", ")", "）", "」", "』", ":", "：")


_MARGIN = 170
"""Characters a line broken at a margin may have."""

# What is left of a broken word, and no word of its own.
_ENDING = re.compile(
    r"(?:m?ent|[st]?ion|ness|ing|ly|ed|ers?|able|ible|it[yi]|ties|al|ally|[ae]nce|ous|ive|ists?|i[sz]ation)s?"
)


_LONGEST_BROKEN = 2_000
"""Characters; longer lines are not broken at a margin."""


class Line(NamedTuple):
    """A line, or a block where the format has no lines.

    ``start`` is its offset in the text, -1 before the text exists; ``gap`` says
    that an empty line or the border of a block stands before it, ``torn`` that
    furniture does, which no span may cover.
    """

    text: str
    start: int = -1
    number: int | None = None
    page: int | None = None
    time: str | None = None
    heading: str | None = None
    bold: bool = False
    speaker: str = ""
    gap: bool = False
    torn: bool = False
    indent: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether the line is the heading it stands under."""
        return self.bold and self.heading == self.text

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Layout:
    """A decoded document: its lines, and ``meta`` as far as the format has named fields.

    ``text`` is the file's own text where its lines point into it (plain text);
    None where the reader extracted the lines, and the text is made of them.
    ``wrapped`` says whether a sentence runs over several lines, None to find out.
    Known keys of ``meta``: title, publisher, event_date, published, url, kind,
    digest_of, language, speakers (a list of mappings name, role, aliases).
    """

    lines: tuple[Line, ...]
    text: str | None = None
    wrapped: bool | None = None
    meta: Mapping[str, object] = field(default_factory=dict)


def split_lines(text: str) -> Iterator[Line]:
    """The lines of a text that have ink, with offsets and 1-based numbers."""
    start, gap = 0, True
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            yield Line(words, start + indent, number=number, gap=gap, indent=indent)
        gap = not words
        start += len(raw) + 1


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the lines are broken at a margin, so that a sentence runs over several."""
    long = sorted(len(line.text) for line in lines if len(line.text) > 30)
    if len(long) < 3:
        return False
    return long[len(long) * 9 // 10] <= _MARGIN and sum(not line.gap for line in lines) > len(lines) / 3


def compose(lines: Sequence[Line]) -> tuple[str, tuple[Line, ...]]:
    """Make the text of extracted lines; words broken over two lines are joined first."""
    placed: list[Line] = []
    start = 0
    for line in _mend_breaks([bare for line in lines if (bare := _as_seen(line)).text]):
        start += line.gap and bool(placed)
        placed.append(line._replace(start=start))
        start = placed[-1].end + 1
    return "".join(_ink(placed)), tuple(placed)


def _as_seen(line: Line) -> Line:
    """A line without soft hyphens and whatever else nobody sees."""
    seen = line.text if line.text.isascii() else strip(line.text).strip()
    return line if seen is line.text else line._replace(text=seen)


def _ink(placed: Iterable[Line]) -> Iterator[str]:
    end = 0
    for line in placed:
        yield "\n" * (line.start - end) + line.text
        end = line.end


def _mend_breaks(lines: Sequence[Line]) -> Iterator[Line]:
    """Bring the second half of a word broken at a line's end back to its first half."""
    known: set[str] | None = None
    pending: Line | None = None
    for line in lines:
        if pending is not None and _breaks(pending, line):
            known = known if known is not None else {word for item in lines for word in item.text.split()}
            tail, _, rest = line.text.partition(" ")
            pending = pending._replace(text=_join(pending.text, tail, known))
            if not rest:
                continue
            line = line._replace(text=rest.lstrip())
        if pending is not None:
            yield pending
        pending = line
    if pending is not None:
        yield pending


def _breaks(first: Line, second: Line) -> bool:
    text = first.text
    if len(text) > _LONGEST_BROKEN:
        return False
    return text.endswith("-") and text[-2:-1].isalpha() and second.text[:1].islower() and not second.gap


def _join(text: str, tail: str, known: set[str]) -> str:
    """Join without the hyphen, unless only the hyphen makes two words of it ("mortgage-backed")."""
    head = text.rpartition(" ")[2][:-1]
    bare = tail.rstrip(".,;:!?”")
    whole = head in known and (bare in known or not _ENDING.fullmatch(bare))
    return text + tail if whole and head + bare not in known else text[:-1] + tail


def paragraphs(lines: Sequence[Line], wrapped: bool) -> list[tuple[Line, ...]]:
    """Group lines into paragraphs: at gaps, at indents, and at every line of unwrapped text."""
    numbers, number, before = [], 0, None
    for line in lines:
        number += not (before is not None and _goes_on(before, line, wrapped))
        numbers.append(number)
        before = line
    pairs = groupby(zip(numbers, lines, strict=True), key=lambda pair: pair[0])
    return [tuple(line for _, line in group) for _, group in pairs]


def _goes_on(before: Line, line: Line, wrapped: bool) -> bool:
    """Whether a line stands in the paragraph of the line before, or in the middle of its sentence."""
    same = (before.bold, before.heading) == (line.bold, line.heading) and not line.speaker
    if not same or line.torn:
        return False
    if wrapped and not line.gap:
        return before.indent >= line.indent
    return before.text.endswith((",", "，", "、")) or (
        line.text[0].islower() and not before.text.endswith(TERMINAL)
    )
