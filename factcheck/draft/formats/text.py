"""Plain text: what stands in the file, without the remarks in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.draft.formats.pieces import Page, Pieces
from factcheck.reading.layout import is_wrapped, paragraphs, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN, CLOSE = "<!--", "-->"


def read(source: str) -> Page:
    """Paragraphs are what empty lines or, in text that is not broken at a margin, line ends set apart."""
    pieces = Pieces(source)
    lines = list(split_lines(source))
    for group in paragraphs(lines, is_wrapped(lines)):
        for line in group:
            add_with_remarks(pieces, line.text, line.start)
            pieces.add(" ", line.end)
        pieces.close()
    return pieces.page()


def add_with_remarks(pieces: Pieces, text: str, origin: int) -> None:
    """Add text, its ``<!-- remarks -->`` as comments."""
    for start, end, is_remark in cut_remarks(text):
        if is_remark:
            pieces.remark(text[start + len(OPEN) : end].removesuffix(CLOSE), origin + start)
        else:
            pieces.add(text[start:end], origin + start)


def cut_remarks(text: str) -> Iterator[tuple[int, int, bool]]:
    """The text in pieces, with whether each is a remark; one that nobody closes runs to the end."""
    at = 0
    while (start := text.find(OPEN, at)) >= 0:
        yield at, start, False
        found = text.find(CLOSE, start)
        at = found + len(CLOSE) if found >= 0 else len(text)
        yield start, at, True
    yield at, len(text), False


_HEAD = re.compile(r"\A\ufeff?\s*(\+\+\+|---)[ \t]*\r?\n")


def head(source: str) -> tuple[dict[str, object], int]:
    """The named fields of a TOML (``+++``) or flat YAML (``---``) head, and where the body starts."""
    opening = _HEAD.match(source)
    if opening is None:
        return {}, 0
    end = re.compile(rf"^{re.escape(opening[1])}[ \t]*$", re.MULTILINE).search(source, opening.end())
    if end is None:
        return {}, 0
    fields = _fields(source[opening.end() : end.start()], toml=opening[1] == "+++")
    return (fields, end.end()) if fields else ({}, 0)


def _fields(text: str, *, toml: bool) -> dict[str, object]:
    if not toml:
        from factcheck.reading.formats.text import flat_yaml

        return dict(flat_yaml(text))
    import tomli

    try:
        return tomli.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return {}
