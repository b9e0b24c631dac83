"""Web pages: what a reader sees, each character with its place in the file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.draft.formats.markup import Token, tokens
from factcheck.draft.formats.pieces import Page, Pieces
from factcheck.draft.model import Block

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNSEEN = frozenset(["svg", "math", "nav", "pre", "button", "select", "title"])
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_BLOCKS = _HEADINGS | _CELLS | {
    *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "form", "head", "header", "hr", "html", "li", "main", "ol", "p"),
    *("section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul"),
}  # fmt: skip


def read(source: str) -> Page:
    """The blocks of a page; scripts, styles, navigation and preformatted text are left out."""
    reader = _Reader(source)
    for token in tokens(source):
        reader.take(token)
    return reader.page()


class _Reader:
    """Takes tokens; ``inside`` counts the open elements whose text is not shown in the body."""

    def __init__(self, source: str) -> None:
        self.pieces = Pieces(source)
        self.meta: dict[str, object] = {}
        self._inside: Counter[str] = Counter()
        self._block = Block.TEXT
        self._title: list[str] = []

    def take(self, token: Token) -> None:
        """Add what a token shows, or remember what it says of the page."""
        if token.kind == "comment":
            self.pieces.remark(token.text, token.offset)
        elif token.kind == "tag":
            self._tag(token)
        elif self._inside["title"]:
            self._title.append(token.text)
        elif not any(self._inside.values()):
            self.pieces.add(token.text, token.offset, own=token.own)

    def page(self) -> Page:
        """What the tokens showed."""
        title = "".join(self._title)
        return self.pieces.page(self.meta | ({"title": title} if title else {}))

    def _tag(self, token: Token) -> None:
        name = token.text
        if name in _UNSEEN:
            self._inside[name] = max(0, self._inside[name] + (-1 if token.closes else 1))
        if name in _BLOCKS:
            self.pieces.close(self._block)
            self._block = Block.TEXT if token.closes else _block(name)
        for key, value in _fields(name, token.fields).items():
            self.meta.setdefault(key, value)


def _block(name: str) -> Block:
    return Block.HEADING if name in _HEADINGS else Block.CELL if name in _CELLS else Block.TEXT


def _fields(name: str, fields: Mapping[str, str]) -> dict[str, object]:
    """What ``meta`` and ``time`` elements say of the page."""
    if name == "time" and fields.get("datetime"):
        return {"date": fields["datetime"]}
    key = fields.get("name") or fields.get("property") or fields.get("itemprop")
    return {key.lower(): fields.get("content", "")} if name == "meta" and key else {}
