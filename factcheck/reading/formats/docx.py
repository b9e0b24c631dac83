"""Word documents (Office Open XML, ECMA-376): paragraphs, headings and bold from the package's XML."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.formats import beyond, too_long
from factcheck.reading.layout import Layout, Line, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.reading.formats import File

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = {"title": "title", "created": "created", "creator": "author", "language": "language"}
_READ = _BODY, _PROPERTIES = "word/document.xml", "docProps/core.xml"
# What zipfile and the XML parser raise at a package that is not whole.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(ParseError, DefusedXmlException, ValueError, LookupError, RuntimeError),
)


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read the body of a document; deleted (tracked) and struck-out text is left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as package:
            if sum(item.file_size for item in package.infolist()) > file.limits.unpacked:
                raise beyond(file.path, f"unpacks to more than {file.limits.unpacked:,} bytes", "unpacked")
            if any(
                item.file_size > file.limits.text for item in package.infolist() if item.filename in _READ
            ):
                raise too_long(file)
            body = _xml(package, _BODY)
            core = _PROPERTIES in package.namelist() and _xml(package, _PROPERTIES)
    except _BROKEN as error:
        what = f"is no Word document: {error or type(error).__name__}"
        raise UnreadableSource(Problem(file.path, what, "save it again as .docx")) from None
    return Layout(tuple(_lines(body)), meta=_meta(core) if core else {}), ()


def _xml(package: zipfile.ZipFile, name: str) -> Element:
    """A file of the package, and never more of it than its entry says."""
    with package.open(name) as file:
        root: Element = fromstring(file.read(package.getinfo(name).file_size), forbid_dtd=True)
    return root


def _meta(core: Element) -> dict[str, object]:
    fields = {item.tag.rpartition("}")[2]: item.text for item in core}
    return {ours: fields[name] for name, ours in _CORE.items() if fields.get(name) and name != "created"}


def _lines(body: Element) -> Iterator[Line]:
    heading: str | None = None
    for paragraph in body.iter(f"{_W}p"):
        bold, text = _text(paragraph)
        is_heading = _style(paragraph).lower().startswith(("heading", "title", "überschrift", "标题"))
        for line in split_lines(text):
            heading = line.text if is_heading else heading
            yield line._replace(start=-1, number=None, gap=True, heading=heading, bold=bold or is_heading)


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


def _text(paragraph: Element) -> tuple[bool, str]:
    """The text of a paragraph's runs, and whether all of it is bold."""
    pieces, bold = [], 0
    for run in paragraph.iter(f"{_W}r"):
        if _has(run, "strike") or _has(run, "dstrike"):
            continue
        words = "".join(_piece(item) for item in run)
        pieces.append(words)
        bold += len(words.strip()) if _has(run, "b") else 0
    text = "".join(pieces)
    return bold >= 0.9 * len(text.strip()) > 0, text


def _has(run: Element, mark: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{mark}")
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "none")


def _piece(item: Element) -> str:
    if item.tag == f"{_W}t":
        return item.text or ""
    return {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}.get(item.tag, "")
