"""ClaimReview (schema.org JSON-LD): checked claims as publishers of fact checks mark them up.

https://schema.org/ClaimReview
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.model import Verdict
from factcheck.output.draft import wording
from factcheck.output.objects import dumps
from factcheck.output.text import wording as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.draft.model import DraftReport, Finding
    from factcheck.model import Evidence
    from factcheck.output import Look

Object = dict[str, Any]

# A claim without evidence either way has no place between false and true, so no number.
_RATINGS: Mapping[Verdict, int] = {Verdict.SUPPORTED: 5, Verdict.CONFLICTING: 3, Verdict.REFUTED: 1}


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """One graph with a review a finding."""
    graph = [_review(report, finding) for report in reports for finding in report.findings]
    document = {"@context": "https://schema.org", "@graph": graph}
    yield dumps(document, unicode=look.unicode, indent=2) + "\n"


def _review(report: DraftReport, finding: Finding) -> Object:
    start, end = finding.sentence
    claim: Object = {
        "@type": "Claim",
        "text": report.draft.text[start:end],
        "appearance": {"@type": "CreativeWork", "name": report.draft.title or report.draft.path},
    }
    review: Object = {
        "@type": "ClaimReview",
        "identifier": finding.fingerprint,
        "claimReviewed": finding.read_as or report.draft.text[start:end],
        "itemReviewed": claim,
        "reviewRating": _rating(finding.verdict),
        "reviewBody": f"{wording.headline(finding)}: {wording.message(finding)}",
        "author": {"@type": "Organization", "name": "factcheck"},
    }
    if report.draft.date:
        claim["datePublished"] = report.draft.date.isoformat()
    if finding.evidence:
        review["citation"] = _citation(finding.evidence)
    return review


def _rating(verdict: Verdict) -> Object:
    rating: Object = {"@type": "Rating", "alternateName": words.LABELS[verdict].words.capitalize()}
    if verdict in _RATINGS:
        rating |= {"ratingValue": _RATINGS[verdict], "bestRating": 5, "worstRating": 1}
    return rating


def _citation(evidence: Evidence) -> Object:
    source, speaker = evidence.passage.source, evidence.passage.speaker
    cited: Object = {
        "@type": "Quotation",
        "text": evidence.passage.text,
        "isPartOf": {"@type": "CreativeWork", "name": words.titled(source)},
    }
    if speaker:
        cited["spokenByCharacter"] = {"@type": "Person", "name": speaker.name}
    if source.date:
        cited["isPartOf"]["datePublished"] = source.date.isoformat()
    if source.url:
        cited["isPartOf"]["url"] = source.url
    return cited
