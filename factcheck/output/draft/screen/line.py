"""One line a finding, as compilers and linters print them: ``file:line:col: REFUTED value: …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.output.draft import wording
from factcheck.output.text.clean import ASCII, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import DraftReport, Finding
    from factcheck.output import Look


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """The findings of each draft, then how much of it was checked."""
    for report in reports:
        for text in _lines(report, look):
            line = f"{text}\n"
            yield line if look.unicode else line.translate(ASCII)


def _lines(report: DraftReport, look: Look) -> Iterator[str]:
    for finding in wording.standing(report):
        yield f"{place(report, finding)}: {wording.headline(finding)}: {wording.message(finding, look.base)}"
    if look.summary:
        found = f"{wording.coverage(report.coverage)}: {wording.outcome(report)}"
        yield from (*wording.notes(report), f"{clean(report.draft.path)}: {found}")


def place(report: DraftReport, finding: Finding) -> str:
    """``file:line:col``."""
    return f"{clean(report.draft.path)}:{finding.place.line}:{finding.place.column}"
