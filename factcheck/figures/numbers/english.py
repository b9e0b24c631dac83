"""English numbers: digits, number words, scales, fractions and ratios.

A number starts at a token that can start one and is read forward once, so
reading is linear. Its step is the size of the last place written ("1.22
trillion" has a step of 1e10), from which the width of its interval follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.numbers.digits import (
    FRACTION_WIDTH,
    MIXED_STEP,
    Number,
    is_vulgar,
    low_at,
    read_number,
    vulgar,
)
from factcheck.figures.tokens import NUMBER, WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.figures.tables import Table
    from factcheck.figures.tokens import Token

_ORDINALS = {"first": 1, "second": 2}
PERCENT = frozenset({"percent", "per", "percentage", "%", "pct"})
MOST_SPOKEN = 3
"""Digits that are fewer than this behind a spoken point: "6 point 25"."""
BEHIND_HALF = frozenset(
    {"in", "from", "over", "since", "to", "compared", "between", "as", "and", "this", "last", "within"}
)
"""What may stand behind "by half"."""
PARTS_OF_TIME = frozenset({"first", "second", "latter", "opening", "closing"})
"""What makes a half or a quarter behind it a stretch: "the first | half of the season"."""
OWNED = frozenset({"of", "the", "point"})
CLOSED = frozenset({"", ".", ",", ";"})
"""What may stand behind a fraction that has no noun."""
SOME = frozenset({"several", "few", "many"})
WITHIN = frozenset({"in", "within", "over", "during", "for", "per"})
"""What leads to a stretch of time: "hired 600 people in a quarter"."""
POINTS = frozenset({"percentage", "basis"})
WHOLE = frozenset({"full", "whole", "entire"})
TIMES = frozenset({"days", "weeks", "months", "years", "hours", "minutes", "seconds", "games", "matches"})
"""What "1 in 10" is no part of."""
WHOLES = frozenset({3.0, 4.0, 5.0, 10.0, 20.0, 100.0, 1000.0})
"""What digits are told to be a part of: "3 in 10"; the words for them may be told of any whole."""
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


def english_at(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """The longest number that starts at token ``at``, or None."""
    token = tokens[at]
    if token.kind == WORD and token.low not in words.starters and not is_vulgar(token):
        return None
    if number := _many(tokens, at, words) or _leading_point(tokens, at, words):
        return number._replace(first=at)
    number = _fraction(tokens, at, words) or _cardinal(tokens, at, words) or _scale_alone(tokens, at, words)
    number = number or _one_point(tokens, at)
    number = number and _over_part(tokens, number, words)
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
    number, scale = _scaled(tokens, number, words)
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
    number = Number(1.0, 1.0, at + 1, words=True) if one else _below_hundred(tokens, at, words)
    if number is None or low_at(tokens, number.last) != "hundred":
        return None if one else number
    value, after = number.value * 100, number.last + 1
    rest = _below_hundred(tokens, after + (low_at(tokens, after) == "and"), words)
    if rest and not _denominates(tokens, rest.last, words):
        return Number(value + rest.value, 1.0, rest.last, words=True)
    if one:
        return None
    return Number(value, 1.0 if value < 1000 else 10.0, after, words=True, scaled=True)


def _below_hundred(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    tens = words.small.get(low_at(tokens, at))
    if tens is None:
        return None
    after = _skip_hyphen(tokens, at + 1)
    unit = words.small.get(low_at(tokens, after), 0)
    if tens >= 20 and 1 <= unit <= 9:
        return Number(tens + unit, 1.0, after + 1, words=True)
    return Number(tens, 1.0, at + 1, words=True)


def _skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if low_at(tokens, at) == "-" else at


def _denominates(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Whether the word at ``at`` makes a fraction of the number before it: "three | quarters"."""
    return low_at(tokens, _skip_hyphen(tokens, at)) in words.part


def _fraction(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """``two-thirds``, ``a quarter``, ``half``; with a scale ("half a million") a plain number."""
    number, bottom = _part(tokens, at, words)
    if number is None or low_at(tokens, at - 1) in PARTS_OF_TIME:
        return None
    after = number.last + (low_at(tokens, number.last) == "of")
    after += low_at(tokens, after) in ARTICLES
    if low_at(tokens, after) in words.scale:
        return _scaled(tokens, number._replace(last=after), words)[0]._replace(ratio=False)
    return number if _is_share(tokens, at, bottom, number.value) else None


def _part(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Number | None, int]:
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
        last = _skip_hyphen(tokens, at + 1)
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
        number = _below_hundred(tokens, at, words)
    return (number.value, _skip_hyphen(tokens, number.last)) if number else (0.0, at)


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


def _over_part(tokens: Sequence[Token], number: Number, words: NumberWords) -> Number | None:
    """A number before an ordinal: "one hundred thirty fifths" is 100/35; "one hundred fifth" is no number."""
    at = _skip_hyphen(tokens, number.last)
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


def _and_fraction(tokens: Sequence[Token], number: Number, words: NumberWords, unit: float) -> Number:
    """``two and a half`` (``unit`` 1), ``3 million and a half`` (1e6); "and" must stand between."""
    if low_at(tokens, number.last) != "and":
        return number
    part = (
        _part(tokens, number.last + 1, words)[0] if unit == 1.0 else _fraction(tokens, number.last + 1, words)
    )
    if part is None or low_at(tokens, part.last + 1) in words.scale:
        return number  # "300,000 and half a million"
    factor = unit if part.ratio else 1.0
    return number._replace(
        value=number.value + part.value * factor, step=MIXED_STEP * factor, last=part.last, ratio=False
    )


def _scaled(tokens: Sequence[Token], number: Number, words: NumberWords) -> tuple[Number, float]:
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
    number, scale = _scaled(tokens, Number(1.0 + pair, 1.0, at, words=True, over=some), words)
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
        tens = _below_hundred(tokens, at, words) if word >= 20 and not digits else None
        digits += str(int(tens.value)) if tens else str(word)
        at = tens.last if tens else at + 1
    if not digits:
        return number
    spoken = number._replace(value=number.value + float(f"0.{digits}"), step=10.0 ** -len(digits), last=at)
    return _scaled(tokens, spoken, words)[0]


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
    if link == "in" and (low_at(tokens, whole.last) in TIMES or not (number.words or whole.value in WHOLES)):
        return number
    value = number.value / whole.value
    return Number(value, value * FRACTION_WIDTH, whole.last, words=number.words, ratio=True)
