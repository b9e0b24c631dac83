"""Patterns that are tried only where words that they need stand at all."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.words.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = re.compile(r"[^\W\d_]+")
_PIECES_KEPT = 8_192


class Sought:
    """A pattern of words in either case, and ``phrases`` of which every match has one.

    A phrase may end in "*" for any ending. Few sentences have any, and to look for one word of
    each is ten times as fast as to try the pattern at every letter, and spares most runs to compile it.
    """

    def __init__(self, pattern: str, phrases: Iterable[str]) -> None:
        self._pattern = pattern
        needed = {_longest_word(phrase.lower()) for phrase in phrases}
        self._words = frozenset(word for word in needed if word.isascii() and word.isalpha())
        self._parts = tuple(sorted(word.rstrip("*") for word in needed - self._words))
        self._tells = Kept(self._looked_at, _PIECES_KEPT).__getitem__

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self._pattern, re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, if there is any."""
        return self.pattern.search(text) if self._may_be_in(text) else None

    def all(self, text: str) -> list[re.Match[str]]:
        """Every match, in order."""
        return list(self.pattern.finditer(text)) if self._may_be_in(text) else []

    def _may_be_in(self, text: str) -> bool:
        return any(map(self._tells, text.split()))

    def _looked_at(self, piece: str) -> bool:
        """Whether what stands between two blanks has a word: the same pieces come again and again."""
        small = piece.lower()
        if any(part in small for part in self._parts):
            return True
        return not self._words.isdisjoint(_LETTERS.findall(small))


def _longest_word(phrase: str) -> str:
    return max(re.split(r"[\s-]+", phrase), key=len)
