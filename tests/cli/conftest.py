"""Running the command line in this process, with a checker that knows its claims by heart."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from factcheck.cli import app, main
from factcheck.errors import UsageError
from factcheck.model import Result, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str


def answer(claim: str) -> Result:
    """A verdict by the claim's first word: ``supported``, ``refuted``, ``conflicting``."""
    first = claim.split()[0]
    if first == "impossible":
        raise UsageError("this claim cannot be checked")
    verdict = Verdict(first) if first in set(Verdict) else Verdict.NOT_ENOUGH_EVIDENCE
    return Result(claim, verdict, (), "Known by heart.")


@pytest.fixture
def factcheck(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Runs a command line with bytes for standard input; claims are answered by heart."""
    monkeypatch.setattr(app, "_checking", lambda *_, **__: answer)

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        status = main(arguments)
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return run
