"""The thing that a number counts: "parcels" in "20 million cross-border parcels a day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.tables import word_set
from factcheck.figures.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from factcheck.figures.quantities.grammar import Scan

LONGEST = 7
"""Words that a noun phrase has at most."""

STOP = word_set("noun_ends")
DETERMINERS = word_set("determiners")
IRREGULAR = word_set("irregular_plurals")
SINGULAR = word_set("singulars")


def noun_phrase(scan: Scan, at: int) -> int:
    """The index after the noun phrase that starts at ``at``; ``at`` itself when there is none."""
    end = _to_plural(scan, at, LONGEST)
    if end > at and (is_plural(scan.low(end - 1)) or scan.low(end) == "and"):
        end = _and_plural(scan, end)
    if is_plural(scan.low(end - 1)):
        return end
    return at if end == at + 1 and _is_verb(scan, at) else end


def _is_verb(scan: Scan, at: int) -> bool:
    """Whether a single word behind a number is its verb: "24 rose", "one voted"."""
    low = scan.low(at)
    return low in scan.grammar.moves or (len(low) > 4 and low.endswith(("ing", "ed")))


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in SINGULAR
    )


def _to_plural(scan: Scan, at: int, longest: int) -> int:
    """The end of the words from ``at`` to the first plural or to what ends a phrase."""
    end, words = at, 0
    while words < longest:
        low = scan.low(end)
        joined = low == "-" and end > at and scan.kind(end + 1) in {WORD, NUMBER} and scan.touches(end + 1)
        named = scan.kind(end) == NUMBER and end > at and not scan.touches(end) and _is_named(scan, end)
        if not joined and not named and (scan.kind(end) != WORD or is_stop(scan, end)):
            break
        words += not joined
        end += 1 + joined
        if is_plural(scan.low(end - 1)):
            break
    return end


def is_stop(scan: Scan, at: int) -> bool:
    """Whether a word ends a noun phrase; "US" is not the pronoun."""
    return scan.low(at) in STOP and scan.slice(at, at + 1) != "US"


def _is_named(scan: Scan, at: int) -> bool:
    """Whether a number is part of the name of what is counted: "Office 365 seats"."""
    return scan.slice(at - 1, at)[:1].isupper() and scan.kind(at + 1) == WORD and not is_stop(scan, at + 1)


def _and_plural(scan: Scan, end: int) -> int:
    """Over a second plural joined with "and": "express parcels and mail items"."""
    if scan.low(end) == "and":
        more = _to_plural(scan, end + 1, 3)
        if more > end + 1 and is_plural(scan.low(more - 1)):
            return more
    return end
