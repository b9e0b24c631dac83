"""Chinese numbers: characters, digits with 万 and 亿, decimals with 点, fractions with 分之.

The grammar is the usual one: digits times 十, 百, 千 make a section below 万; sections
times 万 and 亿 add up; a last digit without its unit means a tenth of the unit before (一万三 is 13,000).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.numbers.digits import FRACTION_WIDTH, Number, joined, low_at, read_digits
from factcheck.figures.tokens import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.tokens import Token

DIGITS = dict(zip("零〇一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
DIGITS |= dict(zip("壹贰叁肆伍陆柒捌玖两俩", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True))
UNITS = {"十": 10.0, "拾": 10.0, "百": 100.0, "佰": 100.0, "千": 1000.0, "仟": 1000.0}
SCALES = {"万": 1e4, "亿": 1e8, "兆": 1e12}
PREFIXED = {"千": "克米瓦卡帕赫伏焦牛", "兆": "瓦赫帕"}
"""Units of measurement that a scale is part of."""
MORE = frozenset("余几多来")
"""A little more than the number they stand in or behind: 二十几万, 500余万, 30多家."""
ZERO = frozenset("零〇")
HALVED = frozenset("天年月个")
PERCENTS = frozenset("百千万佰仟")
"""What a 分 behind is of a percentage (百分之五) or a point (百分点), not of a fraction: 十分之一."""
SOME = frozenset("数几上")
"""Several of what is behind it: 数十亿, 上万; 数 is a number's name behind a noun: 人数十万, 以上万元."""
COUNTED = frozenset("人总次户件分指倍票车量以同加网线路海身会")
NUMERALS = frozenset(DIGITS) | frozenset(UNITS) | frozenset(SCALES)
BEHIND_PAIR = (
    frozenset(UNITS)
    | frozenset(SCALES)
    | frozenset("个年天人家倍成次岁种位条项件名块元斤公里米分小星周度户所台辆")
)
"""What stands behind two digits that name two numbers: not 二三产业, 一二月."""
LONGEST = 24
"""Tokens that a number has at most where its digits are looked at one by one."""
STARTERS = frozenset(DIGITS) | frozenset(UNITS) | frozenset(SCALES) | frozenset("负廿")


class _Run(NamedTuple):
    """A part of a number on the way: ``unit`` is the last unit read (1 after a lone digit)."""

    value: float
    step: float
    last: int
    unit: float = 1.0
    over: bool = False


def chinese_at(tokens: Sequence[Token], at: int) -> Number | None:
    """The number with Chinese characters that starts at ``at``, or None; 二三十 is 20 to 30."""
    pair = _pair(tokens, at)
    if pair is None:
        return _number(tokens, at)
    window = tokens[at : at + LONGEST]
    ends = [_number([*window[:left_out], *window[left_out + 1 :]], 0) for left_out in (pair + 1, pair)]
    low, high = ends
    if low is None or high is None or not 0 < low.value < high.value:
        return None
    return low._replace(last=at + low.last + 1, first=at, spread=high.value / low.value)


def _pair(tokens: Sequence[Token], at: int) -> int | None:
    """How far behind ``at`` two digits stand side by side for "one or the other" (十|七八岁, 三五年)."""
    for here in range(at, at + LONGEST):
        one, two = DIGITS.get(low_at(tokens, here), 0), DIGITS.get(low_at(tokens, here + 1), 0)
        if one and two:
            apart = two - one == 1 or (one, two) == (3, 5)
            alone = low_at(tokens, here - 1) not in DIGITS and low_at(tokens, here + 2) in BEHIND_PAIR
            return here - at if apart and alone else None
        if not (
            one
            or low_at(tokens, here) in NUMERALS
            or (here == at and at < len(tokens) and tokens[at].kind == NUMBER)
        ):
            return None
    return None


def _number(tokens: Sequence[Token], at: int) -> Number | None:
    """One number that starts at ``at``, or None."""
    low = low_at(tokens, at)
    if low == "负":
        number = chinese_at(tokens, at + 1) if low_at(tokens, at + 1) != "负" else None
        return number and number._replace(value=-number.value, first=at)
    if low in SCALES:
        return _several(tokens, at)
    if low == "一" and low_at(tokens, at + 1) == "半" and low_at(tokens, at + 2) not in HALVED:
        return Number(0.5, 0.5 * FRACTION_WIDTH, at + 2, words=True, ratio=True, first=at)
    run = _integer(tokens, at)
    if run is None or (low in PERCENTS and run.last == at + 1 and low_at(tokens, run.last) == "分"):
        return None
    number = _fraction(tokens, run) or _decimals(tokens, run)
    whole = _mixed(tokens, number)
    over = whole.over or (low in UNITS and _is_several(tokens, at - 1))
    return whole._replace(first=at, words=tokens[at].kind != NUMBER, over=over)


def _is_several(tokens: Sequence[Token], at: int) -> bool:
    return low_at(tokens, at) in SOME and low_at(tokens, at - 1) not in COUNTED


def _several(tokens: Sequence[Token], at: int) -> Number | None:
    """``数万``, ``几亿``: one of the scale or more."""
    factor, last = _scale(tokens, at)
    if factor == 1.0 or not _is_several(tokens, at - 1):
        return None
    return Number(factor, factor, last, words=True, scaled=True, over=True, first=at)


def _integer(tokens: Sequence[Token], at: int) -> _Run | None:
    """Sections with their scales, added up."""
    total, floor = 0.0, float("inf")
    run = _section(tokens, at, _unit_after_zero(tokens, at))
    if run is None:
        return None
    while True:
        scale, last = _scale(tokens, run.last)
        if scale == 1.0 or scale > floor:
            break
        if scale == floor and low_at(tokens, last - 1) != low_at(tokens, run.last):
            break
        total, floor = total + run.value * scale, scale
        done = _Run(total, run.step * scale, last, scale, run.over)
        run = _section(tokens, last, scale)
        if run is None:
            return _scaled_again(tokens, _more(tokens, done))
    return _Run(total + run.value, run.step, run.last, run.unit, run.over)


def _scaled_again(tokens: Sequence[Token], run: _Run) -> _Run:
    """``两万多亿``: the scale behind 多 is one of the whole."""
    scale, last = _scale(tokens, run.last) if run.over else (1.0, run.last)
    return run._replace(value=run.value * scale, step=run.step * scale, last=last, unit=run.unit * scale)


def _is_prefix(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit or scale belongs to what follows it: 千克, 兆瓦, 百分点."""
    low, after = low_at(tokens, at), low_at(tokens, at + 1)
    if low == "百":
        return after == "分" and low_at(tokens, at + 2) == "点"
    return after in PREFIXED.get(low, "") and after != ""


def _unit(tokens: Sequence[Token], at: int) -> float | None:
    return None if _is_prefix(tokens, at) else UNITS.get(low_at(tokens, at))


def _scale_at(tokens: Sequence[Token], at: int) -> float | None:
    return None if _is_prefix(tokens, at) else SCALES.get(low_at(tokens, at))


def _unit_after_zero(tokens: Sequence[Token], at: int) -> float:
    return 10.0 if low_at(tokens, at) in DIGITS or low_at(tokens, at) in UNITS else 1.0


def _scale(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The product of the scales at ``at`` (万亿 is 1e12), and the index after them."""
    factor = 1.0
    while factor < 1e20 and (scale := _scale_at(tokens, at)):
        factor, at = factor * scale, at + 1
    return factor, at


def _section(tokens: Sequence[Token], at: int, above: float) -> _Run | None:
    """A number below 万, in characters or digits; ``above`` is the scale before it (一万|三)."""
    if at < len(tokens) and tokens[at].kind == NUMBER and low_at(tokens, at + 1) not in UNITS:
        digits, last = joined(tokens, at)  # 4 800万
        read = read_digits(digits)
        return _more(tokens, _Run(*read, last)) if read else None
    zero = low_at(tokens, at) in ZERO and low_at(tokens, at + 1) in UNITS
    at += zero
    value, unit, start = 0.0, above, at
    while True:
        digit, after = _digit(tokens, at)
        if digit is None and _unit(tokens, at) and (at == start or zero):
            digit, after = 1.0, at
        if digit is None:
            break
        size = _unit(tokens, after)
        if size is None:
            return _last_digit(tokens, start, at, after, value, digit, unit, zero)
        if size >= unit and at > start and not zero and unit < 1e4:
            break
        value, unit, at, zero = value + digit * size, size, after + 1, False
        if low_at(tokens, at) in ZERO:
            at, zero = at + 1, True
    if at == start:
        return None
    return _more(tokens, _Run(value, 1.0 if value < 1000 else unit / 10, at, unit))


def _digit(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """One digit (or a number in digits) at ``at``, over a leading zero, and the index after it."""
    while low_at(tokens, at) in ZERO and low_at(tokens, at + 1) in DIGITS:
        at += 1
    if low_at(tokens, at) in DIGITS:
        return float(DIGITS[tokens[at].low]), at + 1
    if at < len(tokens) and tokens[at].kind == NUMBER and (read := read_digits(tokens[at].low)):
        return read[0], at + 1
    return None, at


def _last_digit(
    tokens: Sequence[Token],
    start: int,
    at: int,
    after: int,
    value: float,
    digit: float,
    unit: float,
    zero: bool,
) -> _Run | None:
    """A digit without a unit: 四百五 is 450, 四百零五 405, 四百五十五 455; 二零一二 is a run of digits."""
    zero = zero or low_at(tokens, at) in ZERO
    if tokens[after - 1].kind == NUMBER:
        return _Run(value + digit, 1.0, after)
    if value == 0.0 and at == start and low_at(tokens, after) in DIGITS:
        return _digit_run(tokens, start)
    tenth = unit > 10.0 and not zero and not (at == start and unit == 10.0)
    return _more(tokens, _Run(value + digit * (unit / 10 if tenth else 1.0), 1.0, after))


def _digit_run(tokens: Sequence[Token], at: int) -> _Run | None:
    """Digits read out one by one: 九九, 二零一二; not 二三十 ("twenty or thirty")."""
    text = ""
    while len(text) < 16 and low_at(tokens, at) in DIGITS:
        text, at = text + str(DIGITS[tokens[at].low]), at + 1
    if low_at(tokens, at) in UNITS:
        return None
    return _Run(float(text), 1.0, at)


def _more(tokens: Sequence[Token], run: _Run) -> _Run:
    """Over 余, 几, 多 behind a section."""
    low = low_at(tokens, run.last)
    last = run.last + (low == "零" and low_at(tokens, run.last + 1) in MORE)
    sure = low not in {"几", "来"} or low_at(tokens, last - 1) in UNITS
    if low_at(tokens, last) in MORE and (sure or low_at(tokens, last + 1) in SCALES):
        return run._replace(last=last + 1, over=True)
    return run


def _decimals(tokens: Sequence[Token], run: _Run) -> Number:
    """The digits after 点."""
    text, at = "", run.last + 1
    if low_at(tokens, run.last) == "点":
        while len(text) < 16 and low_at(tokens, at) in DIGITS:
            text, at = text + str(DIGITS[tokens[at].low]), at + 1
    if not text:
        return Number(run.value, run.step, run.last, words=True, scaled=run.unit >= 1e4, over=run.over)
    factor, last = _scale(tokens, at)
    value, step = (run.value + float(f"0.{text}")) * factor, 10.0 ** -len(text) * factor
    return Number(value, step, last, words=True, scaled=factor > 1.0)


def _fraction(tokens: Sequence[Token], run: _Run) -> Number | None:
    """``三分之二``, 3分之1."""
    last = run.last
    if low_at(tokens, last) != "分" or low_at(tokens, last + 1) != "之" or not run.value:
        return None
    negative = low_at(tokens, last + 2) == "负"
    top = _integer(tokens, last + 2 + negative)
    if top is None:
        return None
    value = _decimals(tokens, top).value / run.value * (-1 if negative else 1)
    return Number(value, abs(value) * FRACTION_WIDTH, _decimals(tokens, top).last, words=True, ratio=True)


def _mixed(tokens: Sequence[Token], number: Number) -> Number:
    """``三又二分之一``."""
    if low_at(tokens, number.last) != "又" or (run := _integer(tokens, number.last + 1)) is None:
        return number
    part = _fraction(tokens, run)
    if part is None:
        return number
    return number._replace(value=number.value + part.value, step=part.step, last=part.last)
