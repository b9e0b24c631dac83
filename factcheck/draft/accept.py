"""Living with findings: those an editor accepted, with a reason, and those that were there before."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from factcheck.draft.model import Acceptance
from factcheck.draft.rules import RULES
from factcheck.errors import UsageError
from factcheck.model import Span
from factcheck.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factcheck.config import Config
    from factcheck.draft.model import Comment, Draft, DraftReport, Finding

_REMARK = re.compile(r"factcheck:\s*(\w+)\s*([\w-]*)\s*(?:because\b|:|-{1,2}|–|—)?\s*(.*)", re.DOTALL)
_MEND = "write: factcheck: accept FC-value because …"


def accept(
    report: DraftReport, settings: Sequence[Acceptance] = (), baseline: Collection[str] = ()
) -> DraftReport:
    """The report with its findings marked as accepted (in the draft or the settings) or known before."""
    written, remarks = _written(report.draft)
    offered = [*written, *(each for each in settings if _is_for(each, report.draft.path))]
    findings = tuple(
        replace(
            finding,
            accepted=next((each for each in offered if _fits(each, finding, report.draft)), None),
            known=bool(finding.rule) and finding.fingerprint in baseline,
        )
        for finding in report.findings
    )
    used = {finding.accepted for finding in findings}
    unused = tuple(each for each in offered if each not in used)
    return replace(report, findings=findings, unused=unused, remarks=(*report.remarks, *remarks))


def accepted_in(config: Config) -> tuple[Acceptance, ...]:
    """What the settings accept. Raises UsageError for a rule that there is not."""
    for each in config.accept:
        if each.rule not in RULES:
            raise UsageError(f"{config.path}: no rule is called {each.rule!r} (known are {', '.join(RULES)})")
    return tuple(
        Acceptance(each.rule, each.reason, each.text, each.path, str(config.path or "factcheck.toml"))
        for each in config.accept
    )


def _written(draft: Draft) -> tuple[list[Acceptance], list[str]]:
    """The acceptances in the comments of a draft, and what is wrong with some of them."""
    found, remarks = [], []
    within = _Places(draft)
    for comment in draft.comments:
        asked = _REMARK.fullmatch(comment.text)
        if not asked:
            continue
        place = f"{draft.path}:{comment.place.line}"
        if fault := _fault(*asked.groups()):
            remarks.append(f"{comment.place.line}: {fault} ({_MEND})")
        else:
            found.append(Acceptance(asked[2], asked[3].strip(), origin=place, within=within.of(comment)))
    return found, remarks


def _fault(order: str, rule: str, reason: str) -> str:
    if order != "accept":
        return f"a remark cannot {order!r}"
    if rule not in RULES:
        return f"no rule is called {rule!r}"
    return "" if reason.strip() else f"{rule} is accepted without a reason"


class _Places:
    """What each comment of a draft is about; a paragraph is cut into sentences once, not for each of them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._ends = [paragraph.span.end for paragraph in draft.paragraphs]
        self._starts: dict[Span, list[int]] = {}

    def of(self, comment: Comment) -> Span:
        """The sentence that a comment stands in or behind, or the paragraph that follows it."""
        at = bisect_left(self._ends, comment.at - 1)
        if at == len(self._ends):
            return Span(len(self._draft.text), len(self._draft.text))
        paragraph = self._draft.paragraphs[at].span
        if paragraph.start >= comment.at:
            return paragraph
        starts = self._sentences(paragraph)
        before = bisect_left(starts, comment.at)
        return Span(starts[before - 1] if before else paragraph.start, comment.at)

    def _sentences(self, paragraph: Span) -> list[int]:
        """Where the sentences of a paragraph start."""
        if paragraph not in self._starts:
            text = self._draft.text[paragraph.start : paragraph.end]
            self._starts[paragraph] = [span.start for span in sentences(text, paragraph.start)]
        return self._starts[paragraph]


def _is_for(acceptance: Acceptance, path: str) -> bool:
    return not acceptance.path or PurePath(path).match(acceptance.path)


def _fits(acceptance: Acceptance, finding: Finding, draft: Draft) -> bool:
    if acceptance.rule != finding.rule:
        return False
    where = acceptance.within
    if where is not None and not (where.start <= finding.span.start and finding.span.end <= where.end):
        return False
    sentence = draft.text[finding.sentence.start : finding.sentence.end]
    return " ".join(acceptance.text.split()) in " ".join(sentence.split())


def baseline_of(text: str, path: str) -> frozenset[str]:
    """The fingerprints in an earlier report of ``--format json`` or ``jsonl``. Raises UsageError."""
    try:
        loaded = [json.loads(text)] if text.lstrip().startswith("[") else map(json.loads, text.splitlines())
        return frozenset(_fingerprints(loaded))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        mend = "write one with: factcheck draft … --format json > FILE"
        raise UsageError(f"{path}: is no report of factcheck draft ({mend})") from None


def _fingerprints(value: Iterable[Any]) -> Iterator[str]:
    for report in value:
        for each in report if isinstance(report, list) else [report]:
            yield from (finding["fingerprint"] for finding in each["findings"] if finding["rule"])
