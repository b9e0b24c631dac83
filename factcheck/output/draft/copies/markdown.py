"""A Markdown draft with a footnote behind each finding (the footnotes of GitHub and Pandoc)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.output.draft import wording
from factcheck.output.draft.pages.markdown import escape
from factcheck.output.text import wording as words
from factcheck.output.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.draft.model import DraftReport, Finding

_ANY_OPEN = (("](", ")"), ("][", "]"))


def annotate(report: DraftReport, data: bytes) -> bytes:  # noqa: ARG001 -- the draft has its source
    """The file with ``[^fc1]`` behind each finding, and the notes at its end."""
    source = report.draft.source
    ends = sorted((_end(report, finding), number) for number, finding in enumerate(report.findings, 1))
    out, at = [], 0
    for end, number in ends:
        out.append(f"{source[at:end]}[^fc{number}]")
        at = end
    notes = (f"[^fc{number}]: {_note(finding)}\n" for number, finding in enumerate(report.findings, 1))
    body = "".join((*out, source[at:])).rstrip("\n")
    return f"{body}\n\n{''.join(notes)}".encode()


def _end(report: DraftReport, finding: Finding) -> int:
    """Behind the finding, its emphasis and the target of its link."""
    source = report.draft.source
    end = report.draft.places.origins_of(finding.span).end
    while source[end : end + 1] in ("*", "_", "~", "`") and source[end : end + 1]:
        end += 1
    for opening, closing in _ANY_OPEN:
        if source.startswith(opening, end) and (found := source.find(closing, end + 2)) >= 0:
            end = found + 1
    return end


def _note(finding: Finding) -> str:
    return escape(". ".join(part.rstrip(".") for part in _parts(finding))) + "."


def _parts(finding: Finding) -> Iterator[str]:
    yield f"{words.LABELS[finding.verdict].symbol} {wording.headline(finding)}: {wording.message(finding)}"
    if finding.accepted:
        yield f"Accepted: {finding.accepted.reason}"
    if read_as := wording.understood(finding):
        yield read_as
    if finding.evidence:
        passage = finding.evidence.passage
        notes = "; ".join(words.notes(finding.evidence))
        said = f"“{clean(passage.text)}” – {words.titled(passage.source)}"
        yield f"{said} ({notes})" if notes else said
