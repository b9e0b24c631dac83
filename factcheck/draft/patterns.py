"""Patterns of how sentences lean on each other, made from ``tables/context.toml`` when first needed."""

from __future__ import annotations

import re
from functools import cache

from factcheck.draft.tables import any_of
from factcheck.figures.tables import load
from factcheck.reading.tables import table as reading_table

LONGEST_LEAD = 90  # characters
_TABLE = "context"
# Verbs that as nouns end no subject: "price cuts", "gains".
_NOUNS = frozenset({"lower", "cut", "cuts", "gains", "advance"})


@cache
def opening() -> re.Pattern[str]:
    """ "However," and the like."""
    return re.compile(rf"(?:{any_of(_TABLE, 'openings')},?\s+)?", re.IGNORECASE)


@cache
def account() -> re.Pattern[str]:
    """ "According to the ministry,"."""
    return re.compile(rf"{any_of(_TABLE, 'accounts')}\b[^,;:“”\"]{{1,{LONGEST_LEAD}}},\s+", re.IGNORECASE)


@cache
def said_clause() -> re.Pattern[str]:
    """ "Ana Ode said that"; ``who`` is what stands before the verb."""
    return re.compile(
        rf"(?P<who>[^;:“”\"]{{1,{LONGEST_LEAD}}}?)\b{_saying()}(?:\s+(?:reporters|journalists))?(?:\s+that)?\s+"
    )


@cache
def reporting() -> re.Pattern[str]:
    """Words of reporting that also tell of growth."""
    return re.compile(rf"\b{any_of(_TABLE, 'reporting')}\b")


@cache
def person() -> re.Pattern[str]:
    """Whoever spoke last, before a verb of saying: ``who``."""
    who = rf"(?P<who>\b{any_of(_TABLE, 'persons')})"
    return re.compile(rf"{who}(?=\s+(?:also\s+|later\s+|then\s+)?{_saying()}\b)", re.IGNORECASE)


@cache
def stand_in() -> re.Pattern[str]:
    """A clause that starts with a pronoun and a verb, an owner, or the bare name of a side."""
    ahead = rf"(?=(?:\s+{any_of(_TABLE, 'adverbs')})?\s+(?:{_verbs()}|[a-z]+ed)\b)"
    heads = any_of(_TABLE, "heads")
    return re.compile(
        rf"""(?P<pronoun>{any_of(_TABLE, "pronouns")}\b{ahead}
          | {any_of(_TABLE, "demonstratives")}\b(?=\s+{_moving()}\b))
        | (?P<quality>the\s+{any_of(_TABLE, "qualities")})\b{ahead}
        | (?P<owner>{any_of(_TABLE, "possessives")})\b(?=\s+\w)(?:(?=\s+(?P<owned>{heads})\b))?
        | (?:{any_of(_TABLE, "parts")},?\s+)?(?:the\s+)?(?P<head>{heads})\b{ahead}
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def no_topic() -> re.Pattern[str]:
    """Words that stand for a subject and are none."""
    words = any_of(
        _TABLE, "pronouns", "demonstratives", "possessives", "parts", "heads", "qualities", "persons"
    )
    return re.compile(rf"(?:the\s+)?{words}|i|we|you|there|who", re.IGNORECASE)


@cache
def around() -> re.Pattern[str]:
    """Articles before and adverbs behind a subject."""
    return re.compile(rf"^(?:the|a|an)(?:\s|$)|\sto$|\s{any_of(_TABLE, 'adverbs')}$", re.IGNORECASE)


@cache
def aside() -> re.Pattern[str]:
    """Where a clause about the subject opens."""
    return re.compile(rf",\s(?={any_of(_TABLE, 'asides')}\b)")


@cache
def head_at_end() -> re.Pattern[str]:
    """The side of a business that a subject ends with."""
    return re.compile(rf"(?:^|(?<=\s)){any_of(_TABLE, 'heads').replace('(?:', '(', 1)}$", re.IGNORECASE)


@cache
def verb() -> re.Pattern[str]:
    """What ends a subject."""
    return re.compile(rf"\b{_verbs()}\b")


@cache
def dated() -> re.Pattern[str]:
    """What settles the year of a time."""
    return re.compile(rf"(?:19|20)\d\d|\b{any_of(_TABLE, 'relative')}\b", re.IGNORECASE)


@cache
def opens_with(entry: str) -> re.Pattern[str]:
    """Any word of an entry, at the start."""
    return re.compile(rf"{any_of(_TABLE, entry)}\b", re.IGNORECASE)


@cache
def no_subject() -> re.Pattern[str]:
    """Words that no subject has."""
    return re.compile(rf"\b{any_of(_TABLE, 'clauses')}\b", re.IGNORECASE)


@cache
def _saying() -> str:
    verbs = reading_table("reported")["verbs"]["en"]
    return f"(?:{'|'.join(map(re.escape, verbs))})"


@cache
def _verbs() -> str:
    return f"(?:{any_of(_TABLE, 'verbs')}|{_moving()})"


@cache
def _moving() -> str:
    changes = (entry["verbs"] for entry in load("changes").values())
    words = {word for verbs in changes for word in verbs if word.isascii() and word.isalpha()}
    return "(?:" + "|".join(sorted(words - _NOUNS, key=len, reverse=True)) + ")"
