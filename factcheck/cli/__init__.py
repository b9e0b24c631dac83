"""The command line: the one place where errors become messages and exit statuses."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from factcheck.cli.dispatch import dispatch
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANSWERS = frozenset({"check", "parse", "sources"})
"""Commands that leave nothing behind but what they printed."""

_OBJECTS = 100_000
"""More are made before garbage is looked for: the modules of a command hold fewer, and none is garbage."""


def run() -> None:
    """The program: :func:`main` in a process of its own, which ends with it."""
    gc.set_threshold(_OBJECTS)
    status = main()
    if dispatch(sys.argv[1:])[0] in _ANSWERS:
        _leave(status)
    sys.exit(status)


def _leave(status: int) -> None:
    """End the process at once: taking every module apart first costs a tenth of a short run."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # full, closed, or never open
            stream.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line (``sys.argv`` without one) and return its exit status."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return 130  # what a shell reports of an interrupted program: 128 + SIGINT


def _run(arguments: Sequence[str]) -> int:
    from factcheck.cli import inputs, screen
    from factcheck.cli.app import alone

    if sys.stdout is None:  # it was closed before we started: the exit status still counts
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    words = dispatch(arguments) if arguments or inputs.piped(None) else ["--help"]
    try:
        alone(words[0])(words, prog_name="factcheck")
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
