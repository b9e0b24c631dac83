"""Subtitles, WebVTT and SubRip: cues with times, sentences running over them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from factcheck.reading.formats import decoded
from factcheck.reading.layout import Layout, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.errors import Problem
    from factcheck.reading.formats import File

_TIMES = re.compile(r"^((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^<>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,80}>|\{\\[^{}]{0,40}\}")
# "Ana Ode: words" at the head of every cue, as meeting software writes them.
_NAMED = re.compile(r"^([^\s:<>-][^:<>]{1,40}):\s+(?=\S)")
_NEW_SPEAKER = re.compile(r"^(?:>>+|-)\s*")


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read cues; the words of rolling captions, shown twice, are taken once."""
    text, problems = decoded(file)
    text = text.replace("\r\n", "\n")
    return Layout(tuple(_cues(_voiced(text))), wrapped=True), problems


def _voiced(text: str) -> str:
    """The text with a voice tag for the name that opens every cue, if one does."""
    lines = text.split("\n")
    firsts = [i for i, line in enumerate(lines) if i and _TIMES.match(lines[i - 1].strip()) and line.strip()]
    named = [i for i in firsts if _NAMED.match(lines[i])]
    if len(named) < 3 or len(named) * 5 < len(firsts) * 4:
        return text
    for i in named:
        lines[i] = _NAMED.sub(r"<v \1>", lines[i])
    return "\n".join(lines)


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
