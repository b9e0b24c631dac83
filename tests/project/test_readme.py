"""The README keeps its word: its set-up commands, its examples and what it names."""

from __future__ import annotations

import re
import subprocess
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from factcheck.config import Config, Limits, SourceNote, Thresholds, load
from factcheck.model import Speaker
from tests.project.readme import README, Example, examples, run

if TYPE_CHECKING:
    from pathlib import Path

MAIN_CLAIM = "cross-border e-commerce grew 10.5% in H1 2024"


def readme_command(repository: Path, number: int) -> subprocess.CompletedProcess[str]:
    script = repository / ".ci" / "readme-command"
    return subprocess.run([script, str(number)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("number", "install", "job"),
    [(1, "install --quiet .", f'factcheck "{MAIN_CLAIM}"'), (2, "install --quiet '.[dev]'", "pytest")],
)
def test_set_up_is_one_command(repository: Path, number: int, install: str, job: str) -> None:
    command = readme_command(repository, number).stdout.strip()
    assert command.startswith("python3 -m venv .venv && ")
    assert install in command
    assert command.endswith(job)
    assert "\n" not in command


def test_there_are_two_set_up_commands(repository: Path) -> None:
    assert readme_command(repository, 3).returncode == 1


def test_ci_runs_the_commands_of_the_readme(repository: Path) -> None:
    script = (repository / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme 1" in script
    assert "readme 2" in script
    assert "pip install" not in script, "set-up stands in the README alone"
    for check in ("ruff check", "ruff format --check", "mypy", "lint-imports", "python -m tests.accuracy"):
        assert f"\n{check}" in script


def unwrapped(text: str) -> str:
    """The text without white space: where lines break depends on how long paths are."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize(
    "example", examples(README.read_text(encoding="utf-8")), ids=lambda each: each.command
)
def test_examples_print_what_stands_there(example: Example, folder: Path) -> None:
    assert unwrapped(run(example.command, folder)) == unwrapped(example.output)


def test_the_main_job(folder: Path) -> None:
    shown = run(f'factcheck "{MAIN_CLAIM}"', folder)
    assert shown.startswith(f"✓ SUPPORTED: {MAIN_CLAIM}")
    assert "Lyu Daliang" in shown
    assert "30 July 2024 (date of the event)" in shown
    assert "9.6%, Q1 2024" in shown.partition("Related figures")[2]


def test_examples_are_found() -> None:
    text = "```console\n$ factcheck a\nb\n\nc\n$ ls\nd\n$ factcheck e\n```\n```sh\n$ factcheck no\nf\n```\n"
    assert examples(text) == [Example("factcheck a", "b\n\nc\n")]


def test_the_settings_shown_are_all_there_are(tmp_path: Path) -> None:
    [shown] = re.findall(r"(?ms)^```toml\n(.*?)^```", README.read_text(encoding="utf-8"))
    file = tmp_path / "factcheck.toml"
    file.write_text(shown, encoding="utf-8")
    config = load(file, {})
    assert (config.thresholds, config.limits) == (Thresholds(), Limits()), "defaults are shown"
    keys = set(re.findall(r"(?m)^\[*(\w+)", shown))
    assert {each.name for each in fields(Config)} - {"path"} <= keys
    for record in (Speaker, SourceNote, Thresholds, Limits):
        assert set(record._fields) <= keys


def test_links_lead_somewhere(repository: Path) -> None:
    for page in ("README.md", "CONTRIBUTING.md", "benchmarks/README.md"):
        file = repository / page
        for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), f"{page}: {target}"


def test_the_reasons_named_are_given(repository: Path) -> None:
    text = README.read_text(encoding="utf-8")
    table = text[text.index("| verdict | when | reasons |") : text.index("A false SUPPORTED")]
    judging = "".join(file.read_text(encoding="utf-8") for file in (repository / "factcheck").rglob("*.py"))
    named = set(re.findall(r"`([a-z_]+)`", table))
    assert {reason for reason in named if f'"{reason}"' not in judging} == set()
