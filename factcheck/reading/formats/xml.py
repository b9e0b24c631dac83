"""Plain XML of debates: Akoma Ntoso, Hansard, TEI, and whatever names its speeches likewise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.layout import Layout, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.reading.formats import File

_SPEECHES = frozenset(
    {"speech", "u", "sp", "contribution", "turn", "intervention", "utterance", "question", "answer"}
)
_NAMES = frozenset({"from", "speaker", "member", "membername", "name", "talker"})
_ATTRIBUTES = ("speakername", "speaker_name", "speaker", "by", "who", "name", "person")
_BLOCKS = frozenset(
    {"p", "para", "paragraph", "block", "line", "s", "text", "content", "body", "div", "li", "item", "tblock"}
)
_HEADINGS = frozenset({"heading", "head", "title", "major-heading", "minor-heading", "h1", "h2", "h3"})
_DROPPED = frozenset(
    (
        *("meta", "note", "footnote", "authorialnote", "teiheader", "script", "style"),
        *("electorate", "party", "division"),
    )
)
_DATES = frozenset({"frbrdate", "date", "docdate", "sittingdate", "session.date"})
_SPACE = re.compile(r"\s+")


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read speeches and their speakers; entities and document types are refused, not resolved."""
    try:
        root = fromstring(file.data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        mend = "save it as plain XML without a document type"
        raise UnreadableSource(Problem(file.path, f"is not plain XML: {error!r:.80}", mend)) from None
    people = {_ref(item): item.get("showAs", "") for item in root.iter() if _tag(item) == "tlcperson"}
    return Layout(tuple(_lines(root, people)), wrapped=False, meta=_meta(root)), ()


def _tag(item: Element) -> str:
    return item.tag.rpartition("}")[2].lower() if isinstance(item.tag, str) else ""


def _ref(item: Element) -> str:
    return "#" + (
        item.get("eId") or item.get("id") or item.get("{http://www.w3.org/XML/1998/namespace}id") or ""
    )


def _meta(root: Element) -> dict[str, object]:
    """The date of the sitting and the document's title."""
    fields: dict[str, object] = {}
    for item in root.iter():
        if _tag(item) in _DATES:
            fields.setdefault("event_date", item.get("date") or item.get("when") or item.text or "")
        if _tag(item) in ("title", "doctitle"):
            fields.setdefault("title", _words(item))
    if day := root.get("date"):
        fields["event_date"] = day
    return fields


def _words(item: Element) -> str:
    return _SPACE.sub(" ", "".join(item.itertext())).strip()


def _lines(root: Element, people: Mapping[str, str]) -> Iterator[Line]:
    """The blocks in reading order; the first of a speech names its speaker."""
    heading: str | None = None
    speaker = ""
    for item, is_block in _walk(root):
        tag = _tag(item)
        if tag in _SPEECHES:
            speaker = _speaker(item, people) or speaker
        elif tag in _NAMES:
            speaker = _words(item).strip(" :") or speaker
        if not is_block:
            continue
        text = _words(item)
        if text and tag in _HEADINGS:
            heading = text
            yield Line(text, heading=heading, bold=True, gap=True)
        elif text:
            yield Line(text, heading=heading, speaker=speaker, gap=True)
            speaker = ""


def _speaker(item: Element, people: Mapping[str, str]) -> str:
    named = next((value for key in _ATTRIBUTES if (value := item.get(key))), "")
    return people.get(named) or named.lstrip("#").replace("_", " ").strip()


def _walk(root: Element) -> Iterator[tuple[Element, bool]]:
    """Elements in order, each with whether its text is read as one block; names and notes are not."""
    outer = _outer(root)
    stack = [root]
    while stack:
        item = stack.pop()
        tag = _tag(item)
        if not tag or tag in _DROPPED:
            continue
        block = item not in outer and tag not in _NAMES
        yield item, block
        if not block:
            stack.extend(reversed(item))


def _outer(root: Element) -> set[Element]:
    """The elements with blocks, headings, speeches or names somewhere inside."""
    parts = _BLOCKS | _HEADINGS | _SPEECHES | _NAMES
    outer: set[Element] = set()
    for item in reversed(list(root.iter())):
        if any(child in outer or _tag(child) in parts for child in item):
            outer.add(item)
    return outer
