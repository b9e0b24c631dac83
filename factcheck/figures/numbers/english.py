"""English numbers: digits, number words, scales, fractions and ratios.

A number starts at a token that can start one and is read forward once, so
reading is linear. Its step is the size of the last place written ("1.22
trillion" has a step of 1e10), from which the width of its interval follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.numbers.digits import (
    FRACTION_WIDTH,
    MIXED_STEP,
    Number,
    is_vulgar,
    low_at,
    read_number,
    vulgar,
)
from factcheck.figures.numbers.fractions import fraction, over_part, part_at
from factcheck.figures.numbers.words import ARTICLES, NumberWords, below_hundred, scaled, skip_hyphen
from factcheck.figures.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.tokens import Token

PERCENT = frozenset({"percent", "per", "percentage", "%", "pct"})
MOST_SPOKEN = 3
"""Digits that are fewer than this behind a spoken point: "6 point 25"."""
SOME = frozenset({"several", "few", "many"})
POINTS = frozenset({"percentage", "basis"})
WHOLE = frozenset({"full", "whole", "entire"})
TIMES = frozenset({"days", "weeks", "months", "years", "hours", "minutes", "seconds", "games", "matches"})
"""What "1 in 10" is no part of."""
WHOLES = frozenset({3.0, 4.0, 5.0, 10.0, 20.0, 100.0, 1000.0})
"""What digits are told to be a part of: "3 in 10"; the words for them may be told of any whole."""


def english_at(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """The longest number that starts at token ``at``, or None."""
    token = tokens[at]
    if token.kind == WORD and token.low not in words.starters and not is_vulgar(token):
        return None
    if number := _many(tokens, at, words) or _leading_point(tokens, at, words):
        return number._replace(first=at)
    number = fraction(tokens, at, words) or _cardinal(tokens, at, words) or _scale_alone(tokens, at, words)
    number = number or _one_point(tokens, at)
    number = number and over_part(tokens, number, words)
    if number is None:
        return None
    return _ratio(tokens, _spoken_decimals(tokens, number, words), words)._replace(first=at)


def _cardinal(
    tokens: Sequence[Token], at: int, words: NumberWords, limit: float = float("inf")
) -> Number | None:
    """A number of digits or words below ``limit``, with its scale and the smaller parts after it."""
    number = _group(tokens, at, words)
    if number is None:
        return None
    number = _and_fraction(tokens, number, words, 1.0)
    number, scale = scaled(tokens, number, words)
    if number.value >= limit:
        return None
    return number if scale == 1.0 else _smaller_parts(tokens, number, words, scale)


def _group(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """Digits, or words below a thousand ("two hundred and twelve")."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == NUMBER:
        return read_number(tokens, at)
    if is_vulgar(tokens[at]):
        return vulgar(tokens, at)
    one = low_at(tokens, at) in ARTICLES
    number = Number(1.0, 1.0, at + 1, words=True) if one else below_hundred(tokens, at, words)
    if number is None or low_at(tokens, number.last) != "hundred":
        return None if one else number
    value, after = number.value * 100, number.last + 1
    rest = below_hundred(tokens, after + (low_at(tokens, after) == "and"), words)
    if rest and not _denominates(tokens, rest.last, words):
        return Number(value + rest.value, 1.0, rest.last, words=True)
    if one:
        return None
    return Number(value, 1.0 if value < 1000 else 10.0, after, words=True, scaled=True)


def _denominates(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Whether the word at ``at`` makes a fraction of the number before it: "three | quarters"."""
    return low_at(tokens, skip_hyphen(tokens, at)) in words.part


def _and_fraction(tokens: Sequence[Token], number: Number, words: NumberWords, unit: float) -> Number:
    """``two and a half`` (``unit`` 1), ``3 million and a half`` (1e6); "and" must stand between."""
    if low_at(tokens, number.last) != "and":
        return number
    part = (
        part_at(tokens, number.last + 1, words)[0]
        if unit == 1.0
        else fraction(tokens, number.last + 1, words)
    )
    if part is None or low_at(tokens, part.last + 1) in words.scale:
        return number  # "300,000 and half a million"
    factor = unit if part.ratio else 1.0
    return number._replace(
        value=number.value + part.value * factor, step=MIXED_STEP * factor, last=part.last, ratio=False
    )


def _smaller_parts(tokens: Sequence[Token], number: Number, words: NumberWords, scale: float) -> Number:
    """``number`` and what follows its scale: "two thousand three hundred", "six million and two thirds"."""
    whole = _and_fraction(tokens, number, words, scale)
    if whole is not number:
        return whole
    comma = low_at(tokens, number.last) == ","
    joined = comma or low_at(tokens, number.last) == "and"
    rest = _cardinal(tokens, number.last + joined, words, scale)
    if comma and not (rest and rest.words and rest.value >= 100 and number.words):
        return number  # "six million, two hundred thousand", not "six million, two of them"
    if rest is None or rest.ratio or rest.step < 1.0 or not (rest.words or rest.scaled or scale <= 100.0):
        return number
    if not joined and not rest.scaled and rest.words != number.words:
        return number
    return number._replace(value=number.value + rest.value, step=rest.step, last=rest.last)


def _scale_alone(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """``a dozen``, ``a million``, ``hundred thousand``: one of the scale; ``several hundred``: some of it."""
    some = low_at(tokens, at - 1) in SOME
    at += low_at(tokens, at) in ARTICLES
    pair = low_at(tokens, at) == "couple"
    at += pair + (pair and low_at(tokens, at + 1) == "of")
    if low_at(tokens, at) not in words.scale or low_at(tokens, at).endswith("s"):
        return None
    number, scale = scaled(tokens, Number(1.0 + pair, 1.0, at, words=True, over=some), words)
    return _smaller_parts(tokens, number, words, scale)


def _one_point(tokens: Sequence[Token], at: int) -> Number | None:
    """``a percentage point``, ``a full percentage point``: one."""
    after = at + 1 + (low_at(tokens, at + 1) in WHOLE)
    is_point = low_at(tokens, after) in POINTS and low_at(tokens, after + 1) == "point"
    return Number(1.0, 1.0, after, words=True) if low_at(tokens, at) in ARTICLES and is_point else None


def _many(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """``dozens of``, ``hundreds of thousands of``: more than one of each."""
    value = words.many.get(low_at(tokens, at))
    if value is None or low_at(tokens, at + 1) != "of":
        return None
    factor = words.many.get(low_at(tokens, at + 2), 0.0) if low_at(tokens, at + 3) == "of" else 0.0
    last = at + 3 if factor else at + 1
    value *= factor or 1.0
    return Number(value, value, last, words=True, scaled=True, over=True)


def _leading_point(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """``point 3 percent``, ``point two five per cent``."""
    if low_at(tokens, at) != "point":
        return None
    digits = low_at(tokens, at + 1)
    if digits.isdecimal() and len(digits) < 5:
        number = Number(float(f"0.{digits}"), 10.0 ** -len(digits), at + 2, words=True)
    else:
        number = _spoken_decimals(tokens, Number(0.0, 1.0, at, words=True), words)
    sure = low_at(tokens, at - 1) in {"of", "by", "to", "at"} or low_at(tokens, number.last) in PERCENT
    return number if number.step < 1.0 and sure else None


def _spoken_decimals(tokens: Sequence[Token], number: Number, words: NumberWords) -> Number:
    """``two point five``, ``two hundred point zero three``: the words after "point" as digits."""
    if low_at(tokens, number.last) != "point":
        return number
    digits, at = "", number.last + 1
    if not number.words:
        digits = low_at(tokens, at) if number.step == 1.0 and len(low_at(tokens, at)) < MOST_SPOKEN else ""
        at, digits = (at + 1, digits) if digits.isdecimal() else (at, "")
    while (word := words.small.get(low_at(tokens, at))) is not None and len(digits) < 12:
        tens = below_hundred(tokens, at, words) if word >= 20 and not digits else None
        digits += str(int(tens.value)) if tens else str(word)
        at = tens.last if tens else at + 1
    if not digits:
        return number
    spoken = number._replace(value=number.value + float(f"0.{digits}"), step=10.0 ** -len(digits), last=at)
    return scaled(tokens, spoken, words)[0]


def _ratio(tokens: Sequence[Token], number: Number, words: NumberWords) -> Number:
    """``one in five``, ``two out of three``, ``14 of 19`` as one ratio below 1."""
    at, link = number.last, low_at(tokens, number.last)
    if link == "out" and low_at(tokens, at + 1) == "of":
        at += 2
        at += low_at(tokens, at) == "every"
    elif (link, low_at(tokens, at + 1), low_at(tokens, at + 2)) == ("-", "in", "-"):
        link, at = "in", at + 3  # a one-in-five chance
    elif link in {"of", "in"} or (link == "over" and number.value == 1):
        at += 1 + (link == "in" and low_at(tokens, at + 1) == "every")
    else:
        return number
    if number.ratio or number.step != 1.0 or number.scaled:
        return number
    whole = _cardinal(tokens, at, words)
    if whole is None or whole.step < 1.0 or whole.ratio or not 1 <= number.value < whole.value <= 1000:
        return number
    if low_at(tokens, whole.last) == "-":
        return number  # a 1-in-100-year flood
    if link == "in" and (low_at(tokens, whole.last) in TIMES or not (number.words or whole.value in WHOLES)):
        return number
    value = number.value / whole.value
    return Number(value, value * FRACTION_WIDTH, whole.last, words=number.words, ratio=True)
