"""The terminal's edge."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from factcheck.cli import screen

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Makes standard output and standard error a terminal, or not."""

    def pretend(yes: bool) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: yes, raising=False)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: yes, raising=False)

    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return pretend


@pytest.mark.parametrize(
    ("yes", "name", "module"),
    [(True, None, "terminal"), (False, None, "plain"), (True, "plain", "plain"), (False, "rich", "terminal")],
)
def test_the_format(terminal: Callable[[bool], None], yes: bool, name: str | None, module: str) -> None:
    terminal(yes)
    assert screen.output(name) == import_module(f"factcheck.output.{module}")


@pytest.mark.parametrize(
    ("yes", "variable", "value", "styled", "colour"),
    [
        (True, "LANG", "C", True, True),
        (True, "NO_COLOR", "1", True, False),
        (True, "NO_COLOR", "", True, True),
        (True, "TERM", "dumb", False, False),
        (False, "FORCE_COLOR", "1", False, False),
    ],
)
def test_colour(
    terminal: Callable[[bool], None],
    monkeypatch: pytest.MonkeyPatch,
    yes: bool,
    variable: str,
    value: str,
    styled: bool,
    colour: bool,
) -> None:
    terminal(yes)
    monkeypatch.setenv(variable, value)
    look = screen.look()
    assert (look.styled, look.colour) == (styled, colour)


@pytest.mark.parametrize(("columns", "width"), [("40", 40), ("5", 20), ("300", 100)])
def test_width(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen.look().width == width


@pytest.mark.parametrize(("yes", "wanted"), [(False, True), (True, False)])
def test_no_progress_where_nobody_watches(terminal: Callable[[bool], None], yes: bool, wanted: bool) -> None:
    terminal(yes)
    with screen.progress("Indexing", wanted=wanted) as tell:
        assert tell is None


def test_progress_on_a_terminal(terminal: Callable[[bool], None], capsys: pytest.CaptureFixture[str]) -> None:
    terminal(True)
    with screen.progress("Indexing", wanted=True) as tell:
        assert list(screen.told("abc", tell, lambda: 3)) == ["a", "b", "c"]
    captured = capsys.readouterr()
    assert "Indexing" in captured.err
    assert "3/3" in captured.err
    assert captured.out == ""


def test_progress_that_is_never_told_prints_nothing(
    terminal: Callable[[bool], None], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal(True)
    with screen.progress("Indexing", wanted=True):
        pass
    assert capsys.readouterr().err == ""
