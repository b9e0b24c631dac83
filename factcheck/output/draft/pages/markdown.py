"""Markdown: a report to paste into an issue or a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.output.draft import wording
from factcheck.output.text import wording as words
from factcheck.output.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import DraftReport, Finding
    from factcheck.output import Look

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~@])")


def escape(text: str) -> str:
    """Text that means nothing to Markdown, nor to the HTML in it; "@" calls nobody.

    >>> escape("*x* <b>")
    '\\\\*x\\\\* \\\\<b\\\\>'
    """
    return _MARKS.sub(r"\\\1", clean(" ".join(text.split())))


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """A section a draft: how much was checked, then the findings as a table."""
    for report in reports:
        yield "".join(f"{line}\n" for line in _report(report, look.base))


def _report(report: DraftReport, base: str) -> Iterator[str]:
    yield f"## {escape(report.draft.title or report.draft.path)}"
    yield ""
    yield f"{escape(report.draft.path)}: {escape(wording.coverage(report.coverage))}."
    yield f"**{escape(wording.outcome(report))}**."
    yield ""
    if rows := [_row(finding, base) for finding in wording.standing(report)]:
        yield "| place | verdict | in the draft | in the sources |"
        yield "|---|---|---|---|"
        yield from rows
        yield ""
    if notes := [f"- {escape(note)}" for note in wording.notes(report)]:
        yield from notes
        yield ""


def _row(finding: Finding, base: str) -> str:
    label = words.LABELS[finding.verdict]
    place = f"{finding.place.line}:{finding.place.column}"
    verdict = f"{label.symbol} {wording.headline(finding)}<br>{finding.rule}"
    said = escape(finding.read_as or finding.text)
    return f"| {place} | {verdict} | {said} | {escape(wording.message(finding, base))} |"
