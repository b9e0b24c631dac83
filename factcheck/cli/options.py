"""The options that commands share, as the types of their parameters."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck import __version__
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.output.draft import Format


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--as-of {text!r}: not a date (write 2024-07-30)") from None


Index = Annotated[
    Path | None,
    typer.Option(
        "--index", metavar="DIR", help="Folder of the index.  [env: FACTCHECK_INDEX]", show_default=False
    ),
]
Settings = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Settings instead of those of the nearest factcheck.toml.  [env: FACTCHECK_CONFIG]",
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="rich (on a terminal), plain (into a pipe), json or jsonl.",
        show_default=False,
    ),
]
DraftFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="rich (on a terminal), plain (into a pipe), line, json, jsonl, markdown, html, sarif, github, "
        "claimreview or annotations.",
        show_default=False,
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=_day, help="Read as if written on this YYYY-MM-DD."),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="LIST",
        help="Verdicts that make the exit status 1, with commas between them, or none."
        "  [env: FACTCHECK_FAIL_ON; default: refuted,conflicting]",
        show_default=False,
    ),
]
Explain = Annotated[
    bool,
    typer.Option("--explain", help="Show how each claim was read, and why passages were taken or dropped."),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress, no summary: results and errors only.")
]
Version = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
]
Lines = Annotated[
    Path | None,
    typer.Option("--file", "-f", metavar="FILE", help="Read one a line from FILE; - is standard input."),
]


def settings(config: Path | None, **flags: Any) -> Config:
    """The effective settings of a command that was given these flags."""
    from factcheck.config import load

    return load(config, os.environ, flags)


def draft_format(name: str | None) -> Format:
    """The format of drafts asked for; without one, ``rich`` on a terminal and ``plain`` anywhere else."""
    from factcheck.output.draft import draft_format as named

    return named(name or ("rich" if sys.stdout.isatty() else "plain"))
