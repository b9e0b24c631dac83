"""Numbers in digits, English words and Chinese characters: value and place of the last digit written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.numbers.chinese import DIGITS as CHINESE_DIGITS
from factcheck.figures.numbers.chinese import SCALES, STARTERS, UNITS, chinese_at
from factcheck.figures.numbers.digits import (
    FRACTION_WIDTH,
    MIXED_STEP,
    Number,
    is_vulgar,
    joined,
    read_digits,
)
from factcheck.figures.numbers.english import POINTS, english_at
from factcheck.figures.numbers.words import ARTICLES, NumberWords
from factcheck.figures.tokens import CJK, NUMBER, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ARTICLES",
    "CHINESE_DIGITS",
    "FRACTION_WIDTH",
    "MIXED_STEP",
    "POINTS",
    "STARTERS",
    "Number",
    "NumberWords",
    "is_vulgar",
    "number_at",
    "read_digits",
]


def number_at(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """The longest number that starts at token ``at``, or None."""
    token = tokens[at]
    if token.kind == CJK:
        return chinese_at(tokens, at) if token.low in STARTERS else None
    if token.kind == NUMBER and _is_chinese(tokens, joined(tokens, at)[1]):
        return chinese_at(tokens, at)
    return english_at(tokens, at, words)


def _is_chinese(tokens: Sequence[Token], at: int) -> bool:
    """Whether a Chinese unit, scale or fraction stands behind digits."""
    if at >= len(tokens) or tokens[at].kind != CJK:
        return False
    token = tokens[at]
    return (
        token.low in UNITS
        or token.low in SCALES
        or token.low in "又余多"
        or (token.low == "分" and at + 1 < len(tokens) and tokens[at + 1].low == "之")
    )
