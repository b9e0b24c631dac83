"""Fields of a head: title, publisher, URL, language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from factcheck.reading.furniture import is_furniture
from factcheck.reading.head.dates import find_dates
from factcheck.reading.tables import table
from factcheck.words.unseen import strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.reading.layout import Line

_CJK = re.compile(r"[\u3400-\u9fff]")
_URL = re.compile(r"https?://[^\s()<>\[\]\"']+")
_EMPHASIS = re.compile(r"(?<!\w)_([^_]+)_(?!\w)")
_SPACES = re.compile(r"\s+")
_HEAD_LABEL = re.compile(r"^([^:：]{2,30})\s*[:：]\s*(.*)$")
_TITLE_LABELS = ("title", "标题", "標題")
_HEADLINE = 200


def find_title(lines: Sequence[Line], meta: Mapping[str, object], path: str) -> str:
    """The title field, else the first heading, else a line that reads like one, else the file's name."""
    if title := clean(meta.get("title")):
        return title
    heading = next((line.text for line in lines[:20] if line.is_heading), "")
    if heading:
        return clean(heading)
    plausible = [line.text for line in lines[:12] if _is_title(line.text)]
    plausible.sort(key=lambda text: text[:1].isdigit() or bool(find_dates(text[:40])))
    anything = [
        line.text for line in lines[:3] if len(line.text) < _HEADLINE and not _opens_a_turn(line.text)
    ]
    company = " ".join(clean(meta.get(key)) for key in ("company", "quarter") if meta.get(key))
    title = clean(next(iter([*plausible, *anything, PurePath(path).stem])))
    return f"{company}: {title}" if company else title


def _opens_a_turn(text: str) -> bool:
    return is_furniture(text) or text.endswith((":", "："))


def _is_title(text: str) -> bool:
    if is_furniture(text) or text.endswith((":", "：")) or not 8 <= len(text) <= _HEADLINE:
        return False
    if re.match(r"[=*#_-]{3}|\[|\(", text) or (_HEAD_LABEL.match(text) and len(text) < 50):
        return False
    dated = [seen for seen in find_dates(text) if seen.year]
    return not dated or len(text) - len(dated[0].before) >= 25 or len(dated[0].before) >= 30


def clean(value: object) -> str:
    """A field on one line, with plain blanks, and what a "| date" tail adds cut off."""
    return _SPACES.sub(" ", strip(_EMPHASIS.sub(r"\1", str(value or "")))).strip(" *#")


def trim_title(title: str) -> str:
    """Cut "… | September 10, 2024" and the site's name off a title."""
    front, bar, back = title.rpartition(" | ")
    return front if bar and (find_dates(back) or len(back) < 30) and len(front) > 10 else title


def find_publisher(lines: Sequence[Line], meta: Mapping[str, object], *places: str) -> str:
    """The publisher field, else one that the head's words, the URL or the path (``places``) give away."""
    if name := clean(meta.get("publisher") or meta.get("og:site_name") or meta.get("site_name")):
        return name
    sides = [line.text for line in lines[:40]] + [
        *places,
        clean(meta.get("title")),
        clean(meta.get("source")),
    ]
    found = (
        (name, pattern) for name, pattern in _publishers() if any(pattern.search(side) for side in sides)
    )
    return next((name for name, _ in found), "")


@cache
def _publishers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = table("head")["publisher"]
    return tuple((item["name"], re.compile("|".join(item["patterns"]), re.IGNORECASE)) for item in entries)


def find_url(lines: Sequence[Line], meta: Mapping[str, object]) -> str:
    """The document's own address: a field of the head, else the one its head names."""
    for key in ("url", "source_url", "og:url", "canonical", "link", "source"):
        if found := _URL.search(str(meta.get(key) or "")):
            return found[0]
    named = (line.text for line in lines[:15] if re.match(r"(?i)(?:url|source|link)\s*:", line.text))
    return next((found[0] for text in named if (found := _URL.search(text))), "")


def find_language(text: str, meta: Mapping[str, object]) -> str:
    """ISO 639-1 code: "zh" where Chinese characters prevail, else the head's word, else "en"."""
    sample = text[:20_000]
    if len(_CJK.findall(sample)) > len(sample) / 8:
        return "zh"
    return str(meta.get("language") or "en")[:2].lower()


def head_lines(lines: Sequence[Line], size: int) -> Iterator[Line]:
    """The lines that may tell of the document: ``size`` of them, at most a few screens."""
    room = 8_000 if size > len(lines) else 1_500
    for line in lines[: min(size, 150)]:
        yield line
        room -= len(line.text)
        if room < 0:
            return
