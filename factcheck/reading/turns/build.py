"""Turns: the document cut at its labels."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.model import Speaker, SpeakerKind
from factcheck.reading.layout import TERMINAL, Line
from factcheck.reading.turns.labels import Habit, Label, generic_kind, people
from factcheck.reading.turns.names import has_office
from factcheck.reading.turns.shapes import find_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one turn (its label cut off), and the label that opened it."""

    label: Label | None
    lines: tuple[Line, ...]


def mark_unnamed(lines: Sequence[Line], default: Speaker) -> tuple[Line, ...]:
    """Give questions and answers without names their speakers: "Q" and the announced one.

    Questions are the blocks in bold where three of those ask, else the blocks
    that ask after the floor was opened to questions.
    """
    asks = [line.text.rstrip(" *").endswith(("?", "？")) for line in lines]
    bold = [
        line.bold and not line.is_heading and (ask or len(line.text) > 20)
        for line, ask in zip(lines, asks, strict=True)
    ]
    if sum(map(all, zip(bold, asks, strict=True))) < 3:
        opened = next((i for i, line in enumerate(lines) if _FLOOR.search(line.text)), len(lines))
        bold = [i > opened and ask and len(lines[i].text) > 60 for i, ask in enumerate(asks)]
    begins = (i for i, line in enumerate(lines) if is_sentence(line.text) or (bold[i] and asks[i]))
    start = next(begins, len(lines))
    marked, before = list(lines[:start]), ""
    for line, question in zip(lines[start:], bold[start:], strict=True):
        label = find_label(line)
        speaker = "Q" if question else default.name
        fresh = speaker != before and not (label and label.strength >= 2)
        marked.append(line._replace(speaker=speaker, gap=True) if fresh else line)
        before = speaker
    return tuple(marked)


_FLOOR = re.compile(r"(?i)\b(?:your|take|answer|for|to) (?:your )?questions\b|回答.{0,6}[提记記][问問者]")


def is_sentence(text: str) -> bool:
    """Whether a line is long enough to be a sentence, and ends as one."""
    return len(text) > 20 and text.endswith((".", "!", "?", "。", "！", "？", "”", '"')) and " " in text


def split_turns(lines: Sequence[Line], wrapped: bool, listed: Sequence[Speaker]) -> list[Part]:
    """Cut the lines at their labels; the first part has none where text stands above the first label."""
    names = {name.casefold() for one in listed for name in (one.name, *one.aliases) if name}
    before = (None, *lines)
    found = {i: label for i, line in enumerate(lines) if (label := _candidate(line, before[i], wrapped))}
    accepted = people(found.values(), lambda name: name.casefold() in names)
    opened = {i: label for i, label in found.items() if label in accepted}
    other = {
        label.name.casefold()
        for label in accepted
        if label.habit in (Habit.COLON, Habit.HONORIFIC, Habit.DOTTED)
    }
    alone = {name for name in names if name.isascii()} | {label.name.casefold() for label in accepted}
    alone -= other
    for i, line in enumerate(lines):
        if i not in opened and _is_alone(line, alone):
            opened[i] = Label(line.text.strip("*: "), len(line.text), 3, habit=Habit.ALONE)
    roles = {name.casefold(): one.role.casefold() for one in listed for name in (one.name, *one.aliases)}
    return _parts(lines, opened, roles)


_ENDINGS = (*TERMINAL, "-", "–", "—")
"""What the line before a turn may end with: words that are cut off, too."""


def _candidate(line: Line, before: Line | None, wrapped: bool) -> Label | None:
    """A label where a turn may open; inside a wrapped paragraph only a sentence may end before it."""
    label = find_label(line)
    if label is None:
        return None
    opens = line.gap or not wrapped or before is None or before.text.endswith(_ENDINGS)
    opens = opens or before is None or line.indent > before.indent
    return label if opens or label.strength == 3 else None


def _is_alone(line: Line, names: set[str]) -> bool:
    """A speaker on a line of its own."""
    text = line.text.strip("* ").casefold()
    if len(text) > 60 or text.endswith(TERMINAL[:4]):
        return False
    return text in names or (
        len(text) > 1 and line.gap and generic_kind(text) in _SHOUTED and text not in _WORDS
    )


_SHOUTED = (SpeakerKind.MODERATOR, SpeakerKind.JOURNALIST)
_WORDS = frozenset({"questions", "question", "press", "media", "host", "主席"})


def _parts(lines: Sequence[Line], opened: Mapping[int, Label], roles: Mapping[str, str]) -> list[Part]:
    starts = sorted(opened)
    bounds = [0, *[i for i in starts if i], len(lines)]
    parts = []
    for start, end in itertools.pairwise(bounds):
        label = opened.get(start)
        body = [_untimed(line) for line in lines[start:end]]
        if label and body:
            body[0] = _cut(lines[start], label.end)
            body[0] = _untimed(body[0])
            body = _without_office(body, label, roles)
        parts.append(Part(label, tuple(line for line in body if line.text)))
    return parts


def _without_office(body: list[Line], label: Label, roles: Mapping[str, str]) -> list[Line]:
    """The lines of a turn without the one that gives the office of a name on a line of its own."""
    if body[0].text or len(body) < 2 or label.habit is not Habit.ALONE:
        return body
    text = body[1].text.rstrip(".")
    role = roles.get(label.name.casefold(), "")
    given = bool(role) and text.casefold().startswith(role.rstrip("."))
    office = len(body) > 2 and not body[1].gap and len(text) < _OFFICE and has_office(text)
    sentence = body[1].text.endswith(TERMINAL)
    return [body[0], *body[2:]] if given or (office and not sentence) else body


_OFFICE = 100
"""Characters of a line that gives an office."""

_TIME = re.compile(r"\\?[\[(（]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?\\?[\])）]:?\s+")


def _untimed(line: Line) -> Line:
    """A line without the clock time it opens with: "[00:04:25.26] It was …"."""
    found = _TIME.match(line.text) if line.text[:1] in ("[", "(", "（", "\\") else None
    return _cut(line, found.end()) if found else line


def _cut(line: Line, end: int) -> Line:
    """A line without its label."""
    rest = line.text[end:]
    ink = rest.lstrip(" \t\u00a0*_-–—")
    return line._replace(text=ink, start=line.start + end + len(rest) - len(ink))


def play(parts: Sequence[Part], cast: Mapping[str, Speaker]) -> dict[str, Speaker]:
    """The cast with its parts: who only asks is a journalist, who only hands over a moderator.

    Judged only where somebody holds an office, no label of the document is itself
    a part ("Q", an outlet), and most of the people named without a title ask.
    """
    kinds = {one.kind for one in cast.values()}
    words: dict[str, list[str]] = {}
    for part in parts:
        if part.label and part.lines and _is_bare(part.label.name, cast[part.label.name]):
            words.setdefault(cast[part.label.name].name, []).append(
                " ".join(line.text for line in part.lines)
            )
    asking = sum(_asks(turns) for turns in words.values())
    if (
        SpeakerKind.JOURNALIST in kinds
        or not any(one.role for one in cast.values())
        or asking * 2 < len(words)
    ):
        return dict(cast)
    most = max(map(len, words.values()), default=0)
    parted = {
        name: SpeakerKind.MODERATOR
        if len(turns) * 2 > most and _hands_over(turns)
        else SpeakerKind.JOURNALIST
        for name, turns in words.items()
    }
    return {name: one._replace(kind=parted.get(one.name, one.kind)) for name, one in cast.items()}


def _is_bare(label: str, one: Speaker) -> bool:
    """A full name without office or honorific: that of a guest, not of the house."""
    titled = (
        one.role or one.kind is not SpeakerKind.OFFICIAL or re.match(r"(?i)(?:mr|ms|mrs|dr|the)\b", label)
    )
    return not titled and not has_office(label) and " " in label and not re.search(r"[\u3400-\u9fff]", label)


def _asks(turns: Sequence[str]) -> bool:
    return sum("?" in turn for turn in turns) * 2 >= len(turns)


_HANDS_OVER = re.compile(
    r"(?i)\b(?:next|last|first) question\b|\bgo to\b|\bthank(?:s| you)\b|\bturn (?:it )?(?:over )?to\b"
)


def _hands_over(turns: Sequence[str]) -> bool:
    brief = sum(len(turn.split()) < 6 or _HANDS_OVER.search(turn) is not None for turn in turns)
    size = sum(len(turn.split()) for turn in turns) / len(turns)
    return len(turns) >= 3 and size < 25 and not _asks(turns) and brief * 3 > len(turns)
