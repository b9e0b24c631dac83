"""Quotations: verbatim, typography and case aside, or not at all."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from factcheck.model import Passage, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+(?:['\u2019\-.][^\W_]+)*|[\u4e00-\u9fff]")
_ELISION = re.compile(r"\s*(?:\[?(?:\u2026|\.\.\.)\]?)\s*")
_INSERTION = re.compile(r"\[[^\]]{0,80}\]")
_TURNS = frozenset({"but", "unless", "if", "however", "except", "although", "though", "provided"})
_ALTERED = 75.0
"""From this likeness (0..100) on, a passage is the one that was misquoted."""


class Quoted(NamedTuple):
    """What became of one quotation: ``tier`` is exact, folded, elided, truncated, altered or missing."""

    passage: Passage | None
    tier: str
    difference: str = ""

    @property
    def verbatim(self) -> bool:
        """Whether the words stand in the passage as quoted."""
        return self.tier not in ("altered", "missing")


def find_quote(quote: str, passages: Sequence[Passage]) -> Quoted:
    """The passage a quotation is from, best first; a digest is nobody's words and never confirms one."""
    spoken = [passage for passage in passages if passage.source.kind is not SourceKind.DIGEST]
    parts = [_words(part) for part in _ELISION.split(_INSERTION.sub(" \u2026 ", quote)) if _words(part)]
    for passage in spoken:
        tier = _tier(quote, parts, passage)
        if tier:
            return Quoted(passage, tier)
    near = max(spoken, key=lambda passage: _likeness(quote, passage), default=None)
    if near is None or _likeness(quote, near) < _ALTERED:
        return Quoted(None, "missing")
    return Quoted(near, "altered", word_difference(quote, near.text))


def word_difference(quote: str, text: str) -> str:
    """The words to change, as in a patch: "[-local-] {+global+}" for what is quoted and what was said."""
    ours, theirs = _words(quote), _closest(_words(quote), _words(text))
    parts = []
    for op, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if op == "equal":
            parts.append(" ".join(ours[a:b]))
        else:
            parts.append(
                " ".join(filter(None, (_mark("[-", ours[a:b], "-]"), _mark("{+", theirs[c:d], "+}"))))
            )
    return " ".join(parts)


def _tier(quote: str, parts: list[list[str]], passage: Passage) -> str:
    """How a quotation stands in a passage (or runs into it from the sentence before), "" when it does not."""
    for text in (passage.text, f"{passage.before} {passage.text}"):
        words = _words(text)
        end = _in_order(parts, words)
        if end:
            if words[end : end + 1] and words[end] in _TURNS:
                return "truncated"
            if len(parts) > 1:
                return "elided"
            return "exact" if quote.strip(" ,.") in text else "folded"
    return ""


def _in_order(parts: list[list[str]], words: list[str]) -> int:
    """Where the last of ``parts`` ends when all stand in ``words`` one after the other, else 0."""
    at = 0
    for part in parts:
        starts = (n for n in range(at, len(words) - len(part) + 1) if words[n : n + len(part)] == part)
        start = next(starts, -1)
        if start < 0:
            return 0
        at = start + len(part)
    return at


def _likeness(quote: str, passage: Passage) -> float:
    one, other = " ".join(_words(quote)), " ".join(_words(passage.text))
    if len(other) < len(one) / 2:
        return 0.0
    return fuzz.partial_ratio(one, other)


def _closest(ours: list[str], theirs: list[str]) -> list[str]:
    """The stretch of ``theirs`` that begins and ends with what it shares with ``ours``."""
    blocks = [
        block
        for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        if block.size
    ]
    if not blocks:
        return theirs
    first, last = blocks[0], blocks[-1]
    return theirs[max(0, first.b - first.a) : last.b + last.size + len(ours) - last.a - last.size]


def _mark(left: str, words: list[str], right: str) -> str:
    return f"{left}{' '.join(words)}{right}" if words else ""


def _words(text: str) -> list[str]:
    return list(_folded(text))


def _folded(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        yield match.group().lower().replace("\u2019", "'")
