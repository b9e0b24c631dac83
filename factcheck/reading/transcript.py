"""A layout understood: the steps from lines to statements."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import dropwhile, groupby
from typing import TYPE_CHECKING

from factcheck.errors import Problem
from factcheck.model import (
    Location,
    Source,
    SourceKind,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Transcript,
    Turn,
)
from factcheck.reading.furniture import body_start, drop, is_aside, is_furniture, measures
from factcheck.reading.head.dates import document_dates
from factcheck.reading.head.fields import (
    clean,
    find_language,
    find_publisher,
    find_title,
    find_url,
    head_lines,
    trim_title,
)
from factcheck.reading.head.people import (
    announced_speaker,
    find_chairs,
    find_speakers,
    interviewed,
    sole_speaker,
)
from factcheck.reading.layout import TERMINAL, Layout, Line, compose, is_wrapped, paragraphs
from factcheck.reading.numbering import without_margin
from factcheck.reading.sentences import sentences
from factcheck.reading.turns.build import Part, is_sentence, mark_unnamed, play, split_turns
from factcheck.reading.turns.cast import cast
from factcheck.reading.turns.folded import unfolded
from factcheck.reading.turns.labels import Habit, generic_kind
from factcheck.reading.turns.reported import attribute
from factcheck.words.names import same_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# A longer list is of who was present, not of who spoke.
_FEW = 12
_SHORT = 60
_SEVERAL = 4
_FOOT = 8
"""Lines at the end of a document that may give its date."""
_Sentences = list[list[Span]]


@dataclass(frozen=True, slots=True)
class _Body:
    """The words of a document: its text and the lines that have them.

    ``wrapped`` says whether the lines are broken at a margin, ``shouts`` whether most are in capitals.
    """

    text: str
    lines: tuple[Line, ...]
    wrapped: bool
    shouts: bool


def understand(layout: Layout, path: str, sha256: str) -> Transcript:
    """Find head, speakers, turns and statements of a layout. Never fails; doubts become problems."""
    layout = without_margin(layout)
    layout = replace(layout, lines=unfolded(layout.lines))
    body = _body(layout)
    first = body_start(body.lines)
    listed = find_speakers(layout.lines[: body_start(layout.lines) or 200], layout.meta)
    named = clean(layout.meta.get("title"))
    alone = sole_speaker(layout.lines, named)
    answers = interviewed(layout.lines, named) or announced_speaker(named)
    parts = _parts(body, first, listed, listed[0] if listed else answers)
    listed += find_chairs(layout.lines)
    head = _head(layout, parts, first)
    title = trim_title(find_title(head, layout.meta, path))
    spoken = [part for part in parts if part.label and part.lines]
    announced = announced_speaker(title) or alone
    source = _source(layout, body.text, head, title, path, sha256)
    if not spoken:
        kind = SourceKind.TRANSCRIPT if announced else SourceKind.REPORT
        source = source._replace(kind=_kind(layout, kind))
        below = body.lines[first:]
        lines = _said_by(alone, below) if alone and announced is alone else below
        return _unlabelled(source, body, lines, announced, listed)
    labels = [part.label for part in parts if part.label]
    roles = play(parts, cast(listed, labels, f"{title}. {body.text[:6000]}", answers))
    turns, statements = _speak(spoken, roles, body)
    speaking = [turn.speaker for turn in turns if turn.speaker]
    others = [
        one for one in listed if len(listed) <= _FEW and not any(_is_the_same(one, it) for it in speaking)
    ]
    source = source._replace(speakers=tuple(dict.fromkeys([*speaking, *others])))
    return Transcript(source, body.text, turns, statements)


def _said_by(one: Speaker, lines: Sequence[Line]) -> Sequence[Line]:
    """What is said below the line that names who says it all."""
    named = next((i + 1 for i, line in enumerate(lines) if one.name in line.text), 0)
    return list(dropwhile(lambda line: not is_sentence(line.text), lines[named:])) or lines


def _is_the_same(listed: Speaker, speaking: Speaker) -> bool:
    """Whether a list means a speaker, be it with the company behind the name."""
    return same_person(listed.name, speaking.name) or listed.name.startswith(f"{speaking.name} ")


def _parts(body: _Body, first: int, listed: Sequence[Speaker], default: Speaker | None) -> list[Part]:
    """The turns; where labels leave most of the text unnamed, the announced speaker has it."""
    lines = body.lines[first:]
    parts = split_turns(lines, body.wrapped, listed)
    total = sum(_ink(line, body.wrapped) for line in lines)
    named = sum(_ink(line, body.wrapped) for part in parts if part.label for line in part.lines)
    if default is None and _is_behind(parts, total, body.wrapped):
        return [Part(None, tuple(lines))]
    if default is None or named * 2 > total:
        return parts
    return split_turns(mark_unnamed(lines, default), body.wrapped, [*listed, default])


def _is_behind(parts: Sequence[Part], total: int, wrapped: bool) -> bool:
    """Whether what look like labels only stand below the text: "Content type: …", each once."""
    labels = [part.label for part in parts if part.label]
    above = sum(_ink(line, wrapped) for line in parts[0].lines) if parts and not parts[0].label else 0
    weak = all(label.habit is Habit.COLON and not generic_kind(label.name) for label in labels)
    return (
        above * 4 > total * 3 and weak and 0 < len({label.name for label in labels}) == len(labels) < _SEVERAL
    )


def _ink(line: Line, wrapped: bool) -> int:
    """The size of a line that may be words somebody said, not one of a list."""
    long = len(line.text) > (_SHORT / 2 if wrapped else _SHORT)
    return len(line.text) if long or line.text.endswith(TERMINAL) else 0


def _body(layout: Layout) -> _Body:
    """Take the furniture out and make sure there is a text the lines point into."""
    kept = drop(layout.lines, extracted=layout.text is None)
    wrapped = is_wrapped(kept) if layout.wrapped is None else layout.wrapped
    shouts = sum(line.text.isupper() for line in kept) * 2 > len(kept)
    if layout.text is not None:
        return _Body(layout.text, kept, wrapped, shouts)
    text, lines = compose(kept)
    return _Body(text, lines, wrapped, shouts)


def _head(layout: Layout, parts: Sequence[Part], first: int) -> list[Line]:
    """The lines above the first turn, furniture included: a publisher's date may stand in it."""
    opening = next((part.lines[0] for part in parts if part.label and part.lines), None)
    if opening is None:
        return list(head_lines(layout.lines, len(layout.lines)))
    if layout.text is not None:
        above = [line for line in layout.lines if line.end < opening.start]
    else:
        words = opening.text[:40]
        at = next((i for i, line in enumerate(layout.lines) if words in line.text), first)
        above = list(layout.lines[:at])
    return list(head_lines(above, len(above) + 1))


def _source(layout: Layout, text: str, head: Sequence[Line], title: str, path: str, sha256: str) -> Source:
    meta = layout.meta
    url = find_url(head, meta)
    dates = document_dates(head, {**meta, "url": url}, title, path, text, layout.lines[-_FOOT:])
    return Source(
        sha256,
        path,
        title,
        find_publisher(head, meta, url, path),
        url,
        dates.event,
        dates.published,
        dates.inferred,
        _kind(layout, SourceKind.TRANSCRIPT),
        digest_of=clean(meta.get("digest_of")),
        language=find_language(text, meta),
    )


def _kind(layout: Layout, found: SourceKind) -> SourceKind:
    """What the head says the document is, else what was found."""
    said = str(layout.meta.get("kind") or "")
    return SourceKind(said) if said in set(SourceKind) else found


def _speak(
    spoken: Sequence[Part], roles: Mapping[str, Speaker], body: _Body
) -> tuple[tuple[Turn, ...], tuple[Statement, ...]]:
    """Turns and statements of labelled parts; an official's turn knows the last question asked."""
    turns: list[Turn] = []
    statements: list[Statement] = []
    question: Span | None = None
    for part in spoken:
        speaker = roles[part.label.name] if part.label else None
        found = [span for group in _sentences(part.lines, body) for span in group]
        if not found:
            continue
        span = Span(found[0].start, found[-1].end)
        asks = speaker is not None and speaker.kind is SpeakerKind.JOURNALIST
        answers = question if speaker is not None and speaker.kind is SpeakerKind.OFFICIAL else None
        place = _Places(part.lines)
        statements += [Statement(place.of(one), len(turns), speaker) for one in found]
        turns.append(Turn(span, speaker, answers))
        question = span if asks else question
    return tuple(turns), tuple(statements)


def _unlabelled(
    source: Source, body: _Body, lines: Sequence[Line], announced: Speaker | None, listed: Sequence[Speaker]
) -> Transcript:
    """A text without labels: one announced speaker's words, or a report with the voices it names."""
    sections = [list(group) for _, group in groupby(lines, key=lambda line: line.heading)]
    read = [(section, found) for section in sections if (found := _sentences(section, body))]
    texts = [[body.text[span.start : span.end] for span in group] for _, found in read for group in found]
    voices = iter(_voices(texts, announced, listed))
    turns: list[Turn] = []
    statements: list[Statement] = []
    for section, found in read:
        place = _Places(section)
        said = [(span, voice) for group in found for span, voice in zip(group, next(voices), strict=True)]
        statements += [Statement(place.of(span), len(turns), voice) for span, voice in said]
        turns.append(Turn(Span(said[0][0].start, said[-1][0].end), announced))
    speakers = tuple(dict.fromkeys(one.speaker for one in statements if one.speaker))
    return Transcript(source._replace(speakers=speakers), body.text, tuple(turns), tuple(statements))


def _voices(
    texts: Sequence[Sequence[str]], announced: Speaker | None, listed: Sequence[Speaker]
) -> Sequence[Sequence[Speaker | None]]:
    if announced:
        return [[announced] * len(group) for group in texts]
    return attribute(texts, listed)


def _sentences(lines: Sequence[Line], body: _Body) -> _Sentences:
    """The sentences of lines, by paragraph, those that are furniture left out."""
    groups = paragraphs([line for line in lines if not line.is_heading], body.wrapped)
    found = (
        list(_of_paragraph(group, body.text))
        for i, group in enumerate(groups)
        if not (i and _is_subhead(group)) and not is_aside(" ".join(line.text for line in group), body.shouts)
    )
    return [group for group in found if group]


def _is_subhead(lines: Sequence[Line]) -> bool:
    """A short line that ends no sentence, between paragraphs: "Economic activity"; no point with a figure."""
    text = lines[0].text
    short = len(text) < (20 if text[0] > "\u3400" else 60)
    whole = len(lines) == 1 and short and lines[0].gap
    return whole and not text.endswith((*TERMINAL, ";", ",")) and not text[0].islower() and not measures(text)


def _of_paragraph(lines: Sequence[Line], text: str) -> Iterator[Span]:
    start, end = lines[0].start, lines[-1].end
    for span in sentences(text[start:end], start):
        if not is_furniture(text[span.start : span.end]):
            yield span


class _Places:
    """Where offsets stand: the line's number, page, time and heading."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._starts = [line.start for line in lines]

    def of(self, span: Span) -> Location:
        line = self._lines[max(0, bisect_right(self._starts, span.start) - 1)]
        return Location(span.start, span.end, line.number, line.page, line.time, line.heading)


def faults(transcript: Transcript, path: str) -> tuple[Problem, ...]:
    """What a reader of the list of sources should know about this reading."""
    found = []
    if not transcript.statements:
        found.append("no words found that anybody said")
    if transcript.source.date is None:
        found.append("no date found")
    if transcript.source.kind is SourceKind.TRANSCRIPT and transcript.statements:
        nobody = sum(one.speaker is None for one in transcript.statements)
        if nobody * 10 >= len(transcript.statements):
            found.append(f"no speaker found in {100 * nobody // len(transcript.statements)} % of the text")
    mend = "give title, event_date or speakers in factcheck.toml"
    return tuple(Problem(path, what, mend, fatal=False) for what in found)
