"""Plain text: each finding with its sentence and the passage against it, figures in «guillemets»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Span
from factcheck.output.draft import wording
from factcheck.output.draft.screen.line import place
from factcheck.output.text import wording as words
from factcheck.output.text.clean import ASCII, bracketed, clean
from factcheck.output.text.layout import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import DraftReport, Finding
    from factcheck.model import Evidence
    from factcheck.output import Look

INDENT = "    "


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """The findings of each draft in full, then how much of it was checked."""
    for report in reports:
        text = "".join(_report(report, look))
        yield text if look.unicode else text.translate(ASCII)


def _report(report: DraftReport, look: Look) -> Iterator[str]:
    for finding in wording.standing(report):
        symbol = words.LABELS[finding.verdict].symbol
        head = f"{place(report, finding)}: {symbol} {wording.headline(finding)} [{finding.rule}]"
        yield wrap(head, look.width, INDENT, first="")
        yield from details(report, finding, look)
        yield "\n"
    if look.summary:
        yield from (wrap(note, look.width, INDENT, first="") for note in wording.notes(report))
        yield from (wrap(line, look.width, INDENT, first="") for line in summary(report))


def summary(report: DraftReport) -> Iterator[str]:
    """How much was checked, and how it came out."""
    yield f"{clean(report.draft.path)}: {wording.coverage(report.coverage)}"
    yield f"{clean(report.draft.path)}: {wording.outcome(report)}"


def details(report: DraftReport, finding: Finding, look: Look) -> Iterator[str]:
    """The sentence, how it was understood, what the source says."""
    start, end = finding.sentence
    mark = Span(finding.span.start - start, finding.span.end - start)
    yield wrap("".join(bracketed(report.draft.text[start:end], [mark])), look.width, INDENT)
    if read_as := wording.understood(finding):
        yield wrap(read_as, look.width, INDENT)
    yield wrap(wording.message(finding, look.base), look.width, INDENT)
    if finding.evidence:
        yield from _passage(finding.evidence, look)


def _passage(evidence: Evidence, look: Look) -> Iterator[str]:
    span = words.figure_span(evidence)
    passage = "".join(bracketed(evidence.passage.text, [span] if span else []))
    yield wrap(passage, look.width, f"{INDENT}> ")
    who = f"{words.who(evidence.passage.speaker)}, {words.titled(evidence.passage.source)}"
    notes = "; ".join(words.notes(evidence))
    yield wrap(f"– {who}" + (f" ({notes})" if notes else ""), look.width, f"{INDENT}> ")
