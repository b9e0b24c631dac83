"""What a number counts, and per what: "parcels" and "day" in "20 million cross-border parcels a day"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.numbers import number_at
from factcheck.figures.quantities.bounds import hedge_before
from factcheck.figures.tables import word_set
from factcheck.figures.tokens import CJK, NUMBER, WORD

if TYPE_CHECKING:
    from factcheck.figures.numbers import Number
    from factcheck.figures.quantities.grammar import Scan

MOST_JOINED = 3
"""Members that are joined with "and" before the plural: "post and cross-border mail and express parcels"."""
BEHIND_VERBS = frozenset({"the", "a", "an", "at", "its", "their", "up", "down", "out", "into", "it", "them"})
"""What stands behind "and" and a word in s that is a verb: "8 billion switches and runs | at"."""
LONGEST = 7
"""Words that a noun phrase has at most."""

MOMENTS = frozenset({"ago", "after", "before", "earlier", "hence", "later", "prior"})
PER = frozenset({"per", "/"})
ROUND = frozenset(10.0**power for power in range(1, 10))
"""The numbers of a denominator: "per 1,000 births"."""

FAR = 9
"""Tokens within which the denominator of a rate may stand."""
_TIME = frozenset({"day", "week", "month", "quarter", "year", "hour", "minute", "second", "night"})
_APART = frozenset({"ago", "earlier", "before", "later", "from", "after"})
"""What makes "a year" a distance in time."""
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "quarterly": "quarter",
}
ADJECTIVES = {**_ADVERBS, "annual": "year", "annualized": "year", "annualised": "year"}

STOP = word_set("noun_ends")
DETERMINERS = word_set("determiners")
IRREGULAR = word_set("irregular_plurals")
SINGULAR = word_set("singulars")
PASTS = word_set("irregular_pasts")


def noun_phrase(scan: Scan, at: int) -> int:
    """The index after the noun phrase that starts at ``at``; ``at`` itself when there is none."""
    end = _to_plural(scan, at, LONGEST)
    if end > at and (is_plural(scan.low(end - 1)) or scan.low(end) == "and"):
        end = _and_plural(scan, end)
    if is_plural(scan.low(end - 1)):
        return end
    if end == at + 1 and _is_verb(scan, at):
        return at
    return next((verb for verb in range(at + 1, end) if _is_past(scan, verb)), end)


def is_participle(scan: Scan, at: int) -> bool:
    """Whether a word stands for who is counted: "those | surveyed"."""
    low = scan.low(at)
    return len(low) > 4 and low.endswith("ed") and not is_plural(scan.low(at + 1))


def _is_past(scan: Scan, at: int) -> bool:
    """Whether a word behind a singular noun is its verb: "a magnitude 7 earthquake | killed"."""
    low = scan.low(at)
    return low in scan.grammar.moves or low in PASTS or (len(low) > 4 and low.endswith("ed"))


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
        often = low in _ADVERBS and _is_adjective(scan, end + 1)
        joined = joined or _is_initial(scan, at, end)
        if not joined and not named and not often and (scan.kind(end) != WORD or is_stop(scan, end)):
            break
        words += not joined
        end += 1 + joined
        if is_plural(scan.low(end - 1)):
            break
    return end


def _is_initial(scan: Scan, at: int, end: int) -> bool:
    """Whether a point belongs to initials and a word follows: "4 U.S. states"."""
    initial = scan.low(end) == "." and end > at and len(scan.low(end - 1)) == 1 and scan.touches(end)
    return initial and scan.kind(end + 1) == WORD


def _is_adjective(scan: Scan, at: int) -> bool:
    """Whether "monthly" before ``at`` tells what is counted ("monthly active users") and not how often."""
    near = is_plural(scan.low(at)) or (scan.kind(at) == WORD and is_plural(scan.low(at + 1)))
    return near and scan.low(at) not in STOP


def is_stop(scan: Scan, at: int) -> bool:
    """Whether a word ends a noun phrase; "US" is not the pronoun."""
    return scan.low(at) in STOP and scan.slice(at, at + 1) != "US"


def _is_named(scan: Scan, at: int) -> bool:
    """Whether a number is part of the name of what is counted: "Office 365 seats"."""
    return scan.slice(at - 1, at)[:1].isupper() and scan.kind(at + 1) == WORD and not is_stop(scan, at + 1)


def _and_plural(scan: Scan, end: int) -> int:
    """Over a second plural joined with "and": "express parcels and mail items"."""
    more = end
    for _ in range(MOST_JOINED):
        if scan.low(more) != "and" or scan.low(more + 1) in scan.grammar.numbers.starters:
            break
        start, more = more + 1, _to_plural(scan, more + 1, 3)
        if is_plural(scan.low(more - 1)):
            is_verb = more == start + 1 and scan.low(more) in BEHIND_VERBS
            return end if is_verb else more
    return end


CHINESE_ONE = {
    "股": "share",
    "人": "person",
    "户": "household",
    "天": "day",
    "日": "day",
    "周": "week",
    "月": "month",
    "季": "quarter",
    "年": "year",
}
"""What stands between 每 and a figure, or before 均."""
PACES = frozenset({"pace", "rate", "clip", "average", "run-rate"})


def over_brackets(scan: Scan, at: int) -> int:
    """The token behind a short remark in brackets: "C$6 (US$4.46) | per share"."""
    if scan.low(at) != "(":
        return at
    return next((end + 1 for end in range(at, at + FAR) if scan.low(end) == ")"), at)


def pace(scan: Scan, first: int) -> str:
    """The denominator of "a monthly pace of | $80 billion"; "" without one."""
    at = hedge_before(scan, first)[0]
    if scan.kind(at - 1) == CJK:
        return _chinese_pace(scan, at)
    paced = scan.low(at - 1) == "of" and scan.low(at - 2) in PACES
    return ADJECTIVES.get(scan.low(at - 3), "") if paced else ""


def _chinese_pace(scan: Scan, at: int) -> str:
    """The denominator before a figure: 每吨|4500元, 日均|4亿件, 日均处理|4亿件."""
    if scan.low(at - 2) == "每":
        unit = scan.grammar.units.after.match(scan.tokens, at - 1)
        return CHINESE_ONE.get(scan.low(at - 1)) or (unit[0].name if unit and unit[1] == at else "")
    mean = next((near for near in range(at - 1, at - 4, -1) if scan.low(near) == "均"), 0)
    return CHINESE_ONE.get(scan.low(mean - 1), "") if mean else ""


OLDEST = 120
TURNING = frozenset({"turn", "turned", "turns", "turning"})
AGE_NOUNS = word_set("age_nouns")
PEOPLE = word_set("people")
LINKS = word_set("level_links") | word_set("copulas") | {"of", "from"}


def is_age(scan: Scan, number: Number) -> bool:
    """Whether a number is an age: "Ann Lee, 47, said", "Americans 65 and older", "the median age is 38"."""
    at = number.first
    if scan.low(number.last) in {"and", "or"} and scan.low(number.last + 1) in {"older", "younger"}:
        return True
    if number.scaled or number.ratio:
        return False
    if scan.low(at - 1) in TURNING or (scan.low(at - 1) in {"under", "over"} and scan.low(at - 2) in PEOPLE):
        return _is_bare(scan, number)  # "turned | 27", "children under | 12"
    if number.words or not 10 <= number.value <= OLDEST:
        return False
    return _is_in_brackets(scan, number) or (_is_age_of(scan, at) and _is_bare(scan, number))


def _is_bare(scan: Scan, number: Number) -> bool:
    return noun_phrase(scan, number.last) == number.last


def _is_in_brackets(scan: Scan, number: Number) -> bool:
    """Whether a whole number stands between commas behind a person: "Ann Lee, 47,", "the mayor, 58,"."""
    at = number.first
    apart = scan.low(at - 1) == "," and scan.low(number.last) == "," and scan.kind(at - 2) == WORD
    whole = number.last == at + 1 and scan.low(at).isdecimal()
    if not (apart and whole):
        return False
    if scan.low(at - 3) in {"a", "an", "the", "his", "her"}:
        return True
    full = scan.low(at - 3) in {"", "."} or scan.slice(at - 3, at - 2).istitle()
    return full and scan.slice(at - 2, at - 1).istitle()


def _is_age_of(scan: Scan, at: int) -> bool:
    """Whether a bare number is what an age is: "the retirement age was raised from 60 | to | 63"."""
    if scan.low(hedge_before(scan, at)[0] - 1) not in LINKS:
        return False
    for before in range(at - 1, max(at - FAR, 0) - 1, -1):
        if scan.low(before) in AGE_NOUNS:
            return True
        if scan.kind(before) not in {WORD, NUMBER} or scan.low(before) in {"and", "while"}:
            return False
    return False


def distant_rate(scan: Scan, at: int) -> str:
    """The denominator behind what is bought or counted: "$45 billion | of securities every month"."""
    if scan.low(at) not in {"of", "in"}:
        return ""
    for ahead in range(at + 1, at + FAR):
        if scan.kind(ahead) != WORD and scan.low(ahead) != "-":
            return ""
        if scan.low(ahead) in {"per", "every", "each", "a"} and scan.low(ahead + 1) in _TIME:
            return "" if scan.low(ahead + 2) in _APART else rate(scan, ahead)
    return ""


def rate(scan: Scan, at: int, *, priced: bool = False) -> str:
    """The denominator of a rate at ``at``: "per barrel", "a year", "/day", "annually"; "" without one.

    Money may be for one of anything (``priced``): "$5 a share".
    """
    return rate_at(scan, at, priced=priced)[0]


def rate_at(scan: Scan, at: int, *, priced: bool = False) -> tuple[str, int]:
    """The same, and the token behind it."""
    link, noun = scan.low(at), scan.low(at + 1)
    if link in _ADVERBS:
        return _ADVERBS[link], at + 1
    if link == "-" and noun in {"a", "per"}:
        return rate_at(scan, at + 1, priced=priced)
    at += 1 + (noun == "-")
    if link in PER and (many := _per_many(scan, at)):
        return many
    if scan.kind(at) not in {WORD, CJK}:
        return "", at
    unit = scan.grammar.units.after.match(scan.tokens, at)
    timed = scan.low(at) in _TIME or (unit is not None and not unit[0].money)
    moment = link == "a" and scan.low(at + 1) in MOMENTS  # 5% a year | later
    one = (
        link in {"a", "an", "each", "every"} and not moment and (timed or (priced and not is_stop(scan, at)))
    )
    if not one and (link not in PER or (scan.kind(at) != WORD and unit is None)):
        return "", at
    return (unit[0].name, unit[1]) if unit else (scan.low(at), at + 1)


def _per_many(scan: Scan, at: int) -> tuple[str, int] | None:
    """A denominator with a number of its own: "per | 100,000 people", "per | thousand", "per | 100 km"."""
    number = number_at(scan.tokens, at, scan.grammar.numbers) if scan.low(at) else None
    if number is None or number.value not in ROUND:
        return None
    unit = scan.grammar.units.after.match(scan.tokens, number.last)
    end = unit[1] if unit else noun_phrase(scan, number.last)
    name = unit[0].name if unit else scan.slice(number.last, end).lower()
    return f"{number.value:,.0f} {name}".rstrip(), end
