"""GitHub workflow commands: findings as annotations on the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.config import Level
from factcheck.output.draft import wording
from factcheck.output.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import DraftReport, Finding
    from factcheck.output import Look

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """A command a finding, and a notice of how much was checked."""
    for report in reports:
        for finding in wording.standing(report):
            yield _command(report, finding, look)
        summary = f"{wording.coverage(report.coverage)}: {wording.outcome(report)}"
        path = _property(report.draft.path)
        for note in wording.notes(report):
            yield f"::warning file={path}::{note.translate(_DATA)}\n"
        yield f"::notice file={path},title=factcheck::{summary.translate(_DATA)}\n"


def _command(report: DraftReport, finding: Finding, look: Look) -> str:
    place, end = finding.place, finding.end
    parts = [f"file={_property(report.draft.path)}", f"line={place.line}", f"endLine={end.line}"]
    if place.line == end.line:
        parts += [f"col={place.column}", f"endColumn={end.column}"]
    parts.append(f"title={_property(f'{finding.rule}: {wording.headline(finding)}')}")
    message = f"{wording.message(finding, look.base)} {wording.understood(finding)}".strip()
    return f"::{_COMMANDS[finding.level]} {','.join(parts)}::{message.translate(_DATA)}\n"


def _property(text: str) -> str:
    return clean(text).translate(_PROPERTY)
