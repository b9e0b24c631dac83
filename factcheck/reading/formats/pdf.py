"""PDF: the lines of every page, with footnotes taken out of the sentences they interrupt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2

from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.formats import too_long
from factcheck.reading.layout import Layout, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reading.formats import File

_NOTE = re.compile(r"^(\d{1,2}) (?=[A-Z“\"])")
_MARK = re.compile(r"(?<=[^\W\d])([.,;:?!”\")]?)(\d{1,2})$")
_LIGATURES = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\ufffe": "-\n", "\x02": "-\n"}
)


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read the text layer; UnreadableSource for a broken, locked or scanned file."""
    try:
        document = pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as error:
        mend = "save it again without a password" if "assword" in str(error) else "save or download it again"
        raise UnreadableSource(Problem(file.path, f"is a PDF that cannot be opened: {error}", mend)) from None
    try:
        count, limit = len(document), file.limits.pages
        pages = [_page(document, i) for i in range(min(count, limit))]
        if sum(len(line) for page in pages for line in page) > file.limits.text:
            raise too_long(file)
    except pypdfium2.PdfiumError as error:
        raise UnreadableSource(
            Problem(file.path, f"has a page that cannot be read: {error}", "save it again")
        ) from None
    finally:
        document.close()
    parted = [_part_notes(page) for page in pages]
    lines = [line for number, (body, _) in enumerate(parted, 1) for line in _lines(body, number)]
    notes = [
        line for number, (_, notes) in enumerate(parted, 1) for line in _lines(notes, number, "Editor's note")
    ]
    return Layout((*lines, *notes)), tuple(_faults(file, count, bool(lines)))


def _faults(file: File, pages: int, has_text: bool) -> Iterator[Problem]:
    if not has_text:
        yield Problem(file.path, "has no text layer", "run text recognition on the scan", fatal=False)
    if pages > file.limits.pages:
        what = f"has {pages:,} pages, of which {file.limits.pages:,} were read"
        yield Problem(file.path, what, "split it, or raise limits.pages in factcheck.toml", fatal=False)


def _page(document: pypdfium2.PdfDocument, number: int) -> list[str]:
    page = document[number].get_textpage()
    text = str(page.get_text_range()).translate(_LIGATURES)
    return [line.strip() for line in text.replace("\r\n", "\n").split("\n")]


def _part_notes(page: Sequence[str]) -> tuple[list[str], list[str]]:
    """Cut the footnotes off a page's end, and their numbers out of its sentences."""
    marked: dict[str, int] = {}  # the last line so far with this number behind a word
    for start, line in enumerate(page):
        note = _NOTE.match(line)
        if note and start > len(page) / 3 and (at := marked.get(note[1])) is not None:
            body = [*page[:at], _MARK.sub(r"\1", page[at]), *page[at + 1 : start]]
            return body, list(page[start:])
        if mark := _MARK.search(line):
            marked[mark[2]] = start
    return list(page), []


def _lines(page: Sequence[str], number: int, heading: str | None = None) -> Iterator[Line]:
    """Lines with their page; a short line that ends a sentence ends its paragraph."""
    full = sorted(len(line) for line in page)[len(page) * 3 // 4] if page else 0
    gap = heading is not None
    for text in page:
        if text:
            yield Line(text, page=number, gap=gap, heading=heading, speaker=heading or "")
            heading = None
        gap = not text or (len(text) < 0.8 * full and text.endswith((".", "?", "!", "”")))
