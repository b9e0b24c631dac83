"""The words of English numbers, and what reading numbers and fractions share: tens, scales."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.numbers.digits import Number, low_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.figures.tables import Table
    from factcheck.figures.tokens import Token

ARTICLES = frozenset({"a", "an"})


class NumberWords(NamedTuple):
    """The words of numbers with their values, from tables/numbers.toml."""

    small: Mapping[str, int]
    scale: Mapping[str, float]
    suffix: Mapping[str, float]
    part: Mapping[str, int]
    many: Mapping[str, float]
    starters: frozenset[str]

    @classmethod
    def from_table(cls, table: Table) -> NumberWords:
        """The words of tables/numbers.toml, with the plurals of denominators."""
        words = {name: entry["words"] for name, entry in table.items()}
        part = words["part"] | {word + "s": value for word, value in words["part"].items()}
        starters = ARTICLES | {"half", "quarter", "point"} | words["small"].keys() | words["scale"].keys()
        many = words["many"]
        return cls(words["small"], words["scale"], words["suffix"], part, many, starters | many.keys())


def below_hundred(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """A number word, or two of them: "seven", "twenty-three"."""
    tens = words.small.get(low_at(tokens, at))
    if tens is None:
        return None
    after = skip_hyphen(tokens, at + 1)
    unit = words.small.get(low_at(tokens, after), 0)
    if tens >= 20 and 1 <= unit <= 9:
        return Number(tens + unit, 1.0, after + 1, words=True)
    return Number(tens, 1.0, at + 1, words=True)


def skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The index after a hyphen at ``at``, else ``at``."""
    return at + 1 if low_at(tokens, at) == "-" else at


def scaled(tokens: Sequence[Token], number: Number, words: NumberWords) -> tuple[Number, float]:
    """``number`` times the scales after it, and the last scale (1 when there is none)."""
    at = number.last
    at += low_at(tokens, at) == "-" and low_at(tokens, at + 1) in words.scale
    scale, factor = 1.0, 1.0
    while (one := words.scale.get(low_at(tokens, at))) is not None and factor < 1e30:
        scale, at, factor = one, at + 1, factor * one
    if factor == 1.0:
        return number, 100.0 if number.scaled and number.words else 1.0
    if scale >= 1e3 and (meant := _restated(tokens, at, words)):
        scale, at = meant
        factor = scale
    return number._replace(
        value=number.value * factor, step=number.step * factor, last=at, scaled=True
    ), scale


def _restated(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[float, int] | None:
    """The scale a speaker puts right at once ("$490 million -- billion"), and the index after it."""
    behind = next(index for index in range(at, at + 4) if low_at(tokens, index) != "-" or index == at + 3)
    scale = words.scale.get(low_at(tokens, behind), 0.0)
    return (scale, behind + 1) if behind > at and scale >= 1e3 else None
