"""Plain XML of debates: Akoma Ntoso, Hansard, TEI, and whatever names its speeches likewise."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.formats import too_long
from factcheck.reading.head.dates import read_date
from factcheck.reading.layout import Layout, Line
from factcheck.words.names import name_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from factcheck.reading.formats import File

_SPEECHES = frozenset(
    (
        *("speech", "u", "sp", "contribution", "turn", "intervention", "utterance", "question", "answer"),
        *("rede", "interjection", "continue"),
    )
)
_NAMES = frozenset({"from", "speaker", "member", "membername", "name", "talker", "redner", "speakername"})
_GIVEN = frozenset({"vorname", "forename", "firstname", "givenname", "first_name", "given"})
_FAMILY = frozenset({"nachname", "surname", "lastname", "familyname", "last_name", "family"})
_ROLES = frozenset({"rolle_lang", "role", "office", "speakeroffice"})
_ATTRIBUTES = ("speakername", "speaker_name", "speaker", "by", "who", "name", "person")
_BLOCKS = frozenset(
    {"p", "para", "paragraph", "block", "line", "s", "text", "content", "body", "div", "li", "item", "tblock"}
)
_HEADINGS = frozenset({"heading", "head", "title", "major-heading", "minor-heading", "h1", "h2", "h3"})
_DROPPED = frozenset(
    (
        *("meta", "note", "footnote", "authorialnote", "teiheader", "script", "style"),
        *("electorate", "party", "division", "kommentar", "comment", "summary", "inhaltsverzeichnis"),
        *("page.no", "name.id", "time.stamp", "in.gov", "first.speech", "id.no", "type", "recordedtime"),
    )
)
_DATES = frozenset({"frbrdate", "date", "docdate", "sittingdate", "session.date"})
_SPACE = re.compile(r"\s+")
_MOST_PARTS = 50
"""Elements inside a name; what has as many is none."""
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+[^\[<>]{1,400}(?:\[(?P<inner>[^\]]{0,20000})\]\s*)?>")
# An entity that stands for one character, written as such or by its number.
_ENTITY = re.compile(
    rb"""\s*<!ENTITY\s+(?P<name>[\w.-]{1,40})\s+["'](?P<char>&\#\d{1,6};|&\#x[\dA-Fa-f]{1,5};)["']\s*>\s*"""
)


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read speeches and their speakers; entities and document types are refused, not resolved."""
    if len(file.data) > file.limits.text:
        raise too_long(file)
    try:
        root = fromstring(_without_doctype(file.data), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        mend = "save it as plain XML without a document type"
        raise UnreadableSource(Problem(file.path, f"is not plain XML: {error!r:.80}", mend)) from None
    people = {_ref(item): item.get("showAs", "") for item in root.iter() if _tag(item) == "tlcperson"}
    return Layout(tuple(_lines(root, people)), wrapped=False, meta=_meta(root)), ()


def _without_doctype(data: bytes) -> bytes:
    """The document without a document type that does no more than to name itself and characters."""
    found = _DOCTYPE.search(data, 0, 4096)
    if not found:
        return data
    inner = found["inner"] or b""
    if _ENTITY.sub(b"", inner).strip():
        return data  # refused by the parser
    data = data[: found.start()] + data[found.end() :]
    named = {entity["name"]: entity["char"] for entity in _ENTITY.finditer(inner)}
    return re.sub(rb"&([\w.-]{1,40});", lambda ref: named.get(ref[1], ref[0]), data) if named else data


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
            day = read_date(item.get("date") or item.get("when") or item.text)
            fields.setdefault("event_date", day) if day else None
        if _tag(item) in ("title", "doctitle") and "title" not in fields:
            fields["title"] = _words(item)
    days = (read_date(value) for key, value in root.items() if key.lower().endswith(("date", "datum")))
    return {**fields, **({"event_date": day} if (day := next(filter(None, days), None)) else {})}


def _words(item: Element) -> str:
    return _SPACE.sub(" ", "".join(item.itertext())).strip()


def _lines(root: Element, people: Mapping[str, str]) -> Iterator[Line]:
    """The blocks in reading order; the first of a speech names its speaker."""
    heading: str | None = None
    speaker = ""
    named = False
    holders = _holders(root, _NAMES)
    for item, is_block in _walk(root, holders):
        tag = _tag(item)
        if tag in _SPEECHES:
            speaker, named = _speaker(item, people) or speaker, False
        elif tag in _NAMES and item not in holders and (name := _name(item)):
            speaker, named = _fuller(speaker, name) if named else name, True
        if not is_block:
            continue
        text = _words(item)
        if text and tag in _HEADINGS:
            heading = text
            yield Line(text, heading=heading, bold=True, gap=True)
        elif text and text != heading:
            yield Line(text, heading=heading, speaker=speaker, gap=True)
            speaker, named = "", False


def _fuller(one: str, other: str) -> str:
    """The name that says more of two for one speaker: "Tony Burke" before "Mr BURKE"."""
    return max(one, other, key=lambda name: len(name_key(name)))


def _name(item: Element) -> str:
    """A speaker's name, put together or turned round where it is given in parts ("Ode, Ana MP")."""
    inside = islice(item.iter(), _MOST_PARTS)
    parts = {_tag(part): (part.text or "").strip() for part in inside}
    given = next((parts[tag] for tag in _GIVEN if parts.get(tag)), "")
    family = next((parts[tag] for tag in _FAMILY if parts.get(tag)), "")
    role = next((parts[tag] for tag in _ROLES if parts.get(tag)), "")
    if family:
        return f"{given} {family} ({role})".replace(" ()", "").strip()
    text = _words(item).strip(" :")
    turned = _TURNED.fullmatch(text)
    return f"{turned['given']} {turned['family']}" if turned else text


_TURNED = re.compile(
    r"""(?P<family>[^\W\d_][\w’'\ -]{1,40}),\ (?:(?:Sen|Hon|Dr|Mr|Mrs|Ms|Miss)\.?\ )*
        (?P<given>[^\W\d_][\w.\ -]{1,40}?)(?:,?\ (?:MP|MLA|MHA|TD|AM|QC|OBE))*""",
    re.VERBOSE,
)


def _speaker(item: Element, people: Mapping[str, str]) -> str:
    named = next((value for key in _ATTRIBUTES if (value := item.get(key))), "")
    return people.get(named) or named.lstrip("#").replace("_", " ").strip()


def _walk(root: Element, holders: Collection[Element]) -> Iterator[tuple[Element, bool]]:
    """Elements in order, each with whether its text is read as one block; names and notes are not."""
    outer = _holders(root, _BLOCKS | _HEADINGS | _SPEECHES | _NAMES)
    stack = [root]
    while stack:
        item = stack.pop()
        tag = _tag(item)
        if not tag or tag in _DROPPED:
            continue
        block = item not in outer and tag not in _NAMES
        yield item, block
        if not block and (tag not in _NAMES or item in holders):
            stack.extend(reversed(item))


def _holders(root: Element, parts: Collection[str]) -> set[Element]:
    """The elements with one of ``parts`` somewhere inside: "talker" holds a "name"."""
    found: set[Element] = set()
    for item in reversed(list(root.iter())):
        if any(child in found or _tag(child) in parts for child in item):
            found.add(item)
    return found
