"""docs/promises.md: what it names as proof is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PROMISES = (REPOSITORY / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = [line for line in PROMISES.splitlines() if re.match(r"\| (?!promise \|)[^-]", line)]
PROOF = re.compile(r"`((?:tests|benchmarks|\.ci)/[\w./]+)(?:::(\w+))?`")


def test_there_are_promises() -> None:
    assert len(ROWS) > 20


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:40])
def test_every_promise_has_a_proof(row: str) -> None:
    proofs = PROOF.findall(row)
    assert proofs
    for file, name in proofs:
        text = (REPOSITORY / file).read_text(encoding="utf-8")
        assert not name or f"def {name}(" in text, f"{file}::{name}"
