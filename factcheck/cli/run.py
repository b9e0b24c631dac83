"""One run of a command: what it met on the way, and the exit status that follows from it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from factcheck.cli import screen
from factcheck.errors import Problem, UnreadableSource, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from factcheck.config import Config
    from factcheck.index import Index
    from factcheck.model import Result, Verdict

Item = TypeVar("Item")


class Run:
    """Counts what was read and remembers what went wrong; ``status`` is the exit status."""

    def __init__(self, fail_on: Iterable[Verdict] = ()) -> None:
        self.read = 0
        self.failed = False
        self.troubled = False
        self._fail_on = frozenset(fail_on)

    @property
    def status(self) -> int:
        """2 for unreadable input, else 1 for a verdict to fail on, else 0."""
        return 2 if self.troubled else int(self.failed)

    def complain(self, problem: object, *, trouble: bool = True) -> None:
        """Say what is wrong; the run goes on, but if it is ``trouble``, not to status 0."""
        self.troubled |= trouble
        screen.complain(problem)

    def note(self, verdicts: Iterable[Verdict]) -> None:
        """Remember whether any of them is one to fail on."""
        self.failed |= not self._fail_on.isdisjoint(verdicts)

    def usable(self, items: Iterable[Item | Problem]) -> Iterator[Item]:
        """The items without the problems, which are complained about."""
        for item in items:
            self.read += 1
            if isinstance(item, Problem):
                self.complain(item)
            else:
                yield item

    def answers(
        self, claims: Iterator[str], checking: Callable[[], Callable[[str], Result]]
    ) -> Iterator[Result]:
        """The answer to each claim, as it comes; without a claim nothing is opened.

        ``checking`` opens the index and gives the function that checks one claim.
        """
        first = next(claims, None)
        if first is None:
            return
        check = checking()
        for claim in chain([first], claims):
            try:
                result = check(claim)
            except (UsageError, UnreadableSource) as error:
                self.complain(error)
                continue
            self.failed |= result.verdict in self._fail_on
            yield result


def checking(settings: Config, as_of: date | None, *, quiet: bool) -> Callable[[str], Result]:
    """What checks one claim: the index is opened, and built first where it has to be."""
    return checker(opened(settings, quiet=quiet), settings, as_of)


def checker(index: Index, settings: Config, as_of: date | None) -> Callable[[str], Result]:
    """The same with an open index; what changed since it was indexed is read again."""
    from factcheck.check import Checker

    def again(paths: Sequence[str]) -> None:
        _read_again(index, paths, settings)

    return Checker(index, settings, as_of, again).check


def current(settings: Config, *, quiet: bool) -> Index:
    """The index, after every document that changed since it was indexed is read again."""
    index = opened(settings, quiet=quiet)
    changed = index.changed(summary.source.path for summary in index.sources())
    if changed:
        _read_again(index, changed, settings)
    return index


def _read_again(index: Index, paths: Sequence[str], settings: Config) -> None:
    from factcheck.ingest import refresh

    for problem in refresh(index, paths, settings).problems:
        screen.complain(problem)


def opened(settings: Config, *, quiet: bool = False) -> Index:
    """The index; a bar shows when it has to be built first."""
    from factcheck.ingest import open_index

    with screen.progress("Indexing", wanted=not quiet) as tell:
        return open_index(settings, tell)
