"""The gate itself: what it reads, what it lets pass, and that floors only rise."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.accuracy import __main__ as command
from tests.accuracy.gate import (
    CEILINGS,
    FLOORS,
    Labelled,
    lowered,
    measure,
    raised,
    read_floors,
    scores,
    shortfalls,
    write_floors,
)

if TYPE_CHECKING:
    from pathlib import Path

SETS = read_floors(FLOORS.read_text(encoding="utf-8"))
CLAIMS = "accuracy 0.860 (43/50) false supported 1 false refuted 2 passage 0.950 speaker 0.960 date 0.900 index 0.4 s check 9.1 ms/claim"  # noqa: E501
QUANTITIES = "quantity_A 9 texts value P 1.000 R 0.900 F1 0.947 | value+unit P 0.9 R 0.8 F1 0.847 | value+change P 0.9 R 0.7 F1 0.787 0.16 ms/text"  # noqa: E501
PERIODS = "period_A 122 texts found 110/122 = 0.902 P 0.800 R 0.902 F1 0.848 0.30 ms/text"


def a_set(**floors: float) -> Labelled:
    return Labelled("a", "claims", "claims/seeds.jsonl", "0" * 64, floors)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            CLAIMS,
            {
                "accuracy": 0.86,
                "false_supported": 1,
                "false_refuted": 2,
                "passage": 0.95,
                "speaker": 0.96,
                "date": 0.9,
            },
        ),
        (QUANTITIES, {"value": 0.947, "value_unit": 0.847, "value_change": 0.787}),
        (PERIODS, {"found": 0.902}),
    ],
)
def test_scores_of_a_closing_line(line: str, expected: dict[str, float]) -> None:
    assert scores(line) == expected


def test_shortfalls() -> None:
    assert shortfalls({"accuracy": 0.9, "false_supported": 1}, {"accuracy": 0.9, "false_supported": 1}) == []
    assert shortfalls({"accuracy": 0.89}, {"accuracy": 0.9}) == ["accuracy is 0.89, the floor 0.9"]
    assert shortfalls({"false_supported": 2}, {"false_supported": 1}) == [
        "false_supported is 2, the ceiling 1"
    ]
    assert shortfalls({}, {"date": 0.9}) == ["date is None, the floor 0.9"]


def test_lowered() -> None:
    assert lowered([a_set(accuracy=0.8)], [a_set(accuracy=0.9)]) == []
    assert lowered([a_set(accuracy=0.8)], [a_set(accuracy=0.7)]) == ["a: accuracy is 0.7, the floor 0.8"]
    assert lowered([a_set(accuracy=0.8)], []) == ["a: accuracy is None, the floor 0.8"]
    assert lowered([a_set(accuracy=0.8)], [replace(a_set(accuracy=0.7), sha256="1" * 64)]) == []


def test_floors_are_raised_never_lowered(shared: Path) -> None:
    assert shared
    labelled = replace(a_set(accuracy=0.8, date=0.9, false_supported=3), sha256="")
    labelled = replace(labelled, sha256=labelled.present())
    reached = {"accuracy": 0.8567, "date": 0.5, "false_supported": 1.0, "speaker": 1.0}
    assert raised(labelled, reached).floors == {"accuracy": 0.85, "date": 0.9, "false_supported": 1}


def test_the_file_is_as_written() -> None:
    assert FLOORS.read_text(encoding="utf-8") == write_floors(SETS)


@pytest.mark.parametrize("labelled", SETS, ids=lambda labelled: labelled.name)
def test_floors_are_of_the_present_sets(labelled: Labelled, shared: Path) -> None:
    assert (shared / labelled.file).is_file()
    assert labelled.present() == labelled.sha256, f"{labelled.file} has changed: measure again"


@pytest.mark.parametrize("labelled", SETS, ids=lambda labelled: labelled.name)
def test_floors_are_possible(labelled: Labelled) -> None:
    assert labelled.floors
    assert all(0 <= value <= 1 for name, value in labelled.floors.items() if name not in CEILINGS)


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=FLOORS.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no history: {done.stderr.strip()}")
    return done.stdout


def test_floors_only_rise() -> None:
    commits = git("log", "-2", "--format=%H", "--", FLOORS.name).split()
    for commit in commits:
        before = read_floors(git("show", f"{commit}:./{FLOORS.name}"))
        assert lowered(before, SETS) == []


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_without_labelled_sets_only_ci_fails(
    ci: str, status: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "SHARED", tmp_path / "absent")
    monkeypatch.setenv("CI", ci)
    assert command.main([]) == status
    assert "needed to measure" in capsys.readouterr().err


def test_a_set_that_fails_has_no_scores(monkeypatch: pytest.MonkeyPatch, shared: Path) -> None:
    assert shared
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert measure(SETS[0]) == ({}, "")
