"""The figures of a claim are looked for together: what stands beside one is likely about the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.relations import Match as Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.judging.matching.match import Match
    from factcheck.model import Passage

_BESIDE = 300
"""Characters between sentences that go on with one another."""

_UNDATED = 0.3
"""How much surer than others one of doubtful time must be to vouch for its neighbours."""

_GAIN = 0.4
"""The share of what a score lacks that good company adds."""


def in_company(found: Sequence[Sequence[Match]], least: float) -> Iterator[list[Match]]:
    """The matches of each figure of a claim, those raised that bear it out beside one that bears out another.

    An undated figure is of its neighbour's time. ``least`` is the score from which a
    match may be about the same thing.
    """
    anchors = [[m for m in matches if _bears_out(m, least)] for matches in found]
    for at, matches in enumerate(found):
        others = [m for n, row in enumerate(anchors) if n != at for m in row]
        yield [_raised(m, others) if _is_best_of_its_own(m, matches) else m for m in matches]


def _bears_out(match: Match, least: float) -> bool:
    needed = {Relation.SAME: least, Relation.UNKNOWN: least + _UNDATED}.get(match.time)
    return match.agrees and not match.veto and needed is not None and match.score >= needed


def _is_best_of_its_own(match: Match, matches: Iterable[Match]) -> bool:
    """Whether a match bears the figure out better than its sentence denies it."""
    if not match.agrees or match.time is Relation.DIFFERENT:
        return False
    here = (m for m in matches if m.passage is match.passage)
    return not any(m.denies and not m.companion and m.score > match.score for m in here)


def _raised(match: Match, anchors: Iterable[Match]) -> Match:
    near = [anchor for anchor in anchors if _beside(match.passage, anchor.passage)]
    if not near:
        return match
    time = (
        match.time
        if match.figure.period
        else Relation.SAME
        if any(anchor.time is Relation.SAME for anchor in near)
        else match.time
    )
    return match._replace(score=match.score + (1 - match.score) * _GAIN, time=time, company=True)


def _beside(one: Passage, other: Passage) -> bool:
    """Whether two sentences of one speaker are one or follow one another."""
    here, there = sorted((one.location, other.location), key=lambda place: place.start)
    near = there.start - here.end <= _BESIDE
    return one.source.sha256 == other.source.sha256 and near and one.speaker == other.speaker
