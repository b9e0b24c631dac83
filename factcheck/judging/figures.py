"""The verdict on one figure of a claim, from all its matches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.figures.periods.relations import Match as Relation
from factcheck.judging.claims import Attribution, is_said_by
from factcheck.model import JudgedFigure, SpeakerKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.judging.match import Match

_ALIKE = 0.08
"""Matches this close to the best one are equally good."""

_SURE = 0.9
"""From here on two sources that differ are a conflict, not a difference of subject."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A judged figure with the matches that bear on it, best first."""

    judged: JudgedFigure
    supports: tuple[Match, ...] = ()
    refutes: tuple[Match, ...] = ()
    related: tuple[Match, ...] = ()
    note: str = ""


def judge_figure(
    figure: JudgedFigure, matches: Sequence[Match], said: Attribution | None, least: float
) -> Finding:
    """Decide on ``figure`` (its verdict is not looked at); ``least`` is the score from which a match is the same thing."""
    ranked = sorted(matches, key=rank)
    same = [m for m in ranked if not m.veto and m.time is not Relation.DIFFERENT and m.score >= least]
    own = [m for m in same if said is None or is_said_by(m.passage, said.speaker)]
    official = [m for m in own if not asked_by_journalist(m)]
    best = [m for m in official if m.score >= official[0].score - _ALIKE]
    agree, deny = [m for m in best if m.agrees], [m for m in best if m.denies]
    if agree:
        return _borne_out(figure, agree, deny, ranked)
    if others := [m for m in same if m.agrees and said and m not in own]:
        return _finding(figure, Verdict.REFUTED, ("speaker",), refutes=others, ranked=ranked)
    if deny:
        return _denied(figure, deny, ranked)
    return _finding(figure, Verdict.NOT_ENOUGH_EVIDENCE, (), ranked=ranked)


def rank(match: Match) -> tuple[float, bool, str, int]:
    """Best first; ties in a fixed order, so that every machine answers alike."""
    where = match.passage.location
    return (-match.score, not match.agrees, match.passage.source.sha256, where.start)


def asked_by_journalist(match: Match) -> bool:
    """A figure in a question is not the speaker's."""
    speaker = match.passage.speaker
    return speaker is not None and speaker.kind is SpeakerKind.JOURNALIST


def _borne_out(figure: JudgedFigure, agree: list[Match], deny: list[Match], ranked: list[Match]) -> Finding:
    against = [m for m in deny if _conflict(agree[0], m)]
    reasons = (agree[0].comparison.reason,)
    if against:
        return _finding(figure, Verdict.CONFLICTING, reasons, supports=agree, refutes=against, ranked=ranked)
    return _finding(figure, Verdict.SUPPORTED, reasons, supports=agree, ranked=ranked)


def _conflict(one: Match, other: Match) -> bool:
    """Two events, both surely about the same thing and time, with figures that exclude each other."""
    apart = one.passage.source.date != other.passage.source.date
    return apart and min(one.score, other.score) >= _SURE and other.time is one.time is Relation.SAME


def _denied(figure: JudgedFigure, deny: list[Match], ranked: list[Match]) -> Finding:
    reason = deny[0].comparison.reason
    if reason in ("value", "digits"):
        reason = _belongs_elsewhere(deny[0], ranked) or reason
    return _finding(figure, Verdict.REFUTED, (reason,), refutes=deny, ranked=ranked)


def _belongs_elsewhere(right: Match, ranked: list[Match]) -> str:
    """Whether the claimed value is that of another period or of another metric in a passage found."""
    for match in ranked:
        if match.agrees and match.time is Relation.DIFFERENT and not match.veto:
            return "period"
    beside = [m for m in ranked if m.agrees and m.passage == right.passage]
    return "metric" if beside else ""


def _finding(
    figure: JudgedFigure,
    verdict: Verdict,
    reasons: tuple[str, ...],
    *,
    ranked: Sequence[Match],
    supports: Sequence[Match] = (),
    refutes: Sequence[Match] = (),
) -> Finding:
    used = {id(match) for match in (*supports, *refutes)}
    related = tuple(match for match in ranked if id(match) not in used)
    judged = JudgedFigure(figure.figure, verdict, reasons)
    return Finding(judged, tuple(supports), tuple(refutes), related)
