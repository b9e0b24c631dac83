"""Numbers that are part of a name, a label, a time or a list, and so measure nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.figures.nouns import is_plural
from factcheck.figures.tables import Phrases
from factcheck.figures.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.numbers import Number
    from factcheck.figures.tables import Table
    from factcheck.figures.tokens import Token
    from factcheck.figures.units import Unit


@dataclass(frozen=True)
class NameTable:
    """Words that make the number beside them a name."""

    before: frozenset[str]
    after: Phrases[bool]
    phrases: Phrases[bool]

    @classmethod
    def from_table(cls, table: Table) -> NameTable:
        def forms(key: str) -> list[str]:
            return [form for entry in table.values() for form in entry.get(key, ())]

        return cls(
            frozenset(forms("before")),
            Phrases((form, True) for form in forms("after")),
            Phrases((form, True) for form in forms("phrases")),
        )


PREFIXES = frozenset({"minus", "negative", "to", "sub", "now", "and", "plus", "or", "a", "an"})
"""Words that a hyphen may join to a number that is a quantity all the same: "sub-7 nanometre"."""


def is_name(
    tokens: Sequence[Token], number: Number, text: str, unit: Unit | None, at: int, last: int, names: NameTable
) -> bool:
    """Whether the number is part of a name; ``at`` is where it starts with its sign, ``last`` the end with its unit."""
    if unit is not None and unit.money and _glued(tokens, at):
        return False
    if names.phrases.match(tokens, at) or names.phrases.match(tokens, at - 1) or names.phrases.match(tokens, at - 2):
        return True
    if _joined_before(tokens, at, number, unit) or _joined_after(tokens, number, unit, names):
        return True
    if unit is not None or number.scaled or number.ratio:
        return False
    return _labelled(tokens, number, text, at, names) or _is_year(tokens, number, last) or _is_pronoun(tokens, number)


def _glued(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].end == tokens[at].start


def _joined_before(tokens: Sequence[Token], at: int, number: Number, unit: Unit | None) -> bool:
    """X6, COVID-19, last-32, 4:39, 2018-05: something touches the number from the left."""
    if not _glued(tokens, at):
        return False
    before = tokens[at - 1]
    if before.kind == WORD:
        return unit is None and not number.scaled
    if before.low not in {"-", ":", "/", ".", "#", "@", "&", "_", "="} or not _glued(tokens, at - 1):
        return before.low == "#"
    joined = tokens[at - 2]
    if before.low == "-" and joined.kind == WORD:
        return joined.low not in PREFIXES and number.words is False
    return joined.kind == NUMBER and (before.low != "-" or unit is None)


def _joined_after(tokens: Sequence[Token], number: Number, unit: Unit | None, names: NameTable) -> bool:
    """5G, 20th, 5 pm, 10:45, 404-555: something behind the number makes it a name."""
    at = number.last
    if at >= len(tokens) or number.words:
        return False
    if names.after.match(tokens, at):
        return True
    touching = _glued(tokens, at)
    if touching and tokens[at].low in {":", "-", "/"} and at + 1 < len(tokens) and _glued(tokens, at + 1):
        return unit is None and tokens[at + 1].kind == NUMBER and tokens[at].low == ":"
    return touching and unit is None and not number.scaled and tokens[at].kind == WORD


def _labelled(tokens: Sequence[Token], number: Number, text: str, at: int, names: NameTable) -> bool:
    """Section 427, Boeing 737, iPhone 11: a word that takes a number, or a capitalised name, stands before."""
    if at == 0 or number.step < 1:
        return False
    before = tokens[at - 1]
    if before.low == "." and at > 1:
        before = tokens[at - 2]
        return before.low in names.before and before.low in {"no", "fig", "sec", "art", "vol", "pp", "para"}
    if before.low in names.before:
        return True
    capital = before.kind == WORD and text[before.start].isupper() and not _starts_sentence(tokens, at - 1)
    return capital and not number.words and before.low not in _NOT_NAMES


_NOT_NAMES = frozenset("in of the a an and or to from with by at on for about over than only just some has have had".split())


def _starts_sentence(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].low in {".", "!", "?", ":", ";", '"', "(", "。"}


def _is_year(tokens: Sequence[Token], number: Number, last: int) -> bool:
    """Four bare digits that can be a year and count nothing."""
    token = tokens[number.first]
    if number.last != number.first + 1 or len(token.low) != 4 or not token.low.isdigit():
        return False
    counts = last < len(tokens) and tokens[last].low and is_plural(tokens[last].low) and token.low.endswith("00")
    return 1800 <= number.value <= 2100 and not counts


def _is_pronoun(tokens: Sequence[Token], number: Number) -> bool:
    """"One" that counts nothing: this one, which one, one of the best."""
    if tokens[number.first].low != "one" or number.last != number.first + 1:
        return False
    following = tokens[number.last] if number.last < len(tokens) else None
    before = tokens[number.first - 1].low if number.first else ""
    return following is None or following.kind != WORD or before in {"this", "that", "which", "each", "every", "the", "any", "no", "another"}
