"""Statements with a figure that can stand alone, each as a claim in parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures import Reader
from factcheck.figures.subject import zones
from factcheck.model import SpeakerKind
from factcheck.reading import read_file
from factcheck.words import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from factcheck.model import Figure, Period, Reading, Speaker, Statement, Transcript

_DEPENDENT = re.compile(
    r"""\b(?:it|its|this|that|these|those|they|their|them|he|she|his|her|you|your|we|our|us|i|my|me|there|here
         |which|who|whose|what|where|when|if|would|could|should|might|may|can|latter|former|same|such|other
         |others|another|both|let|how|not|least|between)\b
      | ['\u2019](?:re|ve|ll|m|d|t)\b | [\[\]"\u201c\u201d?*|:;()（）\u2014]|[这那其該该此]""",
    re.IGNORECASE | re.VERBOSE,
)
_OPENING = re.compile(
    r"""[\s,，]*(?:(?:and|but|so|now|well|still|however|moreover|furthermore|finally|while|as|our
        |also|therefore|indeed|overall|additionally)\b[\s,]*)*""",
    re.IGNORECASE | re.VERBOSE,
)
_DANGLING = re.compile(r"\s+(?:with|and|or|of|to|in|at|by|for|than|from)$", re.IGNORECASE)
_HEADLESS = re.compile(r"\s*(?:of|including|with|to|under|from|by|per|and|or|than)\b", re.IGNORECASE)
_VERB = re.compile(
    r"""\b(?:is|was|are|were|has|have|had|will|rose|grew|fell|increased|declined|decreased|dropped|reached|exceeded
         |stood|amounted|accounted|made|came|totall?ed|climbed|remained|averaged|expanded|contracted|jumped)\b
      | [为達达增降升长長]""",
    re.VERBOSE,
)
_PARTS = {"Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter"}
_PARTS |= {"H1": "first half", "H2": "second half"}
_LABEL = re.compile(r"(?:(?P<part>[QH]\d) |(?P<month>[A-Z][a-z]+) )?(?P<year>(?:19|20)\d\d)")
_PREPOSITION = re.compile(r"\b(?:in|of|for|from|since|to|during|through|over)\s+$", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"})
_LENGTHS = range(25, 240)
_WORTHY = 2
"""Words of its own that a figure needs for a claim to say what it is of."""

Value = tuple[float, str]
Dated = tuple[float, str, int]


class Document(NamedTuple):
    """What surrounds the statements of one document.

    Its day, its officials, its figures, those by who gave them, and those by the year they are of.
    """

    path: str
    day: date
    cast: tuple[str, ...]
    values: frozenset[Value]
    by_name: Mapping[str, frozenset[Value]]
    is_fiscal: bool = False
    dated: frozenset[Dated] = frozenset()


@dataclass(frozen=True, slots=True)
class Base:
    """A claim in parts: ``text`` is them one after the other.

    ``when`` is the period as the claim names it, "" for none: at the end with ``tail``,
    else before the figure or after it.
    """

    before: str
    value: str
    after: str
    figure: Figure
    document: Document
    passage: str
    speaker: str = ""
    when: str = ""
    tail: bool = False

    @property
    def text(self) -> str:
        """The claim without its speaker."""
        tail = f" in {self.when}" if self.tail else ""
        return " ".join(f"{self.before}{self.value}{self.after}{tail}".split())

    @property
    def is_chinese(self) -> bool:
        """Whether the claim is in Chinese."""
        return bool(_CHINESE.search(self.before))


def bases(paths: Iterable[Path]) -> Iterator[Base]:
    """The claims that documents hold, in their order, each once."""
    reader, lexicon, seen = Reader(), Lexicon(), set[str]()
    for path in paths:
        for base in _of_document(read_file(path), reader):
            if base.text not in seen and _stands_alone(base, lexicon):
                seen.add(base.text)
                yield base


def _of_document(transcript: Transcript, reader: Reader) -> Iterator[Base]:
    day = transcript.source.date
    if day is None:
        return
    read = [
        (transcript.passage(each), _speaker(transcript, each), reader.read(transcript.passage(each), day))
        for each in transcript.statements
    ]
    document = _document(transcript, day, [(speaker, reading) for _, speaker, reading in read])
    for text, speaker, reading in read:
        if speaker is None or speaker.kind is SpeakerKind.OFFICIAL:
            yield from _clauses(text, reading, document, speaker.name if speaker else "")


def _speaker(transcript: Transcript, statement: Statement) -> Speaker | None:
    return statement.speaker or transcript.turns[statement.turn].speaker


def _document(transcript: Transcript, day: date, said: Sequence[tuple[Speaker | None, Reading]]) -> Document:
    by_name = dict[str, frozenset[Value]]()
    for speaker, reading in said:
        name = speaker.name if speaker else ""
        values = {(figure.quantity.value, figure.quantity.unit) for figure in reading.figures}
        by_name[name] = by_name.get(name, frozenset()) | values
    officials = (who.name for who in transcript.source.speakers if who.kind is SpeakerKind.OFFICIAL)
    every = frozenset(value for values in by_name.values() for value in values)
    dated = frozenset(each for _, reading in said for each in _dated(reading))
    fiscal = "fiscal" in transcript.text.lower()
    return Document(transcript.source.path, day, tuple(officials), every, by_name, fiscal, dated)


def _dated(reading: Reading) -> Iterator[Dated]:
    for figure in reading.figures:
        if figure.period and figure.period.end:
            yield figure.quantity.value, figure.quantity.unit, figure.period.end.year


def _clauses(text: str, reading: Reading, document: Document, speaker: str) -> Iterator[Base]:
    """A claim for each figure of a sentence, in its own words and with its period written out."""
    cut = zones(text, [figure.span for figure in reading.figures])
    for figure, spans in zip(reading.figures, cut.local, strict=True):
        start = max(
            (span.start for span in spans if span.end == figure.span.start), default=figure.span.start
        )
        end = min((span.end for span in spans if span.start == figure.span.end), default=figure.span.end)
        before = text[start : figure.span.start]
        before = before[_opening(before) :]
        after = _DANGLING.sub("", text[figure.span.end : end].rstrip(" .,，。"))
        value = text[figure.span.start : figure.span.end]
        when = _written(figure.period)
        named = figure.period.text if figure.period else ""
        if document.is_fiscal and "q" in named.lower() and not re.search(r"\d{4}", named):
            continue  # the company's quarter, not the calendar's
        if named and named in before + after:
            when = when if _is_english(text) else named
            before, after = _explicit(before, named, when), _explicit(after, named, when)
            yield Base(before, value, after, figure, document, text, speaker, when)
        elif figure.period is None or (when and _is_english(text)):
            yield Base(before, value, after, figure, document, text, speaker, when, tail=bool(when))


def _is_english(text: str) -> bool:
    return not _CHINESE.search(text)


def _explicit(part: str, named: str, when: str) -> str:
    """A part of a sentence with its period written out."""
    if not when or named not in part:
        return part
    ahead = part[: part.index(named)]
    joined = "" if _PREPOSITION.search(ahead) or not _is_english(part) else "in "
    return part.replace(named, f"{joined}{when}", 1)


def _opening(text: str) -> int:
    match = _OPENING.match(text)
    return match.end() if match else 0


def _written(period: Period | None) -> str:
    """A settled period as words: "the first half of 2024"; "" where that takes more than a line."""
    match = _LABEL.fullmatch(period.label) if period and period.start else None
    if match is None:
        return ""
    if match["part"]:
        return f"the {_PARTS[match['part']]} of {match['year']}"
    return f"{match['month']} {match['year']}" if match["month"] else match["year"]


def _stands_alone(base: Base, lexicon: Lexicon) -> bool:
    """Whether the clause is a sentence that says by itself what is measured."""
    figure, clause = base.figure, f"{base.before} {base.after}"
    quantity = figure.quantity
    if figure.former or quantity.unit in _DURATIONS or not re.search(r"\d", base.value):
        return False
    if quantity.unit == "count" and not quantity.unit_text:
        return False
    if _HEADLESS.match(base.before) or len(base.text) not in _LENGTHS:
        return False
    if _DEPENDENT.search(clause) or not _VERB.search(clause):
        return False
    heavy = [key for key in lexicon.keys(clause) if not (lexicon.is_light(key) or lexicon.is_plain(key))]
    own = [key for key in lexicon.keys(base.before) if key in heavy]
    return (
        len(own) >= _WORTHY
        and bool(base.when or figure.period is None)
        and not re.search(r"\d", clause.replace(base.when, ""))
    )
