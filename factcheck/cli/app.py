"""The commands: each loads what it needs, hands values on and prints what comes back."""

from __future__ import annotations

import os
import sys
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import inputs, options, screen
from factcheck.cli.draft import draft
from factcheck.cli.run import Run, checker
from factcheck.cli.run import checking as _checking
from factcheck.cli.run import current as _current
from factcheck.cli.run import opened as _opened
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.config import Config

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
_COMPLETING = "_FACTCHECK_COMPLETE"
"""In the environment when a shell completes a line."""


def alone(name: str) -> typer.Typer:
    """The app with only the command ``name``: it takes 4 ms to make the others, which nobody asked for.

    With all of them when it has none of that name, or when a shell completes a line.
    """
    wanted = [each for each in app.registered_commands if each.callback and each.callback.__name__ == name]
    if not wanted or _COMPLETING in os.environ:
        return app
    one = copy(app)
    one.registered_commands = wanted
    return one


@app.callback()
def factcheck(_version: options.Version = False) -> None:
    """Hold a sentence with figures in it against transcripts of what was said.

    `factcheck CLAIM` is short for `factcheck check CLAIM`.

    \b
    Examples:
      factcheck "cross-border e-commerce grew 10.5% in H1 2024"
      factcheck index briefings/                     add your own transcripts
      factcheck check --file claims.txt              one claim a line
      cat claims.txt | factcheck --format jsonl      one JSON object a line
      factcheck draft article.docx                   every checkable claim of a draft
      factcheck verify results.json                  what changed since --format json
      factcheck parse "exports rose nearly 8% in the first two months"

    \b
    Exit status:
      0  nothing was refuted, no sources were in conflict
      1  something was (--fail-on widens or narrows this)
      2  wrong usage, or input that cannot be read
    """


@app.command()
def check(
    claims: Annotated[list[str] | None, typer.Argument(metavar="CLAIM...")] = None,
    file: options.Lines = None,
    as_of: options.AsOf = None,
    fail_on: options.FailOn = None,
    index: options.Index = None,
    config: options.Settings = None,
    format_name: options.FormatName = None,
    explain: options.Explain = False,
    quiet: options.Quiet = False,
    _version: options.Version = False,
) -> None:
    """Check claims against the indexed transcripts.

    In a file, each line is a claim; blank lines and lines starting with # are skipped.
    Without a claim or a file, claims are read from standard input.

    \b
    Examples:
      factcheck check "cross-border e-commerce grew 10.5% in H1 2024"
      factcheck check --file claims.txt --format jsonl
      factcheck check --as-of 2024-08-01 "exports grew 6.9% in the first half of this year"
      factcheck check --fail-on refuted,conflicting,not_enough_evidence --file claims.txt
      factcheck check -- sources                     a claim that is the name of a command
    """
    settings = options.settings(config, index=index, fail_on=fail_on)
    output = screen.output(format_name)
    run, limit = Run(settings.fail_on), inputs.Limit(settings.limits.claim, "limits.claim")
    file = file or inputs.piped(claims)
    given = run.usable(inputs.read_claims(claims or (), file, limit))
    answers = run.answers(given, lambda: _checking(settings, as_of, quiet=quiet))
    with screen.progress("Checking", wanted=not (quiet or sys.stdout.isatty())) as tell:
        answers = screen.told(answers, tell, lambda: inputs.count_claims(claims or (), file, limit))
        screen.write(output.results(answers, screen.look(quiet=quiet, explain=explain)))
    raise typer.Exit(_status(run, "claim"))


app.command()(draft)


@app.command()
def index(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...")],
    wait: Annotated[bool, typer.Option("--wait", help="Wait for another index run to end.")] = False,
    index: options.Index = None,
    config: options.Settings = None,
    format_name: options.FormatName = None,
    quiet: options.Quiet = False,
    _version: options.Version = False,
) -> None:
    """Add or refresh transcripts; only what changed is read again.

    A file in a folder that cannot be read is named and the others are indexed; the
    exit status is 2 when a file named on the command line cannot be read.

    \b
    Examples:
      factcheck index briefings/
      factcheck index briefings/ 2025-01-13.html --index newsroom.index
    """
    from factcheck.ingest import index_paths

    settings = options.settings(config, index=index)
    output = screen.output(format_name)
    run, named = Run(), {path.resolve() for path in paths}
    with screen.progress("Indexing", wanted=not quiet) as tell:
        report = index_paths(paths, settings, tell, wait=wait)
    for problem in report.problems:
        run.complain(problem, trouble=problem.fatal and Path(problem.path).resolve() in named)
    if not (report.added or report.refreshed or report.unchanged or report.removed):
        run.complain(f"no transcript could be read in {', '.join(map(str, paths))}")
    screen.write(output.report(report, screen.look(quiet=quiet)))
    raise typer.Exit(run.status)


@app.command()
def sources(
    index: options.Index = None,
    config: options.Settings = None,
    format_name: options.FormatName = None,
    _version: options.Version = False,
) -> None:
    """List what is indexed: title, dates, publisher, speakers, statements, figures, problems.

    \b
    Examples:
      factcheck sources
      factcheck sources --format json
    """
    output = screen.output(format_name)
    summaries = _opened(options.settings(config, index=index)).sources()
    screen.write(output.sources(summaries, screen.look()))


@app.command()
def conflicts(
    index: options.Index = None,
    config: options.Settings = None,
    format_name: options.FormatName = None,
    quiet: options.Quiet = False,
    _version: options.Version = False,
) -> None:
    """List all figures for the same thing and period that differ between events or speakers.

    Those of each clash are in the order of their dates; a later one is marked with the
    figure it revises. Two records of one event count as one. Exit status 1: there are some.

    \b
    Examples:
      factcheck conflicts
      factcheck conflicts --format json --index newsroom.index
    """
    from factcheck.conflicts import conflicts as clashes

    settings = options.settings(config, index=index)
    output = screen.output(format_name)
    found = clashes(_current(settings, quiet=quiet), settings)
    screen.write(output.clashes(found, screen.look(quiet=quiet)))
    raise typer.Exit(int(bool(found)))


@app.command()
def parse(
    texts: Annotated[list[str] | None, typer.Argument(metavar="TEXT...")] = None,
    file: options.Lines = None,
    as_of: options.AsOf = None,
    config: options.Settings = None,
    format_name: options.FormatName = None,
    quiet: options.Quiet = False,
    _version: options.Version = False,
) -> None:
    """Show how a sentence is read: its figures and its periods. Needs no index.

    A file holds one text a line; if its name ends in .jsonl, one object a line with
    "text" and, where known, the "date" that periods such as "this year" start from.

    \b
    Examples:
      factcheck parse "exports rose nearly 8% in the first two months" --as-of 2024-04-12
      factcheck parse --file sentences.jsonl --format jsonl
    """
    from factcheck.figures import Reader

    settings = options.settings(config)
    output = screen.output(format_name)
    run, limit = Run(), inputs.Limit(settings.limits.text, "limits.text")
    file = file or inputs.piped(texts)
    given = run.usable(inputs.read_texts(texts or (), file, limit, as_of))
    reader = Reader(settings.tables)
    readings = ((text, reader.read(text, when)) for text, when in given)
    screen.write(output.readings(readings, screen.look(quiet=quiet)))
    raise typer.Exit(_status(run, "text"))


@app.command()
def show(
    source: Annotated[str, typer.Argument(metavar="SOURCE")],
    index: options.Index = None,
    config: options.Settings = None,
    format_name: options.FormatName = None,
    _version: options.Version = False,
) -> None:
    """Print a document as it was understood, turn by turn, with its figures marked.

    SOURCE is the path of a file, indexed or not, or the path, the title or the
    beginning of the sha256 of an indexed document, or a part of path or title.

    \b
    Examples:
      factcheck show briefings/2025-01-13.html
      factcheck show "first half of 2024"
    """
    from factcheck.figures import Reader
    from factcheck.reading import read_file

    settings = options.settings(config, index=index)
    output = screen.output(format_name)
    document = read_file(_document(source, settings), settings.limits)
    screen.write(output.transcript(document, Reader(settings.tables), screen.look()))


@app.command()
def verify(
    files: Annotated[list[Path], typer.Argument(metavar="RESULT...")],
    index: options.Index = None,
    config: options.Settings = None,
    format_name: options.FormatName = None,
    quiet: options.Quiet = False,
    _version: options.Version = False,
) -> None:
    """Check old results again and say what changed: sources edited or removed, another verdict.

    RESULT is what --format json or jsonl printed, for claims or drafts. Exit status 1:
    something changed; another version or other settings alone are only mentioned.

    \b
    Examples:
      factcheck check --file claims.txt --format json > results.json
      factcheck verify results.json
    """
    from factcheck.verify import read_past, verify

    settings = options.settings(config, index=index)
    output = screen.output(format_name)
    past = [old for file in files for old in read_past(inputs.read_text(file, settings.limits), str(file))]
    opened = _current(settings, quiet=quiet)
    found = list(verify(past, lambda as_of: checker(opened, settings, as_of)))
    screen.write(output.verified(found, screen.look(quiet=quiet)))
    raise typer.Exit(int(not all(each.stands for each in found)))


def _document(wanted: str, settings: Config) -> Path:
    if Path(wanted).is_file():
        return Path(wanted)
    from factcheck.cli.lookup import find_source

    known = [summary.source for summary in _opened(settings).sources()]
    return Path(find_source(wanted, known).path)


def _status(run: Run, what: str) -> int:
    if not run.read:
        raise UsageError(
            f"no {what} given (write it in quotation marks, one a line in a file, or see --help)"
        )
    return run.status
