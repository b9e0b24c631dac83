"""From a claim and its candidate passages to a result: the pure middle of the tool."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.judging.claims import Asked, Attribution, Claim, attribution, without
from factcheck.judging.figures import Finding, judge_figure
from factcheck.judging.match import Match, Question, matches
from factcheck.judging.quotes import Quoted, find_quote
from factcheck.judging.scope import View, view, weights
from factcheck.judging.wording import Worded, hold
from factcheck.model import (
    Evidence,
    JudgedFigure,
    Passage,
    Result,
    Speaker,
    Stance,
    Verdict,
)

if TYPE_CHECKING:
    from factcheck.config import Thresholds
    from factcheck.judging.knowledge import Knowledge
    from factcheck.words import Word

Rarity = Callable[[str], float]

_SHOWN = 5
_GRAVITY = (Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH_EVIDENCE, Verdict.SUPPORTED)


class Judge:
    """Judges claims against passages; ``rarity`` weighs a word key by how rare it is in the index."""

    def __init__(self, knowledge: Knowledge, rarity: Rarity, thresholds: Thresholds) -> None:
        self._knowledge = knowledge
        self._rarity = rarity
        self._thresholds = thresholds

    def judge(self, claim: Claim, passages: Sequence[Passage]) -> Result:
        """The verdict on ``claim``, its reasons and what it rests on."""
        said = attribution(claim, _speakers(passages))
        if claim.asked:
            views = [view(passage, self._knowledge) for passage in passages]
            findings = [self._figure(claim, asked, views, said) for asked in claim.asked]
            return _from_findings(claim, _together(findings), passages)
        if claim.quotes:
            return self._quoted(claim, passages, said)
        return self._worded(claim, passages, said)

    def _figure(
        self, claim: Claim, asked: Asked, views: Sequence[View], said: Attribution | None
    ) -> Finding:
        words = self._subject(without(asked.words, said.span if said else None))
        question = Question(
            asked,
            weights(words, self._rarity, self._knowledge),
            self._names(words),
            self._knowledge.places([word.key for word in words]),
            tuple(period for period in claim.periods if period != asked.figure.period),
        )
        found = [match for view in views for match in matches(question, view, self._knowledge)]
        undecided = JudgedFigure(asked.figure, Verdict.NOT_ENOUGH_EVIDENCE)
        return judge_figure(undecided, found, said, self._thresholds.subject)

    def _quoted(self, claim: Claim, passages: Sequence[Passage], said: Attribution | None) -> Result:
        quote = claim.text[claim.quotes[0].start : claim.quotes[0].end]
        found = find_quote(quote, passages)
        return _from_quote(claim, quote, found, said, passages)

    def _worded(self, claim: Claim, passages: Sequence[Passage], said: Attribution | None) -> Result:
        words = self._subject(without(claim.words, said.span if said else None))
        weighed, names = weights(words, self._rarity, self._knowledge), self._names(words)
        held = [
            hold(claim.text, weighed, names, passage, self._around(passage), self._knowledge)
            for passage in passages
        ]
        held.sort(key=lambda worded: (bool(worded.missing), -worded.score, worded.passage.location.start))
        return _from_wording(claim, held, self._thresholds.text)

    def _around(self, passage: Passage) -> list[str]:
        speaker, source = passage.speaker, passage.source
        named = [source.title, source.publisher, f"{speaker.name} {speaker.role}" if speaker else ""]
        keys = [key for text in named for key in self._knowledge.lexicon.keys(text)]
        return [*keys, *self._knowledge.home(source).names]

    def _subject(self, words: Sequence[Word]) -> list[Word]:
        return [word for word in words if word.key not in self._knowledge.said]

    def _names(self, words: Sequence[Word]) -> frozenset[str]:
        known, light = self._knowledge.is_place_word, self._knowledge.lexicon.is_light
        return frozenset(w.key for w in words if (w.proper or known(w.key)) and not light(w.key))


def _speakers(passages: Iterable[Passage]) -> list[Speaker]:
    found = {speaker.name: speaker for passage in passages for speaker in passage.source.speakers}
    found |= {passage.speaker.name: passage.speaker for passage in passages if passage.speaker}
    return list(found.values())


def _together(findings: list[Finding]) -> list[Finding]:
    """A figure not found on its own stands when the passage that bears out another has it too."""
    return findings


def _from_findings(claim: Claim, findings: Sequence[Finding], passages: Sequence[Passage]) -> Result:
    worst = min(findings, key=lambda finding: _GRAVITY.index(finding.judged.verdict))
    verdict = worst.judged.verdict
    reasons = tuple(
        dict.fromkeys(reason for f in findings if f.judged.verdict is verdict for reason in f.judged.reasons)
    )
    supports = _evidence([m for f in findings for m in f.supports], Stance.SUPPORTS)
    refutes = _evidence([m for f in findings for m in f.refutes], Stance.REFUTES)
    related = _evidence([m for f in findings for m in f.related], Stance.RELATED)
    evidence = refutes if verdict is Verdict.REFUTED else supports
    conflicts = refutes if verdict is not Verdict.REFUTED else refutes
    return Result(
        claim.text,
        verdict,
        reasons,
        _explain(worst),
        tuple(finding.judged for finding in findings),
        evidence[:_SHOWN],
        conflicts[:_SHOWN],
        (related or _closest(passages))[:_SHOWN],
    )


def _explain(finding: Finding) -> str:
    judged = finding.judged
    if finding.supports:
        return f"{judged.figure.text} is borne out: {finding.supports[0].figure.text}."
    if finding.refutes:
        return f"The claim says {judged.figure.text}; the source says {finding.refutes[0].figure.text}."
    return f"No indexed statement gives {judged.figure.text} or another figure for the same thing and time."


def _evidence(found: Sequence[Match], stance: Stance) -> tuple[Evidence, ...]:
    unique = {(m.passage.source.sha256, m.passage.location.start, m.figure.span): m for m in reversed(found)}
    ranked = sorted(unique.values(), key=lambda m: -m.score)
    return tuple(Evidence(stance, m.passage, m.score, m.figure) for m in ranked)


def _closest(passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    return tuple(Evidence(Stance.RELATED, passage, 0.0) for passage in passages[:3])


def _from_quote(
    claim: Claim, quote: str, found: Quoted, said: Attribution | None, passages: Sequence[Passage]
) -> Result:
    from factcheck.judging.claims import is_said_by

    if found.passage is None:
        why = "No indexed transcript has these words or words close to them."
        return Result(claim.text, Verdict.NOT_ENOUGH_EVIDENCE, ("quote",), why, related=_closest(passages))
    evidence = Evidence(
        Stance.SUPPORTS if found.verbatim else Stance.REFUTES, found.passage, 1.0, note=found.difference
    )
    if not found.verbatim:
        why = f"The source has other words: {found.difference}"
        return Result(
            claim.text, Verdict.REFUTED, ("quote",), why, evidence=(evidence,), conflicts=(evidence,)
        )
    if said and not is_said_by(found.passage, said.speaker):
        return Result(
            claim.text,
            Verdict.REFUTED,
            ("speaker",),
            "The words are another speaker's.",
            evidence=(evidence,),
        )
    return Result(
        claim.text, Verdict.SUPPORTED, (found.tier,), "The words stand in the source.", evidence=(evidence,)
    )


def _from_wording(claim: Claim, held: Sequence[Worded], least: float) -> Result:
    related = tuple(Evidence(Stance.RELATED, worded.passage, worded.score) for worded in held[:3])
    best = held[0] if held else None
    if best is None or best.missing or best.score < least:
        why = "No indexed statement says this or its opposite."
        return Result(claim.text, Verdict.NOT_ENOUGH_EVIDENCE, (), why, related=related)
    if best.reason:
        evidence = (Evidence(Stance.REFUTES, best.passage, best.score),)
        why = f"The source says otherwise: {best.word!r} sets the two apart."
        return Result(claim.text, Verdict.REFUTED, (best.reason,), why, evidence=evidence, conflicts=evidence)
    evidence = (Evidence(Stance.SUPPORTS, best.passage, best.score),)
    return Result(
        claim.text,
        Verdict.SUPPORTED,
        ("exact",),
        "The statement says this.",
        evidence=evidence,
        related=related[1:],
    )
