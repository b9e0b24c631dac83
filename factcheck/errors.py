"""What can go wrong: few exceptions, and ``Problem``, a located fault as a value."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """A fault of one input: where it is, what is wrong, how to mend it.

    ``fatal`` means that nothing of the input could be used.
    """

    path: str
    what: str
    mend: str = ""
    line: int | None = None
    fatal: bool = True

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}" + (f" ({self.mend})" if self.mend else "")


class FactcheckError(Exception):
    """Base of the errors a user can mend; the message says what, where and how."""


class UsageError(FactcheckError):
    """A call, a claim or a configuration that cannot be used."""


class IndexUnusable(FactcheckError):
    """The index folder cannot be read or written."""


class UnreadableSource(FactcheckError):
    """A document that no reader can turn into a transcript."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
