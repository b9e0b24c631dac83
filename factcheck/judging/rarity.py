"""How much a word tells of what a sentence is about, by how rare it is."""

from __future__ import annotations

from math import log

_ENOUGH = 20_000
"""How rare a word is, is told as in a sample of so many statements: else words weigh more, against what
a speaker and a time weigh, the more is indexed, and the same evidence suffices no longer."""

_TOGETHER = 3
"""In so many statements a word is, where it is in any: a document that has it goes on about it."""


def rarity(size: int, count: int) -> float:
    """Inverse document frequency, smoothed (Spärck Jones 1972): 0 for a word in every statement.

    ``size`` is how many statements there are, ``count`` in how many of them the word is.

    >>> round(rarity(20_000, 3), 1), round(rarity(2_000_000, 60), 1)
    (8.5, 8.5)
    """
    share = min(1.0, _ENOUGH / max(1, size))
    found = max(count * share, min(count, _TOGETHER))
    return log(1 + size * share / (1 + found))
