"""Markdown (CommonMark, with tables, footnotes and front matter): the words without the marks."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from factcheck.draft.formats.pieces import Page, Pieces
from factcheck.draft.formats.text import CLOSE, OPEN, cut_remarks, head
from factcheck.draft.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_OPENING = re.compile(
    r"""[ \t]*
    (?: (?P<heading> \#{1,6} (?:[ \t]+|$))
      | (?P<quote>   > [ \t]?)
      | (?P<item>    (?:[-*+] | \d{1,9}[.)]) [ \t]+)
      | (?P<note>    \[\^[^\]\n]{1,100}\]: [ \t]*)
    )""",
    re.VERBOSE,
)
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:(?:[-*_][ \t]*){3,}|[|:\- \t]*\|[|:\- \t]*)$")
_LINK_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)"
# What is cut out of a line; of code, images, links and entities something may stay.
_MARK = re.compile(
    rf"""(?P<code>`{{1,2}}[^`\n]{{1,500}}`{{1,2}})
    | !\[[^\]\n]{{0,500}}\]{_LINK_TARGET}            # an image
    | \[\^[^\]\n]{{1,100}}\]                         # a footnote's number
    | \[(?=[^\[\]\n]{{1,500}}\](?:{_LINK_TARGET}|\[))      # a link's bracket ...
    | \]{_LINK_TARGET} | (?<=\w)\]\[[^\]\n]{{0,100}}\]     # ... and its target
    | </?[a-zA-Z][^<>\n]{{0,500}}>                   # a tag
    | <(?:https?|mailto):[^<>\s]{{1,2000}}>
    | (?P<entity>&(?:\#\d{{1,7}}|\#x[0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,30}});)
    | \\(?P<escaped>[!-/:-@\[-`{{-~])                # a backslash before a mark
    | (?<![\w*])[*_]{{1,3}}(?=[^\s*_]) | (?<=[^\s*_])[*_]{{1,3}}(?![\w*]) | \*\*(?=\S) | ~~
    """,
    re.VERBOSE,
)


def read(source: str) -> Page:
    """Headings, paragraphs, items and table cells; code blocks are left out."""
    meta, start = head(source)
    pieces = Pieces(source)
    for begin, end, is_remark in cut_remarks(source[start:]):
        text = source[start + begin : start + end]
        if is_remark:
            pieces.remark(text.removeprefix(OPEN).removesuffix(CLOSE), start + begin)
        else:
            _blocks(pieces, text, start + begin)
    return pieces.page(meta)


def _blocks(pieces: Pieces, text: str, origin: int) -> None:
    fence = ""
    for line in _LINE.finditer(text):
        mark = _FENCE.match(line[0])
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
            pieces.close()
        elif not fence:
            _line(pieces, line[0], origin + line.start())


def _line(pieces: Pieces, line: str, origin: int) -> None:
    if _UNDERLINE.match(line) and pieces.is_open:
        pieces.close(Block.HEADING)
    elif not line.strip("\n\r\t >") or _RULE.match(line):
        pieces.close()
    elif line.lstrip().startswith("|"):
        _row(pieces, line, origin)
    else:
        _words(pieces, line, origin)


def _words(pieces: Pieces, line: str, origin: int) -> None:
    """A line of a paragraph, or one that opens a block of its own."""
    at, heading = 0, False
    while found := _OPENING.match(line, at):
        at = found.end()
        heading = heading or bool(found["heading"])
        if not found["quote"]:
            pieces.close()
    _inline(pieces, line[at:].rstrip("#\r\n \t") + "\n" if heading else line[at:], origin + at)
    if heading:
        pieces.close(Block.HEADING)


def _row(pieces: Pieces, line: str, origin: int) -> None:
    pieces.close()
    at = 0
    for cell in line.split("|"):
        _inline(pieces, cell, origin + at)
        pieces.close(Block.CELL)
        at += len(cell) + 1


def _inline(pieces: Pieces, text: str, origin: int) -> None:
    for piece, at, own in _unmarked(text):
        pieces.add(piece, origin + at, own=own)


def _unmarked(text: str) -> Iterator[tuple[str, int, bool]]:
    """The words of a line with their offsets, and whether they stand for other characters."""
    at = 0
    for mark in _MARK.finditer(text):
        yield text[at : mark.start()], at, False
        if mark["code"]:
            yield mark[0].strip("`"), mark.start() + len(mark[0]) - len(mark[0].lstrip("`")), False
        elif mark["escaped"]:
            yield mark["escaped"], mark.start("escaped"), False
        elif mark["entity"]:
            yield unescape(mark[0]), mark.start(), True
        at = mark.end()
    yield text[at:], at, False
