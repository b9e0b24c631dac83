"""The grammar of numbers: digits and English words, scales, fractions, ratios.

A number starts at a token that can start one and is read forward once, so
reading is linear. Its step is the size of the last place written ("1.22
trillion" has a step of 1e10), from which the width of its interval follows.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.numbers.digits import read_digits, round_step
from factcheck.figures.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.figures.tables import Table
    from factcheck.figures.tokens import Token

FRACTION_WIDTH = 0.05
"""The step of a fraction ("two-thirds") relative to its value: it is said of 65% as of 68%."""


class Number(NamedTuple):
    """A number read from ``first`` up to ``last`` (indices of tokens, half-open)."""

    value: float
    step: float
    last: int
    words: bool = False
    ratio: bool = False
    scaled: bool = False
    first: int = -1


@dataclass(frozen=True)
class NumberWords:
    """The words of numbers with their values, from tables/numbers.toml."""

    small: Mapping[str, int]
    scale: Mapping[str, float]
    suffix: Mapping[str, float]
    part: Mapping[str, int]
    starters: frozenset[str] = field(default=frozenset())

    @classmethod
    def from_table(cls, table: Table) -> NumberWords:
        words = {name: entry["words"] for name, entry in table.items()}
        part = words["part"] | {word + "s": value for word, value in words["part"].items()}
        starters = frozenset({"a", "an", *words["small"], *words["scale"], "half", "quarter"})
        return cls(words["small"], words["scale"], words["suffix"], part, starters)


def number_at(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """The longest number that starts at token ``at``, or None."""
    token = tokens[at]
    if token.kind == WORD and token.low not in words.starters and not _is_vulgar(token):
        return None
    number = _fraction(tokens, at, words) or _cardinal(tokens, at, words) or _scale_alone(tokens, at, words)
    if number is None:
        return None
    return _ratio(tokens, number, words)._replace(first=at)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _is_vulgar(token: Token) -> bool:
    return len(token.low) == 1 and not token.low.isascii() and unicodedata.category(token.low) == "No"


def _cardinal(tokens: Sequence[Token], at: int, words: NumberWords, limit: float = float("inf")) -> Number | None:
    """A number of digits or words below ``limit``, with its scale and the smaller parts after it."""
    number = _group(tokens, at, words)
    if number is None:
        return None
    number = _and_fraction(tokens, number, words, 1.0)
    number, scale = _scaled(tokens, number, words)
    if number.value >= limit:
        return None
    return number if scale == 1.0 else _smaller_parts(tokens, number, words, scale)


def _group(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """Digits, or words below a thousand ("two hundred and twelve")."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == NUMBER:
        return _digits(tokens, at)
    if _is_vulgar(tokens[at]):
        value = unicodedata.numeric(tokens[at].low)
        return Number(value, value * FRACTION_WIDTH, at + 1, ratio=True)
    number = _below_hundred(tokens, at, words)
    if number is None:
        return None
    if _low(tokens, number.last) == "hundred":
        value, after = number.value * 100, number.last + 1
        rest = _below_hundred(tokens, after + (_low(tokens, after) == "and"), words)
        if rest and not _denominates(tokens, rest.last, words):
            return Number(value + rest.value, 1.0, rest.last, words=True)
        return Number(value, 1.0 if value < 1000 else 10.0, after, words=True, scaled=True)
    return number


def _below_hundred(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    tens = words.small.get(_low(tokens, at))
    if tens is None:
        return None
    after = _skip_hyphen(tokens, at + 1)
    unit = words.small.get(_low(tokens, after), 0)
    if 20 <= tens and 1 <= unit <= 9:
        return Number(tens + unit, 1.0, after + 1, words=True)
    return Number(tens, 1.0, at + 1, words=True)


def _skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if _low(tokens, at) == "-" else at


def _denominates(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Whether the word at ``at`` makes a fraction of the number before it: "three | quarters"."""
    return _low(tokens, _skip_hyphen(tokens, at)) in words.part


def _digits(tokens: Sequence[Token], at: int) -> Number | None:
    """Digits, their spaced groups and decimals, exponent and fraction ("1 234", "6 . 2", "1e6", "1½", "1 4/5")."""
    text, last = _joined(tokens, at)
    read = read_digits(text)
    if read is None:
        return None
    number = Number(*read, last)
    return _exponent(tokens, number) or _mixed(tokens, number) or number


def _joined(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The digits from ``at`` on as if written without spaces, and the index after them."""
    text, last = tokens[at].low, at + 1
    while last < len(tokens) and _is_group(tokens, last) and len(text) < 3 + 4 * (last - at - 1) + 1 and text.isdigit():
        text, last = text + tokens[last].low, last + 1
    sign = _low(tokens, last)
    if sign in {".", ","} and _is_apart(tokens, last) and tokens[last + 1].low.isdigit() and text.isdigit():
        decimals = tokens[last + 1].low
        if sign == "." or len(decimals) == 3:
            return f"{text}{sign}{decimals}", last + 2
    return text, last


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is a group of three digits one space after another group."""
    token, before = tokens[at], tokens[at - 1]
    return token.kind == NUMBER and token.low[:3].isdigit() and len(token.low.partition(".")[0]) == 3 and token.start == before.end + 1


def _is_apart(tokens: Sequence[Token], at: int) -> bool:
    """Whether white space stands on both sides of a sign that has another token after it."""
    return at + 1 < len(tokens) and tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _exponent(tokens: Sequence[Token], number: Number) -> Number | None:
    """``1.3e6``, ``12e+14``, ``6.2x10^-4``, ``2.5^-1``."""
    at = number.last
    mark = _low(tokens, at)
    base = 10.0
    if mark == "e" and tokens[at].start == tokens[at - 1].end:
        at += 1
    elif mark in {"x", "×", "*"} and _low(tokens, at + 1) == "10":
        at += 2 + (_low(tokens, at + 2) == "^")
    elif mark == "^":
        at, base = at + 1, 0.0
    else:
        return None
    sign = -1.0 if _low(tokens, at) == "-" else 1.0
    at += _low(tokens, at) in {"-", "+"}
    if not _low(tokens, at).isdigit() or len(tokens[at].low) > 2 or tokens[at].start != tokens[at - 1].end:
        return None
    power = sign * float(tokens[at].low)
    if not base:
        return number._replace(value=number.value**power, last=at + 1) if 0 < number.value < 1e6 else None
    return number._replace(value=number.value * base**power, step=number.step * base**power, last=at + 1, scaled=True)


def _mixed(tokens: Sequence[Token], number: Number) -> Number | None:
    """``1½``, ``4/5``, ``1 4/5``."""
    at = number.last
    if at < len(tokens) and _is_vulgar(tokens[at]):
        part = unicodedata.numeric(tokens[at].low)
        return Number(number.value + part, FRACTION_WIDTH * part, at + 1)
    if own := _slash(tokens, at - 1):
        return Number(own, own * FRACTION_WIDTH, at + 2, ratio=True)
    part = _slash(tokens, at) if number.step == 1.0 else 0.0
    return Number(number.value + part, FRACTION_WIDTH * part, at + 3) if part else None


def _slash(tokens: Sequence[Token], at: int) -> float:
    """The value of ``4/5`` at ``at``, or 0.0."""
    below = _low(tokens, at + 2)
    if _low(tokens, at + 1) != "/" or not (_low(tokens, at).isdigit() and below.isdigit()) or _low(tokens, at + 3) == "/":
        return 0.0
    top, bottom = float(tokens[at].low), float(below)
    return top / bottom if 0 < bottom <= 1000 and top <= 1000 else 0.0


def _fraction(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """``two-thirds``, ``a quarter``, ``half``; with a scale ("half a million") a plain number."""
    low = _low(tokens, at)
    if low in {"half", "quarter"}:
        top, bottom = 1.0, at
    elif low in {"a", "an"}:
        top, bottom = 1.0, at + 1
    else:
        number = _below_hundred(tokens, at, words) or (_digits(tokens, at) if low.isdigit() else None)
        if number is None or number.step != 1.0:
            return None
        top, bottom = number.value, _skip_hyphen(tokens, number.last)
    part = words.part.get(_low(tokens, bottom))
    if part is None:
        return None
    value = top / part
    number = Number(value, value * FRACTION_WIDTH, bottom + 1, words=True, ratio=True)
    after = bottom + 1 + (_low(tokens, bottom + 1) in {"a", "of"}) + (_low(tokens, bottom + 2) == "a")
    if _low(tokens, after) not in words.scale:
        return number
    return _scaled(tokens, number._replace(last=after), words)[0]._replace(ratio=False)


def _and_fraction(tokens: Sequence[Token], number: Number, words: NumberWords, unit: float) -> Number:
    """``two and a half`` (``unit`` 1), ``3 million and a half`` (1e6); "and" must stand between."""
    if _low(tokens, number.last) != "and":
        return number
    part = _fraction(tokens, number.last + 1, words)
    if part is None:
        return number
    if part.ratio:
        part = part._replace(value=part.value * unit, step=part.step * unit)
    return number._replace(value=number.value + part.value, step=part.step, last=part.last, ratio=False)


def _scaled(tokens: Sequence[Token], number: Number, words: NumberWords) -> tuple[Number, float]:
    """``number`` times the scales after it, and the last scale."""
    scale, at, factor = 1.0, _skip_scale_hyphen(tokens, number.last, words), 1.0
    while (step := words.scale.get(_low(tokens, at))) is not None:
        scale, at, factor = step, at + 1, factor * step
    if factor == 1.0:
        return number, 100.0 if number.scaled and number.words else 1.0
    step = number.step * factor if number.step < 1.0 or number.value < ROUND_BELOW else number.step
    return Number(number.value * factor, step, at, number.words, scaled=True), scale


ROUND_BELOW = 1e15


def _skip_scale_hyphen(tokens: Sequence[Token], at: int, words: NumberWords) -> int:
    """Over the hyphen of "1.8-billion"."""
    return at + 1 if _low(tokens, at) == "-" and _low(tokens, at + 1) in words.scale else at


def _smaller_parts(tokens: Sequence[Token], number: Number, words: NumberWords, scale: float) -> Number:
    """``number`` and what follows its scale: "two thousand three hundred", "six million and two thirds"."""
    whole = _and_fraction(tokens, number, words, scale)
    if whole is not number:
        return whole
    joined = _low(tokens, number.last) == "and"
    rest = _cardinal(tokens, number.last + joined, words, scale)
    if rest is None or rest.ratio or not (rest.words or rest.scaled or scale <= 100.0) or rest.step < 1.0:
        return number
    if not joined and rest.words != number.words:
        return number
    return number._replace(value=number.value + rest.value, step=rest.step, last=rest.last)


def _scale_alone(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """``a dozen``, ``a million``, ``hundred thousand``: one of the scale."""
    at += _low(tokens, at) in {"a", "an"}
    if _low(tokens, at) not in words.scale or _low(tokens, at) == "hundreds":
        return None
    return _scaled(tokens, Number(1.0, 1.0, at, words=True), words)[0]


def _ratio(tokens: Sequence[Token], number: Number, words: NumberWords) -> Number:
    """``one in five``, ``two out of three``, ``14 of 19`` as one ratio below 1."""
    at = number.last
    link = _low(tokens, at)
    if link == "out" and _low(tokens, at + 1) == "of":
        at += 2
    elif link == "of" or (link in {"in", "over"} and number.words):
        at += 1
    else:
        return number
    if number.ratio or number.step != 1.0 or number.scaled:
        return number
    whole = _cardinal(tokens, at, words)
    if whole is None or whole.step < 1.0 or whole.ratio or not 1 <= number.value < whole.value <= 1000:
        return number
    value = number.value / whole.value
    return Number(value, value * FRACTION_WIDTH, whole.last, words=number.words, ratio=True)
