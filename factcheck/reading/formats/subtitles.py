"""Subtitles, WebVTT and SubRip: cues with times, sentences running over them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from factcheck.reading.decode import decode
from factcheck.reading.layout import Layout, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.errors import Problem
    from factcheck.reading.formats import File

_TIMES = re.compile(r"^((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^<>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,80}>|\{\\[^{}]{0,40}\}")
_NEW_SPEAKER = re.compile(r"^(?:>>+|-)\s*")


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read cues; the words of rolling captions, shown twice, are taken once."""
    text, problems = decode(file.data, file.path)
    return Layout(tuple(_cues(text.replace("\r\n", "\n"))), wrapped=True), problems


def _cues(text: str) -> Iterator[Line]:
    time: str | None = None
    speaker = before = ""
    fresh = True
    for number, raw in enumerate(text.split("\n"), 1):
        if found := _TIMES.match(raw.strip()):
            time = found[1].replace(",", ".")
            continue
        if not raw.strip():
            time = None
        if time is None:
            continue
        named = _VOICE.search(raw)
        words = html.unescape(_TAG.sub("", _VOICE.sub("", raw))).strip()
        opens = _NEW_SPEAKER.match(words) is not None
        words = _NEW_SPEAKER.sub("", words)
        if not words or words == before:
            continue
        voice = named[1].strip() if named else speaker if not opens else ""
        line = Line(words, number=number, time=time, gap=fresh or opens or voice != speaker)
        yield line._replace(speaker=voice) if voice and voice != speaker else line
        speaker, before, fresh = voice, words, False
