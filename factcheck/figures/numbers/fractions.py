"""English fractions: "two-thirds", "a quarter of", "half a million", "one hundred thirty fifths"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.numbers.digits import FRACTION_WIDTH, Number, low_at
from factcheck.figures.numbers.words import ARTICLES, NumberWords, below_hundred, scaled, skip_hyphen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.tokens import Token

_ORDINALS = {"first": 1, "second": 2}
BEHIND_HALF = frozenset(
    {"in", "from", "over", "since", "to", "compared", "between", "as", "and", "this", "last", "within"}
)
"""What may stand behind "by half"."""
PARTS_OF_TIME = frozenset({"first", "second", "latter", "opening", "closing"})
"""What makes a half or a quarter behind it a stretch: "the first | half of the season"."""
WITHIN = frozenset({"in", "within", "over", "during", "for", "per"})
"""What leads to a stretch of time: "hired 600 people in a quarter"."""
OWNED = frozenset({"of", "the", "point"})
CLOSED = frozenset({"", ".", ",", ";"})
"""What may stand behind a fraction that has no noun."""


def fraction(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """``two-thirds``, ``a quarter``, ``half``; with a scale ("half a million") a plain number."""
    number, bottom = part_at(tokens, at, words)
    if number is None or low_at(tokens, at - 1) in PARTS_OF_TIME:
        return None
    after = number.last + (low_at(tokens, number.last) == "of")
    after += low_at(tokens, after) in ARTICLES
    if low_at(tokens, after) in words.scale:
        return scaled(tokens, number._replace(last=after), words)[0]._replace(ratio=False)
    return number if _is_share(tokens, at, bottom, number.value) else None


def part_at(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Number | None, int]:
    """The words of a fraction at ``at``, and where its denominator stands."""
    top, bottom = _numerator(tokens, at, words)
    part, bottom = _denominator(tokens, bottom, words) if top else (0, bottom)
    joined = top == part - 1 and low_at(tokens, bottom - 1) == "-"  # three-quarter point
    if not part or not (joined or (top > 1.0) == low_at(tokens, bottom).endswith("s")):
        return None, bottom
    value = top / part
    return Number(value, value * FRACTION_WIDTH, bottom + 1, words=True, ratio=True), bottom


def _denominator(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, int]:
    """The denominator at ``at`` (0 for none) and its last token: "thirds", "twenty-fifths"."""
    tens, last = words.small.get(low_at(tokens, at), 0), at
    if tens >= 20:
        last = skip_hyphen(tokens, at + 1)
    else:
        tens = 0
    unit = words.part.get(low_at(tokens, last), 0) or (bool(tens) and _ORDINALS.get(low_at(tokens, last), 0))
    return (tens + unit if unit < 10 or not tens else 0), last if unit else at


def _numerator(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[float, int]:
    """The numerator at ``at`` (0 for none) and where the denominator should stand."""
    low = low_at(tokens, at)
    if low in {"half", "quarter"}:
        return 1.0, at
    if low in ARTICLES:
        return 1.0, at + 1
    if low.isdecimal() and len(low) <= 3:
        number: Number | None = Number(float(low), 1.0, at + 1)
    else:
        number = below_hundred(tokens, at, words)
    return (number.value, skip_hyphen(tokens, number.last)) if number else (0.0, at)


def _is_share(tokens: Sequence[Token], at: int, bottom: int, value: float) -> bool:
    """Whether a fraction is meant: not "half time", "in a quarter", "a third term", "five quarters"."""
    following, bare = low_at(tokens, bottom + 1), at == bottom
    if low_at(tokens, bottom).startswith("quarter") and low_at(tokens, bottom - 1) != "-":
        if low_at(tokens, at - 1) in WITHIN and following != "of":
            return False
        return value < 1.0 and following in (OWNED if bare else OWNED | CLOSED | {"percentage", "-", "and"})
    if bare and low_at(tokens, at - 1) == "by" and following in CLOSED | BEHIND_HALF:
        return True  # cut by half
    if bare:
        return following in OWNED | {
            "a",
            "all",
            "its",
            "their",
            "his",
            "her",
            "our",
            "that",
            "what",
            "as",
            "percent",
            "percentage",
            "-",
        }
    if following == "to" and low_at(tokens, at - 1) == "from":
        return True
    return low_at(tokens, at) not in ARTICLES or following in OWNED | CLOSED | {"percent", "percentage"}


def over_part(tokens: Sequence[Token], number: Number, words: NumberWords) -> Number | None:
    """A number before an ordinal: "one hundred thirty fifths" is 100/35; "one hundred fifth" is no number."""
    at = skip_hyphen(tokens, number.last)
    low = low_at(tokens, at)
    part = words.part.get(low, 0) or _ORDINALS.get(low, 0)
    if not number.words or number.ratio or not part or low.startswith(("quarter", "hal")):
        return number
    if not low.endswith("s"):
        return (
            None if low in words.part or words.small.get(low_at(tokens, number.last - 1), 0) >= 20 else number
        )
    tens = words.small.get(low_at(tokens, number.last - 1), 0)
    if tens >= 20 and number.value > tens:
        value = (number.value - tens) / (tens + part)
    else:
        value = number.value / part
    return Number(value, value * FRACTION_WIDTH, at + 1, words=True, ratio=True)
