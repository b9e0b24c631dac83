"""The terminal: the plain report with colour, which only adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from factcheck.output.draft import wording
from factcheck.output.draft.screen import plain
from factcheck.output.draft.screen.line import place
from factcheck.output.text import wording as words
from factcheck.output.text.clean import ASCII

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import DraftReport, Finding
    from factcheck.output import Look


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """The findings of each draft in full, then how much of it was checked."""
    console = Console(
        width=10_000,  # the plain report has wrapped its lines
        force_terminal=look.styled,
        color_system="standard" if look.styled else None,
        no_color=not look.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for report in reports:
        with console.capture() as capture:
            for text in _report(report, look):
                console.print(text, end="")
        shown = capture.get()
        yield shown if look.unicode else shown.translate(ASCII)


def _report(report: DraftReport, look: Look) -> Iterator[Text]:
    for finding in wording.standing(report):
        yield _head(report, finding)
        yield Text("".join(plain.details(report, finding, look)))
        yield Text("\n")
    if look.summary:
        for note in wording.notes(report):
            yield Text(f"{note}\n", "yellow")
        for line in plain.summary(report):
            yield Text(f"{line}\n", "bold")


def _head(report: DraftReport, finding: Finding) -> Text:
    label = words.LABELS[finding.verdict]
    return Text.assemble(
        (f"{place(report, finding)}: ", "cyan"),
        (f"{label.symbol} {wording.headline(finding)}", f"bold {label.colour}"),
        (f" [{finding.rule}]\n", "dim"),
    )
