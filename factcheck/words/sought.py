"""Patterns that are tried only where words that they need stand at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable


class Sought:
    """A pattern of words in either case, and parts of them of which every match has one.

    Few sentences have any, and to look for the parts is ten times as fast as to try the
    pattern at every letter.
    """

    def __init__(self, pattern: re.Pattern[str], parts: Iterable[str]) -> None:
        self.pattern = pattern
        small = {part.lower() for part in parts}
        self._parts = sorted(p for p in small if not any(other in p for other in small if other != p))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, if there is any."""
        return self.pattern.search(text) if self._may_be_in(text) else None

    def all(self, text: str) -> list[re.Match[str]]:
        """Every match, in order."""
        return list(self.pattern.finditer(text)) if self._may_be_in(text) else []

    def _may_be_in(self, text: str) -> bool:
        small = " ".join(text.lower().split())  # a phrase may go over the end of a line
        return any(map(small.__contains__, self._parts))
