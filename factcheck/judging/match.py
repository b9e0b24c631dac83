"""A claimed figure against the figures of a passage: is it the same thing, and of the same time?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from factcheck.figures.periods.relations import Relation, compatible
from factcheck.judging.claims import Asked
from factcheck.judging.compare import Comparison, Outcome, compare
from factcheck.judging.knowledge import Knowledge
from factcheck.judging.scope import coverage, factors, narrower, scopes
from factcheck.model import Figure, FigureKind, Passage, Period, SpeakerKind

_NARROWER = 0.8
_OTHER_KIND = 0.85
_LOOSE_TIME = 0.95
_AFTERMATH = timedelta(days=120)
"""How long after a period people speak of it without naming it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of a passage held against a claimed one.

    ``score`` 0..1 says how surely both measure the same thing; ``veto`` names what
    sets them apart, "" when nothing does; ``time`` relates the periods.
    """

    passage: Passage
    figure: Figure
    comparison: Comparison
    score: float
    time: Relation
    veto: str = ""

    @property
    def agrees(self) -> bool:
        return self.comparison.outcome is Outcome.AGREE

    @property
    def denies(self) -> bool:
        return self.comparison.outcome is Outcome.DISAGREE


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the passages for one claimed figure.

    ``weights`` are the claim's subject words; ``names`` its proper names, of which
    none may be missing; ``places`` those it names; ``context`` its other periods.
    """

    asked: Asked
    weights: Mapping[str, float]
    names: frozenset[str]
    places: frozenset[str]
    context: tuple[Period, ...] = field(default=())


def matches(question: Question, passage: Passage, knowledge: Knowledge) -> list[Match]:
    """Every figure of ``passage`` whose unit can be compared with the claimed one."""
    if passage.speaker and passage.speaker.kind is SpeakerKind.JOURNALIST:
        return []
    compared = [
        (figure, scope, comparison)
        for figure, scope in zip(
            passage.reading.figures, scopes(passage.text, passage.reading, knowledge), strict=True
        )
        if not figure.former and (comparison := compare(question.asked.figure, figure))
    ]
    if not compared:
        return []
    around, home = _around(passage, knowledge)
    found = []
    for figure, scope, comparison in compared:
        near = factors(scope, passage, around, knowledge)
        veto = _veto(question, near, home, knowledge)
        score = coverage(question.weights, near)
        if narrower(scope, question.weights, passage.text, knowledge):
            score *= _NARROWER
        score *= _kinds(question.asked.figure, figure)
        time = _time(question, figure, passage)
        if time is Relation.UNKNOWN:
            score *= _LOOSE_TIME
        found.append(Match(passage, figure, comparison, score, time, veto))
    return found


def _around(passage: Passage, knowledge: Knowledge) -> tuple[list[str], frozenset[str]]:
    """Keys of title, publisher and speaker, and the places the source means when it names none."""
    source, speaker = passage.source, passage.speaker
    named = [source.title, source.publisher, f"{speaker.name} {speaker.role}" if speaker else ""]
    home = knowledge.home(source)
    keys = [key for text in named for key in knowledge.lexicon.keys(text)]
    return [*keys, *(key for place in home for key in place.split())], home


def _veto(question: Question, near: Mapping[str, float], home: frozenset[str], knowledge: Knowledge) -> str:
    """What makes the passage speak of something else, however alike the words."""
    for name in sorted(question.names):
        if not near.get(name):
            return name
    close = [key for key, factor in near.items() if factor > 0.9]
    if word := knowledge.contrast(question.weights, close):
        return word
    theirs = knowledge.places(close)
    ours = question.places or home
    if theirs and not theirs & ours and not theirs & home:
        return min(theirs)
    return ""


def _kinds(claimed: Figure, found: Figure) -> float:
    """Growth is not a share; a level may be told as a change ("inflation rose 8.6 percent")."""
    if claimed.kind is found.kind or FigureKind.MULTIPLE in (claimed.kind, found.kind):
        return 1.0
    return _OTHER_KIND


def _time(question: Question, figure: Figure, passage: Passage) -> Relation:
    """Whether the figure is of the time the claim names; without a time in the claim any will do."""
    said = passage.source.date
    context = [_said_in(period, said, passage) for period in question.context]
    if Relation.DIFFERENT in context:
        return Relation.DIFFERENT
    claimed = question.asked.figure.period
    if claimed is None:
        return Relation.SAME if not context or Relation.SAME in context else Relation.UNKNOWN
    if figure.period is not None:
        relation = compatible(claimed, figure.period)
        if relation is Relation.DIFFERENT and _said_in(claimed, said, passage) is Relation.SAME and _is_day(claimed):
            return Relation.SAME
        return relation
    return _said_in(claimed, said, passage)


def _is_day(period: Period) -> bool:
    """A day or a month: the time of a speech rather than of what is measured."""
    return period.start is not None and period.end is not None and (period.end - period.start).days < 32


def _said_in(period: Period, said: date | None, passage: Passage) -> Relation:
    """A claimed period against a passage that names none for its figure: was it said then, or soon after?"""
    relations = {compatible(period, other) for other in passage.reading.periods}
    if Relation.SAME in relations:
        return Relation.SAME
    if said is None or period.start is None or period.end is None:
        return Relation.UNKNOWN
    if period.start <= said <= period.end:
        return Relation.SAME
    if period.start <= said <= period.end + _AFTERMATH or said < period.start:
        return Relation.UNKNOWN
    return Relation.DIFFERENT
