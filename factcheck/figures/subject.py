"""Which words of a sentence belong to which of its figures.

A sentence with several figures is cut between each two neighbours at the
strongest sign of a new member ("…, while …" before "," before "and"); what
lies before the first and after the last is cut likewise, and the outer rest is
shared by all ("In the first quarter, …"). A cheap stand-in for a dependency
parse that has no model and can be shown to a user.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRONG = re.compile(
    r"""[;:\u2013\u2014；：。]|--                                    # a dash or a colon opens a new member
      | [,，]\s*(?:and|or|but|while|whereas|with|which|as|yet|up|down|compared)\b
      | \b(?:while|whereas|but|versus|against|compared\ with|compared\ to|than)\b
      | \bas\b(?!\s+(?:of|well|much|many|little|few|an?|the|high|low)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMA = re.compile(r"[,，、()（）]")
_AND = re.compile(r"\b(?:and|or|to|from)\b|[和与與及]", re.IGNORECASE)


class Zones(NamedTuple):
    """``local``: for each figure its own spans of the text; ``shared``: the spans of none."""

    local: tuple[tuple[Span, ...], ...]
    shared: tuple[Span, ...]


def zones(text: str, figures: Sequence[Span]) -> Zones:
    """Cut ``text`` into the words of each figure and those of none; ``figures`` in order, not overlapping."""
    if not figures:
        return Zones((), (Span(0, len(text)),))
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
    parts = (" ".join(text[span.start : span.end].split()) for span in zone)
    return " … ".join(part for part in (part.strip(" ,;:–—、，") for part in parts) if part)


def _between(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the left figure's words end and the right one's begin; with no sign between, both have all."""
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
