"""Numbers with their units, bounds and ranges: what a text measures, as intervals.

A measure is a number with the unit before or behind it; two measures may make a
range, and the words before and after set a bound. The width of the interval
follows from the last place written and from the hedge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from factcheck.figures.names import NameTable, is_name
from factcheck.figures.numbers import Number, NumberWords, number_at
from factcheck.figures.nouns import noun_phrase
from factcheck.figures.tables import Phrases, load
from factcheck.figures.tokens import NUMBER, WORD, Token
from factcheck.figures.units import COUNT, RATIO, Unit, UnitTable
from factcheck.model import Bound, Quantity

INFINITY = float("inf")
WIDEST_ABOUT = 0.05
"""How far "about" reaches at most, relative to the value: "about 20%" is said of 19 to 21."""
NEARLY = 0.9
"""How far below the value "nearly" reaches."""


@dataclass(frozen=True)
class Hedge:
    """A bound; ``reach`` is the far end of the interval relative to the value (0: no end)."""

    bound: Bound
    reach: float = 0.0


@dataclass(frozen=True)
class Grammar:
    """All that is known about quantities, from the tables."""

    numbers: NumberWords
    units: UnitTable
    before: Phrases[Hedge]
    after: Phrases[Hedge]
    names: NameTable

    @classmethod
    def load(cls, extra: Mapping[str, Any] | None = None) -> Grammar:
        hedges = {
            name: (Hedge(Bound(entry["bound"]), entry.get("reach", 0.0)), entry)
            for name, entry in load("hedges", extra).items()
        }

        def phrases(key: str) -> Phrases[Hedge]:
            pairs = ((form, hedge) for hedge, entry in hedges.values() for form in entry.get(key, ()))
            return Phrases(pairs, backwards=key == "before")

        return cls(
            NumberWords.from_table(load("numbers", extra)),
            UnitTable.from_tables(load("units", extra), load("currencies", extra)),
            phrases("before"),
            phrases("after"),
            NameTable.from_table(load("names", extra)),
        )


class Measure(NamedTuple):
    """A number with its unit: tokens from ``first`` (the unit before it) up to ``last``."""

    number: Number
    unit: Unit | None
    first: int
    last: int
    unit_text: str = ""
    per: str = ""


class Found(NamedTuple):
    """A quantity and the tokens it was read from; hedges stand outside ``first`` to ``last``."""

    quantity: Quantity
    start: int
    first: int
    last: int
    former: bool = False


def read_quantities(tokens: Sequence[Token], text: str, grammar: Grammar) -> list[Found]:
    """Every quantity of the tokens, in order."""
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        measure = _measure(tokens, text, at, grammar)
        if measure is None:
            at = max(at + 1, _beyond_name(tokens, at))
            continue
        quantities, at = _one_or_range(tokens, text, measure, grammar)
        found += quantities
    return found


def _beyond_name(tokens: Sequence[Token], at: int) -> int:
    """The end of a run of touching tokens that begins with a digit, so that no part of a name is read."""
    if tokens[at].kind != NUMBER:
        return at
    end = at + 1
    while end < len(tokens) and tokens[end].start == tokens[end - 1].end and (tokens[end].kind == NUMBER or tokens[end].low in "-/:.,"):
        end += 1
    return end if tokens[end - 1].kind == NUMBER else at


def _measure(tokens: Sequence[Token], text: str, at: int, grammar: Grammar) -> Measure | None:
    """The number at ``at`` with its unit, unless it is part of a name."""
    sign, start = _sign(tokens, at)
    if start >= len(tokens):
        return None
    number = number_at(tokens, start, grammar.numbers)
    if number is None:
        return None
    before = grammar.units.before.match(tokens, at - 1)
    if before is None and sign < 0 and at > 1:
        before = None
    number = _suffixed(tokens, text, number, before is not None, grammar.numbers)
    measure = _with_unit(tokens, text, number, before, grammar)
    if is_name(tokens, measure.number, text, measure.unit, at, measure.last, grammar.names):
        return None
    if sign < 0:
        measure = measure._replace(number=measure.number._replace(value=-number.value), first=min(at, measure.first))
    return measure


def _sign(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The sign at ``at`` and the token after it: "-", "minus", "negative", and the point of ".5" is left to the number."""
    low = tokens[at].low
    if low in {"minus", "negative"}:
        after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low == "-")
        return -1.0, after
    if low == "-" and (at == 0 or tokens[at - 1].end < tokens[at].start or tokens[at - 1].low in "(+$€£"):
        return -1.0, at + 1
    return 1.0, at


def _suffixed(tokens: Sequence[Token], text: str, number: Number, money: bool, words: NumberWords) -> Number:
    """``number`` with the scale written behind its digits: 7.2bn, 10k, 8 B."""
    at = number.last
    factor = words.suffix.get(tokens[at].low, 0.0) if at < len(tokens) and not number.words else 0.0
    if not factor or not _is_scale(tokens, text, at, money):
        return number
    return number._replace(value=number.value * factor, step=number.step * factor, last=at + 1, scaled=True)


def _is_scale(tokens: Sequence[Token], text: str, at: int, money: bool) -> bool:
    """Whether a suffix is a scale and not a unit: "m" is million in $5m, 12.3m tonnes and 10M, metre in 50m."""
    token = tokens[at]
    glued = tokens[at - 1].end == token.start
    if token.low in {"m", "mm", "t"} and not money:
        upper = text[token.start].isupper()
        followed = at + 1 < len(tokens) and tokens[at + 1].kind == WORD
        return token.low == "m" and ((glued and (upper or followed)) or (upper and followed))
    if len(token.low) == 1 and not glued:
        return money or (text[token.start].isupper() and token.low != "k")
    return True


def _with_unit(
    tokens: Sequence[Token], text: str, number: Number, before: tuple[Unit, int] | None, grammar: Grammar
) -> Measure:
    """The unit before the number, else behind it, else the noun that is counted."""
    units, last, first = grammar.units, number.last, number.first
    if before:
        unit, beyond = before
        first = beyond + 1
        unit_text = text[tokens[first].start : tokens[number.first].start].strip()
        if (again := units.after.match(tokens, last)) and again[0].money:
            last = again[1]
        return Measure(number, unit, first, last, unit_text, *_per(tokens, last, grammar))
    at = last + _is_hyphen(tokens, last)
    glued = units.glued.match(tokens, last) if _touches(tokens, last) else None
    after = units.after.match(tokens, at) or glued
    if after and number.ratio and (of := None):
        after = of
    if after:
        unit, last = after
        return Measure(number, unit, first, last, text[tokens[at].start : tokens[last - 1].end], *_per(tokens, last, grammar))
    if number.ratio:
        return Measure(number, *_part_of_unit(tokens, text, number, units))
    return Measure(number, None, first, last)


def _part_of_unit(tokens: Sequence[Token], text: str, number: Number, units: UnitTable) -> tuple[Unit, int, int, str]:
    """The unit of "half a percentage point" or "a quarter of a point", else a bare ratio."""
    at = number.last
    at += at < len(tokens) and tokens[at].low == "of"
    if at < len(tokens) and tokens[at].low in {"a", "an", "one"} and (after := units.after.match(tokens, at + 1)):
        return after[0], number.first, after[1], text[tokens[at + 1].start : tokens[after[1] - 1].end]
    return RATIO, number.first, number.last, ""


def _touches(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low == "-" and _touches(tokens, at) and _touches(tokens, at + 1)


_TIME = frozenset({"day", "week", "month", "quarter", "year", "hour", "minute", "second", "night"})
_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour", "quarterly": "quarter"}


def _per(tokens: Sequence[Token], at: int, grammar: Grammar) -> tuple[str]:
    """The denominator of a rate: "per barrel", "a year", "/day", "annually"; "" without one."""
    if at + 1 >= len(tokens):
        return (_ADVERBS.get(tokens[at].low, "") if at < len(tokens) else "",)
    link, noun = tokens[at].low, tokens[at + 1].low
    if link in _ADVERBS:
        return (_ADVERBS[link],)
    unit = grammar.units.after.match(tokens, at + 1)
    name = unit[0].name if unit else noun
    if link in {"per", "/"} and tokens[at + 1].kind == WORD:
        return (name,)
    if link in {"a", "an", "each", "every"} and (noun in _TIME or (unit is not None and not unit[0].money)):
        return (name,)
    return ("",)


def _one_or_range(tokens: Sequence[Token], text: str, one: Measure, grammar: Grammar) -> tuple[list[Found], int]:
    """The quantities that begin with ``one`` and the token after them: itself, a range, or a pair from … to …."""
    start, hedge = _hedge_before(tokens, one.first, grammar)
    opener = tokens[start - 1].low if start else ""
    other = _other_end(tokens, text, one, opener, grammar)
    if other is None:
        one = _counted(tokens, text, one)
        hedge, last = _hedge_after(tokens, one, hedge, grammar)
        return [Found(_quantity(one, hedge), start, one.first, last, opener == "from")], max(last, one.last)
    one, two = _share_unit(one, _counted(tokens, text, other))
    if opener == "from" and tokens[one.last].low == "to" and not _ranges(tokens, start):
        first = Found(_quantity(one, hedge), start, one.first, one.last, True)
        return [first, Found(_quantity(two, None), two.first, two.first, two.last)], two.last
    return [Found(_range(one, two, hedge), start, one.first, two.last)], two.last


def _ranges(tokens: Sequence[Token], start: int) -> bool:
    """Whether the verb before "from" spans a range: "ranging from 2 to 3 percent"."""
    return start > 1 and tokens[start - 2].low.startswith(("rang", "vary", "varie"))


_LINKS = frozenset({"-", "to", "and", "or", "~", "至", "到"})


def _other_end(tokens: Sequence[Token], text: str, one: Measure, opener: str, grammar: Grammar) -> Measure | None:
    """The second end of a range that begins with ``one``."""
    at = one.last
    if at + 1 >= len(tokens) or tokens[at].low not in _LINKS:
        return None
    link = tokens[at].low
    if link == "and" and opener != "between":
        return None
    at += 1
    at += tokens[at].low == "-" and link == "to"
    while at < len(tokens) and grammar.units.before.match(tokens, at) is None and number_at(tokens, at, grammar.numbers) is None:
        at += 1
        if at > one.last + 4 or not _is_currency_part(tokens, at, grammar):
            return None
    number_first = at
    if at < len(tokens) and tokens[at].kind != NUMBER and number_at(tokens, at, grammar.numbers) is None:
        number_first = _number_behind(tokens, at, grammar)
    if number_first is None or number_first >= len(tokens):
        return None
    two = _measure(tokens, text, number_first, grammar)
    if two is None or two.first > one.last + 2 or not _same_unit(one, two, opener):
        return None
    low, high = _scaled_like(one, two).number.value, two.number.value
    if link == "or" and not (one.number.words and high - low == 1):
        return None
    return two if low < high or opener in {"from", "between"} else None


def _is_currency_part(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    return at < len(tokens)


def _number_behind(tokens: Sequence[Token], at: int, grammar: Grammar) -> int | None:
    """The number after the currency at ``at``."""
    for ahead in range(at, min(at + 3, len(tokens))):
        if tokens[ahead].kind == NUMBER:
            return ahead
    return None


def _same_unit(one: Measure, two: Measure, opener: str) -> bool:
    if one.unit is None or two.unit is None:
        plain = one.unit is None or one.unit.money or opener in {"from", "between"}
        return plain
    return one.unit.name == two.unit.name


def _scaled_like(one: Measure, two: Measure) -> Measure:
    """``one`` with the scale of ``two`` when it has none itself: "2 to 3 million"."""
    a, b = one.number, two.number
    if a.scaled or not b.scaled or a.value >= 1000 or b.value < 1000:
        return one
    factor = 1.0
    while a.value * factor * 1000 <= b.value * 1.0001 and factor < 1e15:
        factor *= 1000
    if factor == 1.0 or a.value < b.value / factor / 1000:
        return one
    return one._replace(number=a._replace(value=a.value * factor, step=a.step * factor, scaled=True))


def _share_unit(one: Measure, two: Measure) -> tuple[Measure, Measure]:
    one = _scaled_like(one, two)
    if one.unit is None:
        one = one._replace(unit=two.unit, unit_text=two.unit_text, per=two.per)
    elif two.unit is None or two.unit is COUNT:
        two = two._replace(unit=one.unit, unit_text=one.unit_text, per=two.per or one.per)
    return one, two


def _counted(tokens: Sequence[Token], text: str, measure: Measure) -> Measure:
    """A measure without a unit counts the things named behind it: "20 million parcels"."""
    if measure.unit is not None:
        return measure
    at = measure.last + _is_hyphen(tokens, measure.last)
    end = noun_phrase(tokens, at)
    if end == at:
        return measure._replace(unit=COUNT)
    return measure._replace(unit=COUNT, unit_text=text[tokens[at].start : tokens[end - 1].end], last=end)


_FILLERS = frozenset({"a", "an", "the", "another", "total", "whopping", "only", "just"})


def _hedge_before(tokens: Sequence[Token], first: int, grammar: Grammar) -> tuple[int, Hedge | None]:
    """The index where the hedge before ``first`` begins, and the hedge."""
    at = first - 1
    if at >= 0 and tokens[at].low in _FILLERS and grammar.before.match(tokens, at) is None:
        at -= 1
    match = grammar.before.match(tokens, at)
    return (match[1] + 1, match[0]) if match else (first, None)


def _hedge_after(tokens: Sequence[Token], measure: Measure, hedge: Hedge | None, grammar: Grammar) -> tuple[Hedge | None, int]:
    """The hedge behind the number or its unit, and the end of both."""
    for at in (measure.last, measure.number.last):
        if hedge is None and (match := grammar.after.match(tokens, at)):
            return match[0], max(match[1], measure.last)
    return hedge, measure.last


def _quantity(measure: Measure, hedge: Hedge | None) -> Quantity:
    unit = measure.unit or COUNT
    low, high = interval(measure.number.value, measure.number.step, hedge)
    bound = hedge.bound if hedge else None
    return Quantity(measure.number.value, low, high, unit.name, measure.unit_text, bound, measure.per)


def _range(one: Measure, two: Measure, hedge: Hedge | None) -> Quantity:
    """Both ends as one quantity; its value is the low end."""
    low, high = sorted((one.number.value, two.number.value))
    unit = two.unit or COUNT
    bound = hedge.bound if hedge else None
    if low == high:
        low, high = interval(low, one.number.step, hedge)
    return Quantity(one.number.value, low, high, unit.name, two.unit_text or one.unit_text, bound, two.per)


def interval(value: float, step: float, hedge: Hedge | None = None) -> tuple[float, float]:
    """The open interval that a number means, given the size of its last place and its hedge."""
    if hedge is None:
        return value - step / 2, value + step / 2
    if hedge.bound is Bound.ABOUT:
        half = max(step / 2, min(_place(value, step) / 2, abs(value) * WIDEST_ABOUT), 0.0)
        return value - half, value + half
    if hedge.bound is Bound.NEARLY:
        low, high = sorted((value * NEARLY, value))
        return low, high
    if hedge.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        return value, max(value * hedge.reach, value + step / 2) if hedge.reach else INFINITY
    return (0.0 if value > 0 else -INFINITY), value


def _place(value: float, step: float) -> float:
    """The place of the last non-zero digit of ``value``: 10 for 580, never below ``step``."""
    place = step
    while abs(value) >= place * 10 and abs(value / (place * 10) - round(value / (place * 10))) < 1e-9:
        place *= 10
    return place
