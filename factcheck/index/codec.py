"""Passages and sources as compact JSON, the form the index stores them in.

Rows are arrays in the order of the fields of ``factcheck.model``; a change
here or there needs a new ``SCHEMA`` number in ``records.py``, which rebuilds
the index.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from factcheck.model import (
    Bound,
    Direction,
    Figure,
    FigureKind,
    Location,
    Passage,
    Period,
    Quantity,
    Reading,
    Source,
    SourceKind,
    Span,
    Speaker,
    SpeakerKind,
)

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def pack_passage(passage: Passage) -> bytes:
    """A passage without its source, which the index keeps once."""
    row = [
        passage.text,
        _location(passage.location),
        _speaker(passage.speaker),
        passage.before,
        passage.question,
        [_figure(figure) for figure in passage.reading.figures],
        [_period(period) for period in passage.reading.periods],
        _period(passage.setting),
    ]
    return _JSON.encode(row).encode()


def unpack_passage(data: bytes, source: Source) -> Passage:
    """The inverse of :func:`pack_passage`."""
    text, location, speaker, before, question, figures, periods, setting = json.loads(data)
    reading = Reading(tuple(map(_to_figure, figures)), tuple(_to_period(row) for row in periods))
    where, who = Location(*location), _to_speaker(speaker)
    return Passage(
        text, where, source, who, before, question, reading, _to_period(setting) if setting else None
    )


def pack_source(source: Source) -> list[Any]:
    """A source as a JSON row."""
    return [
        source.sha256,
        source.path,
        source.title,
        source.publisher,
        source.url,
        *(_day(day) for day in (source.event_date, source.published, source.inferred_date)),
        source.kind.value,
        [_speaker(speaker) for speaker in source.speakers],
        source.digest_of,
        source.language,
    ]


def unpack_source(row: list[Any]) -> Source:
    """The inverse of :func:`pack_source`."""
    sha256, path, title, publisher, url, event, published, inferred, kind, speakers, digest_of, language = row
    days = (_to_day(event), _to_day(published), _to_day(inferred))
    people = tuple(who for who in map(_to_speaker, speakers) if who)
    return Source(sha256, path, title, publisher, url, *days, SourceKind(kind), people, digest_of, language)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _location(where: Location) -> list[Any]:
    return [where.start, where.end, where.line, where.page, where.time, where.heading]


def _speaker(speaker: Speaker | None) -> list[Any] | None:
    return [speaker.name, speaker.role, speaker.aliases, speaker.kind.value] if speaker else None


def _to_speaker(row: list[Any] | None) -> Speaker | None:
    return Speaker(row[0], row[1], tuple(row[2]), SpeakerKind(row[3])) if row else None


def _period(period: Period | None) -> list[Any] | None:
    if period is None:
        return None
    return [period.text, *period.span, _day(period.start), _day(period.end), period.label]


def _to_period(row: list[Any]) -> Period:
    text, start, end, first, last, label = row
    return Period(text, Span(start, end), _to_day(first), _to_day(last), label)


def _figure(figure: Figure) -> list[Any]:
    quantity = figure.quantity
    return [
        figure.text,
        *figure.span,
        [
            quantity.value,
            quantity.low,
            quantity.high,
            quantity.unit,
            quantity.unit_text,
            quantity.bound,
            quantity.per,
        ],
        figure.kind.value,
        figure.direction,
        figure.subject,
        _period(figure.period),
        figure.compared_with,
        figure.former,
    ]


def _to_figure(row: list[Any]) -> Figure:
    text, start, end, quantity, kind, direction, subject, period, compared_with, former = row
    value, low, high, unit, unit_text, bound, per = quantity
    return Figure(
        text,
        Span(start, end),
        Quantity(value, low, high, unit, unit_text, Bound(bound) if bound else None, per),
        FigureKind(kind),
        Direction(direction) if direction else None,
        subject,
        _to_period(period) if period else None,
        compared_with,
        former,
    )
