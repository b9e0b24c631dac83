"""Numbers written in digits, with separators, exponents and fractions of every habit."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.tokens import NUMBER, is_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.tokens import Token

ROUND_FROM = 4
"""From this many digits on trailing zeros are rounding: 200,000 is good to 10,000, but 150 to 1."""
FRACTION_WIDTH = 0.05
"""The step of a fraction ("two-thirds") relative to its value: it is said of 65% as of 68%."""
MIXED_STEP = 0.1
"""The step of a whole number with a fraction: "four and a half" is said of 4.45 to 4.55."""
LARGEST_POWER = 30
LARGEST_TOP = 20
"""The largest numerator of a fraction above one."""


class Number(NamedTuple):
    """A number read from ``first`` up to ``last`` (indices of tokens, half-open).

    ``step`` is the size of the last place written. ``words``: not in digits; ``ratio``: a fraction of
    a whole; ``scaled``: has a scale word; ``over``: has a "many" inside ("20多万"). ``spread`` is the
    upper end relative to ``value`` where the words name two (二三十 is 20 to 30: 1.5).
    """

    value: float
    step: float
    last: int
    words: bool = False
    ratio: bool = False
    scaled: bool = False
    over: bool = False
    first: int = -1
    spread: float = 1.0


def low_at(tokens: Sequence[Token], at: int) -> str:
    """The folded form of a token, "" beyond either end."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether no white space stands before the token at ``at``."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def read_digits(text: str) -> tuple[float, float] | None:
    """Value and step of ``1,234.5``, ``1.234,5``, ``12,34,567``.

    None for what only looks like a number: dates (12.04.2024), versions, lists.
    """
    plain = _plain(text)
    if not plain or len(plain) > 300:
        return None
    whole, _, decimals = plain.partition(".")
    return float(plain), 10.0 ** -len(decimals) if decimals else round_step(whole)


def round_step(whole: str) -> float:
    """The step of an integer: a tenth of the place of its last non-zero digit, and 1 below 1000."""
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0 ** max(0, zeros - 1) if ROUND_FROM <= len(whole) != zeros else 1.0


def _plain(text: str) -> str | None:
    """``text`` with only a decimal point left, or None."""
    commas, points = text.count(","), text.count(".")
    if commas and points:
        decimal = max(",.", key=text.rfind)
        if text.count(decimal) > 1:
            return None
        whole, _, rest = text.rpartition(decimal)
        ungrouped = _ungroup(whole, "," if decimal == "." else ".")
        return None if ungrouped is None else f"{ungrouped}.{rest}"
    if commas == 1 and text.startswith("0,"):
        return text.replace(",", ".")
    if commas:
        return _ungroup(text, ",") or (text.replace(",", ".") if commas == 1 else None)
    return text if points <= 1 else _ungroup(text, ".")


def _ungroup(text: str, separator: str) -> str | None:
    """The digits of ``1,234,567`` (or 12,34,567); None when the groups are not those of a number."""
    return None if is_list(text.replace(separator, ",")) else text.replace(separator, "")


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number in digits at ``at``, with its exponent or fraction: 1 234, 6 . 2, 1e6, 1½, 1 4/5."""
    text, last = joined(tokens, at)
    read = read_digits(text)
    if read is None:
        return None
    number = Number(*read, last, first=at)
    return _exponent(tokens, number) or _mixed(tokens, number) or number


def is_vulgar(token: Token) -> bool:
    """Whether the token is a single character such as ½ (⁵ and ⑤ are notes and list marks)."""
    one = len(token.low) == 1 and not token.low.isascii()
    return one and unicodedata.decomposition(token.low).startswith("<fraction>")


def vulgar(tokens: Sequence[Token], at: int) -> Number:
    """The fraction ½ at ``at``."""
    value = unicodedata.numeric(tokens[at].low)
    return Number(value, value * FRACTION_WIDTH, at + 1, ratio=True)


def joined(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The digits from ``at`` on as if written without spaces, and the index after them."""
    text, last = tokens[at].low, at + 1
    if len(text) <= 3 and text.isdecimal() and text[0] != "0":
        while _is_group(tokens, last) and len(text) < 16 and "." not in text:
            text, last = text + tokens[last].low, last + 1
    sign, decimals = low_at(tokens, last), low_at(tokens, last + 1)
    apart = last + 1 < len(tokens) and not touches(tokens, last) and not touches(tokens, last + 1)
    if (
        apart
        and text.isdecimal()
        and decimals.isdecimal()
        and (sign == "." or (sign == "," and len(decimals) == 3))
    ):
        return f"{text}{sign}{decimals}", last + 2
    return text, last


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is a group of three digits one space after another group."""
    if at >= len(tokens) or tokens[at].kind != NUMBER or tokens[at].start != tokens[at - 1].end + 1:
        return False
    low = tokens[at].low
    whole, _, decimals = low.partition("," if low.find(",") == 3 and len(low) != 7 else ".")
    return len(whole) == 3 and (whole + decimals).isdecimal()


def _exponent(tokens: Sequence[Token], number: Number) -> Number | None:
    """``1.3e6``, ``12e+14``, ``6.2x10^-4``, ``2.5^-1``."""
    at, mark = number.last, low_at(tokens, number.last)
    power = mark == "^"
    if power or (mark == "e" and touches(tokens, at)):
        at += 1
    elif mark in {"x", "×", "*"} and low_at(tokens, at + 1) == "10":
        at += 2 + (low_at(tokens, at + 2) == "^")
    else:
        return None
    sign = -1 if low_at(tokens, at) == "-" else 1
    at += low_at(tokens, at) in {"-", "+"}
    digits = low_at(tokens, at)
    if not digits.isdecimal() or int(digits) > LARGEST_POWER or not touches(tokens, at):
        return None
    if power:
        small = 0 < number.value < 1e6
        return number._replace(value=number.value ** (sign * int(digits)), last=at + 1) if small else None
    factor = 10.0 ** (sign * int(digits))
    return number._replace(value=number.value * factor, step=number.step * factor, last=at + 1, scaled=True)


def _mixed(tokens: Sequence[Token], number: Number) -> Number | None:
    """``1½``, ``4/5``, ``1 4/5``, ``6-1/2``."""
    at = number.last
    if at < len(tokens) and is_vulgar(tokens[at]):
        part = unicodedata.numeric(tokens[at].low)
        return number._replace(value=number.value + part, step=MIXED_STEP, last=at + 1)
    if own := _slash(tokens, at - 1):
        return number._replace(value=own, step=own * FRACTION_WIDTH, last=at + 2, ratio=True)
    at += low_at(tokens, at) == "-"
    part = _slash(tokens, at) if number.step == 1.0 else 0.0
    return number._replace(value=number.value + part, step=MIXED_STEP, last=at + 3) if part else None


def _slash(tokens: Sequence[Token], at: int) -> float:
    """The value of ``4/5`` at ``at``, or 0.0."""
    above, below = low_at(tokens, at), low_at(tokens, at + 2)
    if low_at(tokens, at + 1) != "/" or low_at(tokens, at + 3) == "/" or low_at(tokens, at - 1) == "/":
        return 0.0
    if not (above.isdecimal() and below.isdecimal()) or len(above) > 3 or len(below) > 3 or not int(below):
        return 0.0
    if int(above) > int(below) and int(above) > LARGEST_TOP:
        return 0.0  # a blood pressure of 120/80
    return int(above) / int(below)
