"""Web pages (HTML, WHATWG): what a reader sees, each character with its place in the file."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from factcheck.draft.formats.pieces import Page, Pieces
from factcheck.draft.model import Block

_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "svg", "nav", "pre", "button", "select", "iframe"}
)
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
    reader.feed(source)
    reader.close()
    return reader.pieces.page(reader.meta)


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces = Pieces(source)
        self.meta: dict[str, object] = {}
        self._lines = [0, *(at + 1 for at, mark in enumerate(source) if mark == "\n")]
        self._unseen: list[str] = []
        self._block = Block.TEXT
        self._in_title = False

    @property
    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fields = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := fields.get("name") or fields.get("property") or fields.get("itemprop")):
            self.meta.setdefault(name.lower(), fields.get("content", ""))
        if tag == "time" and fields.get("datetime"):
            self.meta.setdefault("date", fields["datetime"])
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag in _BLOCKS:
            self._border(tag)
        self._in_title = tag == "title" or (self._in_title and tag not in _BLOCKS)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        if tag in _BLOCKS:
            self._border("")
        self._in_title = self._in_title and tag != "title"

    def _border(self, tag: str) -> None:
        """A block ends, and another may begin."""
        self.pieces.close(self._block)
        self._block = Block.HEADING if tag in _HEADINGS else Block.CELL if tag in _CELLS else Block.TEXT

    def handle_data(self, data: str) -> None:
        self._words(data, own=False)

    def handle_entityref(self, name: str) -> None:
        self._words(unescape(f"&{name};"), own=True)

    def handle_charref(self, name: str) -> None:
        self._words(unescape(f"&#{name};"), own=True)

    def _words(self, text: str, *, own: bool) -> None:
        if self._in_title:
            self.meta["title"] = f"{self.meta.get('title', '')}{text}"
        elif not self._unseen:
            self.pieces.add(text, self._offset, own=own)

    def handle_comment(self, data: str) -> None:
        self.pieces.remark(data, self._offset)
