"""The command line: the one place where errors become messages and exit statuses."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (``sys.argv`` without one) and return its exit status."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return 130  # what a shell reports of an interrupted program: 128 + SIGINT


def _run(arguments: Sequence[str]) -> int:
    from factcheck.cli import inputs, screen
    from factcheck.cli.app import app
    from factcheck.cli.dispatch import dispatch

    if sys.stdout is None:  # it was closed before we started: the exit status still counts
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    words = dispatch(arguments) if arguments or inputs.piped(None) else ["--help"]
    try:
        app(words, prog_name="factcheck")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except screen.OutputClosed:
        return screen.CLOSED_OUTPUT
    except FactcheckError as error:
        screen.complain(error)
        return 2
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        screen.complain(f"{place}{error.strerror or error}")
        return 2
    except Exception as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        what = f"internal error: {type(error).__name__}: {error}"
        screen.complain(f"{what} (please report it; FACTCHECK_DEBUG=1 shows where)")
        return 2
    return 0
