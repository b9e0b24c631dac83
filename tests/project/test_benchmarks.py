"""The benchmarks' own tools."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.quality import Labelled, compared
from benchmarks.scale import AT_LEAST, AT_MOST, broken
from benchmarks.timing import calls, keep, processes
from factcheck.model import Verdict

if TYPE_CHECKING:
    from pathlib import Path


def test_processes_take_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    write = f"import os; open({str(log)!r}, 'a').write(os.environ['WHO'] + {{!r}})"
    commands = {name: [sys.executable, "-c", write.format(name)] for name in "ab"}
    medians = processes(commands, 2, {"WHO": "-"})
    assert set(medians) == {"a", "b"}
    assert all(seconds > 0 for seconds in medians.values())
    assert log.read_text() == "-a-b" * 3


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        processes(
            {"a": [sys.executable, "-c", "import sys; print('no such thing', file=sys.stderr); sys.exit(2)"]},
            1,
            {},
        )


def test_calls() -> None:
    seen: list[str] = []
    assert calls(seen.append, ["a", "b"]) > 0
    assert seen == ["a", "b"]


def test_results_are_dated(tmp_path: Path) -> None:
    file = keep("speed", {"ms": 1.5}, tmp_path)
    record = json.loads(file.read_text(encoding="utf-8"))
    assert file.name == f"{record['when'][:10]}-speed.json"
    assert record["ms"] == 1.5
    assert {"python", "machine", "factcheck"} <= set(record)


def test_claims_whose_verdict_depends_on_how_much_is_indexed() -> None:
    claims = [Labelled("a", "", Verdict.REFUTED), Labelled("b", "", Verdict.SUPPORTED)]
    refuted, supported = Verdict.REFUTED, Verdict.SUPPORTED
    assert compared(claims, [refuted, supported], [refuted, supported]) == []
    changes = compared(claims, [refuted, refuted], [supported, supported])
    assert [(change.claim.name, change.is_false_support) for change in changes] == [("a", True), ("b", False)]


def test_promises_that_are_broken_are_named() -> None:
    kept = {**AT_MOST, **AT_LEAST}
    assert list(broken(kept)) == []
    assert list(broken({**kept, "two_to_one": 1.2})) == ["two_to_one is 1.20, promised is at least 1.7"]
