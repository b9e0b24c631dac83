"""Turns: the document cut at its labels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.model import Speaker, SpeakerKind
from factcheck.reading.layout import TERMINAL, Line
from factcheck.reading.turns.labels import Label, find_label, generic_kind, people


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one turn (its label cut off), and the label that opened it."""

    label: Label | None
    lines: tuple[Line, ...]


def mark_bold(lines: Sequence[Line], default: Speaker | None) -> tuple[Line, ...]:
    """Give unnamed questions in bold, and the unnamed answers after them, their speakers.

    Only where the page uses bold for questions: three bold blocks that ask.
    """
    asked = [line.bold and not line.is_heading and len(line.text) > 20 for line in lines]
    asks = sum(ask and line.text.rstrip().endswith("?") for ask, line in zip(asked, lines, strict=True))
    if default is None or asks < 3:
        return tuple(lines)
    marked, question = [], False
    for line, ask in zip(lines, asked, strict=True):
        label = None if line.speaker else find_label(line)
        own = label is not None and label.strength >= 2
        fresh = not own and (not marked or ask != question)
        marked.append(
            replace(line, speaker="Q" if ask else default.name, gap=True)
            if fresh and not line.speaker
            else line
        )
        question = ask
    return tuple(marked)


def split_turns(lines: Sequence[Line], wrapped: bool, listed: Sequence[Speaker]) -> list[Part]:
    """Cut the lines at their labels; the first part has none where text stands above the first label."""
    names = {name.casefold() for one in listed for name in (one.name, *one.aliases) if name}
    found = {i: label for i, line in enumerate(lines) if (label := _candidate(line, wrapped))}
    accepted = people(found.values(), lambda name: name.casefold() in names)
    opened = {i: label for i, label in found.items() if label.name in accepted or label.end == 0}
    alone = names | {name.casefold() for name in accepted}
    for i, line in enumerate(lines):
        if i not in opened and _is_alone(line, alone):
            opened[i] = Label(line.text.strip("*: "), len(line.text), 3)
    return _parts(lines, opened)


def _candidate(line: Line, wrapped: bool) -> Label | None:
    label = find_label(line)
    if label is None:
        return None
    opens = line.gap or not wrapped or label.strength == 3 or line.number == 1
    return label if opens else None


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


def _parts(lines: Sequence[Line], opened: Mapping[int, Label]) -> list[Part]:
    starts = sorted(opened)
    bounds = [0, *[i for i in starts if i], len(lines)]
    parts = []
    for start, end in zip(bounds, bounds[1:], strict=False):
        label = opened.get(start)
        body = list(lines[start:end])
        if label and body:
            body[0] = _cut(body[0], label.end)
        parts.append(Part(label, tuple(line for line in body if line.text)))
    return parts


def _cut(line: Line, end: int) -> Line:
    """A line without its label."""
    rest = line.text[end:]
    ink = rest.lstrip(" \t\u00a0*_-–—")
    return replace(line, text=ink, start=line.start + end + len(rest) - len(ink))


def play(parts: Sequence[Part], cast: Mapping[str, Speaker]) -> dict[str, Speaker]:
    """The cast with its parts: who only asks is a journalist, who only hands over a moderator.

    Judged only where somebody holds an office and no label of the document is
    itself a part ("Q", an outlet), and only for people named without a title.
    """
    kinds = {one.kind for one in cast.values()}
    if SpeakerKind.JOURNALIST in kinds or not any(one.role for one in cast.values()):
        return dict(cast)
    words: dict[str, list[str]] = {}
    for part in parts:
        if part.label and part.lines:
            words.setdefault(cast[part.label.name].name, []).append(
                " ".join(line.text for line in part.lines)
            )
    return {name: replace(one, kind=_kind(one, name, words.get(one.name, []))) for name, one in cast.items()}


_HANDS_OVER = re.compile(
    r"(?i)\b(?:next|last|first) question\b|\bgo to\b|\bthank(?:s| you)\b|\bturn (?:it )?(?:over )?to\b"
)


def _kind(one: Speaker, label: str, turns: Sequence[str]) -> SpeakerKind:
    bare = (
        not one.role
        and one.kind is SpeakerKind.OFFICIAL
        and " " in label
        and not re.match(r"(?i)(?:mr|ms|mrs|dr|the)\b", label)
    )
    if not bare or not turns or re.search(r"[\u3400-\u9fff]", label):
        return one.kind
    asking = sum("?" in turn for turn in turns) / len(turns)
    size = sum(len(turn.split()) for turn in turns) / len(turns)
    if (
        len(turns) >= 3
        and size < 25
        and asking < 0.3
        and sum(map(bool, map(_HANDS_OVER.search, turns))) > len(turns) / 3
    ):
        return SpeakerKind.MODERATOR
    return SpeakerKind.JOURNALIST if asking >= 0.5 else one.kind
