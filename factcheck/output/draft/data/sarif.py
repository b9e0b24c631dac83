"""SARIF 2.1.0 (OASIS): findings for code scanning and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factcheck import __version__
from factcheck.draft.rules import RULES, default_level
from factcheck.output.draft import wording
from factcheck.output.objects import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import Acceptance, DraftReport, Finding
    from factcheck.model import Evidence
    from factcheck.output import Look

Object = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RULE_IDS = list(RULES)


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """One log with one run; accepted findings are in it, suppressed."""
    known = list(reports)
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(report, each, look.base) for report in known for each in report.findings if each.rule
        ],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": note}}
                    for report in known
                    for note in wording.notes(report)
                ],
            }
        ],
        "properties": {
            "coverage": {report.draft.path: wording.coverage(report.coverage) for report in known}
        },
    }
    yield dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, unicode=look.unicode, indent=2) + "\n"


def _driver() -> Object:
    rules = [
        {
            "id": rule,
            "name": f"{rule.removeprefix('FC-').capitalize()}Fault",
            "shortDescription": {"text": meaning},
            "defaultConfiguration": {"level": default_level(rule).value},
        }
        for rule, meaning in RULES.items()
    ]
    return {"name": "factcheck", "semanticVersion": __version__, "rules": rules}


def _result(report: DraftReport, finding: Finding, base: str) -> Object:
    parts = (f"{wording.headline(finding)}: {wording.message(finding, base)}", wording.understood(finding))
    result: Object = {
        "ruleId": finding.rule,
        "ruleIndex": _RULE_IDS.index(finding.rule),
        "level": finding.level.value,
        "message": {"text": "; ".join(filter(None, parts))},
        "locations": [_draft_location(report, finding)],
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
        "baselineState": "unchanged" if finding.known else "new",
    }
    if finding.evidence:
        result["relatedLocations"] = [_source_location(finding.evidence)]
    if finding.accepted:
        result["suppressions"] = [_suppression(finding.accepted)]
    return result


def _draft_location(report: DraftReport, finding: Finding) -> Object:
    region = {
        "startLine": finding.place.line,
        "startColumn": finding.place.column,
        "endLine": finding.end.line,
        "endColumn": finding.end.column,
        "snippet": {"text": finding.text},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(report.draft.path)}, "region": region}}


def _source_location(evidence: Evidence) -> Object:
    passage = evidence.passage
    region: Object = {"snippet": {"text": passage.text}}
    region |= (
        {"startLine": passage.location.line}
        if passage.location.line
        else {"charOffset": passage.location.start}
    )
    return {
        "id": 1,
        "message": {"text": wording.short(passage.text)},
        "physicalLocation": {"artifactLocation": {"uri": _uri(passage.source.path)}, "region": region},
    }


def _suppression(accepted: Acceptance) -> Object:
    kind = "inSource" if accepted.within is not None else "external"
    return {"kind": kind, "status": "accepted", "justification": accepted.reason}


def _uri(path: str) -> str:
    """A URI reference (RFC 3986): relative paths stay relative."""
    return Path(path).as_uri() if PurePath(path).is_absolute() else quote(PurePath(path).as_posix())
