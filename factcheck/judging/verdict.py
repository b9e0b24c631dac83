"""From a claim and its candidate passages to a result: the pure middle of the tool."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.judging.claim.attribution import Attribution, attribution, is_said_by, without
from factcheck.judging.findings.derived import judge_derived
from factcheck.judging.findings.figures import judge_figure
from factcheck.judging.findings.finding import Finding, conclude
from factcheck.judging.findings.qualifiers import judge_qualifier, qualified
from factcheck.judging.findings.wording import judge_wording
from factcheck.judging.matching.company import in_company
from factcheck.judging.matching.match import Match, Question, matches, supposes
from factcheck.judging.matching.scope import OF_A_FIGURE, OF_A_WORDING, Everyday, View, keys_of, weights
from factcheck.judging.matching.times import is_year_before
from factcheck.model import Evidence, Result, Speaker, Stance, Verdict

if TYPE_CHECKING:
    from factcheck.config import Thresholds
    from factcheck.judging.claim.parts import Asked, Claim
    from factcheck.judging.knowledge import Knowledge
    from factcheck.model import Passage, Period, Span
    from factcheck.words import Word

Rarity = Callable[[str], float]

_VIEWS_KEPT = 2_048

_OTHERS = 0.4
"""What the words of a claim's other figures weigh for one of them."""


class Judge:
    """Judges claims against passages; ``rarity`` weighs a word key by how rare it is in the index."""

    def __init__(self, knowledge: Knowledge, rarity: Rarity, thresholds: Thresholds) -> None:
        self._knowledge = knowledge
        self._rarity = rarity
        self._thresholds = thresholds
        self._views: dict[int, View] = {}

    def judge(self, claim: Claim, passages: Sequence[Passage]) -> Result:
        """The verdict on ``claim``, its reasons and what it rests on."""
        said = attribution(claim.text, _speakers(passages)) if claim.attributed else None
        views = [self._view(passage) for passage in passages]
        findings = self._figures(claim, views, said)
        findings += [self._quoted(claim, quote, passages, said) for quote in claim.quotes]
        return conclude(claim.text, findings or [self._worded(claim, views, said)])

    def _view(self, passage: Passage) -> View:
        """The passage prepared, once for all claims it is a candidate of (a view keeps it, and so its id)."""
        if id(passage) not in self._views:
            if len(self._views) >= _VIEWS_KEPT:
                self._views.clear()
            self._views[id(passage)] = View(passage, self._knowledge)
        return self._views[id(passage)]

    def _figures(self, claim: Claim, views: Sequence[View], said: Attribution | None) -> list[Finding]:
        """Every figure of the claim judged on its own, the qualifiers with the figures they stand beside."""
        questions = [self._question(claim, asked, said) for asked in claim.asked if not asked.qualifier]
        qualifiers = [asked.figure for asked in claim.asked if asked.qualifier]
        found = [
            [
                qualified(match, qualifiers)
                for view in views
                for match in matches(question, view, self._knowledge)
            ]
            for question in questions
        ]
        together = in_company(found, self._thresholds.subject)
        main = [self._figure(*each, views, said) for each in zip(questions, together, strict=True)]
        beside = [judge_qualifier(asked.figure, main) for asked in claim.asked if asked.qualifier]
        return main + beside

    def _question(self, claim: Claim, asked: Asked, said: Attribution | None) -> Question:
        words = self._subject(asked.words, said)
        rest = self._weights(self._subject(asked.rest, said))
        weighed = {key: weight * _OTHERS for key, weight in rest.items()} | self._weights(words)
        sayers = frozenset() if said else claim.sayers
        sides = self._knowledge.sides(weighed)
        return Question(
            asked,
            weighed,
            self._names(words),
            self._knowledge.places(keys_of((*words, *asked.passing))),
            tuple(
                period for period in claim.periods if not _goes_without_saying(period, asked.figure.period)
            ),
            tuple(figure for figure in claim.reading.figures if figure is not asked.figure),
            said.speaker if said else None,
            frozenset(keys_of(words)),
            self._knowledge.negated(claim.text) & set(keys_of(claim.words)),
            supposes(claim.text),
            sayers,
            frozenset(self._knowledge.lexicon.keys(claim.text)),
            sides,
            sayers.union(weighed, keys_of(asked.words), sides.must),
        )

    def _figure(
        self, question: Question, found: Sequence[Match], views: Sequence[View], said: Attribution | None
    ) -> Finding:
        finding = judge_figure(question.asked.figure, found, said, self._thresholds.subject)
        if finding.verdict in (Verdict.SUPPORTED, Verdict.CONFLICTING):
            return finding
        derived = judge_derived(
            question, views, self._knowledge, self._thresholds.subject, self._thresholds.derived
        )
        if derived is None or not _outdoes(derived, finding):
            return finding
        return derived._replace(compared=finding.compared)

    def _quoted(
        self, claim: Claim, quote: Span, passages: Sequence[Passage], said: Attribution | None
    ) -> Finding:
        from factcheck.judging.findings.quotes import find_quote  # few claims quote

        found = find_quote(claim.text[quote.start : quote.end], passages)
        if found.passage is None:
            why = "no transcript found has these words or words close to them"
            return Finding(Verdict.NOT_ENOUGH_EVIDENCE, ("quote",), why)
        if not found.verbatim:
            evidence = Evidence(Stance.REFUTES, found.passage, 1.0, note=found.difference)
            why = f"the source has other words: {found.difference}"
            return Finding(Verdict.REFUTED, ("quote",), why, refutes=(evidence,))
        if said and not is_said_by(found.passage, said.speaker):
            evidence = Evidence(Stance.REFUTES, found.passage, 1.0)
            why = f"the words are not {said.speaker.name}'s"
            return Finding(Verdict.REFUTED, ("speaker",), why, refutes=(evidence,))
        evidence = Evidence(Stance.SUPPORTS, found.passage, 1.0)
        return Finding(
            Verdict.SUPPORTED, (found.tier,), "the words stand in the source", supports=(evidence,)
        )

    def _worded(self, claim: Claim, views: Sequence[View], said: Attribution | None) -> Finding:
        words = self._subject(claim.words, said)
        return judge_wording(
            claim,
            self._weights(words, OF_A_WORDING),
            self._names(words),
            views,
            said,
            self._knowledge,
            self._thresholds.text,
        )

    def _weights(self, words: Sequence[Word], everyday: Everyday = OF_A_FIGURE) -> dict[str, float]:
        return weights(words, self._rarity, everyday, self._knowledge)

    def _subject(self, words: Sequence[Word], said: Attribution | None) -> tuple[Word, ...]:
        kept = without(words, [said.span] if said else [])
        return tuple(word for word in kept if word.key not in self._knowledge.said)

    def _names(self, words: Sequence[Word]) -> frozenset[str]:
        light = self._knowledge.lexicon.is_light
        places = {key for name in self._knowledge.places([w.key for w in words]) for key in name.split()}
        return frozenset(w.key for w in words if (w.proper or w.key in places) and not light(w.key))


def _goes_without_saying(period: Period, own: Period | None) -> bool:
    """Whether a period is a figure's own, or the same days a year earlier, which changes are counted from."""
    return period == own or (own is not None and is_year_before(period, own))


def _outdoes(derived: Finding, finding: Finding) -> bool:
    """Whether a working tells more than what was said: a part of a sum denies no sum."""
    if finding.verdict is Verdict.NOT_ENOUGH_EVIDENCE:
        return True
    parts = {item.passage for item in derived.supports if "+" in item.note}
    return derived.verdict is Verdict.SUPPORTED and any(item.passage in parts for item in finding.refutes[:1])


def _speakers(passages: Iterable[Passage]) -> list[Speaker]:
    named = (speaker for passage in passages for speaker in (*passage.source.speakers, passage.speaker))
    return list(dict.fromkeys(speaker for speaker in named if speaker))
