"""Whether a text can have figures or periods at all: most sentences have none, and are not read for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.figures.periods.lexicon import load
from factcheck.words.kept import Kept

if TYPE_CHECKING:
    from factcheck.figures.quantities import Grammar

_LETTERS = re.compile(r"[^\W\d_]+")
_TELLING = re.compile("[0-9]|[^\x20-\x7e\u00c0-\u024f\u2010-\u2027]")
"""Digits, and all but the letters and dashes of Western scripts: ½, €, 五, and what nobody sees."""


class Signals:
    """The words without one of which (and without digits) a text has neither a figure nor a period."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.signals | load("periods").anchors
        self._words = frozenset(piece for word in words for piece in _LETTERS.findall(word)[:1])
        self._tells = Kept(self._looked_at).__getitem__

    def are_in(self, text: str) -> bool:
        """Whether ``text`` has to be read: a quick look, that never says no to a text with a figure."""
        return any(map(self._tells, text.split()))

    def _looked_at(self, piece: str) -> bool:
        """The same of what stands between two blanks: the same pieces come again and again."""
        if _TELLING.search(piece):
            return True
        return not self._words.isdisjoint(_LETTERS.findall(piece.lower()))
