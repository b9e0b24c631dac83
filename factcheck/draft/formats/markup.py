"""Tokens of HTML (WHATWG) with their offsets, in one pass that no input can slow down.

The standard library's parser takes time in the square of some inputs' length, and
faster ones do not say where in the file a text stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OPENING = re.compile(r"<[!?/a-zA-Z]")
# Quantifiers are possessive, so nothing is tried twice.
_TAG = re.compile(
    r"""< (?P<close>/?) (?P<name>[a-zA-Z][^\s/<>]*+)
        (?P<fields>(?:[^<>"']++ | "[^"]{0,5000}+" | '[^']{0,5000}+')*+) >""",
    re.VERBOSE,
)
_FIELD = re.compile(r"""([^\s=/"']++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_RAW = frozenset({"script", "style", "textarea", "iframe", "noscript", "template"})


@dataclass(frozen=True, slots=True)
class Token:
    """A text, a comment or a tag; ``own`` says that a text stands for other characters of the file."""

    kind: str
    text: str
    offset: int
    closes: bool = False
    own: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)


def tokens(source: str) -> Iterator[Token]:
    """Texts, comments and tags in order; what stands in scripts and styles is left out."""
    told = at = 0
    while opening := _OPENING.search(source, at):
        start = opening.start()
        found, end = _markup(source, start)
        if end > start:
            yield from _texts(source, told, start)
            yield from found
            told = at = end
        else:  # a sign like any other
            at = start + 1
    yield from _texts(source, told, len(source))


def _markup(source: str, start: int) -> tuple[tuple[Token, ...], int]:
    """The comment or tag that opens at ``start``, if it is one to tell of, and where it ends."""
    if source.startswith("<!--", start):
        close = source.find("-->", start + 4)
        end = close if close >= 0 else len(source)
        return (Token("comment", source[start + 4 : end], start),), min(end + 3, len(source))
    if source.startswith(("<!", "<?"), start):
        return (), source.find(">", start) + 1 or len(source)
    tag = _TAG.match(source, start)
    return ((_tag(tag),), _behind_raw(source, tag)) if tag else ((), start)


def _texts(source: str, start: int, end: int) -> Iterator[Token]:
    at = start
    for entity in _ENTITY.finditer(source, start, end):
        if (meant := unescape(entity[0])) != entity[0]:
            if at < entity.start():
                yield Token("text", source[at : entity.start()], at)
            yield Token("text", meant, entity.start(), own=True)
            at = entity.end()
    if at < end:
        yield Token("text", source[at:end], at)


def _tag(found: re.Match[str]) -> Token:
    fields = {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _FIELD.findall(found["fields"])
    }
    return Token("tag", found["name"].lower(), found.start(), closes=bool(found["close"]), fields=fields)


def _behind_raw(source: str, tag: re.Match[str]) -> int:
    """Behind a tag, and behind what it holds where that is no text of the page."""
    name = tag["name"].lower()
    if tag["close"] or name not in _RAW or tag["fields"].endswith("/"):
        return tag.end()
    end = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, tag.end())
    return end.start() if end else len(source)
