"""Years, and the larger periods that halves, quarters and months belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.calendar import century_name
from factcheck.figures.periods.shapes.single import Era, Fiscal, Named, Relative, Shape, Year

if TYPE_CHECKING:
    from factcheck.figures.periods.english.cursor import Cursor, Parsed

_OF_CENTURY = 70
_RECENT = 2000  # "the 2000s" are ten years
_FIRST_PLAN, _SURE_PLAN = 1951, 13
_PIVOT = 50  # '49 is 2049, '50 is 1950


def year(c: Cursor, i: int) -> Parsed | None:
    """A year where one is expected: 2024, 2024/25, '24, fiscal 2024, FY25, two thousand and fifteen."""
    return _digits(c, i) or _short(c, i) or fiscal(c, i) or spelled(c, i) or _called(c, i)


def _digits(c: Cursor, i: int) -> Parsed | None:
    number = c.digits(i)
    if number is None or not is_year(number) or _split_word(c, i + 1):
        return None
    if c.is_in("fiscal", i + 1) and c.value("unit", i + 2) == "year":
        return Fiscal(number), i + 3
    second = c.digits(i + 2)
    if second == number + 1 and c.is_in("to", i + 1) and (named := _year_of_two(c, i + 3, second)):
        return named
    if c.low(i + 1) in ("-", "–", "/") and c.touches(i + 2) and follows(number, second, c.low(i + 2)):
        return Fiscal(number + 1, split=True), i + 3
    return Year(number), i + 1


def _year_of_two(c: Cursor, i: int, number: int) -> Parsed | None:
    """What makes one year of "2024-2025": a fiscal or a school year."""
    if c.value("unit", i + 1) != "year":
        return None
    if c.is_in("fiscal", i):
        return Fiscal(number, split=True), i + 2
    school = c.low(i) in ("school", "academic")
    return (Named(f"school year {number - 1}-{number % 100:02}"), i + 2) if school else None


def is_year(number: int) -> bool:
    """Whether four digits can be a year that transcripts speak of."""
    return 1500 <= number <= 2199


def _split_word(c: Cursor, i: int) -> bool:
    """Whether letters run on from the digits ("1990s")."""
    return c.touches(i) and c.low(i) == "s"


def follows(first: int, second: int | None, written: str) -> bool:
    """Whether ``second`` is the next year in two digits, as in 2024/25."""
    return second is not None and len(written) == 2 and second == (first + 1) % 100


def _short(c: Cursor, i: int) -> Parsed | None:
    opened = c.low(i) in ("'", "’", "‘") and c.touches(i + 1)
    number = c.digits(i + 1, 2) if opened and len(c.low(i + 1)) == 2 else None
    return (Year(full(number)), i + 2) if number is not None and not _split_word(c, i + 2) else None


def short(c: Cursor, i: int, expected: bool = False) -> Parsed | None:
    """ "in '24", "'24 Q2": where a year is expected, or before its part."""
    found = _short(c, i)
    parted = found and c.is_in("letter", found[1]) and c.touches(found[1] + 1)
    return found if expected or parted or c.low(i - 1) == "the" else None


def full(number: int) -> int:
    """A year of two digits in four."""
    return number + (2000 if number < _PIVOT else 1900) if number < 100 else number


def fiscal(c: Cursor, i: int) -> Parsed | None:
    """A fiscal year with its number: "FY25", "FY2026-27", "fiscal 2024", "financial year 2024/25"."""
    if not c.is_in("fiscal", i):
        return None
    at = c.skip(c.skip(i + 1, "year", "years"), "'", "’", "-")
    number = c.digits(at)
    if number is None or not (number < 100 or 1900 <= number <= 2999) or len(c.low(at)) not in (2, 4):
        return None
    first = full(number)
    if c.low(at + 1) in ("-", "–", "/") and follows(first, c.digits(at + 2), c.low(at + 2)):
        return Fiscal(first + 1, split=True), at + 3
    return Fiscal(first), at + 1


def _called(c: Cursor, i: int) -> Parsed | None:
    """ "the year 2008", "CY18"."""
    if c.low(i) == "cy" and (number := c.digits(i + 1)) is not None and len(c.low(i + 1)) in (2, 4):
        return Year(full(number)), i + 2
    if c.low(i) == "year":
        at = c.skip(i + 1, "of")
        return _digits(c, at) or spelled(c, at)
    return None


def spelled(c: Cursor, i: int) -> Parsed | None:
    """A year as it is spoken: "nineteen ninety six", "two thousand and fifteen", "twenty twenty-four"."""
    if c.low(i) == "two" and c.low(i + 1) == "thousand":
        rest = c.count(c.skip(i + 2, "and"))
        return (Year(2000 + rest[0]), rest[1]) if rest and rest[0] < 100 else (Year(2000), i + 2)
    century = c.value("number", i)
    at = c.dash(i + 1)
    rest = c.count(at) if century in (18, 19, 20) else None
    if rest and 10 <= rest[0] < 100 and c.digits(at) is None:
        return Year(century * 100 + rest[0]), rest[1]
    return None


def decade(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """ "1990s", "the 70s", "seventies", "nineteen seventies"."""
    number = c.digits(i)
    if number is not None:
        return _decade_digits(c, i, number)
    century_ = {18: 1800, 19: 1900, 20: 2000}.get(c.value("number", i))
    at = i if century_ is None else i + 1
    if (tens := c.value("decade", at)) is None:
        return None
    first = (century_ or (1900 if tens else 2000)) + tens
    return Era(first, 10, f"{first}s"), at + 1


def _decade_digits(c: Cursor, i: int, number: int) -> Parsed | None:
    after = c.skip(i + 1, "'", "’")
    plural = c.low(after) == "s" and (c.touches(after) or number >= 1000)
    parted = number >= _OF_CENTURY and c.is_in("part", i - 1)  # the mid 90s; the mid 30s may be percent
    known = is_year(number) or (20 <= number < 100 and (c.low(i - 1) in ("the", "'") or parted))
    if not plural or number % 10 or not known:
        return None
    if number >= 1000 and number % 100 == 0 and number < _RECENT:
        return Era(number, 100, f"{number}s"), after + 1  # the 1800s
    first = number if number >= 1000 else 1900 + number
    return Era(first, 10, f"{first}s"), after + 1


def plan(c: Cursor, i: int, _expected: bool = False) -> Parsed | None:
    """The years of a Five-Year Plan of China, spoken of as a time: "the 14th Five-Year Plan period".

    Plans of a lower number than 13 may be another country's.
    """
    number = c.ordinal(i)
    if number is None or number[0] < _SURE_PLAN:
        return None
    at, words = number[1], list[str]()
    while len(words) < 3 and c.low(at):
        words.append(c.low(at))
        at = c.dash(at + 1)
    timed = c.low(at) == "period" or c.before(i) in ("during", "in", "over", "under", "throughout")
    if words != ["five", "year", "plan"] or not timed:
        return None
    first = _FIRST_PLAN + 5 * number[0]
    return Era(first, 5, f"{first}-{first + 4}"), c.skip(at, "period")


def century(number: int, after: int) -> Parsed | None:
    """The hundred years that the ``number``-th century is commonly taken to be: 20th is 1900-1999."""
    if not 10 < number < 30:
        return None
    return Era((number - 1) * 100, 100, century_name(number)), after


def relative_year(c: Cursor, i: int) -> Parsed | None:
    """ "last year", "this fiscal year"."""
    offset = c.value("relative", i)
    if offset is None:
        return None
    unit = "fiscal year" if c.is_in("fiscal", i + 1) else "year"
    at = i + 2 if unit == "fiscal year" else i + 1
    return (Relative(unit, offset), at + 1) if c.value("unit", at) == "year" else None


def container(c: Cursor, i: int) -> tuple[Shape | None, int] | None:
    """The year something belongs to: ", 2024", "of last year", "in fiscal 2024"; none in "of the year"."""
    at = c.skip(i, "of", "in", ",", "for", "-", ":", "/", "during")
    the = c.skip(at, "the")
    found = year(c, the) or (relative_year(c, the) if c.low(i) != "," else None)
    if found:
        return found
    if c.is_in("fiscal", the) and c.value("unit", the + 1) == "year" and c.low(i) in ("of", "in"):
        return Named("FY"), the + 2
    if at > i and the > at and c.value("unit", the) == "year" and c.low(i) in ("of", "in"):
        return None, the + 1
    return None
