"""The terminal's edge: what it can show, writing to it, progress on it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TypeVar

from factcheck.output import Look, output_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factcheck.output import Format

Item = TypeVar("Item")

CLOSED_OUTPUT = 141  # what a shell reports of a program whose reader went away: 128 + SIGPIPE


class OutputClosed(Exception):
    """Whoever read standard output stopped reading."""


def output(name: str | None) -> Format:
    """The format asked for; without one, ``rich`` on a terminal and ``plain`` anywhere else."""
    return output_format(name or ("rich" if sys.stdout.isatty() else "plain"))


def look(*, quiet: bool = False, explain: bool = False) -> Look:
    """What standard output can show; NO_COLOR and TERM=dumb are honoured."""
    styled = sys.stdout.isatty() and os.environ.get("TERM", "") not in {"dumb", "unknown"}
    return Look(
        width=max(20, min(get_terminal_size().columns, 100)),
        colour=styled and not os.environ.get("NO_COLOR"),
        styled=styled,
        unicode="utf" in (sys.stdout.encoding or "").lower(),
        summary=not quiet,
        explain=explain,
        base=_working_folder(),
    )


def _working_folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:  # it was deleted: show whole paths
        return ""


def write(pieces: Iterable[str]) -> None:
    """Print each piece as it comes; raises OutputClosed when nobody reads any more."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
            sys.stdout.flush()
    except BrokenPipeError:
        # the interpreter flushes once more at exit: let that go nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputClosed from None


def complain(message: object) -> None:
    """One line on standard error, without any character a terminal would obey."""
    from factcheck.output.text.clean import clean

    if sys.stderr is not None:  # it may have been closed before we started
        print(f"factcheck: {clean(str(message))}", file=sys.stderr)  # noqa: T201


def told(
    items: Iterable[Item], tell: Callable[[int, int], None] | None, total: Callable[[], int]
) -> Iterator[Item]:
    """The same items; ``tell`` hears how many of ``total()`` have come (0: not known)."""
    expected = total() if tell else 0
    for done, item in enumerate(items, start=1):
        if tell:
            tell(done, expected)
        yield item


@contextmanager
def progress(what: str, *, wanted: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A function to tell ``(done, total)``; the first call shows a bar on standard error.

    Nothing, where the bar is not wanted or standard error is not a terminal.
    """
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bar: list[Callable[[int, int], None]] = []

        def tell(done: int, total: int) -> None:
            if not bar:
                bar.append(stack.enter_context(_bar(what)))
            bar[0](done, total)

        yield tell


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total or None)
