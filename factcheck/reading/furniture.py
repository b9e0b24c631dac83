"""Furniture: the lines of a page that nobody said.

Two kinds of knowledge find it: patterns (``tables/furniture.toml``), and
repetition, as running headers come back on every page.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.reading.layout import TERMINAL, Line
from factcheck.reading.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(r"(?i)\[\[page [a-z]?\d+\]\]|(?:page )?\d{1,5}(?: of \d{1,4})?")
_BRACKETED = re.compile(r"\[[^\]]*\]\.?|［[^］]*］|\([^()]*(?:\([^()]*\)[^()]*)*\)\.?|（[^）]*）。?")
_MEASURE = re.compile(
    r"\d\s?(?:%|percent|per cent|[mb]illion|trillion|crore|lakh|basis|[万萬亿億]|个?百分点|個百分點)"
    r"|[$€£¥₹]\s?\d"
)
_CLAUSE = re.compile(r"[;；，、]")
_LONGEST = 220
_SHORTEST = 12
_LINES_KEPT = 8_192  # many a line is a sentence, which is asked about again
_HEADER = 120


@lru_cache(_LINES_KEPT)
def is_furniture(text: str) -> bool:
    """Whether a line is furniture by its words alone.

    >>> is_furniture("<  1  2  3  4  >"), is_furniture("Exports rose 3%.")
    (True, False)
    """
    bare = _unmarked(text).replace("\u00a0", " ")
    return not bare or (
        (len(bare) <= _LONGEST or bare.startswith("![")) and _pattern().match(bare.lower()) is not None
    )


@cache
def _pattern() -> re.Pattern[str]:
    parts = [
        f"(?:{kind['whole']})$" if "whole" in kind else f"(?:{kind['start']})"
        for kind in table("furniture")["line"]
    ]
    return re.compile("|".join(parts))  # of small letters: ignoring case takes half as long again


@cache
def _sections() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, float], ...]:
    return tuple(
        (_whole(item["from"]), _whole(item["until"]) if "until" in item else None, item.get("last", 1.0))
        for item in table("furniture")["section"]
    )


@cache
def _begin() -> re.Pattern[str]:
    return _whole("|".join(table("furniture")["begin"]["patterns"]))


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern})$", re.IGNORECASE)


def body_start(lines: Sequence[Line]) -> int:
    """Index of the line the words begin with: after the last "Proceedings", "Full transcript", …"""
    found = [i + 1 for i, line in enumerate(lines) if len(line.text) < 60 and _begin().match(_bare(line))]
    ink = sum(len(line.text) for line in lines)
    early = [i for i in found if sum(len(line.text) for line in lines[i:]) * 3 > ink]
    return early[-1] if early else 0


def is_aside(paragraph: str, shouts: bool) -> bool:
    """Whether a whole paragraph is a note in brackets, or a heading in capitals (unless all is in capitals).

    >>> is_aside("[The statement of Ms. Ode follows:]", False), is_aside("(We sold 3 million.)", False)
    (True, False)
    """
    if _BRACKETED.fullmatch(paragraph):
        return paragraph[0] in "[［" or not measures(paragraph)
    capitals = sum(map(str.isupper, paragraph))
    heading = _SHORTEST <= len(paragraph) < _LONGEST and paragraph.isupper() and capitals > len(paragraph) / 2
    return heading and not shouts and " " in paragraph


def measures(text: str) -> bool:
    """Whether a text gives a measure: a share, money, millions."""
    return _MEASURE.search(text) is not None


def running_lines(lines: Sequence[Line]) -> frozenset[str]:
    """The shapes (digits masked) of short lines that return as page headers and footers do.

    A header comes back at least three times, and wherever it does (but for the first page, whose
    title it may be) a page number or a new page stands beside it, or it counts the pages itself.
    """
    shapes = [(i, shape(line.text)) for i, line in enumerate(lines) if len(line.text) < _HEADER]
    total = Counter(key for _, key in shapes)
    near = Counter(key for i, key in shapes if total[key] >= 3 and _at_page_break(lines, i))
    beside = {key for key, n in near.items() if n >= 3 and n >= 0.8 * (total[key] - 1)}
    return frozenset(beside | {key for key in total if total[key] >= 3 and _counts(key, shapes, lines)})


def _counts(key: str, shapes: Sequence[tuple[int, str]], lines: Sequence[Line]) -> bool:
    """Whether the lines of a shape have page numbers at one end that go up one by one."""
    if len(key) < _SHORTEST or key.endswith((":", "：")) or "#" not in (key[0], key[-1]):
        return False
    numbers = [[int(n) for n in _DIGITS.findall(lines[i].text)] for i, other in shapes if other == key]
    ends = ([n[at] for n in numbers] for at in {0 if key[0] == "#" else -1, -1 if key[-1] == "#" else 0})
    return any(all(0 < b - a <= 2 for a, b in itertools.pairwise(pages)) for pages in ends)


def shape(text: str) -> str:
    """A line with its numbers masked: the same for every page's header."""
    return _DIGITS.sub("#", text)


def _at_page_break(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is one of the first or last two of its page, or stands beside a page number.

    Between a line that is no sentence and the number another such line may stand.
    """
    near = [j for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(lines)]
    if lines[i].page is not None:
        return len(near) < 4 or any(lines[j].page != lines[i].page for j in near)
    if _PAGE.fullmatch(lines[i].text):
        return False
    numbered = [j for j in near if _PAGE.fullmatch(lines[j].text)]
    return any(abs(j - i) == 1 or _are_bare(lines, i, (i + j) // 2) for j in numbered)


def _are_bare(lines: Sequence[Line], *places: int) -> bool:
    """Whether lines are no part of a sentence (or furniture anyway)."""
    return all(
        is_furniture(text) or not (text.endswith(TERMINAL) or _CLAUSE.search(text))
        for text in (lines[i].text for i in places)
    )


def drop(lines: Sequence[Line], extracted: bool = False) -> tuple[Line, ...]:
    """The lines without furniture.

    A page break inside a sentence is no paragraph's end: in ``extracted`` text the
    line after it joins the line before, in a file's own text the span must stop.
    """
    running = running_lines(lines)
    skipped = _in_sections(lines)
    kept: list[Line] = []
    dropped = paged = False
    for i, line in enumerate(lines):
        runs = bool(running) and shape(line.text) in running
        if runs or i in skipped or is_furniture(line.text):
            dropped, paged = True, paged or runs or _PAGE.fullmatch(line.text) is not None
            continue
        gap = kept[-1].text.endswith(TERMINAL) if extracted and paged and kept else line.gap or dropped
        torn = dropped and not extracted
        kept.append(line if (gap, torn) == (line.gap, line.torn) else line._replace(gap=gap, torn=torn))
        dropped = paged = False
    return tuple(kept)


def _in_sections(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines inside sections nobody said."""
    inside: set[int] = set()
    bare = list(map(_bare, lines))
    for start, stop, last in _sections():
        first = int(len(lines) * (1 - last))
        opens = next((i for i in range(first, len(lines)) if start.match(bare[i])), None)
        if opens is None:
            continue
        ends = (i for i in range(opens, len(lines)) if stop is not None and stop.match(bare[i]))
        inside.update(range(opens, next(ends, len(lines) if stop is None else opens)))
    return frozenset(inside)


def _bare(line: Line) -> str:
    return _unmarked(line.text)[:100]


def _unmarked(text: str) -> str:
    """A line without Markdown's marks around it."""
    return text.lstrip("#*_> \t\u00a0").rstrip("*_ \t\u00a0")
