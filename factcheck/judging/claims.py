"""A claim taken apart: its figures with what they are about, its quotations, who is said to have said it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.judging.scope import scopes, subject_words
from factcheck.model import Figure, Passage, Period, Reading, Span, Speaker
from factcheck.words.names import name_key, same_person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from factcheck.figures import Reader
    from factcheck.judging.knowledge import Knowledge
    from factcheck.words import Word

_QUOTED = re.compile(r"[\"\u201c\u300c]([^\"\u201c\u201d\u300c\u300d]{2,2000})[\"\u201d\u300d]")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[-'\u2019][^\W\d_]+)*\.?")
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure of a claim and the words that say what it is a figure of."""

    figure: Figure
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as read. ``words`` are all its content words outside quotations, figures and periods."""

    text: str
    reading: Reading
    words: tuple[Word, ...]
    asked: tuple[Asked, ...]
    quotes: tuple[Span, ...] = ()
    attributed: bool = False

    @property
    def periods(self) -> tuple[Period, ...]:
        return self.reading.periods


def read_claim(text: str, reader: Reader, knowledge: Knowledge, as_of: date | None) -> Claim:
    """Take a claim apart; relative periods count from ``as_of`` when it is given."""
    quotes = tuple(Span(*match.span(1)) for match in _QUOTED.finditer(text))
    reading = _outside(reader.read(text, as_of), quotes)
    words = tuple(word for word in subject_words(text, reading, knowledge) if not _quoted(word.start, quotes))
    attributed = any(word.key in knowledge.said for word in knowledge.lexicon.words(text))
    asked = tuple(
        Asked(figure, tuple(word for word in scope.words if not _quoted(word.start, quotes)))
        for figure, scope in zip(reading.figures, scopes(text, reading, knowledge), strict=True)
        if not figure.former
    )
    return Claim(text, reading, words, asked, quotes, attributed)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a claim says it was: the speaker it names, and where in the claim the name stands."""

    speaker: Speaker
    span: Span


def attribution(claim: Claim, speakers: Sequence[Speaker]) -> Attribution | None:
    """The one of ``speakers`` that a claim with "said", "according to" and the like names first."""
    if not claim.attributed:
        return None
    for span in _names(claim.text):
        name = claim.text[span.start : span.end]
        for speaker in speakers:
            if any(same_person(name, known) for known in (speaker.name, *speaker.aliases)):
                return Attribution(speaker, span)
    return _named_in_chinese(claim, speakers)


def without(words: Sequence[Word], span: Span | None) -> tuple[Word, ...]:
    """Words that do not stand in ``span``."""
    return tuple(word for word in words if span is None or word.end <= span.start or word.start >= span.end)


def is_said_by(passage: Passage, speaker: Speaker) -> bool:
    """Whether a passage is in the mouth of ``speaker``, or names him where nobody is known to speak."""
    names = (speaker.name, *speaker.aliases)
    spoken = passage.speaker
    if spoken is None:
        near = f"{passage.before} {passage.text}".lower()
        return any(name_key(name)[-1:] and name_key(name)[-1] in near for name in names)
    return any(same_person(mine, theirs) for mine in names for theirs in (spoken.name, *spoken.aliases))


def _names(text: str) -> list[Span]:
    """Every run of up to four capitalised words, the longest first at each start."""
    words = [Span(*match.span()) for match in _NAME.finditer(text)]
    runs = []
    for at in range(len(words)):
        for last in range(min(at + _LONGEST_NAME, len(words)) - 1, at - 1, -1):
            run = words[at : last + 1]
            if all(text[a.end : b.start].strip() in ("", "of", "de") for a, b in itertools.pairwise(run)):
                runs.append(Span(run[0].start, run[-1].end))
    return runs


def _named_in_chinese(claim: Claim, speakers: Sequence[Speaker]) -> Attribution | None:
    for speaker in speakers:
        for name in (speaker.name, *speaker.aliases):
            at = claim.text.find(name) if len(name) > 1 and "\u4e00" <= name[0] <= "\u9fff" else -1
            if at >= 0:
                return Attribution(speaker, Span(at, at + len(name)))
    return None


def _outside(reading: Reading, quotes: Sequence[Span]) -> Reading:
    """Figures inside a quotation are checked with the quotation."""
    return replace(reading, figures=tuple(f for f in reading.figures if not _quoted(f.span.start, quotes)))


def _quoted(at: int, quotes: Sequence[Span]) -> bool:
    return any(quote.start <= at < quote.end for quote in quotes)
