"""A number with its unit: the currency before it, the unit or counted noun behind it, its rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.numbers import CHINESE_DIGITS, FRACTION_WIDTH, MIXED_STEP, Number, number_at
from factcheck.figures.quantities.names import is_name
from factcheck.figures.quantities.nouns import (
    DETERMINERS,
    distant_rate,
    is_age,
    is_participle,
    is_plural,
    noun_phrase,
    over_brackets,
    pace,
    rate,
    rate_at,
)
from factcheck.figures.tables import word_set
from factcheck.figures.tokens import CJK, NUMBER, WORD
from factcheck.figures.units import COUNT, MEMBER, RATIO, Unit

if TYPE_CHECKING:
    from factcheck.figures.quantities.grammar import Multiple, Scan


class Measure(NamedTuple):
    """Tokens from ``first`` (the unit before the number) up to ``last``."""

    number: Number
    unit: Unit | None
    first: int
    last: int
    unit_text: str = ""
    per: str = ""


def measure_at(scan: Scan, at: int) -> Measure | None:
    """The number at ``at`` (with its sign) and its unit, unless it is part of a name."""
    if word := scan.grammar.multiples.match(scan.tokens, at):
        return _multiple(scan, at, *word)
    sign, start = _sign(scan, at)
    start += sign < 0 and scan.low(start) in SIGNS_BEFORE and scan.touches(start + 1)  # -$5, negative $5
    if not scan.low(start):
        return None
    number = number_at(scan.tokens, start, scan.grammar.numbers)
    if number is None:
        return None
    measure = _with_unit(scan, _pointed(scan, number))
    if is_name(scan, measure.number, measure.unit, min(at, measure.number.first), measure.last):
        return None
    if sign < 0:
        negative = measure.number._replace(value=-measure.number.value)
        measure = measure._replace(number=negative, first=min(at, measure.first))
    return measure


def _multiple(scan: Scan, at: int, word: Multiple, last: int) -> Measure | None:
    """``doubled``, ``twofold``, ``twice as many``; ``twice a year`` as a rate."""
    last -= word.rate or scan.low(last - 1) == "the"  # "twice | a year", "double | the number"
    per = rate(scan, last) if word.rate else ""
    if word.rate and not per:
        return None
    number = Number(word.value, word.value * FRACTION_WIDTH, last, words=True, first=at)
    return Measure(number, scan.grammar.units.by_name["times"], at, last, scan.slice(at, last), per)


def _sign(scan: Scan, at: int) -> tuple[float, int]:
    """The sign at ``at`` and where the number after it should begin."""
    low = scan.low(at)
    if low in NEGATIVE and scan.low(at - 1) != "or":  # plus or minus
        return -1.0, at + 1 + (scan.low(at + 1) == "-")
    if low == "零" and scan.low(at + 1) == "下":
        return -1.0, at + 2
    if low == "-" and (
        at == 0
        or (scan.touches(at + 1) and (not scan.touches(at) or scan.low(at - 1) in {"(", "+", "$", "€", "£"}))
    ):
        return -1.0, at + 1 + (scan.low(at + 1) == ".")
    return 1.0, at


def _pointed(scan: Scan, number: Number) -> Number:
    """A number that begins with its decimal point: .5, .534."""
    at = number.first
    digits = scan.low(at)
    leads = (
        scan.low(at - 1) == "."
        and scan.touches(at)
        and not (scan.touches(at - 1) and scan.low(at - 2) not in {"(", "-", "$", "+"})
    )
    if not leads or not digits.isdecimal() or number.last != at + 1:
        return number
    return number._replace(value=float(f"0.{digits}"), step=10.0 ** -len(digits), first=at - 1)


def _with_unit(scan: Scan, number: Number) -> Measure:
    """The unit before the number, else behind it; a measure without one has None."""
    if (
        scan.low(number.first) == "one"
        and not number.ratio
        and scan.low(number.last) == "of"
        and scan.low(number.last + 1)
    ):
        return _with_text(scan, Measure(number, MEMBER, number.first, number.last))
    if bracketed := _bracketed(scan, number):
        return bracketed
    before = _unit_before(scan, number)
    number = _suffixed(scan, number, before is not None)
    if before:
        return _priced(scan, number, *before)
    if coded := _coded(scan, number):
        return coded
    unit, first, last = _unit_behind(scan, number)
    if unit is None and is_age(scan, number):
        return Measure(number, scan.grammar.units.by_name["year"], number.first, number.last)
    if unit is None:
        return Measure(number, RATIO if number.ratio else None, number.first, number.last)
    number = _as_read(number, unit)
    measure = _with_half(scan, Measure(number, unit, number.first, last, scan.slice(first, last)))
    return _with_per(scan, _with_parts(scan, measure) if unit.money else measure)


def _unit_before(scan: Scan, number: Number) -> tuple[Unit, int] | None:
    """The unit before the number and the token beyond it.

    "A $20 fee" begins with an article, and the first currency of "10 rmb 20 usd" is that of another number.
    """
    units, first = scan.grammar.units.before, number.first
    match = units.match(scan.tokens, first - 1)
    if match and scan.kind(match[1]) == NUMBER and scan.grammar.units.after.match(scan.tokens, number.last):
        return None
    if match and scan.low(match[1] + 1) == "a" and not scan.touches(match[1] + 2):
        sign = units.match(scan.tokens[match[1] + 2 : first], first - match[1] - 3)
        return (sign[0], match[1] + 1) if sign else None
    return match


SIGNS_BEFORE = frozenset("$€£¥")
NEGATIVE = frozenset({"minus", "negative"})
BETWEEN = word_set("between_unit")
METRE_WORDS = word_set("metre_words")
SOME = frozenset({"some", "odd", "plus"})
"""What a hyphen joins to a number that is more than it: 60-some percent."""
CODE = 3
"""Letters of a currency's code."""


def _coded(scan: Scan, number: Number) -> Measure | None:
    """A currency's code and a scale in one word or two: 30 MUSD, EURm 250, 60 USD million."""
    for at in (number.last, number.first - 1):
        word = scan.slice(at, at + 1) if scan.kind(at) == WORD else ""
        if not word or word.islower():
            continue
        front, back = word[:CODE], word[-CODE:]
        code, scale = (back, word[:-CODE]) if back.isupper() and len(word) > CODE else (front, word[CODE:])
        unit = scan.grammar.units.by_name.get(code) if code.isupper() else None
        factor = scan.grammar.numbers.suffix.get(scale.lower(), 0.0)
        last = max(at + 1, number.last)
        if not scale and at == number.last:
            factor, last = scan.grammar.numbers.scale.get(scan.low(last), 0.0), last + 1
        if unit and unit.money and factor and not number.scaled:
            number = number._replace(value=number.value * factor, step=number.step * factor, scaled=True)
            return Measure(number, unit, min(at, number.first), last, code)
    return None


def _bracketed(scan: Scan, number: Number) -> Measure | None:
    """``$(1.2) million``: brackets mean minus in accounts."""
    if scan.low(number.first - 1) != "(" or scan.low(number.last) != ")":
        return None
    before = scan.grammar.units.before.match(scan.tokens, number.first - 2)
    if before is None:
        return None
    scale = scan.grammar.numbers.scale.get(scan.low(number.last + 1), 1.0)
    last = number.last + 1 + (scale != 1.0)
    number = number._replace(value=-number.value * scale, step=number.step * scale, scaled=True)
    return Measure(number, before[0], before[1] + 1, last, scan.slice(before[1] + 1, number.first - 1))


def _priced(scan: Scan, number: Number, unit: Unit, beyond: int) -> Measure:
    """A number behind its currency; a second name of it behind ("$5 million US") belongs to it."""
    number = _as_read(number, unit)
    again = scan.grammar.units.after.match(scan.tokens, number.last)
    again_named = again and again[0].to == unit.to and scan.kind(again[1]) != NUMBER
    last = again[1] if again and again_named else number.last
    unit_text = scan.slice(beyond + 1, number.first)
    return _with_per(scan, Measure(number, unit, beyond + 1, last, unit_text))


def _as_read(number: Number, unit: Unit) -> Number:
    """三成 as 30 percent, 千分之二 as 0.2 percent; a discount of two digits (三八折) is one already."""
    if unit.reading == 1.0 or (unit.reading > 1.0 and number.value > 10):
        return number
    return number._replace(value=number.value * unit.reading, step=number.step * unit.reading)


def _with_half(scan: Scan, measure: Measure) -> Measure:
    """The half behind a unit or in it: 三成半 and 三成五 are 35 percent, 两年半, 一个|半月."""
    text, behind = measure.unit_text, scan.low(measure.last)
    inside = text.startswith("个半")
    rest = 0.5 if inside or (behind == "半" and text in {"年", "倍", "天", "岁"}) else 0.0
    if text == "成":
        rest = 5.0 if behind == "半" else CHINESE_DIGITS.get(behind, 0.0)
    if not rest:
        return measure
    number = measure.number._replace(value=measure.number.value + rest, step=max(rest / 5, MIXED_STEP))
    return measure._replace(number=number, last=measure.last + (not inside))


def _unit_behind(scan: Scan, number: Number) -> tuple[Unit | None, int, int]:
    """The unit behind the number, and its tokens; over a hyphen or the "of a" of "half of a point"."""
    units, at = scan.grammar.units, number.last
    if scan.touches(at) and (glued := units.glued.match(scan.tokens, at)):
        spelt = units.after.match(scan.tokens, at) or glued
        return (glued if spelt[1] <= glued[1] else spelt)[0], at, max(spelt[1], glued[1])  # 5m, 5m/s
    if scan.low(at) == "-" and scan.touches(at) == scan.touches(at + 1):
        at += 2 if scan.low(at + 1) in SOME else 1
    at += scan.low(at) == "]" and scan.low(number.first - 1) == "["
    at += scan.low(at) == "["
    if number.ratio or number.over:
        at += scan.low(at) == "of"
        at += scan.low(at) in {"a", "an", "one"}
    if scan.low(at) == "个" and scan.low(at + 1) == "半":  # 一个|半月
        rest = units.after.match([scan.tokens[at], *scan.tokens[at + 2 : at + 6]], 0)
        return (rest[0], at, at + 1 + rest[1]) if rest else (None, at, at)
    match = units.after.match(scan.tokens, at)
    while match is None and scan.low(at) in BETWEEN:
        at += 1
        match = units.after.match(scan.tokens, at)
    if match is None or _belongs_behind(scan, match[1]):
        return None, at, at
    return match[0], at, match[1]


def _belongs_behind(scan: Scan, at: int) -> bool:
    """Whether a currency ends at ``at`` that touches the next number and is that one's: "3 USD50 cards"."""
    return scan.kind(at) == NUMBER and scan.touches(at) and scan.kind(at - 1) != CJK


def _suffixed(scan: Scan, number: Number, money: bool) -> Number:
    """``number`` with the scale written behind its digits: 7.2bn, 10k, 8 B."""
    at = number.last
    factor = scan.grammar.numbers.suffix.get(scan.low(at), 0.0)
    if not factor or number.words or not _is_scale(scan, at, money):
        return number
    return number._replace(value=number.value * factor, step=number.step * factor, last=at + 1, scaled=True)


def _is_scale(scan: Scan, at: int, money: bool) -> bool:
    """Whether a suffix is a scale and no unit: "m" is million in $5m, 12.3m tonnes and 10M, metre in 50m."""
    low, glued = scan.low(at), scan.touches(at)
    upper, followed = scan.text[scan.tokens[at].start].isupper(), scan.kind(at + 1) in {WORD, CJK}
    if low in {"m", "t", "mm"} and not money:
        return low == "m" and scan.low(at + 1) not in METRE_WORDS and (upper or (glued and followed))
    return money or glued or len(low) > 1 or (upper and low != "k")


def _with_parts(scan: Scan, measure: Measure) -> Measure:
    """Whole money with its parts: 3 dollars 50 cents, 50元6角三分, 15 dollars 50."""
    number, unit = measure.number, measure.unit
    if unit is None or unit.name != unit.to or number.ratio or number.value != int(number.value):
        return measure
    total, step, last = number.value, 1.0, measure.last
    while step > 0.01 and (part := _part_behind(scan, last, unit)):
        value, step, last = part
        total += value * step
    if last == measure.last:
        return measure
    return measure._replace(number=number._replace(value=total, step=step), last=last)


def _part_behind(scan: Scan, at: int, unit: Unit) -> tuple[float, float, int] | None:
    """How many of which part of ``unit`` are at ``at``, and the token behind; bare digits are hundredths."""
    after = at + (scan.low(at) == "and")
    more = number_at(scan.tokens, after, scan.grammar.numbers) if scan.low(after) else None
    if more is None or more.value >= 100 or more.step != 1.0 or more.scaled or more.ratio:
        return None
    units = scan.grammar.units
    part = units.parts.match(scan.tokens, more.last) or units.after.match(scan.tokens, more.last)
    if part and part[0].to == unit.name and part[0].factor < 1.0:
        return more.value, part[0].factor, part[1]
    if part is None and _unit_behind(scan, more)[0] is not None:
        return None
    if scan.kind(more.first) == CJK and more.value < 10 and scan.kind(more.last) != CJK and after == at:
        return more.value, 0.1, more.last  # 五块五
    bare = scan.kind(more.last) not in {WORD, CJK, NUMBER} and scan.low(more.last) not in {"$", "%", "-"}
    return (more.value, 0.01, more.last) if bare and after == at and part is None else None


def _with_per(scan: Scan, measure: Measure) -> Measure:
    """``measure`` with its denominator, which belongs to the text of the unit where it stands behind it."""
    behind = over_brackets(scan, measure.last)
    priced = measure.unit is not None and measure.unit.money
    counts = priced or (measure.unit is not None and measure.unit.name == COUNT.name)
    per, end = rate_at(scan, behind, priced=priced)
    if not per:
        per = distant_rate(scan, behind) or (pace(scan, measure.first) if counts else "")
        return measure._replace(per=per) if per else measure
    gap = "" if scan.touches(behind) else " "
    unit_text = f"{measure.unit_text}{gap}{scan.slice(behind, end)}".strip()
    return measure._replace(per=per, unit_text=unit_text, last=end if per[0].isdecimal() else measure.last)


def counted(scan: Scan, measure: Measure) -> Measure:
    """A measure without a unit counts what is named behind it: "20 million parcels", "a third of voters"."""
    if measure.unit is not None and measure.unit is not RATIO:
        return measure
    last = measure.last
    bound = scan.low(last) == "or" and scan.grammar.hedge_after.match(scan.tokens, last)
    if bound and is_plural(scan.low(noun_phrase(scan, bound[1]) - 1)):
        measure = measure._replace(last=bound[1])  # "300 or more ships"
    measure = _with_text(scan, measure)
    return measure if measure.per else measure._replace(per=pace(scan, measure.first))


def _over_measure(scan: Scan, at: int) -> int:
    """The token behind a measure that tells what is counted apart: "5 million | 250 ml | bottles"."""
    number = number_at(scan.tokens, at, scan.grammar.numbers) if scan.kind(at) == NUMBER else None
    unit, _, last = _unit_behind(scan, number) if number else (None, at, at)
    return last if unit and is_plural(scan.low(noun_phrase(scan, last) - 1)) else at


def _with_text(scan: Scan, measure: Measure) -> Measure:
    """``measure`` with the noun phrase behind it, or behind the "of" behind it, as the text of its unit."""
    at = measure.last
    hyphen = scan.low(at) == "-" and scan.touches(at) and scan.touches(at + 1)
    of = scan.low(at) == "of" and (measure.number.ratio or measure.number.scaled or measure.unit is MEMBER)
    at += 2 if hyphen and scan.low(at + 1) in SOME else hyphen or of
    of = of or (measure.number.ratio and scan.low(at) in DETERMINERS)  # "half the firms"
    at += of and scan.low(at) in DETERMINERS
    if measure.unit is MEMBER:
        at += scan.low(at) == "most"
    more = scan.low(at) == "more" and is_plural(scan.low(noun_phrase(scan, at + 1) - 1))
    noun = at + more if hyphen or of or more else _over_measure(scan, at)
    end = noun_phrase(scan, noun) if more or hyphen or of or at == measure.last else at
    if scan.low(noun - 1) == "those" and is_participle(scan, noun):  # "of | those screened"
        noun, end = noun - 1, noun + 1
    unit = measure.unit or COUNT
    per, behind = rate_at(scan, measure.last if end == noun else end)
    of_many = per[:1].isdecimal()  # "12 per 1,000 births" is one figure
    if end == noun:
        return measure._replace(unit=unit, per=per, last=behind if of_many else measure.last)
    last, at = measure.last if of or noun > at else end, noun
    last = behind if of_many else last
    return measure._replace(unit=unit, unit_text=scan.slice(at, end), last=last, per=per)
