"""Claims made from a base: rewordings that keep it true, and changes that each make it false."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import floor, log10
from random import Random
from typing import TYPE_CHECKING, Any

import tomli

from factcheck.model import Bound
from factcheck.words.names import same_person

if TYPE_CHECKING:
    from collections.abc import Collection

    from tests.metamorphic.bases import Base, Dated

_NUMBER = re.compile(r"\d+(?:[,.]\d+)*")
_NO_BOUND = r"(?!-)(?!(?<=\bup)\s+to\b)"
"""Not of "up-to-date" or "up to 5"."""

_DENIED = re.compile(r"\b(?:no|not|never|none|nobody)\b", re.IGNORECASE)
_DIGITS_CHANGED = 4
_APART = 0.03
"""How far a changed value is from the true one at least: nobody rounds that much."""

_FLOORS = {Bound.MORE_THAN, Bound.AT_LEAST}
_CEILINGS = {Bound.LESS_THAN, Bound.AT_MOST, Bound.NEARLY}
_ROUNDED_FROM = 3
"""Significant digits of a number that can lose one."""

_SCALES = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6), ("thousand", 1e3))
_PARTS = {"first half": "second half", "second half": "first half", "first quarter": "third quarter"}
_PARTS |= {"second quarter": "fourth quarter", "third quarter": "first quarter"}
_PARTS |= {"fourth quarter": "second quarter", "上半年": "下半年", "下半年": "上半年"}

Maker = Callable[["Base"], Iterator[str]]


@cache
def phrases() -> dict[str, dict[str, str]]:
    """The tables of ``phrases.toml``."""
    return tomli.loads(files(__package__).joinpath("tables/phrases.toml").read_text("utf-8"))


@cache
def _names() -> dict[str, list[str]]:
    return {key: text.split() for key, text in phrases()["names"].items()}


def said(text: str, base: Base, speaker: str = "", years: int = 0) -> str:
    """A claim with the one who said it, and the day (some ``years`` later) when it names no other time."""
    name = speaker or base.speaker
    day, year = base.document.day, base.document.day.year + years
    if base.is_chinese:
        on = "" if base.when else f"在{year}年{day.month}月{day.day}日"
        return text + (f"，{name}{on}表示。" if name else "。")
    on = "" if base.when else f" on {day.day} {_names()['months'][day.month - 1]} {year}"
    return text + (f", {name} said{on}." if name else f"{on}.")


# Rewordings


def plain(base: Base) -> Iterator[str]:
    """Subject, verb, value and period, and who said it."""
    yield said(base.text, base)


def anonymous(base: Base) -> Iterator[str]:
    """The same without the speaker."""
    if base.speaker and base.when:
        yield f"{base.text}."


def fronted(base: Base) -> Iterator[str]:
    """The period or the speaker first."""
    if base.tail:
        yield said(f"In {base.when}, {replace(base, tail=False).text}", base)
    if base.speaker and base.when and not base.is_chinese:
        yield f"According to {base.speaker}, {base.text}."


def synonym(base: Base) -> Iterator[str]:
    """One word for another of the same meaning."""
    for text in _replaced(base, phrases()["synonyms"]):
        yield said(text, base)


def converted(base: Base) -> Iterator[str]:
    """The same value in the next smaller scale, or percentage points as basis points."""
    number, rest = _number(base.value)
    for (name, factor), (smaller, less) in pairwise(_SCALES):
        if number is not None and rest.strip().startswith(name):
            value = f"{number * factor / less:,.10g}"
            yield said(_valued(base, base.value.replace(name, smaller), value), base)
    if number is not None and rest.strip() == "basis points":
        points = _valued(base, base.value.replace("basis points", "percentage points"), f"{number / 100:g}")
        yield said(points, base)


def rounded(base: Base) -> Iterator[str]:
    """A digit less, and "about" before it."""
    match = _NUMBER.search(base.value)
    digits = match[0].replace(",", "").replace(".", "").strip("0") if match else ""
    if match and len(digits) >= _ROUNDED_FROM and base.figure.quantity.bound is None:
        number = float(match[0].replace(",", ""))
        places = len(digits) - 2 - floor(log10(number))
        value = f"{floor(number * 10**places + 0.5) / 10**places:,.10g}"
        hedge = "约" if base.is_chinese else "about "
        start, end = match.span()
        yield said(replace(base, value=f"{hedge}{base.value[:start]}{value}{base.value[end:]}").text, base)


def spelled(base: Base) -> Iterator[str]:
    """A small whole number in words."""
    match = _NUMBER.search(base.value)
    if match and match[0].isdigit() and int(match[0]) < len(_names()["numbers"]) and "$" not in base.value:
        words = _names()["numbers"][int(match[0])]
        if not base.is_chinese and base.value[match.end() :].startswith(" "):
            yield said(_valued(base, base.value, words), base)
        elif base.value.endswith("%"):
            yield said(replace(base, value=f"{words} percent").text, base)


# Changes


def digit(base: Base) -> Iterator[str]:
    """One digit of the value is another, and no figure of the document has the value."""
    match = _NUMBER.search(base.value)
    if match is None:
        return
    options = list(dict.fromkeys(_other_digits(match[0])))
    fitting = [option for option in options if _is_false(base, match[0], option)]
    for value in Random(base.text).sample(fitting, min(_DIGITS_CHANGED, len(fitting))):  # noqa: S311
        yield said(_valued(base, base.value, value), base)


def scale(base: Base) -> Iterator[str]:
    """Millions for billions."""
    yield from _value_changed(base, phrases()["scale"])


def unit(base: Base) -> Iterator[str]:
    """Percentage points for percent, dollars for yuan."""
    yield from _value_changed(base, phrases()["unit"])


def period(base: Base, elsewhere: Collection[Dated] = ()) -> Iterator[str]:
    """The other half, another quarter, the years beside, but those ``elsewhere`` has the figure of."""
    if base.speaker and not base.when:
        yield from (said(base.text, base, years=years) for years in (-1, 1))
    years = re.findall(r"(?:19|20)\d\d", base.when)
    other = [base.when.replace(part, _PARTS[part]) for part in _PARTS if part in base.when]
    if len(years) == 1:
        quantity, year = base.figure.quantity, int(years[0])
        false = [y for y in (year - 1, year + 1) if (quantity.value, quantity.unit, y) not in elsewhere]
        other += [base.when.replace(years[0], str(y)) for y in false]
    for when in other:
        if base.tail:
            yield said(replace(base, when=when).text, base)
        elif base.text.count(base.when) == 1:
            yield said(base.text.replace(base.when, when), base)


def direction(base: Base) -> Iterator[str]:
    """Down for up."""
    for text in _replaced(base, phrases()["direction"]):
        yield said(text, base)


def metric(base: Base) -> Iterator[str]:
    """Imports for exports: another member of a contrast, where only one is named."""
    for members in _contrasts():
        named = [(word, form) for word in members for form in _forms(word, f"{base.before}{base.after}")]
        for word, form in named if len(named) == 1 else ():
            for other in members:
                if other != word:
                    text = base.text.replace(form, _inflected(form, word, other), 1)
                    yield said(text, base)


def entity(base: Base) -> Iterator[str]:
    """Another country."""
    named = [place for place in _places() if re.search(rf"\b{place}\b", f"{base.before}{base.after}")]
    others = [place for place in _places() if place not in base.passage]
    if named:
        text = base.text.replace(named[0], Random(base.text).choice(others), 1)  # noqa: S311
        yield said(text, base)


def speaker(base: Base, others: Sequence[str]) -> Iterator[str]:
    """Another speaker of the document, and one who was not there."""
    here, figure = base.document, (base.figure.quantity.value, base.figure.quantity.unit)
    alike = [name for name in others if name.isascii() == base.speaker.isascii() and not name.islower()]
    absent = [name for name in alike if not any(same_person(name, there) for there in here.cast)]
    present = [name for name in here.cast if not same_person(name, base.speaker)]
    silent = [name for name in present if figure not in here.by_name.get(name, ())]
    for names in (absent, silent):
        if names and base.speaker:
            yield said(base.text, base, Random(base.text).choice(names))  # noqa: S311


def negation(base: Base) -> Iterator[str]:
    """The verb denied, once."""
    for text in () if _DENIED.search(base.before) else _replaced(base, phrases()["negation"]):
        yield said(text, base)


REWORDINGS: Mapping[str, Maker] = {
    maker.__name__: maker for maker in (plain, anonymous, fronted, synonym, converted, rounded, spelled)
}
CHANGES: Mapping[str, Maker] = {
    maker.__name__: maker for maker in (digit, scale, unit, period, direction, metric, entity, negation)
}


def _replaced(base: Base, pairs: Mapping[str, str]) -> Iterator[str]:
    """The claim with the first of each phrase outside its value replaced, one at a time."""
    for old, new in pairs.items():
        edge = r"\b" if old.isascii() else ""
        pattern = re.compile(rf"{edge}{re.escape(old)}{edge}{_NO_BOUND}")
        for part in ("before", "after"):
            text = str(getattr(base, part))
            if pattern.search(text):
                changed = pattern.sub(new, text, count=1)
                yield (
                    replace(base, before=changed) if part == "before" else replace(base, after=changed)
                ).text
                break


def _value_changed(base: Base, pairs: Mapping[str, str]) -> Iterator[str]:
    """The claim with the longest phrase of the value that a table knows replaced."""
    known = sorted((old for old in pairs if old in base.value), key=len, reverse=True)
    if known and not _stays_true(base, known[0]):
        yield said(replace(base, value=base.value.replace(known[0], pairs[known[0]], 1)).text, base)


def _stays_true(base: Base, old: str) -> bool:
    """Whether a smaller amount is no lie: more than 7 billion is more than 7 million."""
    smaller = old in phrases()["scale"] and old not in ("million", "thousand")
    return smaller and base.figure.quantity.bound in _FLOORS


def _number(value: str) -> tuple[float | None, str]:
    """The one number of a value, and what follows it."""
    found = list(_NUMBER.finditer(value))
    if len(found) != 1:
        return None, ""
    return float(found[0][0].replace(",", "")), value[found[0].end() :]


def _valued(base: Base, value: str, number: str) -> str:
    return replace(base, value=_NUMBER.sub(number, value, count=1)).text


def _other_digits(number: str) -> Iterator[str]:
    """A number with one digit exchanged for each other one."""
    for at, old in enumerate(number):
        for new in "0123456789" if old.isdigit() else "":
            if new != old and not (at == 0 and new == "0"):
                yield number[:at] + new + number[at + 1 :]


def _is_false(base: Base, old: str, new: str) -> bool:
    """Whether a number is neither near the true one, nor said elsewhere, nor within the true one's bound."""
    was, now = (float(text.replace(",", "")) for text in (old, new))
    quantity = base.figure.quantity
    if abs(now - was) <= _APART * max(now, was):
        return False
    if (quantity.bound in _FLOORS and now < was) or (quantity.bound in _CEILINGS and now > was):
        return False
    scaled = quantity.value * now / was if was else now
    return not any(
        unit == quantity.unit and abs(value - scaled) <= _APART * abs(scaled)
        for value, unit in base.document.values
    )


@cache
def _places() -> tuple[str, ...]:
    return tuple(tomli.loads(_judging_table("places"))["places"])


def _judging_table(name: str) -> str:
    return files("factcheck.judging").joinpath(f"tables/{name}.toml").read_text("utf-8")


@cache
def _contrasts() -> tuple[tuple[str, ...], ...]:
    rows: list[dict[str, Any]] = tomli.loads(_judging_table("contrasts"))["contrast"]
    return tuple(tuple(group.split("|")[0] for group in row["words"]) for row in rows)


def _forms(word: str, text: str) -> list[str]:
    return re.findall(rf"\b{word}(?:s|ed|ing)?\b", text)


def _inflected(form: str, word: str, other: str) -> str:
    return other + form[len(word) :]
