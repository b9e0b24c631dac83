"""Building a draft's text out of pieces of its file, with the way back from each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.draft.model import Block, Comment, Paragraph, Places
from factcheck.model import Span

_RUN = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Page:
    """What a format reader hands on: the text with its paragraphs, and named fields of the file."""

    source: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    places: Places
    comments: tuple[Comment, ...]
    meta: dict[str, object] = field(default_factory=dict)


class Pieces:
    """Takes pieces of ``source`` in their order; blanks run together, paragraphs are kept apart.

    >>> pieces = Pieces("a  <b>c")
    >>> pieces.add("a  ", 0)
    >>> pieces.add("c", 6)
    >>> pieces.page().text
    'a c'
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._out: list[str] = []
        self._length = 0
        self._open = 0
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._paragraphs: list[Paragraph] = []
        self._comments: list[tuple[int, str, int]] = []

    def add(self, text: str, origin: int, *, own: bool = False) -> None:
        """Add text that stands at ``origin``; ``own`` text stands there for other characters."""
        for run in _RUN.finditer(text):
            where = origin if own else origin + run.start()
            if run[0].isspace():
                self._blank(where)
            else:
                self._put(run[0], where)

    def _blank(self, origin: int) -> None:
        if self._length > self._open and self._out[-1] != " ":
            self._put(" ", origin)

    def _put(self, text: str, origin: int) -> None:
        if not self._starts or origin - self._origins[-1] != self._length - self._starts[-1]:
            self._starts.append(self._length)
            self._origins.append(origin)
        self._out.append(text)
        self._length += len(text)

    def close(self, block: Block = Block.TEXT) -> None:
        """End the paragraph, if anything stands in it."""
        end = self._length - (bool(self._out) and self._out[-1] == " ")
        if end > self._open:
            self._paragraphs.append(Paragraph(Span(self._open, end), block))
            self._out.append("\n\n")
            self._length += 2
        self._open = self._length

    @property
    def is_open(self) -> bool:
        """Whether anything stands in the paragraph."""
        return self._length > self._open

    def remark(self, text: str, origin: int) -> None:
        """Note a comment that stands here."""
        self._comments.append((self._length, text.strip(), origin))

    def page(self, meta: dict[str, object] | None = None) -> Page:
        """What was built."""
        self.close()
        lines = (0, *(at + 1 for at, mark in enumerate(self._source) if mark == "\n"))
        places = Places(tuple(self._starts), tuple(self._origins), lines)
        comments = tuple(
            Comment(at, text, places.place_in_file(origin)) for at, text, origin in self._comments
        )
        return Page(
            self._source, "".join(self._out).rstrip(), tuple(self._paragraphs), places, comments, meta or {}
        )
