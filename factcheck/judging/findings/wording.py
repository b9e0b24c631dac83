"""Claims without a figure: the same words, the same names and the same polarity, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.periods.relations import Match as Relation
from factcheck.judging.claim.attribution import Attribution, asks, is_said_by
from factcheck.judging.findings.finding import EXPLAINED, Finding
from factcheck.judging.matching.scope import AROUND, LOCAL, View, coverage
from factcheck.judging.matching.times import spoken
from factcheck.model import Compared, Evidence, Stance, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.judging.claim.parts import Claim
    from factcheck.judging.knowledge import Knowledge

_NEAR_MISS = 0.05
"""A denial must be this much surer than a support."""

_BEFORE = 0.6
"""How far the sentences before vouch for what a sentence itself should say."""

_ALONE = 0.55
"""So much of a claim must stand in a sentence itself, whatever stands around it."""

_BETTER = 0.1
"""Another speaker's words this much nearer to the claim are the ones it means."""


class Worded(NamedTuple):
    """A passage held against a claim in words; ``reason`` and ``word`` name what contradicts it.

    ``alone`` is the score of its sentence without what stands around it.
    """

    view: View
    score: float
    missing: frozenset[str] = frozenset()
    reason: str = ""
    word: str = ""
    alone: float = 1.0

    def evidence(self, stance: Stance) -> Evidence:
        """The passage as evidence."""
        return Evidence(stance, self.view.passage, self.score)

    def compared(self, said: Attribution | None, least: float) -> Compared:
        """The passage with what came of it; ``said`` and ``least`` as in ``judge_wording``."""
        return Compared("", self.view.passage, self.score, self._outcome(said, least))

    def _outcome(self, said: Attribution | None, least: float) -> str:
        if self.missing:
            return f"dropped: does not speak of {min(self.missing)!r}"
        if self.score < least:
            return f"dropped: too few of the claim's words ({self.score:.2f}, {least:.2f} needed)"
        if self.reason:
            return f"says otherwise: {self.word!r} sets the two apart"
        if said and not is_said_by(self.view.passage, said.speaker):
            return f"not said by {said.speaker.name}"
        if self.alone < _ALONE:
            return f"dropped: says too little of it itself ({self.alone:.2f}, {_ALONE:.2f} needed)"
        return "says this"


def judge_wording(
    claim: Claim,
    weights: Mapping[str, float],
    names: frozenset[str],
    views: Sequence[View],
    said: Attribution | None,
    knowledge: Knowledge,
    least: float,
) -> Finding:
    """Decide on a claim by its words; ``least`` is the share of them a passage must cover."""
    timely = [view for view in views if _is_evidence(view, claim)]
    denied = knowledge.negated(claim.text)
    held = sorted((hold(denied, weights, names, view, knowledge) for view in timely), key=_rank)
    related = tuple(worded.evidence(Stance.RELATED) for worded in held)
    compared = tuple(worded.compared(said, least) for worded in held[:EXPLAINED])
    return _decide(held, said, least)._replace(related=related, compared=compared)


def _decide(held: Sequence[Worded], said: Attribution | None, least: float) -> Finding:
    same = [worded for worded in held if not worded.missing and worded.score >= least]
    own = [worded for worded in same if said is None or is_said_by(worded.view.passage, said.speaker)]
    if _is_anothers(same, own):
        refutes = (same[0].evidence(Stance.REFUTES),)
        return Finding(Verdict.REFUTED, ("speaker",), "another speaker said this", refutes=refutes)
    if own and not own[0].reason and own[0].alone >= _ALONE:
        supports = (own[0].evidence(Stance.SUPPORTS),)
        return Finding(Verdict.SUPPORTED, ("exact",), "the statement says this", supports=supports)
    denial = next((worded for worded in own if worded.reason), None)
    if denial and denial.score >= max(least + _NEAR_MISS, own[0].score - _BETTER):
        refutes = (denial.evidence(Stance.REFUTES),)
        why = f"the source says otherwise: {denial.word!r} sets the two apart"
        return Finding(Verdict.REFUTED, (denial.reason,), why, refutes=refutes)
    return Finding(Verdict.NOT_ENOUGH_EVIDENCE, (), "no statement found says this or its opposite")


def _is_anothers(same: Sequence[Worded], own: Sequence[Worded]) -> bool:
    """Whether the words are those of a speaker the claim does not name."""
    if not same or same[0].reason or same[0].view.passage.speaker is None:
        return False
    return not own or (same[0] is not own[0] and same[0].score > own[0].score + _BETTER)


def hold(
    denied: frozenset[str],
    weights: Mapping[str, float],
    names: frozenset[str],
    view: View,
    knowledge: Knowledge,
) -> Worded:
    """How far a passage says what a claim of these words says, of which it denies some, or the opposite."""
    text, sought = view.passage.text, weights.keys()
    own = set(knowledge.lexicon.keys(text))
    near = dict.fromkeys(sought & view.around, AROUND)
    near |= dict.fromkeys(sought & view.before, min(view.link, _BEFORE))
    near |= dict.fromkeys(sought & own, LOCAL)
    missing = names - near.keys()
    absent = [key for key in weights if key not in near]
    opposed = next((key for key in absent if _is_opposed(key, own, weights, denied, text, knowledge)), "")
    alike = {key: LOCAL for key in weights if key != opposed and knowledge.likes(key) & own}
    near |= alike
    if opposed in denied:
        near, denied, opposed = near | {opposed: LOCAL}, denied - {opposed}, ""
    if opposed:
        rest = {key: weight for key, weight in weights.items() if key != opposed}
        return Worded(view, coverage(rest, near), missing, "entity", opposed)
    score = coverage(weights, near)
    shared = sought & own
    alone = coverage(weights, dict.fromkeys(shared, LOCAL) | alike)
    if bool(denied & shared) != bool(view.negated & shared):
        return Worded(view, score, missing, "negation", "not")
    return Worded(view, score, missing, alone=alone)


def _is_opposed(
    key: str,
    own: set[str],
    weights: Mapping[str, float],
    denied: frozenset[str],
    text: str,
    knowledge: Knowledge,
) -> bool:
    """Whether a sentence has the opposite of a word of the claim, and not its like nearer to the subject."""
    theirs = own if key in denied else own - weights.keys()  # what both say tells nothing
    opposites, likes = knowledge.antonyms(key) & theirs, knowledge.likes(key) & theirs
    if not opposites or not likes:
        return bool(opposites)
    keys = knowledge.lexicon.keys(text)
    return _distance(opposites, weights, keys) < _distance(likes, weights, keys)


def _distance(some: frozenset[str], others: Mapping[str, float], keys: Sequence[str]) -> int:
    """How many words lie between the nearest two of a sentence, one of each kind."""
    here, there = ([at for at, key in enumerate(keys) if key in kind] for kind in (some, others))
    return min((abs(one - other) for one in here for other in there), default=len(keys))


def _is_evidence(view: View, claim: Claim) -> bool:
    """Said by one who answers, not asks, and at the time the claim names."""
    if asks(view.passage):
        return False
    return all(spoken(period, view.passage) is not Relation.DIFFERENT for period in claim.periods)


def _rank(worded: Worded) -> tuple[bool, float, bool, str, int]:
    passage = worded.view.passage
    place = (passage.source.sha256, passage.location.start)
    return (bool(worded.missing), -worded.score, bool(worded.reason), *place)
