"""Claims on transcripts of our own: for each reason the right ones and near misses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

from factcheck.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Result

TABLES = tomli.loads(Path(__file__).with_name("tables.toml").read_text("utf-8"))
WRONG = {"value", "digits", "period", "metric", "direction", "unit", "scale", "bound", "speaker", "quote"}
WRONG |= {"negation", "entity"}
RIGHT = {"exact", "rounded", "hedged", "converted", "derived", "reported", "digest"}


def row(name: str, claim: str, verdict: str, reason: str, why: str = "") -> object:
    """A case; one that says why it comes out wrong is expected to fail."""
    marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
    return pytest.param(claim, verdict, reason, marks=marks, id=f"{name}: {claim}")


ROWS = [row(name, *cells) for name, table in TABLES.items() for cells in table["rows"]]


@pytest.mark.parametrize(("claim", "verdict", "reason"), ROWS)
def test_verdict_and_reason(check: Callable[[str], Result], claim: str, verdict: str, reason: str) -> None:
    result = check(claim)
    assert (result.verdict, reason in result.reasons or not reason) == (verdict, True), result.explanation
    assert result.explanation
    if result.verdict is not Verdict.NOT_ENOUGH_EVIDENCE:
        assert result.evidence, "a verdict rests on a passage"
        assert result.reasons, "a verdict has a reason"


def test_every_reason_has_examples() -> None:
    reasons = {cells[2] for table in TABLES.values() for cells in table["rows"]}
    assert reasons >= WRONG | RIGHT | {"truncated", "elided", "folded"}


def test_every_reason_has_a_near_miss() -> None:
    """Beside each kind of wrong claim stand right ones: a tool that refutes everything fails."""
    verdicts = [cells[1] for table in TABLES.values() for cells in table["rows"]]
    assert min(map(verdicts.count, ("supported", "refuted", "not_enough_evidence"))) >= 20
