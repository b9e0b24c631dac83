"""What people read of a report on a draft, in words, without any layout.

All text from drafts and sources passes ``clean``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.draft.model import Kind
from factcheck.model import Stance, Verdict
from factcheck.output.text import wording
from factcheck.output.text.clean import clean
from factcheck.output.text.figures import BOUND_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.draft.model import Acceptance, Coverage, DraftReport, Finding
    from factcheck.model import Evidence, Figure

_LONGEST = 160


def headline(finding: Finding) -> str:
    """``REFUTED value``: the verdict, and what it is for."""
    label = wording.LABELS[finding.verdict].words
    return f"{label} {finding.rule.removeprefix('FC-')}" if finding.verdict is Verdict.REFUTED else label


def message(finding: Finding, base: str = "") -> str:
    """What the draft says, what the source says, who said it, when and where."""
    parts = (_says(finding), _source(finding), _other(finding))
    said = ", ".join(filter(None, parts))
    return f"{said}{_where(finding.evidence, base)}"


def _says(finding: Finding) -> str:
    figure = finding.judged.figure if finding.judged else None
    if finding.kind is Kind.QUOTATION:
        return f"quotes “{short(finding.text)}”"
    if figure is None:
        return f"says “{short(finding.text)}”"
    return f"says {_amount(figure, finding.rule)}"


def _amount(figure: Figure, rule: str) -> str:
    """A figure, with its limit or its direction where the fault is in these: ``down 10.5%``."""
    bound = BOUND_WORDS[figure.quantity.bound] if figure.quantity.bound and rule == "FC-bound" else ""
    way = figure.direction.value if figure.direction and rule == "FC-direction" else ""
    return clean(" ".join(filter(None, (way, bound, figure.text))))


def _source(finding: Finding) -> str:
    evidence = finding.evidence
    if evidence is None:
        return "no source says this or otherwise"
    if finding.verdict is Verdict.NOT_ENOUGH_EVIDENCE:
        return "no source says this or otherwise; closest"
    who = wording.name(evidence.passage.speaker) if evidence.passage.speaker else "the source"
    when = wording.day(evidence.passage.source.date)
    if finding.kind is Kind.QUOTATION and evidence.note:
        return f"{who}’s words differ: {clean(evidence.note)} ({when})"
    if finding.rule == "FC-speaker":
        return f"which {who} said ({when})"
    if finding.judged and evidence.figure:
        return f"{who} said {_amount(evidence.figure, finding.rule)} ({when})"
    return f"{who} said “{short(evidence.passage.text)}” ({when})"


def _other(finding: Finding) -> str:
    """The other side of a conflict, or what the figure is right for, when it is for something else."""
    if finding.verdict is Verdict.CONFLICTING and finding.evidence:
        return _other_side(finding, finding.evidence)
    if finding.judged is None or finding.rule not in ("FC-period", "FC-metric"):
        return ""
    quantity = finding.judged.figure.quantity
    besides = (item for item in finding.result.evidence if item.stance is Stance.RELATED)
    for evidence in (*besides, *finding.result.related):
        figure = evidence.figure
        if figure and figure.quantity.unit == quantity.unit and figure.quantity.overlaps(quantity):
            period = clean(figure.period.label) if figure.period else ""
            is_period = finding.rule == "FC-period" and period
            return f"which is the figure for {period if is_period else f'“{short(evidence.passage.text)}”'}"
    return ""


def _other_side(finding: Finding, shown: Evidence) -> str:
    for evidence in (*finding.result.conflicts, *finding.result.evidence):
        if evidence.figure and shown.figure and evidence.figure.text != shown.figure.text:
            who, when = wording.name(evidence.passage.speaker), wording.day(evidence.passage.source.date)
            return f"{who} said {clean(evidence.figure.text)} ({when})"
    return ""


def _where(evidence: Evidence | None, base: str) -> str:
    if evidence is None:
        return ""
    passage = evidence.passage
    return f" [{wording.place(passage.source, passage.location, base)}]"


def short(text: str) -> str:
    """A passage, cut behind a word where it is long."""
    text = clean(" ".join(text.split()))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0] or text[:_LONGEST]} …"


def understood(finding: Finding) -> str:
    """What was checked in place of the sentence, if anything was."""
    return f"read as: {clean(' '.join(finding.read_as.split()))}" if finding.read_as else ""


def coverage(found: Coverage) -> str:
    """``27 figures found, 22 checked, 5 not checked: 3 prediction, 2 in a table``."""
    text = f"{wording.counted(found.found, 'figure')} found, {found.checked:,} checked"
    if left := found.found - found.checked:
        why = ", ".join(f"{count:,} {reason.value}" for reason, count in found.left.items())
        text += f", {left:,} not checked ({why})"
    others = (
        wording.counted(count, what)
        for count, what in ((found.quotations, "quotation"), (found.statements, "attributed statement"))
        if count
    )
    return "; ".join((text, *others))


def outcome(report: DraftReport) -> str:
    """How a draft came out: verdicts, what was accepted, or that there was nothing to check."""
    found = report.coverage
    if not found.claims:
        return "NOTHING CHECKED: no checkable claim found, which is not a pass"
    parts = [
        f"{found.verdicts[verdict]:,} {label.words.lower()}"
        for verdict, label in wording.LABELS.items()
        if verdict in found.verdicts
    ]
    accepted = sum(finding.accepted is not None for finding in report.findings)
    known = sum(finding.known for finding in report.findings)
    parts += [f"{accepted:,} accepted"] if accepted else []
    parts += [f"{known:,} known from the baseline"] if known else []
    return ", ".join(parts)


def standing(report: DraftReport) -> Iterable[Finding]:
    """The findings that ask for something."""
    return (finding for finding in report.findings if finding.stands)


def unused(acceptance: Acceptance) -> str:
    """An acceptance that matches nothing, with where it is written."""
    what = f"{acceptance.rule} {acceptance.text}".strip()
    return clean(f"{acceptance.origin}: unused: accepts {what}, which is not found here")


def notes(report: DraftReport) -> Iterable[str]:
    """What an editor should know besides findings: acceptances without use, and faults."""
    yield from map(unused, report.unused)
    yield from (clean(f"{report.draft.path}:{remark}") for remark in report.remarks)
