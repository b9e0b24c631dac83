"""Sentences as spans: where a paragraph is cut, and where it only looks so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.model import Span
from factcheck.reading.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = "\"'”’»)\\]）】」』"
# The character first, which is searched for fast; then what it is the end of.
_END = re.compile(
    rf"""[。！？；.!?…;](?:
         (?<=[。！？；])[。！？；]*[{_CLOSERS}]*(?P<cjk>)              # Chinese full stops need no space
       | (?<=[\u4e00-\u9fff];)(?P<semicolon>)
       | (?<=[.!?…])[.!?…]*[{_CLOSERS}*_]*(?=\s|\Z|[\u4e00-\u9fff])(?P<west>)    # Western ones do
       | (?:(?<=[a-z]{{3}}\.)|(?<=\ [12]\d{{3}}\.))(?=[A-Z][a-z]+[ ’'])(?P<glued>)  # or a page lost it
       )""",
    re.VERBOSE,
)
_INK = re.compile(r"[^\W_]")
_WORD = re.compile(r"[\w.&’'-]*\Z")
_NEXT = re.compile(r"[\s\"'“‘(\[*_—–-]*(\w?)(\w*)")
_LETTERS_DOTS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")


def sentences(text: str, start: int = 0) -> Iterator[Span]:
    """The sentences of one paragraph, as spans shifted by ``start``, blanks trimmed off.

    A dot ends no sentence inside a number or a name, after an abbreviation
    ("Mr.", "No.", "U.S." unless a usual opening word follows) or an initial.
    """
    begin = 0
    for end in _ends(text):
        if (span := _trim(text, begin, end, start)) is not None:
            yield span
        begin = end


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if found.lastgroup != "west" or _is_end(text, found):
            yield found.end()
    yield len(text)


def _is_end(text: str, found: re.Match[str]) -> bool:
    mark = found[0]
    after = _NEXT.match(text, found.end())
    first, rest = (after[1], after[2]) if after else ("", "")
    if not first:
        return True
    if mark[0] != "." or len(mark.strip(".")) > 0:
        return not first.islower()
    return not first.islower() and not _is_abbreviation(text, found.start(), first + rest)


def _is_abbreviation(text: str, dot: int, following: str) -> bool:
    """Whether the word before the dot is one that keeps its dot, given the word after."""
    before = _WORD.search(text, max(0, dot - 30), dot)
    word = before[0].lstrip("'’-") if before else ""
    known, opening = _abbreviations()
    if len(word) == 1 and word.isalpha():
        return (word.isupper() and word != "I") or following not in opening
    if _LETTERS_DOTS.fullmatch(word):
        return following not in opening
    if word.casefold() in known["number"]:
        return following[0].isdigit()
    return word.casefold() in known["always"] or (
        word.casefold() in known["inside"] and following not in opening
    )


@cache
def _abbreviations() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    data = table("sentences")
    known = {kind: frozenset(words) for kind, words in data["abbreviations"].items()}
    return known, frozenset(data["openings"]["words"])


def _trim(text: str, begin: int, end: int, start: int) -> Span | None:
    """The ink between two places of ``text``, which itself begins at ``start``; None without a word in it."""
    words = text[begin:end]
    ink = words.strip()
    if not _INK.search(ink):
        return None
    first = start + begin + len(words) - len(words.lstrip())
    return Span(first, first + len(ink))
