"""The finding on one figure of a claim, from all its matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.relations import Match as Relation
from factcheck.judging.claim.attribution import Attribution, asks, is_said_by
from factcheck.judging.findings.finding import EXPLAINED, Finding
from factcheck.judging.matching.compare import Comparison, Outcome
from factcheck.model import Compared, Evidence, JudgedFigure, Stance, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.judging.matching.match import Match
    from factcheck.model import Figure, Period, Span

_ALIKE = 0.08
"""Matches this close to the best one are equally good."""

_ANOTHERS = 0.12
_PER_DIGIT, _DIGITS = 0.04, 4
_RELATED = 0.3
"""Below it a match is hardly about the claim's subject."""

_NAMED = 0.12
"""How much a figure that names its time itself may trail one that takes it from around."""

_SURE = 0.9
"""From here on two sources that differ are a conflict, not a difference of subject."""

_SLIP = 0.12
_SLIPS = frozenset({"negation", "bound", "unit", "scale", "digits", "direction"})
"""The same digits told wrong: hardly a figure of something else."""

_DENY = 0.25
"""How much surer than to bear a figure out one must be to deny it."""

_MIXED_UP = 0.1
"""How much the right figure may trail the one of another time that was taken for it."""

_NEARER_BY = 0.05
"""How much nearer to the claim the right figure of a sentence must be than the one that was taken for it."""

_ROUNDED = Comparison(Outcome.OPEN, "rounded")
_A_YEAR = 366
"""Days after which a figure is long past."""

_NEARER, _MUCH_NEARER = 0.02, 0.15
"""So much nearer to the claim must a figure be that denies it, or that decides nothing, to outshine it."""

_CONTESTED = 0.22
"""A weaker match than this much above the least bears nothing out that an equal one denies."""


def judge_figure(figure: Figure, matches: Sequence[Match], said: Attribution | None, least: float) -> Finding:
    """Decide on ``figure``; ``least`` is the score from which a match may be about the same thing."""
    ranked = sorted(matches, key=rank)
    finding = _decide(figure, ranked, said, least)
    return finding._replace(compared=_compared(figure, ranked[:EXPLAINED], finding, said, least))


def _decide(figure: Figure, ranked: list[Match], said: Attribution | None, least: float) -> Finding:
    same = [
        m for m in ranked if not m.veto and m.time is not Relation.DIFFERENT and m.score >= _needed(m, least)
    ]
    own = [m for m in same if said is None or is_said_by(m.passage, said.speaker)]
    official = [m for m in own if not asks(m.passage)]
    if any(m.agrees and m.company for m in official):
        official = [m for m in official if m.agrees or not m.companion]
    agree, deny = _best([_with_its_slip(m, ranked) for m in official])
    if agree and _outshone(agree[0], [m for m in official if not m.agrees]):
        agree = []
    if agree and not _contested(agree[0], deny, least):
        weaker = [m for m in official if m.agrees and m not in agree]
        return _borne_out(figure, [*agree, *weaker], deny, ranked)
    others = [m for m in same if _is_anothers(m, own, least)]
    nearest = max((m.score for m in own if m.agrees), default=-_MUCH_NEARER)
    others = others if others and others[0].score >= nearest + _MUCH_NEARER else []
    if said and others and not asks(others[0].passage):
        return _said_by_another(figure, others, said, ranked)
    if deny and _outdoes(deny[0], agree):
        elsewhere = _belongs_elsewhere(deny[0], ranked)
        if _surely_denies(deny[0], elsewhere, figure, least):
            return _denied(figure, deny, elsewhere, ranked)
    if said and others:  # the answer to a question tells more than the question
        return _said_by_another(figure, others, said, ranked)
    why = f"no statement found gives {figure.text} or another figure for the same thing and time"
    return _finding(figure, Verdict.NOT_ENOUGH_EVIDENCE, (), why, ranked)


def _compared(
    figure: Figure, matches: Sequence[Match], finding: Finding, said: Attribution | None, least: float
) -> tuple[Compared, ...]:
    """What came of each match, the best first."""
    taken = {
        "bears it out": finding.supports,
        "contradicts it": finding.refutes,
        "has the figure that was taken for it": finding.besides,
    }
    used = {_place(item): stance for stance, items in taken.items() for item in items}

    def outcome(match: Match) -> str:
        stance = used.get(_place(match))
        return stance or f"dropped: {_why_dropped(match, said, least)}"

    return tuple(Compared(figure.text, m.passage, m.score, outcome(m), m.figure) for m in matches)


def _place(found: Match | Evidence) -> tuple[str, int, Span | None]:
    """What tells one figure of the transcripts from every other."""
    passage, figure = found.passage, found.figure
    return (passage.source.sha256, passage.location.start, figure.span if figure else None)


def _why_dropped(match: Match, said: Attribution | None, least: float) -> str:
    """The first of the reasons for which a match decides nothing."""
    period, needed = match.figure.period, _needed(match, least)
    if match.veto:
        return f"{match.veto!r} sets the two apart"
    if match.time is Relation.DIFFERENT:
        return f"of another time ({period.label if period else match.passage.source.date})"
    if match.score < needed:
        return f"too few of the claim's words ({match.score:.2f}, {needed:.2f} needed)"
    if said and not is_said_by(match.passage, said.speaker):
        return f"not said by {said.speaker.name}"
    if asks(match.passage):
        return "asked, not stated"
    if not (match.agrees or match.denies):
        return f"neither bears it out nor contradicts it ({match.comparison.reason})"
    side = "agrees" if match.agrees else "disagrees"
    return f"{side}, but others are nearer or not sure enough"


def _with_its_slip(match: Match, ranked: Sequence[Match]) -> Match:
    """A rounder figure of the claim's time denies it where its sentence has the very figure for another."""
    if match.comparison != _ROUNDED or match.time is not Relation.SAME or match.figure.period is None:
        return match
    beside = (m for m in ranked if m.passage is match.passage and m.figure.period)
    if not any(m.agrees and m.time is Relation.DIFFERENT for m in beside):
        return match
    return match._replace(comparison=Comparison(Outcome.DISAGREE, "value"))


def _best(matches: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """Those that bear out and those that deny, of the matches about as good as the best.

    A match of doubtful time cannot outdo one that is surely of the claim's time, nor
    that one a figure that names its time itself.
    """
    telling = [m for m in matches if m.agrees or m.denies]
    sure = [m for m in telling if m.time is Relation.SAME]
    named = [m for m in sure if m.figure.period and m.score >= sure[0].score - _NAMED]
    pool = next((some for some in (named, sure) if some and some[0].agrees), telling)
    best = [m for m in pool if m.score >= pool[0].score - _ALIKE]
    return [m for m in best if m.agrees], [m for m in best if m.denies]


def _outdoes(deny: Match, agree: Sequence[Match]) -> bool:
    """Whether nothing bears the claim out, or only what may be of another time."""
    return not agree or (deny.time is Relation.SAME and agree[0].time is Relation.UNKNOWN)


def _surely_denies(match: Match, elsewhere: Match | None, figure: Figure, least: float) -> bool:
    """Whether a match is near enough to the claim, and not from before the time the claim speaks of.

    It need not be as near when the figure ``elsewhere`` shows what was mistaken for it.
    """
    slip = match.comparison.reason in _SLIPS or (elsewhere and _mixed_up(match, elsewhere))
    margin = _SLIP if slip else _DENY
    said, period = match.passage.source.date, figure.period
    too_early = match.time is Relation.UNKNOWN and said and period and period.start and said < period.start
    return match.score >= least + margin and not (too_early or _aims_beyond(match, period))


def _aims_beyond(match: Match, claimed: Period | None) -> bool:
    """Whether a figure is of a time to come that the claim is not of: "by 2035" denies nothing of 2023."""
    aim = match.figure.period
    if match.time is not Relation.UNKNOWN or not (aim and aim.end and claimed and claimed.end):
        return False
    said = match.passage.source.date
    return aim.start is None and said is not None and claimed.end < said < aim.end


def _needed(match: Match, least: float) -> float:
    """The score a match needs: less when it bears out a figure of many digits, which chance rarely does."""
    if not match.agrees or match.time is not Relation.SAME:
        return least
    digits = f"{match.figure.quantity.value:.6g}".partition("e")[0].replace(".", "").strip("0")
    return least - _PER_DIGIT * max(0, min(len(digits), _DIGITS) - 2)


def _is_anothers(match: Match, own: Sequence[Match], least: float) -> bool:
    """Whether the claimed figure is that of a speaker the claim does not name."""
    sure = match.score >= least + _ANOTHERS
    return sure and match.agrees and match not in own and match.passage.speaker is not None


def _contested(agree: Match, deny: Sequence[Match], least: float) -> bool:
    """Whether a doubtful match is denied by one as good."""
    doubtful = agree.score < least + _CONTESTED or agree.time is Relation.UNKNOWN
    return doubtful and not agree.company and bool(deny) and deny[0].score >= agree.score


def _outshone(agree: Match, rivals: Sequence[Match]) -> bool:
    """Whether a figure of the same document that says otherwise is nearer to what the claim is about."""
    source, named = agree.passage.source.sha256, agree.figure.period is not None
    return any(
        rival.score >= agree.score + (_NEARER if rival.denies and not agree.company else _MUCH_NEARER)
        and rival.passage.source.sha256 == source
        and not rival.companion
        and not _long_past(rival)
        and (rival.figure.period is not None or not named)
        for rival in rivals
    )


def _long_past(match: Match) -> bool:
    """Whether a figure of doubtful time is of more than a year before it was said."""
    said, period = match.passage.source.date, match.figure.period
    if match.time is not Relation.UNKNOWN or said is None or period is None or period.end is None:
        return False
    return (said - period.end).days > _A_YEAR


def rank(match: Match) -> tuple[float, bool, str, int]:
    """Best first; ties in a fixed order, so that every machine answers alike."""
    where = match.passage.location
    return (-match.score, not match.agrees, match.passage.source.sha256, where.start)


def _kinship(match: Match) -> tuple[bool, float, bool, str, int]:
    """The same thing at another time before other things."""
    return (bool(match.veto), *rank(match))


def _borne_out(figure: Figure, agree: list[Match], deny: list[Match], ranked: list[Match]) -> Finding:
    against = [m for m in deny if _conflict(agree[0], m)]
    reason, found = agree[0].comparison.reason, agree[0].figure.text
    if against:
        why = f"one source says {found}, another {against[0].figure.text}"
        return _finding(figure, Verdict.CONFLICTING, (reason,), why, ranked, supports=agree, refutes=against)
    why = f"{figure.text} is borne out by {found} ({reason})"
    return _finding(figure, Verdict.SUPPORTED, (reason,), why, ranked, supports=agree)


def _conflict(one: Match, other: Match) -> bool:
    """Two events, both surely about the same thing and time, with figures that exclude each other."""
    apart = one.passage.source.date != other.passage.source.date
    return apart and min(one.score, other.score) >= _SURE and other.time is one.time is Relation.SAME


def _denied(figure: Figure, deny: list[Match], elsewhere: Match | None, ranked: list[Match]) -> Finding:
    right, reason = deny[0], deny[0].comparison.reason
    why = f"the claim says {figure.text}, the source says {right.figure.text}"
    if elsewhere is None:
        return _finding(figure, Verdict.REFUTED, (reason,), why, ranked, refutes=deny)
    reason = "period" if elsewhere.time is Relation.DIFFERENT else "metric"
    label = elsewhere.figure.period.label if elsewhere.figure.period else ""
    of = f"for {label}" if reason == "period" and label else "of another thing"
    return _finding(
        figure,
        Verdict.REFUTED,
        (reason,),
        f"{why}; {elsewhere.figure.text} is the figure {of}",
        ranked,
        refutes=deny,
        besides=[elsewhere],
    )


def _said_by_another(figure: Figure, others: list[Match], said: Attribution, ranked: list[Match]) -> Finding:
    why = f"{figure.text} was said, but not by {said.speaker.name}"
    return _finding(figure, Verdict.REFUTED, ("speaker",), why, ranked, refutes=others)


def _mixed_up(right: Match, elsewhere: Match) -> bool:
    """Whether the claimed figure stands beside the right one, for another time or another thing."""
    if elsewhere.passage is right.passage and right.score >= elsewhere.score + _NEARER_BY:
        return right.time is Relation.SAME
    of_times = elsewhere.time is Relation.DIFFERENT and right.figure.period and elsewhere.figure.period
    return bool(of_times) and _near(elsewhere, right) and right.score >= elsewhere.score - _MIXED_UP


def _belongs_elsewhere(right: Match, ranked: list[Match]) -> Match | None:
    """The match whose figure is the claimed one, for another period or of another thing nearby."""
    if right.comparison.reason not in ("value", "digits"):
        return None
    period = (m for m in ranked if m.agrees and m.time is Relation.DIFFERENT and not m.veto)
    beside = (m for m in ranked if m.agrees and _near(m, right) and not asks(m.passage))
    return next(period, None) or next(beside, None)


def _near(one: Match, other: Match) -> bool:
    """Whether two figures stand in one passage or in neighbouring ones."""
    distance = one.passage.location.start - other.passage.location.start
    return one.passage.source.sha256 == other.passage.source.sha256 and abs(distance) < 1000


def _finding(
    figure: Figure,
    verdict: Verdict,
    reasons: tuple[str, ...],
    why: str,
    ranked: Sequence[Match],
    supports: Sequence[Match] = (),
    refutes: Sequence[Match] = (),
    besides: Sequence[Match] = (),
) -> Finding:
    used = {id(match) for match in (*supports, *refutes, *besides)}
    others = sorted((m for m in ranked if id(m) not in used and m.score >= _RELATED), key=_kinship)
    return Finding(
        verdict,
        reasons,
        why,
        JudgedFigure(figure, verdict, reasons),
        supports=_evidence(supports, Stance.SUPPORTS),
        refutes=_evidence(refutes, Stance.REFUTES),
        besides=_evidence(besides, Stance.RELATED),
        related=_evidence(others, Stance.RELATED),
    )


def _evidence(found: Sequence[Match], stance: Stance) -> tuple[Evidence, ...]:
    return tuple(Evidence(stance, match.passage, match.score, match.figure) for match in found)
