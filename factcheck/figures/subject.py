"""Which words of a sentence belong to which of its figures.

A sentence with several figures is cut between each two neighbours at the
strongest sign of a new member ("…, while …" before "," before "and"); what
lies before the first and after the last is cut likewise, and the outer rest is
shared by all ("In the first quarter, …"). A cheap stand-in for a dependency
parse that has no model and can be shown to a user.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.lists import Told, told_in_order
from factcheck.figures.tables import forms, load, word_set
from factcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STRONG = re.compile(
    r"""[;:\u2013\u2014；：。]|--                                    # a dash or a colon opens a new member
      | [,，]\s*(?:and|or|but|while|whereas|with|which|as|yet|up|down|compared)\b
      | \b(?:while|whereas|but|versus|against|compared\ with|compared\ to|than)\b
      | \bas\b(?!\s+(?:of|well|much|many|little|few|an?|the|high|low)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = " ',;:.?!–—-、，。；：()（）"
_MUTE = word_set("noun_ends") | word_set("level_links") | word_set("before_listed") | {""}
_LONGEST_CHANGE = 8
_COMMA = re.compile(r"[,，、]")
_JOINTS = re.compile(r"[,，、和与與及&]|\b(?:and|or)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|or|to|from|with)\b|[和与與及]", re.IGNORECASE)
_AND_ALONE = re.compile(r"\b(?:and|or)\b|[和与與及]", re.IGNORECASE)


class Zones(NamedTuple):
    """``local``: for each figure its own spans of the text; ``shared``: the spans of none."""

    local: tuple[tuple[Span, ...], ...]
    shared: tuple[Span, ...]


def zones(text: str, figures: Sequence[Span]) -> Zones:
    """Cut ``text`` into the words of each figure and those of none; ``figures`` in order, not overlapping."""
    if not figures:
        return Zones((), (Span(0, len(text)),))
    told = list(told_in_order(text, figures))
    cut = _in_order(text, figures, told) if told else _cut(text, figures)
    return cut._replace(local=tuple(_with_subjects(text, cut.local)))


def _with_subjects(text: str, local: Sequence[tuple[Span, ...]]) -> Iterator[tuple[Span, ...]]:
    """The zones with the words before the figure before, where there is only a change: "…, up 9.6%"."""
    before: tuple[Span, ...] = ()
    lent: tuple[Span, ...] = ()
    start = -1
    for own in local:
        if own[0].start != start:  # members of one list share their lead
            lent = before if _only_changes(text[own[0].start : own[0].end]) else ()
        start = own[0].start
        yield (*lent, *own)
        before = (*lent, own[0])[-2:]


def _only_changes(lead: str) -> bool:
    words = [word.strip(_SIGNS).lower() for word in lead.split()]
    return len(words) <= _LONGEST_CHANGE and bool(words) and _changes().issuperset(words)


@cache
def _changes() -> frozenset[str]:
    """The words that say how something changed and not what."""
    table = load("changes")
    kinds = ("nouns", "verbs", "adverbs", "comparatives")
    moves = {form for kind in kinds for form, _ in forms(table, kind, bool)}
    return _MUTE | word_set("copulas") | moves | {"representing", "respectively"}


def _in_order(text: str, figures: Sequence[Span], told: Sequence[Told]) -> Zones:
    """The zones where several figures share a clause, each with its own member of the list in it."""
    merged: list[Span] = []
    plain: list[str] = []
    at = end = 0
    for one in told:
        if one.members:
            start, stop = one.members[0].start, one.members[-1].end
            plain += text[end:start], _JOINTS.sub(_blank, text[start:stop])
            end = stop
        merged += *figures[at : one.first], Span(figures[one.first].start, figures[one.last - 1].end)
        at = one.last
    cut = _cut("".join([*plain, text[end:]]), [*merged, *figures[at:]])
    local: list[tuple[Span, ...]] = []
    zone = iter(cut.local)
    for one in told:
        local += islice(zone, one.first - len(local))
        clause = next(zone)
        if one.members:
            local += _each(clause, one.members)
        else:
            local += [(*local[one.like + n], *clause) for n in range(one.last - one.first)]
    return Zones((*local, *zone), cut.shared)


def _each(clause: Sequence[Span], members: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """For each member the clause without the others."""
    for own in members:
        yield tuple(outside(clause, [other for other in members if other != own]))


def _blank(sign: re.Match[str]) -> str:
    return " " * len(sign.group())


def outside(spans: Sequence[Span], holes: Sequence[Span]) -> Iterator[Span]:
    """What ``holes`` leave of ``spans``; both in order."""
    for span in spans:
        start = span.start
        for hole in holes[bisect_right(holes, start, key=_end) :]:
            if hole.start >= span.end:
                break
            if start < hole.start:
                yield Span(start, hole.start)
            start = hole.end
        if start < span.end:
            yield Span(start, span.end)


def _end(span: Span) -> int:
    return span.end


def _cut(text: str, figures: Sequence[Span]) -> Zones:
    first, last = figures[0], figures[-1]
    lead = _last_cut(text, 0, first.start)
    tail = _first_cut(text, last.end, len(text))
    starts, ends = [lead], []
    for left, right in pairwise(figures):
        end, start = _between(text, left.end, right.start)
        ends.append(end)
        starts.append(start)
    ends.append(tail)
    local = tuple(
        (Span(start, figure.start), Span(figure.end, end))
        for start, figure, end in zip(starts, figures, ends, strict=True)
    )
    return Zones(local, (Span(0, lead), Span(tail, len(text))))


def subject_of(text: str, zone: Sequence[Span]) -> str:
    """The words of a figure's zone as one line, for people to read."""
    parts = (_trimmed(text[span.start : span.end]) for span in zone)
    return " … ".join(part for part in parts if part)


def _trimmed(part: str) -> str:
    """A part without the function words and signs around it."""
    words = part.split()
    while words and _is_mute(words[0]):
        del words[0]
    while words and _is_mute(words[-1]):
        del words[-1]
    return " ".join(words).strip(_SIGNS)


def _is_mute(word: str) -> bool:
    plain = word.strip(_SIGNS)
    return plain.lower() in _MUTE and not (len(plain) > 1 and plain.isupper())  # "us" and "US"


def _between(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the left figure's words end and the right one's begin; with no sign between, both have all.

    A sign right behind the left figure ends its words; else the last of the strongest kind does.
    """
    for sign in (_STRONG, _COMMA, _AND_ALONE):  # "5 billion to build roads": the roads are its own
        behind = sign.match(text, start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        if behind:
            return behind.start(), behind.start()
    for sign in (_STRONG, _COMMA, _AND):
        found = list(sign.finditer(text, start, end))
        if found:
            return found[-1].start(), found[-1].start()
    return end, start


def _last_cut(text: str, start: int, end: int) -> int:
    """The last sign before a figure with words between the two."""
    cuts = [match.end() for sign in (_STRONG, _COMMA) for match in sign.finditer(text, start, end)]
    worded = [cut for cut in cuts if len(text[cut:end].split()) > 1]
    return max(worded, default=start)


def _first_cut(text: str, start: int, end: int) -> int:
    cuts = [match.start() for sign in (_STRONG, _COMMA) if (match := sign.search(text, start, end))]
    return min(cuts, default=end)
