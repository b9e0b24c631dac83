"""The finding on a figure nobody gave but two figures of neighbouring sentences imply."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.figures.periods.relations import Match as Relation
from factcheck.judging.claim.attribution import asks, is_said_by
from factcheck.judging.findings.finding import Finding
from factcheck.judging.findings.working import Derived, Part, bears_out, derive
from factcheck.judging.marks import marks
from factcheck.judging.matching.match import sayers
from factcheck.judging.matching.scope import coverage, keys_of
from factcheck.judging.matching.times import spoken, timing
from factcheck.model import Direction, Evidence, FigureKind, JudgedFigure, Stance, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.judging.knowledge import Knowledge
    from factcheck.judging.matching.match import Question
    from factcheck.judging.matching.scope import View
    from factcheck.model import Figure, Period

_NEIGHBOURS = 600
"""Characters between sentences whose figures may be combined."""

_SENTENCES = 6
_VOUCHES = 0.7
_TELLING = 2.0
"""What a word weighs at least that tells one part of a sum from the other."""

_SURE = 0.27
"""How much more of the claim's words a working must cover than a plain match."""


def judge_derived(
    question: Question, views: Sequence[View], knowledge: Knowledge, least: float, tolerance: float
) -> Finding | None:
    """Supported or refuted by a working, None when no two figures fit the claim."""
    claim = question.asked.figure
    fitting = [
        (_covered(question, derived), derived)
        for parts in _neighbourhoods(question, views)
        for derived in derive(claim, parts)
        if _fits(question, derived, knowledge)
    ]
    good = [pair for pair in fitting if pair[0] >= least + _SURE]
    best = [derived for score, derived in good if score >= max(s for s, _ in good) - 0.02]
    borne_out = [derived for derived in best if bears_out(claim, derived, tolerance)]
    if borne_out:
        return _finding(claim, Verdict.SUPPORTED, borne_out[0], Stance.SUPPORTS)
    if best and claim.kind is FigureKind.SHARE and len({round(d.value, 6) for d in best}) == 1:
        return _finding(claim, Verdict.REFUTED, best[0], Stance.REFUTES)
    return None


def _neighbourhoods(question: Question, views: Sequence[View]) -> Iterator[list[Part]]:
    """The figures of sentences that stand close together in one speaker's words."""
    said = [view for view in views if not asks(view.passage) and _may_say(question, view)]
    said.sort(key=lambda view: (view.passage.source.sha256, view.passage.location.start))
    for _, group in groupby(said, key=lambda view: (view.passage.source.sha256, view.passage.speaker)):
        row = [(view.passage.location, list(_parts(question, view))) for view in group]
        for at, (here, _) in enumerate(row):
            near = [
                parts for there, parts in row[at : at + _SENTENCES] if there.start <= here.end + _NEIGHBOURS
            ]
            yield [part for parts in near for part in parts]


def _may_say(question: Question, view: View) -> bool:
    """Whether a passage is in the mouth of the one the claim names, if it names any."""
    if question.speaker:
        return is_said_by(view.passage, question.speaker)
    return sayers(question, view.passage) <= view.around


def _parts(question: Question, view: View) -> Iterator[Part]:
    for figure, scope in zip(view.passage.reading.figures, view.scopes, strict=True):
        vouched = view.near(scope, question.sought)
        near = frozenset(key for key, factor in vouched.items() if factor >= _VOUCHES)
        local = frozenset(keys_of(scope.local))
        measured = figure.quantity.unit != "count" or figure.quantity.unit_text
        if measured and near & question.weights.keys():
            yield Part(figure, near, local, Evidence(Stance.SUPPORTS, view.passage, 1.0, figure))


def _fits(question: Question, derived: Derived, knowledge: Knowledge) -> bool:
    """The names of the claim, its contrasts and its time: all as the claim has them."""
    one, other = derived.parts
    if question.names - (one.near | other.near):
        return False
    if derived.is_sum and not _share_the_claim(question, one, other):
        return False
    claimed = knowledge.members(frozenset(question.weights))
    if knowledge.members(one.local | other.local) != claimed:
        return False
    return _from_end_to_end(question, derived) or all(
        _timely(question, part, derived) for part in derived.parts
    )


def _share_the_claim(question: Question, one: Part, other: Part) -> bool:
    """Whether the claim names what only the one is of and what only the other: "at Lowmark and Highmark"."""
    telling = {key for key, weight in question.weights.items() if weight >= _TELLING}
    apart = bool(one.local & telling - other.local) and bool(other.local & telling - one.local)
    return apart and marks("together").search(question.asked.clause) is not None


def _from_end_to_end(question: Question, derived: Derived) -> bool:
    """Whether the parts are of the two ends of a stretch the claim names: "slower by 0.7 point by 2020"."""
    a, b = (part.figure.period for part in derived.parts)
    if not derived.is_difference or a is None or b is None:
        return False
    first, last = (b, a) if question.asked.figure.direction is Direction.UP else (a, b)
    periods = [period for period in (question.asked.figure.period, *question.context) if period]
    stretches = [each for each in periods if _reaches(each, first, last)]
    others = [each for each in periods if each not in stretches]
    said = derived.parts[0].evidence.passage
    return bool(stretches) and all(spoken(each, said) is not Relation.DIFFERENT for each in others)


def _reaches(stretch: Period, first: Period, last: Period) -> bool:
    """Whether a stretch of time begins in one period and ends in another."""
    if not (stretch.start and stretch.end):
        return False
    begins, ends = _holds(first, stretch.start), _holds(last, stretch.end)
    return begins and ends and not _holds(first, stretch.end)


def _holds(period: Period, day: date) -> bool:
    return (period.start or date.min) <= day <= (period.end or date.max)


def _timely(question: Question, part: Part, derived: Derived) -> bool:
    if part.figure.former:
        return True
    claimed, found = question.asked.figure.period, part.figure.period
    if derived.earlier and claimed and found:
        found = _year_before(found)
    passage = part.evidence.passage
    if derived.earlier and passage.setting and not part.figure.period:
        found = _year_before(passage.setting)
    return timing(claimed, question.context, found, passage) is not Relation.DIFFERENT


def _year_before(period: Period) -> Period:
    """The same days a year earlier: the period a growth rate is counted from."""
    start, end = (_back(day) if day else None for day in (period.start, period.end))
    return period._replace(start=start, end=end, label=f"the year before {period.label}")


def _back(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def _covered(question: Question, derived: Derived) -> float:
    near = dict.fromkeys(derived.parts[0].near | derived.parts[1].near, 1.0)
    return coverage(question.weights, near)


def _finding(claim: Figure, verdict: Verdict, derived: Derived, stance: Stance) -> Finding:
    evidence = tuple(part.evidence._replace(stance=stance, note=derived.working) for part in derived.parts)
    why = f"{claim.text} against the working {derived.working}"
    judged = JudgedFigure(claim, verdict, ("derived",))
    supports, refutes = (evidence, ()) if stance is Stance.SUPPORTS else ((), evidence)
    return Finding(verdict, ("derived",), why, judged, supports=supports, refutes=refutes)
