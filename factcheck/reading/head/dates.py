"""Dates of a document: when the event was, when the text came out, and what to trust first.

The event's date goes before the publication's, a date in the text before one in
the URL or the file's name; a scrape's date is never used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factcheck.reading.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.reading.layout import Line

_MONTHS = {word: i for i, words in enumerate(table("months")["names"], 1) for word in words}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_NUMBER = r"(?:\d{1,2}(?:st|nd|rd|th)?\s*(?:-|–|to|and)\s*)?(?P<day>\d{1,2})(?:st|nd|rd|th|er)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?-i:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z])){_MONTH}\s+{_NUMBER}(?!\d)(?:\s*,?\s*(?P<year>(?:19|20)\d\d)(?!\d))?",
        rf"(?<![\d.,]){_NUMBER}\.?(?:\s+of|\s+de|\s+d[’'])?\s*[\s-]{_MONTH}(?:\s*,?(?:\s+del?)?[\s-]+(?P<year>(?:19|20)\d\d)(?!\d))?",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d-])(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>(?:19|20)\d\d)(?![\d-])",
        r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]",
    )
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_US = re.compile(r"(?<!\d)(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)")
_WEEKDAY = re.compile(
    rf"(?i)\b(?:{'|'.join(table('months')['weekdays'])}),?(?:\s+den|\s+le)?\s*$"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)\.?,\s*$"
)
_CLOCK = re.compile(r"(?i)^,?\s*(?:at\s+)?\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|^\s*[（(]?星期|^\s*[上下]午")
_HELD = re.compile(
    r"(?i)\b(?:held|hosted|took place|convened|gave|met|speaking|spoke|press conference|briefing|meeting"
    r"|hearing|call|conference|event|date|recorded|delivered|conducted|interviewed|deposition|sitting|séance"
    r"|sesión|celebrada|sitzung)\b[^.!?。]{0,120}$"
    r"|(?:举行|舉行|召开|召開|会议|會議)[^。]{0,40}$"
)
_PUBLISHED = re.compile(
    r"(?i)\b(?:published|posted|released|updated|print|e-?mail|comment|issued|发布|發布|来源|last modified)\b"
    r"|\b[\w-]+\.(?:com|org|cn|net|gov|int|eu|co\.uk)\b|发布时间|来源"
)
# "for the period ending March 31": what is spoken of, not when.
_REPORTED = re.compile(r"(?i)\b(?:period|quarter|year|months|half) end(?:ed|ing)\s*$")
_SENTENCE_END = re.compile(r"[.!?。]\s")
_SCRAPED = re.compile(
    r"(?i)[*\s]*(?:scraped|crawled|fetched|retrieved|accessed|downloaded|translated|modified|last updated)\b"
)
_DATELINE = re.compile(r"^[A-Z][\w .’'-]{2,40},\s*$|^[(（\[]?\s*$")
_LABEL = re.compile(
    r"(?i)^(?:[a-z]+ )?(?:(?:event|meeting|sitting|hearing|call|conference) )?"
    r"(?:date(?: of [a-z]+)?(?: ?/ ?time)?|日期|时间|時間)\s*[:：]?\s*$"
)
_YEAR = re.compile(r"(?<![\d.,$€£¥])(?:19[5-9]\d|20\d\d)(?![\d,%]|\.\d)")
_THIS_YEAR = re.compile(r"(?i)\b(?:this year|current year|of the year)\b|今年")
# A longer line is body, not head.
_LONGEST = 2_000
_FOLDERS = 3
"""Folders around a file whose names may give its date."""
_EVENT_KEYS = (
    *(
        "eventdate",
        "meetingdate",
        "conferencedate",
        "held",
        "calldate",
        "sittingdate",
        "sitting",
        "hearingdate",
    ),
    *("sessiondate", "briefingdate", "speechdate", "eventstart", "startdate"),
)
_PUBLISHED_KEYS = (
    *(
        "published",
        "publisheddate",
        "publishedtime",
        "articlepublishedtime",
        "publicationdate",
        "publishdate",
    ),
    *(
        "datepublished",
        "citationpublicationdate",
        "citationonlinedate",
        "dcdate",
        "dctermscreated",
        "pubdate",
    ),
    *("date", "created", "createdat", "datetime", "timestamp"),
)


@dataclass(frozen=True, slots=True)
class Dates:
    """What a document says of its time; ``inferred`` is used only when the others are missing."""

    event: date | None = None
    published: date | None = None
    inferred: date | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    month: int
    day: int
    year: int | None
    before: str
    after: str

    def on(self, year: int | None = None) -> date | None:
        return make_date(self.year or year, self.month, self.day)


def make_date(year: int | None, month: int, day: int) -> date | None:
    """A plausible date, or None: metadata such as "0712-20-10" and 1970-01-01 is nobody's date."""
    if year is None or not 1900 <= year <= 2100 or (year, month, day) == (1970, 1, 1):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str) -> list[_Seen]:
    """Dates written in a line, with or without a year, in order."""
    text = text[:_LONGEST]
    found = [match for pattern in (*_PATTERNS, _US) for match in pattern.finditer(text)]
    found.sort(key=lambda match: (match.start(), -match.end()))
    return [_seen(match, text) for match in found]


def _seen(match: re.Match[str], text: str) -> _Seen:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS[month]
    day = int(match["day"])
    year = int(match["year"]) if match["year"] else None
    return _Seen(number, day, year, text[: match.start()], text[match.end() :])


def read_date(value: object) -> date | None:
    """The first full date in a field: an ISO date, "January 19, 2026", "5 June 2025", 20240412."""
    if isinstance(value, date):
        return make_date(value.year, value.month, value.day)
    text = str(value or "")
    found = (seen.on() for seen in find_dates(text))
    compact = (make_date(*map(int, match.groups())) for match in _COMPACT.finditer(text))
    return next((day for day in (*found, *compact) if day), None)


def document_dates(
    head: Sequence[Line],
    meta: Mapping[str, object],
    title: str,
    path: str,
    text: str,
    foot: Sequence[Line] = (),
) -> Dates:
    """Find the dates of a document from its head lines, named fields, title, URL, file name, last lines."""
    published = _first(meta, _PUBLISHED_KEYS)
    event = _first(meta, _EVENT_KEYS) or (None if ". " in title else read_date(title))
    lines = [line.text for line in head if not _SCRAPED.match(line.text)]
    event = event or next(_event_dates(lines), None)
    published = published or next(_published_dates(lines), None)
    if event is None:
        event = next(_yearless(lines, published), None) if published else None
    *folders, file = re.split(r"[/\\]", path)
    fallback = read_date(meta.get("url")) or read_date(file)
    if event is None and published is None:
        fallback = fallback or next(_published_dates([line.text for line in foot]), None)
        fallback = fallback or next(_event_dates([line.text for line in foot]), None)
        if fallback is None:
            dated = next(filter(None, map(read_date, reversed(folders[-_FOLDERS:]))), None)
            return Dates(inferred=dated or _infer(lines, text))
        published = fallback
    return Dates(event, published)


def _first(meta: Mapping[str, object], keys: Sequence[str]) -> date | None:
    """The date of the first of ``keys`` (letters only: "event_date" and "EventDate" are one) that has one."""
    fields = {re.sub(r"[^a-z]", "", key.lower()): value for key, value in meta.items()}
    return next((day for key in keys if (day := read_date(fields.get(key)))), None)


def _event_dates(lines: Sequence[str]) -> Iterator[date]:
    """Full dates that are the event's: after "Date:", with a weekday or a clock time, a line of their own."""
    previous = ""
    for line in lines:
        for seen in find_dates(line):
            day = seen.on()
            if day and (_LABEL.match(seen.before.strip() or previous) or _is_event(seen)):
                yield day
        previous = line


def _is_event(seen: _Seen) -> bool:
    if _PUBLISHED.search(seen.before) or _REPORTED.search(seen.before) or len(seen.before) > 300:
        return False
    alone = _DATELINE.match(seen.before) and len(seen.after.strip(" )）]*.")) < 3
    timed = _WEEKDAY.search(seen.before) or _CLOCK.match(seen.after)
    return bool(
        alone
        or timed
        or _HELD.search(seen.before)
        or re.match(r"(?i)^.{0,60}(?:press conference|earnings call|记者会|記者會|发布会|發布會)", seen.after)
    )


def _published_dates(lines: Sequence[str]) -> Iterator[date]:
    """Full dates that are not the event's: after a word that says so, in a short line or at a line's end."""
    for line in lines:
        sentence = line.rstrip().endswith((".", "!", "?", "。", "！", "？"))
        for seen in find_dates(line):
            day = seen.on()
            short = (len(seen.before) < 60 and len(seen.after) < 40) or len(seen.after.strip()) < 3
            apart = _REPORTED.search(seen.before) or _is_event(seen)
            said = _PUBLISHED.search(_SENTENCE_END.split(seen.before)[-1])
            if day and not apart and ((short and not sentence) or said):
                yield day


def _yearless(lines: Sequence[str], published: date) -> Iterator[date]:
    """ "held … on April 12" in a text published on 28 April 2024 is 12 April 2024."""
    for line in lines:
        for seen in find_dates(line):
            if seen.year is None and _HELD.search(seen.before):
                day = seen.on(published.year)
                if day and day > published:
                    day = seen.on(published.year - 1)
                if day and (published - day).days < 200:
                    yield day


def _infer(lines: Sequence[str], text: str) -> date | None:
    """A day without a year, in the year the text itself speaks from.

    Who writes "this year" instead of a number and names earlier ones speaks from
    the year after the latest; who writes no "this year" from the latest itself.
    """
    seen = next((seen for line in lines for seen in find_dates(line) if seen.year is None), None)
    years = [int(found[0]) for found in _YEAR.finditer(text)]
    plausible = [year for year in years if year <= 2100]
    if not plausible or seen is None:
        return None
    return seen.on(max(plausible) + bool(_THIS_YEAR.search(text)))
