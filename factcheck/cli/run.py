"""One run of a command: what it met on the way, and the exit status that follows from it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from factcheck.cli import screen
from factcheck.errors import Problem, UnreadableSource, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
