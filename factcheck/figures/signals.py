"""Whether a text can have figures or periods at all: most sentences have none, and are not read for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.periods.lexicon import load

if TYPE_CHECKING:
    from factcheck.figures.quantities import Grammar

_LETTERS = re.compile(r"[^\W\d_]+")
_TELLING = re.compile("[0-9]|[^\x00-\x7f\u00c0-\u024f\u2010-\u2027]")
"""Digits, and all but the letters and dashes of Western scripts: ½, €, full-width and Chinese characters."""


class Signals(NamedTuple):
    """The words without one of which (and without digits) a text has neither a figure nor a period."""

    words: frozenset[str]

    @classmethod
    def of(cls, grammar: Grammar) -> Signals:
        """The words of quantities by ``grammar``, and those of periods."""
        words = grammar.signals | load("periods").anchors
        return cls(frozenset(piece for word in words for piece in _LETTERS.findall(word)[:1]))

    def are_in(self, text: str) -> bool:
        """Whether ``text`` has to be read: a quick look, that never says no to a text with a figure."""
        if _TELLING.search(text):
            return True
        return not self.words.isdisjoint(_LETTERS.findall(text.lower()))
