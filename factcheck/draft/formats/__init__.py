"""Drafts in the formats that editors write in: bytes to a ``Draft``."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from factcheck.config import DEFAULT_LIMITS
from factcheck.draft.model import Block, Draft
from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.formats import File, decoded
from factcheck.reading.head.dates import document_dates, read_date
from factcheck.reading.head.fields import head_lines
from factcheck.reading.layout import split_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from factcheck.config import Limits
    from factcheck.draft.formats.pieces import Page
    from factcheck.reading.layout import Line

KINDS: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "word",
}
_DASH = re.compile(r"\s(?:—|–|--?)\s")
_LONGEST_DATELINE = 80
_OPENINGS = ((b"PK\x03\x04", "word"), (b"<!doctype html", "html"), (b"<html", "html"))


def read_draft(data: bytes, path: str, as_of: date | None = None, limits: Limits = DEFAULT_LIMITS) -> Draft:
    """A draft of the format its name or its opening tells; ``as_of`` goes before its own date.

    Raises UnreadableSource.
    """
    page = _page(data, path, kind_of(data, path), limits)
    if not page.paragraphs:
        raise UnreadableSource(Problem(path, "has no text", "is it an empty file?"))
    title = _title(page)
    return Draft(
        path,
        page.text,
        page.paragraphs,
        page.places,
        page.source,
        page.comments,
        title,
        as_of or _date(page, title, path),
    )


def kind_of(data: bytes, path: str) -> str:
    """The reader's name for a file. Raises UnreadableSource for formats nobody reads."""
    opening = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((known for mark, known in _OPENINGS if opening.startswith(mark.lower())), "")
    suffix = PurePath(path).suffix.lower()
    if suffix and suffix not in KINDS:
        known = " ".join(KINDS)
        raise UnreadableSource(Problem(path, f"{suffix} drafts are not read", f"known are {known}"))
    return kind if kind == "word" or not suffix else KINDS[suffix]


def _page(data: bytes, path: str, kind: str, limits: Limits) -> Page:
    if kind == "word":
        from factcheck.draft.formats import word

        return word.read(data, path, limits)
    source, _ = decoded(File(data, path, limits))
    if kind == "html":
        from factcheck.draft.formats import html

        return html.read(source)
    from factcheck.draft.formats import markdown, text

    return markdown.read(source) if kind == "markdown" else text.read(source)


def _title(page: Page) -> str:
    if title := str(page.meta.get("title") or "").strip():
        return title
    heading = next((each for each in page.paragraphs if each.block is Block.HEADING), None)
    return page.text[heading.span.start : heading.span.end] if heading else ""


def _date(page: Page, title: str, path: str) -> date | None:
    """Of publication first: that is the day a draft says "this year" on."""
    lines = list(split_lines(page.text))
    head = list(head_lines(lines, min(len(lines), 12)))
    dates = document_dates(head, page.meta, title, path, page.text)
    return _dateline(head) or dates.published or dates.event or dates.inferred


def _dateline(head: Sequence[Line]) -> date | None:
    """The date in "BEIJING, July 30, 2024 — …"."""
    openings = (_DASH.split(line.text[:_LONGEST_DATELINE], maxsplit=1) for line in head)
    days = (read_date(parts[0]) for parts in openings if len(parts) > 1 and parts[0][:2].isupper())
    return next((day for day in days if day), None)
