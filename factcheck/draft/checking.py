"""A draft and a checker in, a report out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from factcheck.draft.claims import Sentence, find_claims
from factcheck.draft.context import Setting, Understood, understand
from factcheck.draft.model import Block, DraftReport, Finding, Kind, Left, Place, Why
from factcheck.draft.rules import level_of, rule_of
from factcheck.errors import UsageError
from factcheck.model import Evidence, JudgedFigure, Result, Span, Stance, Verdict

if TYPE_CHECKING:
    from factcheck.config import Level
    from factcheck.draft.model import Draft
    from factcheck.figures import Reader

Check = Callable[[str], Result]
Progress = Callable[[int, int], None]

_STANCES: Mapping[Verdict, Stance] = {
    Verdict.SUPPORTED: Stance.SUPPORTS,
    Verdict.REFUTED: Stance.REFUTES,
    Verdict.NOT_ENOUGH_EVIDENCE: Stance.RELATED,
}


def check_draft(
    draft: Draft,
    reader: Reader,
    check: Check,
    levels: Mapping[str, Level] | None = None,
    progress: Progress | None = None,
) -> DraftReport:
    """Check every claim of a draft; ``levels`` maps rules to levels, ``progress`` counts sentences."""
    found = list(find_claims(draft, reader))
    desk = _Desk(draft, check, levels or {})
    setting, paragraph = Setting(), Span(0, 0)
    for number, sentence in enumerate(found, 1):
        heading = sentence.block is not Block.TEXT
        if sentence.paragraph != paragraph:
            setting, paragraph = replace(setting, period="", year=None), sentence.paragraph
        before = Setting() if heading else setting
        understood, after = understand(_without_terms(sentence), sentence.reading, before)
        setting = setting if heading else after
        desk.judge(sentence, understood, after.speaker)
        if progress:
            progress(number, len(found))
    return desk.report()


def _without_terms(sentence: Sentence) -> str:
    """The sentence with blanks for the marks around a term, which is nobody's words."""
    text = sentence.text
    edges = {at for quote in sentence.quotes for at in (quote.start - 1, quote.end)}
    return "".join(" " if mark in '"“”' and at not in edges else mark for at, mark in enumerate(text))


@dataclass(slots=True)
class _Desk:
    """Collects what checking finds, sentence by sentence."""

    draft: Draft
    check: Check
    levels: Mapping[str, Level]
    findings: list[Finding] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    quoted: int = 0
    unsettled: bool = False

    def judge(self, sentence: Sentence, understood: Understood, speaker: str) -> None:
        """Check what is to be checked of one sentence."""
        self.quoted += sentence.quoted
        self._note_unsettled(sentence)
        self.left += [self._left(sentence, figure.span, why) for figure, why in sentence.left]
        try:
            if sentence.is_claim:
                result = self.check(understood.text)
                self._figures(sentence, understood, result)
                self._statement(sentence, understood, result)
            for quote in sentence.quotes:
                self._quotation(sentence, quote, speaker)
        except UsageError as error:
            self.remarks.append(f"{self._place(sentence.span.start).line}: {error}")
            self.left += [self._left(sentence, figure.span, Why.UNREAD) for figure in sentence.figures]

    def _note_unsettled(self, sentence: Sentence) -> None:
        """Say once that a time is not settled because the draft has no date."""
        period = next((each for each in sentence.reading.periods if each.start is None), None)
        if period and sentence.is_claim and self.draft.date is None and not self.unsettled:
            self.unsettled = True
            line = self._place(sentence.span.start + period.span.start).line
            mend = "give --as-of, or a date: in its head"
            self.remarks.append(f"{line}: “{period.text}” is not settled: the draft has no date ({mend})")

    def _figures(self, sentence: Sentence, understood: Understood, result: Result) -> None:
        written = {understood.written(judged.figure.span): judged for judged in result.figures}
        chosen = dict(zip(result.figures, _chosen(result), strict=True))
        for figure in sentence.figures:
            judged = next((each for span, each in written.items() if _touches(span, figure.span)), None)
            if judged is None:
                self.left.append(self._left(sentence, figure.span, Why.UNREAD))
                continue
            finding = self._finding(
                Kind.FIGURE, sentence, figure.span, understood.text, result, judged, chosen[judged]
            )
            self.findings.append(finding)

    def _statement(self, sentence: Sentence, understood: Understood, result: Result) -> None:
        if not sentence.figures:
            whole = Span(0, len(sentence.text))
            evidence = _best(result)
            found = self._finding(Kind.STATEMENT, sentence, whole, understood.text, result, None, evidence)
            self.findings.append(found)

    def _quotation(self, sentence: Sentence, quote: Span, speaker: str) -> None:
        words = sentence.text[quote.start : quote.end].rstrip(",，")
        said = f"{speaker} said “{words}”" if speaker and sentence.attributed else f"“{words}”"
        result = self.check(said)
        evidence = _best(result)
        self.findings.append(self._finding(Kind.QUOTATION, sentence, quote, "", result, None, evidence))

    def _finding(
        self,
        kind: Kind,
        sentence: Sentence,
        part: Span,
        read_as: str,
        result: Result,
        judged: JudgedFigure | None,
        evidence: Evidence | None,
    ) -> Finding:
        verdict, reasons = (judged.verdict, judged.reasons) if judged else (result.verdict, result.reasons)
        rule = rule_of(verdict, reasons)
        start = sentence.span.start
        return Finding(
            kind=kind,
            span=Span(part.start + start, part.end + start),
            sentence=sentence.span,
            place=self._place(part.start + start),
            end=self.draft.places.place_in_file(self.draft.places.origin(part.end + start - 1) + 1),
            text=sentence.text[part.start : part.end],
            verdict=verdict,
            reasons=reasons,
            result=result,
            fingerprint="",
            rule=rule,
            level=level_of(verdict, rule, self.levels),
            read_as="" if _same(read_as, sentence.text) else read_as,
            judged=judged,
            evidence=evidence,
        )

    def _left(self, sentence: Sentence, part: Span, why: Why) -> Left:
        span = Span(part.start + sentence.span.start, part.end + sentence.span.start)
        return Left(span, self._place(span.start), sentence.text[part.start : part.end], why)

    def _place(self, offset: int) -> Place:
        return self.draft.places.place(offset)

    def report(self) -> DraftReport:
        """What was found, in the order of the draft."""
        findings = sorted(self.findings, key=lambda finding: finding.span)
        left = tuple(sorted(self.left, key=lambda each: each.span))
        marked = tuple(_fingerprinted(findings, self.draft))
        return DraftReport(self.draft, marked, left, self.quoted, remarks=tuple(self.remarks))


def _fingerprinted(findings: Iterable[Finding], draft: Draft) -> Iterator[Finding]:
    """Each finding with a name that stays when the draft changes elsewhere: rule, words, sentence."""
    seen: Counter[str] = Counter()
    for finding in findings:
        words = " ".join(draft.text[finding.sentence.start : finding.sentence.end].split())
        key = "\n".join((finding.rule, finding.kind, finding.text, words))
        seen[key] += 1
        name = sha256(f"{key}\n{seen[key]}".encode("utf-8", "replace")).hexdigest()[:16]
        yield replace(finding, fingerprint=name)


def _same(read_as: str, text: str) -> bool:
    """Whether the sentence was checked as it stands, marks around terms aside."""
    bare = str.maketrans(dict.fromkeys('"“”', " "))
    return not read_as or read_as.translate(bare).split() == text.translate(bare).split()


def _touches(span: Span | None, other: Span) -> bool:
    return span is not None and span.start < other.end and other.start < span.end


def _best(result: Result) -> Evidence | None:
    """What a verdict on words rests on, or the closest passage."""
    return next(iter((*result.evidence, *result.conflicts, *result.related)), None)


def _chosen(result: Result) -> list[Evidence | None]:
    """The passage that each figure's verdict rests on, none twice where there are others."""
    passages = (*result.evidence, *result.conflicts, *result.related)
    used: list[Evidence] = []
    chosen = []
    for judged in result.figures:
        ranked = sorted(passages, key=lambda evidence: _fit(judged, evidence, used))
        fitting = ranked[0] if ranked and _fit(judged, ranked[0], ())[0] < _UNFIT else None
        used += [fitting] if fitting else []
        chosen.append(fitting)
    return chosen


_UNFIT = 2


def _fit(judged: JudgedFigure, evidence: Evidence, used: Sequence[Evidence]) -> tuple[int, bool, bool]:
    """How well a passage goes with a figure's verdict, best first: its stance, its figure, not shown yet."""
    asked, shown = judged.figure.quantity, evidence.figure
    stance = _STANCES.get(judged.verdict, evidence.stance)
    off = evidence.stance is not stance
    other_unit = shown is None or shown.quantity.unit != asked.unit
    apart = shown is None or not shown.quantity.overlaps(asked)
    wrong = apart if judged.verdict is Verdict.SUPPORTED else False
    return off * _UNFIT + other_unit, wrong, evidence in used
