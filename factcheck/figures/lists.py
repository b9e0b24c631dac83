"""Figures told of several things in order: "exports and imports grew 5% and 6%, respectively".

A run of figures with nothing but the marks of a list between them belongs, one by one, to as
many members of a list before it or, for "respectively", behind it. The first and the last member
share words with the rest of the clause ("sales of | cars and lorries | were"): each member
is taken to be as long as the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.tables import forms, load, word_set
from factcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARK = re.compile(r"\brespectively\b|分别|分別", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:[,，、]\s*)?(?:\b(?:and|or)\b|以及|[&和与與及])\s*|\s*[,，、]\s*", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:；：。，]")
_LONGEST_JOINT = 40
BEFORE_LISTED = word_set("before_listed")


class Told(NamedTuple):
    """Figures ``first`` up to ``last``, and the span of the member that each one is of.

    ``like`` is the first figure of the list before that has the same members, where these are not
    named again ("exports and imports were 5 and 6 billion, up 3% and 4%, respectively").
    """

    first: int
    last: int
    members: tuple[Span, ...] = ()
    like: int = -1


def told_in_order(text: str, figures: Sequence[Span]) -> Iterator[Told]:
    """The lists of ``text`` that are marked as told in order, with their figures."""
    listed = runs(text, figures)
    starts = [figures[first].start for first, _ in listed]
    ends = [figures[last - 1].end for _, last in listed]
    done = 0
    before: Told | None = None
    for mark in MARK.finditer(text):
        chinese = not mark.group().isascii()
        at = bisect_left(starts, mark.end()) if chinese else bisect_right(ends, mark.start()) - 1
        if not done <= at < len(listed):
            continue
        done = at + 1
        first, last = listed[at]
        window = Span(figures[first - 1].end if first else 0, mark.start() if chinese else starts[at])
        members = _members(text, window, last - first)
        members = members or _members(text, Span(ends[at], mark.start()), last - first)
        if members:
            before = Told(first, last, members)
            yield before
        elif before and before.last == first and last - first == len(before.members):
            yield Told(first, last, like=before.first)


def runs(text: str, figures: Sequence[Span]) -> list[tuple[int, int]]:
    """The runs of two figures and more that are joined as members of one list."""
    found: list[tuple[int, int]] = []
    first = 0
    joined = [_joined(text[left.end : right.start]) for left, right in pairwise(figures)]
    for at, together in enumerate([*joined, False], 1):
        if not together:
            found += [(first, at)] if at - first > 1 else []
            first = at
    return found


def _joined(between: str) -> bool:
    joint = _JOINT.match(between) if len(between) < _LONGEST_JOINT else None
    return joint is not None and {*between[joint.end() :].lower().split()} <= BEFORE_LISTED


def _members(text: str, window: Span, count: int) -> tuple[Span, ...]:
    """The last ``count`` members of the list in ``window``; () if there is no such list."""
    start = max((mark.end() for mark in _CLAUSE.finditer(text, *window)), default=window.start)
    joints = [joint.span() for joint in _JOINT.finditer(text, start, window.end)]
    if len(joints) > count and not text[joints[-1][1] : window.end].strip():
        joints.pop()  # the comma before "respectively"
    ends = [start, *(place for joint in joints for place in joint), window.end]
    parts = [_units(text, low, high) for low, high in zip(ends[::2], ends[1::2], strict=True)]
    parts = [part for part in parts if part]
    if window.start == window.end or len(parts) < count or not _is_list(text, joints):
        return ()
    parts = [*parts[-count:-1], _to_verb(text, parts[-1])]
    length = max(map(len, parts[1:-1])) if count > 2 else min(map(len, parts))
    own = [parts[0][-length:], *parts[1:-1], parts[-1][:length]]
    return tuple(Span(units[0].start, units[-1].end) for units in own)


def _to_verb(text: str, units: list[Span]) -> list[Span]:
    """The words before the verb of the clause, if there is one behind the first of them."""
    for at, unit in enumerate(units):
        word = text[unit.start : unit.end]
        if at and word.lower() in _verbs() and word != "US":
            return units[:at]
    return units


@cache
def _verbs() -> frozenset[str]:
    return word_set("noun_ends") | {form for form, _ in forms(load("changes"), "verbs", bool)}


def _units(text: str, start: int, end: int) -> list[Span]:
    return [Span(*unit.span()) for unit in _unit().finditer(text, start, end)]


@cache
def _unit() -> re.Pattern[str]:
    """What the length of a member is counted in: words, or Chinese characters."""
    return re.compile(r"[\u3007\u4e00-\u9fff]|[^\s\u3007\u4e00-\u9fff]+")


def _is_list(text: str, joints: Sequence[tuple[int, int]]) -> bool:
    """Whether a joint is more than a comma, which parts clauses too."""
    return any(text[start:end].strip() not in ("", ",") for start, end in joints)
