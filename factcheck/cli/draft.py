"""The command for editors: every checkable claim of a draft, checked before it goes out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import inputs, options, screen
from factcheck.cli.run import Run, checker, opened
from factcheck.errors import UnreadableSource, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from factcheck.config import Config
    from factcheck.draft.model import Acceptance, Draft, DraftReport
    from factcheck.index import Index

PAUSE = 0.5  # seconds between two looks at the drafts


def draft(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...")] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(metavar="OUT", help="Write a copy with comments (.docx) or footnotes (.md) to OUT."),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Report only what an earlier --format json has not."),
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a draft is saved.")] = False,
    as_of: options.AsOf = None,
    fail_on: options.FailOn = None,
    no_fail: Annotated[bool, typer.Option("--no-fail", help="Exit with 0 whatever was found.")] = False,
    index: options.Index = None,
    config: options.Settings = None,
    format_name: options.DraftFormat = None,
    quiet: options.Quiet = False,
    _version: options.Version = False,
) -> None:
    """Check every checkable claim of drafts: .md, .txt, .html, .docx, or standard input.

    Figures, quotations and attributed statements are checked; opinions, predictions of
    the writer's own and numbers of sections are left alone, and counted.

    \b
    Examples:
      factcheck draft article.docx
      factcheck draft article.docx --annotate article-checked.docx
      factcheck draft articles/*.md --format line
      factcheck draft article.html --format html > report.html
      factcheck draft article.md --as-of 2024-08-05 --fail-on refuted,conflicting,not_enough_evidence
    """
    settings = options.settings(config, index=index, fail_on="none" if no_fail else fail_on)
    paths = files or [path for path in (inputs.piped(None),) if path]
    if not paths or (annotate and len(paths) > 1):
        raise UsageError(
            "give one draft to annotate" if paths else "no draft given (name a file, or see --help)"
        )
    desk = _Desk.of(settings, as_of, baseline, quiet=quiet)
    output, look = options.draft_format(format_name), screen.look(quiet=quiet)
    while True:
        run = Run(settings.fail_on)
        screen.write(output.reports(_noted(desk.reports(paths, run), run, annotate), look))
        if not watch:
            raise typer.Exit(_status(run, no_fail=no_fail))
        _wait_for_change(paths)


@dataclass(frozen=True)
class _Desk:
    """What checking drafts takes, opened once."""

    settings: Config
    index: Index
    as_of: date | None
    accepted: Sequence[Acceptance]
    baseline: frozenset[str]
    quiet: bool

    @classmethod
    def of(cls, settings: Config, as_of: date | None, baseline: Path | None, *, quiet: bool) -> _Desk:
        """With the baseline read and the index open."""
        from factcheck.draft import accepted_in, baseline_of

        known = frozenset[str]()
        if baseline:
            known = baseline_of(inputs.read_text(baseline, settings.limits), str(baseline))
        return cls(settings, opened(settings, quiet=quiet), as_of, accepted_in(settings), known, quiet)

    def reports(self, paths: Iterable[Path], run: Run) -> Iterator[DraftReport]:
        """The report on each draft that can be read; the others are complained about."""
        for path in paths:
            try:
                read = self._read(path)
            except UnreadableSource as error:
                run.complain(error)
            else:
                yield self._checked(read)

    def _read(self, path: Path) -> Draft:
        from factcheck.draft import read_draft

        limits = self.settings.limits
        return read_draft(inputs.read_bytes(path, limits), inputs.named(path), self.as_of, limits)

    def _checked(self, read: Draft) -> DraftReport:
        from factcheck.draft import accept, check_draft
        from factcheck.figures import Reader

        check = checker(self.index, self.settings, read.date)
        with screen.progress(f"Checking {Path(read.path).name}", wanted=not self.quiet) as tell:
            report = check_draft(read, Reader(self.settings.tables), check, self.settings.levels, tell)
        return accept(report, self.accepted, self.baseline)


def _noted(reports: Iterable[DraftReport], run: Run, annotate: Path | None) -> Iterator[DraftReport]:
    """The reports; the run learns what was found, and the copy is written."""
    for report in reports:
        run.read += report.coverage.claims
        run.note(finding.verdict for finding in report.findings if finding.stands)
        if annotate:
            from factcheck.output.draft.copies import annotated

            original = Path(report.draft.path)
            if annotate.resolve() == original.resolve():
                raise UsageError(f"--annotate {annotate}: is the draft itself (name another file)")
            _put(annotate, annotated(report, original.read_bytes(), str(annotate)))
        yield report


def _status(run: Run, *, no_fail: bool) -> int:
    """Nothing checked is not a pass."""
    if not run.read and not run.troubled:
        run.complain("no checkable claim found: nothing was checked", trouble=not no_fail)
    return run.status


def _put(path: Path, data: bytes) -> None:
    """Write a file at once or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise UsageError(f"--annotate {path}: cannot be written: {error.strerror}") from error


def _wait_for_change(paths: Sequence[Path]) -> None:
    """Return when one of the drafts was saved."""
    from time import sleep

    before = saved(paths)
    while saved(paths) == before:
        sleep(PAUSE)


def saved(paths: Sequence[Path]) -> list[tuple[int, int] | None]:
    """When each file was last written, and its size; None for one that is being replaced."""
    stats = (path.stat() if path.exists() else None for path in paths)
    return [(stat.st_mtime_ns, stat.st_size) if stat else None for stat in stats]
