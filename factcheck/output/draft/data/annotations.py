"""Web Annotations (W3C Web Annotation Data Model): where in the draft, and where in the source.

https://www.w3.org/TR/annotation-model/ -- each end has a TextQuoteSelector and a
TextPositionSelector: of the draft's text, and of the source as decoded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.model import Span
from factcheck.output.draft import wording
from factcheck.output.objects import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import DraftReport, Finding
    from factcheck.model import Evidence
    from factcheck.output import Look

Object = dict[str, Any]

_AROUND = 32
"""Characters before and after, to find the words again in another version."""


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """One page of annotations, one a finding."""
    items = [_annotation(report, finding) for report in reports for finding in report.findings]
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items}
    yield dumps(page, unicode=look.unicode, indent=2) + "\n"


def _annotation(report: DraftReport, finding: Finding) -> Object:
    text = f"{wording.headline(finding)}: {wording.message(finding)}"
    bodies: list[Object] = [
        {"type": "TextualBody", "purpose": "assessing", "format": "text/plain", "value": text},
        {"type": "TextualBody", "purpose": "tagging", "value": finding.verdict.value},
    ]
    if finding.evidence:
        bodies.append(_source(finding.evidence))
    return {
        "type": "Annotation",
        "id": f"urn:factcheck:{finding.fingerprint}",
        "motivation": "assessing",
        "body": bodies,
        "target": {"source": report.draft.path, "selector": selectors(report.draft.text, finding.span)},
    }


def selectors(text: str, span: Span) -> list[Object]:
    """The two selectors of a part of a text."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    return [quote, _position(span)]


def _source(evidence: Evidence) -> Object:
    passage = evidence.passage
    quote = {"type": "TextQuoteSelector", "exact": passage.text}
    position = _position(Span(passage.location.start, passage.location.end))
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": passage.source.url or passage.source.path,
        "selector": [quote, position],
    }


def _position(span: Span) -> Object:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}
