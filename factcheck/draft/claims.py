"""The claims worth checking: sentences with figures, quotations, attributed statements.

Opinions, predictions of the writer's own, questions and numbers of sections are
left alone, and each figure among them is accounted for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.draft.model import Block, Why
from factcheck.draft.tables import any_of
from factcheck.model import Figure, Reading, Span
from factcheck.reading.sentences import sentences
from factcheck.reading.turns.reported import find_voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.draft.model import Draft, Paragraph
    from factcheck.figures import Reader

_LONGEST_CLAUSE = 400  # characters
_LONGEST_QUOTATION = 2000
_FEWEST_QUOTED = 4
"""Fewer words in quotation marks are a term, not somebody's words."""

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_QUOTED = re.compile(rf"[\"“「]([^\"“”「」]{{2,{_LONGEST_QUOTATION}}})[\"”」]")
_NUMBERING = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]|\d{1,3}(?:\.\d{1,3}){1,4}|\(\d{1,3}\))\s+(?=[A-Z“\"])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft with what is to be checked of it; all spans point into ``text``."""

    span: Span
    text: str
    paragraph: Span
    block: Block
    reading: Reading
    figures: tuple[Figure, ...] = ()
    left: tuple[tuple[Figure, Why], ...] = ()
    quotes: tuple[Span, ...] = ()
    quoted: int = 0
    attributed: bool = False

    @property
    def is_claim(self) -> bool:
        """Whether anything outside its quotations is to be checked."""
        return bool(self.figures) or (self.attributed and not self.quotes)


def find_claims(draft: Draft, reader: Reader) -> Iterator[Sentence]:
    """Every sentence of the draft, in order, read for what is to be checked."""
    for paragraph in draft.paragraphs:
        for span in _sentences(draft, paragraph):
            text = draft.text[span.start : span.end]
            yield _sentence(span, text, paragraph, reader.read(text, draft.date))


def _sentences(draft: Draft, paragraph: Paragraph) -> Iterator[Span]:
    """The sentences of a paragraph behind its number; a quotation of several is not cut."""
    start, end = paragraph.span
    number = _NUMBERING.match(draft.text, start, end)
    start = number.end() if number else start
    opened: int | None = None
    last: Span | None = None
    for span in sentences(draft.text[start:end], start):
        opened = span.start if opened is None else opened
        last = Span(opened, span.end)
        if span.end - opened > _LONGEST_QUOTATION or not _is_open(draft.text[opened : span.end]):
            yield last
            opened = None
    if opened is not None and last is not None:
        yield last


def _is_open(text: str) -> bool:
    """Whether a quotation has begun and not ended."""
    return (
        text.count("“") > text.count("”") or text.count('"') % 2 == 1 or text.count("「") > text.count("」")
    )


def _sentence(span: Span, text: str, paragraph: Paragraph, reading: Reading) -> Sentence:
    block = paragraph.block
    marks = [Span(*found.span(1)) for found in _QUOTED.finditer(text)]
    quotes = tuple(quote for quote in marks if _length(text[quote.start : quote.end]) >= _FEWEST_QUOTED)
    voice = find_voice(text) is not None or _cue("attribution").search(text) is not None
    figures = [figure for figure in reading.figures if _is_measured(figure)]
    inside = {at for quote in quotes for at in range(*quote)}
    outside = [figure for figure in figures if figure.span.start not in inside]
    opinion = not voice and _cue("opinion").search(text) is not None
    why = {figure.span: _why_left(text, figure, block, voice=voice, opinion=opinion) for figure in outside}
    return Sentence(
        span,
        text,
        paragraph.span,
        block,
        reading,
        tuple(figure for figure in outside if why[figure.span] is None),
        tuple((figure, reason) for figure in outside if (reason := why[figure.span])),
        quotes,
        len(figures) - len(outside),
        voice
        and block is Block.TEXT
        and not text.rstrip().endswith(("?", "？"))
        and Why.LABEL not in why.values(),
    )


def _length(words: str) -> float:
    """Words; of Chinese, which has no spaces, two characters are one."""
    ideographs = len(_IDEOGRAPH.findall(words))
    return len(_IDEOGRAPH.sub(" ", words).split()) + ideographs / 2


def _is_measured(figure: Figure) -> bool:
    """ "One of the largest" counts nothing that could be checked."""
    quantity = figure.quantity
    spelled = not any(character.isdigit() for character in figure.text)
    bare = quantity.unit == "count" and not quantity.unit_text
    return not (spelled and (bare or figure.text.casefold().split()[0] == "one"))


def _why_left(text: str, figure: Figure, block: Block, *, voice: bool, opinion: bool) -> Why | None:
    """Why a figure is not to be checked, if it is not."""
    if block is Block.CELL:
        return Why.CELL
    if figure.former:
        return Why.FORMER
    if _labels().search(text, max(0, figure.span.start - 16), figure.span.start):
        return Why.LABEL
    if text.rstrip(" \"”’'").endswith(("?", "？")):
        return Why.QUESTION
    if voice:
        return None
    if opinion:
        return Why.OPINION
    return Why.PREDICTION if _cue("prediction").search(_clause(text, figure.span)) else None


def _clause(text: str, span: Span) -> str:
    """The clause of a figure up to the figure."""
    before = text[max(0, span.start - _LONGEST_CLAUSE) : span.start]
    starts = [found.end() for found in _borders().finditer(before)]
    return before[starts[-1] :] if starts else before


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('claims', 'label')}\s+$", re.IGNORECASE)


@cache
def _cue(name: str) -> re.Pattern[str]:
    # "May" is a month; "Will" and "Might" open questions
    return re.compile(rf"\b(?!May\b)(?i:{any_of('claims', name)})\b")


@cache
def _borders() -> re.Pattern[str]:
    return re.compile(any_of("claims", "clause"), re.IGNORECASE)
