"""Word documents (Office Open XML, ECMA-376), through python-docx.

The file's text is its paragraphs, one a line, those in tables included, in the
order of the body; so an offset leads to a paragraph and a character in it.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from factcheck.draft.formats.pieces import Page, Pieces
from factcheck.draft.model import Block
from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.formats import beyond

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.config import Limits

_BODY = "word/document.xml"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_HEADINGS = ("heading", "title", "überschrift", "titre", "标题")


def read(data: bytes, path: str, limits: Limits) -> Page:
    """Paragraphs, headings and cells. Raises UnreadableSource."""
    document = open_document(data, path, limits)
    found = [(paragraph, "".join(text for _, text in runs(paragraph))) for paragraph in paragraphs(document)]
    pieces = Pieces("\n".join(text for _, text in found))
    start = 0
    for paragraph, text in found:
        pieces.add(text, start)
        pieces.close(_block(paragraph, document))
        start += len(text) + 1
    core = document.core_properties
    return pieces.page({"title": core.title or "", "language": core.language or ""})


def open_document(data: bytes, path: str, limits: Limits | None = None) -> Any:
    """The document as python-docx has it, unless it is beyond ``limits``. Raises UnreadableSource."""
    from docx import Document

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sizes = {item.filename: item.file_size for item in package.infolist()}
        fault = _excess(sizes, path, limits) if limits else None
        document = None if fault else Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets everything through that a broken package can raise
        what = f"is no Word document: {error or type(error).__name__}"
        raise UnreadableSource(Problem(path, what, "save it again as .docx")) from None
    if fault:
        raise fault
    return document


def _excess(sizes: Mapping[str, int], path: str, limits: Limits) -> UnreadableSource | None:
    """What is too large in a package with these files, if anything is."""
    if sum(sizes.values()) > limits.unpacked:
        return beyond(path, f"unpacks to more than {limits.unpacked:,} bytes", "unpacked")
    if sizes.get(_BODY, 0) > limits.text:
        return beyond(path, f"has more than {limits.text:,} characters", "text")
    return None


def paragraphs(document: Any) -> Iterator[Any]:
    """Every ``w:p`` of the body in order; of a drawing with a fallback, the drawing's."""
    from docx.oxml.ns import qn

    for paragraph in document.element.body.iter(qn("w:p")):
        if not _is_inside(paragraph, _FALLBACK):
            yield paragraph


def runs(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """The ``w:r`` of a ``w:p`` with their text: insertions are in, deletions are not."""
    from docx.oxml.ns import qn

    for run in paragraph.iter(qn("w:r")):
        own = next(run.iterancestors(qn("w:p"))) is paragraph
        if own and not _is_inside(run, qn("w:del")):
            yield run, "".join(text_of(child) for child in run)


def text_of(child: Any) -> str:
    """What a reader sees of a part of a run: one character for each mark, words as they are."""
    name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
    return child.text or "" if name == "t" else _MARKS.get(name, "")


def _is_inside(element: Any, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _block(paragraph: Any, document: Any) -> Block:
    from docx.oxml.ns import qn

    if _is_inside(paragraph, qn("w:tc")):
        return Block.CELL
    style = next((each for each in document.styles if each.style_id == paragraph.style), None)
    name = (style.name or "").lower() if style is not None else ""
    return Block.HEADING if name.startswith(_HEADINGS) else Block.TEXT
