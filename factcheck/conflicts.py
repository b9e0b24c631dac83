"""Use case: an index in, every clash of figures in it out.

Each figure that was said is held, as a claim, against the statements nearest to it in
words that give another figure for the same days. Two figures clash when each of them
refutes the other; figures that clash with one another are of one thing and period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures import Reader
from factcheck.figures.units import canonical
from factcheck.index import Query
from factcheck.judging.claim.parts import read_claim
from factcheck.judging.knowledge import Knowledge
from factcheck.judging.matching.compare import agrees
from factcheck.judging.rarity import rarity
from factcheck.judging.verdict import Judge
from factcheck.model import Evidence, SpeakerKind, Stance, Verdict
from factcheck.words import Lexicon

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.index import Index
    from factcheck.judging.claim.parts import Claim
    from factcheck.model import Figure, Passage, Period

_NEAREST = 20
"""Statements a figure is held against at most: the work grows with the index, not with its square."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures for one thing and period that exclude each other, the earliest said first.

    The note of a later one says which it revises; other records of the event in which
    a figure was given are in its ``also_in``.
    """

    period: Period
    figures: tuple[Evidence, ...]


Place = tuple[str, int, int]
"""Where a figure stands: path of the document, where the statement begins, where in it the figure does."""


class Said(NamedTuple):
    """A figure in its passage, and the period it is of."""

    passage: Passage
    figure: Figure
    period: Period

    @property
    def place(self) -> Place:
        """Where it stands."""
        return (self.passage.source.path, self.passage.location.start, self.figure.span.start)

    def turn(self) -> tuple[str, Place]:
        """The order of time, then of place."""
        when = self.passage.source.date
        return (when.isoformat() if when else "", self.place)


Near = Callable[["Passage"], Sequence["Passage"]]
Hold = Callable[[Said, "Passage"], Iterable[Evidence]]


def conflicts(index: Index, config: Config) -> list[Clash]:
    """The clashes in an index, by the day the first figure of each was given."""
    lexicon = Lexicon(config.terms)
    judge = Judge(Knowledge(lexicon), lambda key: rarity(index.size, index.frequency(key)), config.thresholds)

    def near(passage: Passage) -> list[Passage]:
        keys = [key for key in lexicon.keys(passage.text) if not lexicon.is_light(key)]
        units = tuple(canonical(figure.quantity).unit for figure in passage.reading.figures)
        query = Query(tuple(keys), periods=passage.reading.periods, units=units, figured=True)
        hits = index.search(query, _NEAREST)
        return [hit.passage for hit in hits if not index.knows(hit.passage.source.digest_of)]

    own = (each for each in index.statements() if not index.knows(each.source.digest_of))
    return clashes(own, near, _holder(judge, Reader(config.tables), Knowledge(lexicon)))


def clashes(passages: Iterable[Passage], near: Near, hold: Hold) -> list[Clash]:
    """The clashes among ``passages``.

    ``near`` gives the passages a passage may clash with, ``hold`` the evidence in one of
    them that refutes a figure.
    """
    said: dict[Place, Said] = {}
    against: dict[Place, set[Place]] = {}
    for passage in passages:
        around = near(passage) if any(_said(passage)) else ()
        for one in _said(passage):
            said[one.place] = one
            others = (other for other in around if _may_clash(one, other))
            against[one.place] = {_place(found) for other in others for found in hold(one, other)}
    mutual = {
        place: sorted(other for other in others if place in against.get(other, ()))
        for place, others in against.items()
    }
    groups = (sorted((said[place] for place in group), key=Said.turn) for group in _connected(mutual))
    real = (group for group in groups if not _is_of_many_things(group))
    return [_clash(group) for group in sorted(real, key=lambda group: group[0].turn())]


def _is_of_many_things(group: Sequence[Said]) -> bool:
    """One voice that gives two figures speaks of two things."""
    return any(
        _is_one_voice(one.passage, other.passage) and not agrees(one.figure, other.figure)
        for one, other in combinations(group, 2)
    )


def _said(passage: Passage) -> Iterator[Said]:
    """The figures of an official's statement whose own words give them a period."""
    if passage.speaker and passage.speaker.kind is SpeakerKind.JOURNALIST:
        return
    for figure in passage.reading.figures:
        if figure.period and figure.period.start and figure.period.end and not figure.former:
            yield Said(passage, figure, figure.period)


def _may_clash(one: Said, other: Passage) -> bool:
    """Another event or speaker that gives a figure in the same unit for the same days."""
    if (other.source.path, other.location.start) == one.place[:2] or _is_one_voice(one.passage, other):
        return False
    unit = canonical(one.figure.quantity).unit
    return any(
        canonical(each.figure.quantity).unit == unit
        and (each.period.start, each.period.end) == (one.period.start, one.period.end)
        and not agrees(one.figure, each.figure)
        for each in _said(other)
    )


def _is_one_voice(one: Passage, other: Passage) -> bool:
    """One speaker at one event: who corrects himself says so."""
    speakers = {each.speaker.name if each.speaker else "" for each in (one, other)}
    return one.source.date == other.source.date and len(speakers) == 1


def _holder(judge: Judge, reader: Reader, knowledge: Knowledge) -> Hold:
    """Holds a figure as a claim, against statements that may be of the same place."""

    def places(passage: Passage) -> frozenset[str]:
        return knowledge.places(knowledge.lexicon.keys(passage.text)) or knowledge.home(passage.source).places

    def hold(one: Said, other: Passage) -> Iterable[Evidence]:
        here, there = places(one.passage), places(other)
        if here and there and not here & there:
            return ()
        passage = one.passage
        claim = read_claim(passage.text, reader.read(passage.text, passage.source.date), knowledge)
        result = judge.judge(_only(claim, one), [other])
        return result.conflicts if result.verdict is Verdict.REFUTED else ()

    return hold


def _only(claim: Claim, one: Said) -> Claim:
    """The claim that makes nothing but one of its figures its business."""
    asked = (
        each._replace(figure=one.figure, qualifier=False)
        for each in claim.asked
        if each.figure.span == one.figure.span
    )
    reading = claim.reading._replace(periods=(one.period,))
    return claim._replace(asked=tuple(asked), reading=reading, quotes=(), attributed=False)


def _place(evidence: Evidence) -> Place:
    start = evidence.figure.span.start if evidence.figure else -1
    return (evidence.passage.source.path, evidence.passage.location.start, start)


def _connected(edges: Mapping[Place, Sequence[Place]]) -> Iterator[list[Place]]:
    """The groups of places that hang together, each place in one group; loners are left out."""
    seen = set[Place]()
    for first in sorted(edges):
        group, waiting = list[Place](), [first]
        while waiting:
            place = waiting.pop()
            if place not in seen:
                seen.add(place)
                group.append(place)
                waiting += edges[place]
        if len(group) > 1:
            yield group


def _clash(group: Sequence[Said]) -> Clash:
    """One entry for each figure an event gave; a later one that differs revises the one before it."""
    witnesses: list[Evidence] = []
    for said in group:
        same = next((at for at, known in enumerate(witnesses) if _is_one_witness(known, said)), -1)
        if same >= 0:
            known = witnesses[same]
            witnesses[same] = known._replace(also_in=(*known.also_in, said.passage.source))
        else:
            witnesses.append(_evidence(said, witnesses[-1] if witnesses else None))
    return Clash(group[0].period, tuple(witnesses))


def _is_one_witness(known: Evidence, said: Said) -> bool:
    """Two records of one event that give the same figure."""
    same_day = known.passage.source.date == said.passage.source.date
    return same_day and known.figure is not None and agrees(known.figure, said.figure)


def _evidence(said: Said, before: Evidence | None) -> Evidence:
    later = before is not None and before.passage.source.date != said.passage.source.date
    differs = before is not None and before.figure is not None and not agrees(before.figure, said.figure)
    note = f"revises {before.figure.text}" if later and differs and before and before.figure else ""
    return Evidence(Stance.REFUTES, said.passage, 1.0, said.figure, note)
