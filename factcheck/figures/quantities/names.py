"""Numbers that are part of a name, a label, a time or a list, and so measure nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.numbers import number_at, read_digits
from factcheck.figures.quantities.grammar import WEB
from factcheck.figures.quantities.nouns import is_plural, is_stop, noun_phrase
from factcheck.figures.tables import word_set
from factcheck.figures.tokens import CJK, NUMBER, WORD

if TYPE_CHECKING:
    from factcheck.figures.numbers import Number
    from factcheck.figures.quantities.grammar import Scan
    from factcheck.figures.units import Unit

PREFIXES = word_set("joined_prefixes")
POINTING = word_set("pointing")
NOT_NAMES = word_set("not_names")
ARTICLE_LIKE = frozenset("个种次批项支枚颗株粒根间栋幢幅场笔款类例头层级片期集组")
LONGEST_LIST = 12
"""Numbers that share one label at most: "Motions Nos. 411, 415, 417"."""
STREETS = word_set("streets")
PHONE_SIGNS = frozenset("-()+")
JOINTS = frozenset("-/:.,@&_=")
DAYTIMES = frozenset("午晚晨早夜")
TOWARDS = frozenset("到至")
LINKING = frozenset("而却这和")
LONGEST_PHRASE = 4
IS = frozenset("是为于到至")


def beyond_name(scan: Scan, at: int) -> int:
    """The token after ``at``, or after the run of touching digits and signs that begins there."""
    if scan.low(at) in WEB:
        return _run(scan, at, anything=True)
    if scan.low(at - 1) == "第" and (number := number_at(scan.tokens, at, scan.grammar.numbers)):
        return number.last
    paged = scan.low(at + 1) == "of" and scan.grammar.names.before.match(scan.tokens, at - 1)
    if paged and scan.kind(at) == NUMBER == scan.kind(at + 2):
        return at + 3  # page 3 of 12
    return _run(scan, at) if scan.kind(at) == NUMBER else at + 1


def _run(scan: Scan, at: int, *, anything: bool = False) -> int:
    """The end of the touching tokens from ``at`` on that are digits and the signs between them."""
    end = at + 1
    while scan.touches(end) and (
        anything or scan.kind(end) == NUMBER or (scan.low(end) in JOINTS and scan.touches(end + 1))
    ):
        end += 1
    return end


def is_name(scan: Scan, number: Number, unit: Unit | None, at: int, last: int) -> bool:
    """Whether the number, from its sign at ``at`` to the end of its unit at ``last``, is part of a name."""
    if scan.kind(number.first) == CJK and _is_chinese_word(scan, number, unit):
        return True
    if scan.low(at - 1) == "每" or _is_clock(scan, number):
        return True
    if unit is not None and unit.money:
        constant = scan.low(at - 1) in {"in", "constant"}
        return constant and not scan.touches(at) and _is_year(scan, number, last)
    if _is_phrase(scan, at) or _joined_before(scan, at, number, unit) or _joined_after(scan, number, unit):
        return True
    if number.ratio and not number.words:
        return scan.grammar.names.before.match(scan.tokens, at - 1) is not None  # page 3 of 12
    if unit is not None or number.scaled or number.ratio:
        return False
    if _is_list_mark(scan, number) or _is_address(scan, number) or _is_phone(scan, number):
        return True
    labels = _is_enumerated(scan, number) or _in_pager(scan, number) or _labelled(scan, number, at)
    return labels or _is_year(scan, number, last) or _is_pronoun(scan, number)


def _is_phrase(scan: Scan, at: int) -> bool:
    """9/11, G20, 一样: the token at ``at`` lies in a name of the table."""
    matches = (scan.grammar.names.phrases.match(scan.tokens, at - back) for back in range(LONGEST_PHRASE))
    tenth = scan.low(at) == "十" and scan.low(at + 2) == "之"  # 十分之一, not 十分
    return any(match and match[1] > at for match in matches) and not tenth


def _joined_before(scan: Scan, at: int, number: Number, unit: Unit | None) -> bool:
    """X6, COVID-19, last-32, 4:39, 2018-05: something touches the number from the left."""
    before = scan.low(at - 1)
    if not scan.touches(at):
        return before == "第"
    if scan.kind(at - 1) == WORD:
        return unit is None and not number.scaled
    if before not in JOINTS or not scan.touches(at - 1):
        return before in {"#", "第"}
    if before == "." and scan.kind(at - 2) == WORD and unit is None:
        return True  # S.1234
    if before == "-" and scan.kind(at - 2) == WORD and number.words and scan.low(number.last) == "-":
        return unit is None  # production-four-door
    if before == "-" and scan.kind(at - 2) == WORD:
        return (
            scan.low(at - 2) not in PREFIXES
            and not number.words
            and scan.low(at - 2) not in scan.grammar.numbers.starters
            and not (unit is not None and scan.grammar.units.after.match(scan.tokens, at - 2))
        )
    if scan.kind(at - 2) != NUMBER or before != "-":
        return scan.kind(at - 2) == NUMBER
    return not (unit is not None or number.scaled or _ends_range(scan, at, number))


def _ends_range(scan: Scan, at: int, number: Number) -> bool:
    """Whether a number behind a hyphen is the upper end of a range: 300-400 people, $30-40."""
    low = read_digits(scan.low(at - 2))
    chained = scan.low(at - 3) in {"-", "/"} and scan.touches(at - 2)
    if number.words or low is None or low[0] >= number.value or chained:
        return False
    priced = scan.grammar.units.before.match(scan.tokens, at - 3) is not None
    return priced or is_plural(scan.low(noun_phrase(scan, number.last) - 1))


def _joined_after(scan: Scan, number: Number, unit: Unit | None) -> bool:
    """5G, 20th, 5 pm, 10:45, 2-2: something behind the number makes it a name."""
    at = number.last
    if scan.grammar.names.after.match(scan.tokens, at) and not (number.words and scan.kind(at) == WORD):
        return True
    if number.words:
        return False
    if unit is not None or not scan.touches(at):
        return False
    if scan.low(at) == "(":
        letter = scan.low(at + 1)
        return len(letter) == 1 and letter.isalpha() and scan.low(at + 2) == ")"  # section 212(a)
    if scan.low(at) in {":", "-", "/"} and scan.touches(at + 1) and scan.kind(at + 1) == NUMBER:
        return not (scan.low(at) == "-" and _climbs(scan, number, at + 1))
    return not number.scaled and scan.kind(at) == WORD


def _climbs(scan: Scan, number: Number, at: int) -> bool:
    """Whether the digits at ``at`` can end a range: 3-5, and not a score (2-2) or a chain (1-800-555)."""
    digits = scan.low(at).replace(",", "")
    chained = scan.low(at + 1) in {"-", "/"} and scan.touches(at + 1) and scan.kind(at + 2) == NUMBER
    return not chained and digits.count(".") <= 1 and float(digits) > number.value


def _labelled(scan: Scan, number: Number, at: int) -> bool:
    """Section 427, Boeing 737: a word that takes a number, or a capitalised name, stands before."""
    if at == 0 or number.step < 1:
        return False
    for _ in range(LONGEST_LIST):
        other = at - 2 - (scan.low(at - 2) == "," and scan.low(at - 1) in {"and", "or"})
        joined = scan.low(at - 1) in {",", "and", "or"} and scan.kind(other) == NUMBER
        if not joined or scan.kind(at) != NUMBER:
            break
        at = other
    if scan.grammar.names.before.match(scan.tokens, at - 1):
        return True
    before = scan.low(at - 1)
    named = scan.kind(at - 1) == WORD and _is_capital(scan, at - 1) and not _starts_sentence(scan, at - 1)
    if number.words and not (_is_capital(scan, at) and not scan.text.isupper()):
        return False
    return named and before not in NOT_NAMES and not (is_plural(scan.low(number.last)) and not number.words)


def _in_pager(scan: Scan, number: Number) -> bool:
    """1 2 3 4: three numbers and more in a row that count up, with nothing but space between."""
    at, value = number.first, number.value
    if number.words or value != int(value):
        return False
    return any(
        all(scan.low(at + k) == str(int(value) + k) for k in range(low, low + 3)) for low in (-2, -1, 0)
    )


def _is_list_mark(scan: Scan, number: Number) -> bool:
    """1. 2) 三、: a small whole number at the very beginning, with the sign of a list behind it."""
    short = number.first == 0 and number.last == 1 and number.value < 100
    return short and scan.low(1) in {".", ")", "、"} and scan.kind(2) in {WORD, CJK}


def _is_address(scan: Scan, number: Number) -> bool:
    """12 Mill Road, 16-18 Long Quay Avenue: a house of a street, named by capitalised words."""
    at = number.last
    if number.words:
        return False
    at += 2 if scan.low(at) == "-" and scan.kind(at + 1) == NUMBER else 0
    for street in range(at, at + LONGEST_PHRASE):
        if scan.kind(street) != WORD or not _is_capital(scan, street):
            return False
        ends = scan.kind(street + 1) != WORD or is_stop(scan, street + 1)  # not "15 Silk Road projects"
        if street > at and ends and scan.low(street) in STREETS:
            return True
    return False


def _is_phone(scan: Scan, number: Number) -> bool:
    """+86 10 5555 0100: groups of digits behind a plus sign; a code that begins with 0 (010-5555)."""
    digits, at = scan.low(number.first), number.first
    if digits[:1] == "0" and len(digits) > 2 and digits.isdecimal() and scan.low(number.last) == "-":
        return True
    groups = 0
    while groups < LONGEST_LIST and (scan.kind(at - 1) == NUMBER or scan.low(at - 1) in PHONE_SIGNS):
        at, groups = at - 1, groups + 1
    more = scan.kind(number.last) == NUMBER or groups > 1
    return scan.low(at) == "+" and scan.touches(at + 1) and more


def _is_clock(scan: Scan, number: Number) -> bool:
    """下午3点, 14时|30分: an hour of the day, or the minutes behind it."""
    at, behind = number.first, scan.low(number.last)
    return (behind in {"点", "时"} and scan.low(at - 1) in DAYTIMES) or (
        behind == "分" and scan.low(at - 1) in {"点", "时"}
    )


def _is_enumerated(scan: Scan, number: Number) -> bool:
    """(1), (12): an integer alone in brackets counts the points of a list."""
    digits = scan.low(number.first)
    short = len(digits) <= 2 and (digits.isdecimal() or scan.kind(number.first) == CJK)
    return short and scan.low(number.first - 1) in {"(", "["} and scan.low(number.last) in {")", "]"}


def _is_capital(scan: Scan, at: int) -> bool:
    return scan.text[scan.tokens[at].start].isupper()


def _starts_sentence(scan: Scan, at: int) -> bool:
    return at == 0 or scan.low(at - 1) in {".", "!", "?", ":", ";", '"', "(", "。", ""}


def _is_year(scan: Scan, number: Number, last: int) -> bool:
    """Four bare digits that can be a year and count nothing."""
    digits = scan.low(number.first)
    if number.last != number.first + 1 or len(digits) != 4 or not digits.isdecimal():
        return False
    return 1800 <= number.value <= 2100 and not (digits.endswith("00") and is_plural(scan.low(last)))


def _is_pronoun(scan: Scan, number: Number) -> bool:
    """ "One" that counts nothing: this one, which one, one of the best."""
    if scan.low(number.first) != "one" or number.last != number.first + 1:
        return False
    if scan.low(number.first - 1) in POINTING:
        return True
    links = {"to", "or", "-", "and"} if scan.low(number.first - 1) == "between" else {"to", "or", "-"}
    return scan.low(number.last) not in links and noun_phrase(scan, number.last) == number.last


def _is_chinese_word(scan: Scan, number: Number, unit: Unit | None) -> bool:
    """A lone numeral in a word (四川, 队伍) or an ordinal (第三); a number stands alone or before a unit."""
    at = number.first
    if scan.low(at - 1) == "第":
        return True
    if unit is not None:
        return scan.low(at) == "一" and unit.name == "count" and scan.low(number.last) in ARTICLE_LIKE
    if number.last > at + 1:
        return False
    if scan.low(number.last) in TOWARDS and number_at(scan.tokens, number.last + 1, scan.grammar.numbers):
        return False  # 三|到五个百分点
    if scan.kind(number.last) == CJK and scan.low(number.last) not in LINKING:
        return True
    return scan.kind(at - 1) == CJK and scan.low(at - 1) not in IS
