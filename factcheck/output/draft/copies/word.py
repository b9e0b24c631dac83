"""A Word document with a comment on each finding (python-docx; ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from factcheck.draft.formats import word
from factcheck.model import Span
from factcheck.output.draft import wording
from factcheck.output.text import wording as words
from factcheck.output.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.draft.model import DraftReport, Finding

AUTHOR = "factcheck"


def annotate(report: DraftReport, data: bytes) -> bytes:
    """The document with its comments; its text, styles and revisions stay as they are."""
    document = word.open_document(data, report.draft.path)
    starts = _starts(document)
    for finding in report.findings:
        origins = report.draft.places.origins_of(finding.span)
        runs = [run for paragraph, start in starts for run in _cut_out(paragraph, start, origins)]
        if runs:
            _comment(document, runs, finding)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _starts(document: Any) -> list[tuple[Any, int]]:
    """Each paragraph with the offset at which it starts in the draft's file text."""
    found, at = [], 0
    for paragraph in word.paragraphs(document):
        found.append((paragraph, at))
        at += sum(len(text) for _, text in word.runs(paragraph)) + 1
    return found


def _cut_out(paragraph: Any, start: int, span: Span) -> list[Any]:
    """The runs of a paragraph that hold ``span`` and nothing else; runs are cut at its ends."""
    found = []
    at = start
    for run, text in list(word.runs(paragraph)):
        inside = Span(max(span.start, at) - at, min(span.end, at + len(text)) - at)
        if inside.start < inside.end:
            found.append(_middle(run, inside, len(text)))
        at += len(text)
    return found


def _middle(run: Any, span: Span, length: int) -> Any:
    if span.end < length:
        _split(run, span.end)
    return _split(run, span.start) if span.start else run


def _split(run: Any, at: int) -> Any:
    """Cut a run in two with the same looks; returns the second."""
    second = deepcopy(run)
    run.addnext(second)
    for half, keep in ((run, Span(0, at)), (second, Span(at, 1 << 60))):
        position = 0
        for child in list(half):
            text = word.text_of(child)
            inside = text[max(0, keep.start - position) : max(0, keep.end - position)]
            if text and not inside:
                half.remove(child)
            elif len(inside) < len(text):
                _set_text(child, inside)
            position += len(text)
    return second


def _set_text(child: Any, text: str) -> None:
    child.text = text
    child.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _comment(document: Any, elements: list[Any], finding: Finding) -> None:
    from docx.text.run import Run

    runs = [Run(element, document._body) for element in elements]
    comment = document.add_comment((runs[0], runs[-1]), author=AUTHOR, initials="fc")
    first, *rest = _lines(finding)
    comment.paragraphs[0].add_run(first).bold = True
    for line in rest:
        comment.add_paragraph(line)


def _lines(finding: Finding) -> Iterator[str]:
    """Verdict, what the sources say, the passage, who said it, when and where."""
    rule = f" [{finding.rule}]" if finding.rule else ""
    yield f"{words.LABELS[finding.verdict].symbol} {wording.headline(finding)}{rule}"
    yield wording.message(finding)
    if finding.accepted:
        yield f"accepted: {finding.accepted.reason}"
    if read_as := wording.understood(finding):
        yield read_as
    if finding.evidence:
        passage = finding.evidence.passage
        yield f"“{clean(passage.text)}”"
        yield f"{words.who(passage.speaker)}, {words.dated(passage.source)}"
        yield words.titled(passage.source)
        yield from words.notes(finding.evidence)
