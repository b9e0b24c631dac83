"""The JSON objects of a report on a draft. Offsets count characters of the draft's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.output.draft import wording
from factcheck.output.objects import evidence_object, judged_object, result_object

if TYPE_CHECKING:
    from factcheck.draft.model import Acceptance, Coverage, DraftReport, Finding, Left, Place

Object = dict[str, Any]


def report_object(report: DraftReport) -> Object:
    """One draft: coverage, findings (the accepted ones too), what was left alone."""
    draft = report.draft
    return {
        "path": draft.path,
        "title": draft.title,
        "date": draft.date.isoformat() if draft.date else None,
        "coverage": coverage_object(report.coverage),
        "findings": [finding_object(report, finding) for finding in report.findings],
        "left": [left_object(left) for left in report.left],
        "unused": [acceptance_object(acceptance) for acceptance in report.unused],
        "remarks": list(wording.notes(report)),
    }


def coverage_object(found: Coverage) -> Object:
    """How much was checked."""
    return {
        "figures": {
            "found": found.found,
            "checked": found.checked,
            "left": {why.value: count for why, count in found.left.items()},
        },
        "quotations": found.quotations,
        "statements": found.statements,
        "verdicts": {verdict.value: count for verdict, count in found.verdicts.items()},
    }


def finding_object(report: DraftReport, finding: Finding) -> Object:
    """One checked thing; ``rule`` is null for what is supported."""
    start, end = finding.sentence
    return {
        "kind": finding.kind.value,
        "text": finding.text,
        "sentence": report.draft.text[start:end],
        "read_as": finding.read_as or None,
        "verdict": finding.verdict.value,
        "reasons": list(finding.reasons),
        "rule": finding.rule or None,
        "level": finding.level.value,
        "message": wording.message(finding),
        "location": {
            **_place(finding.place),
            "end_line": finding.end.line,
            "end_column": finding.end.column,
            "start": finding.span.start,
            "end": finding.span.end,
        },
        "fingerprint": finding.fingerprint,
        "accepted": acceptance_object(finding.accepted) if finding.accepted else None,
        "known": finding.known,
        "figure": judged_object(finding.judged) if finding.judged else None,
        "evidence": evidence_object(finding.evidence) if finding.evidence else None,
        "result": result_object(finding.result),
    }


def left_object(left: Left) -> Object:
    """A figure that was not checked."""
    return {
        "text": left.text,
        "why": left.why.value,
        "location": {**_place(left.place), "start": left.span.start, "end": left.span.end},
    }


def acceptance_object(acceptance: Acceptance) -> Object:
    """An editor's word that a finding may stay."""
    return {"rule": acceptance.rule, "reason": acceptance.reason, "written_at": acceptance.origin}


def _place(place: Place) -> Object:
    return {"line": place.line, "column": place.column}
