"""Which command a command line means."""

from __future__ import annotations

import pytest
import typer

from factcheck.cli.app import alone, app
from factcheck.cli.dispatch import COMMANDS, TAKES_VALUE, dispatch


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", "check"),
        ("CLAIM", "check CLAIM"),
        ("CLAIM OTHER", "check CLAIM OTHER"),
        ("check CLAIM", "check CLAIM"),
        ("check sources", "check sources"),
        ("-- sources", "check -- sources"),
        ("sources", "sources"),
        ("sources --format json", "sources --format json"),
        ("--format json sources", "sources --format json"),
        ("--format json CLAIM", "check --format json CLAIM"),
        ("--format=json CLAIM", "check --format=json CLAIM"),
        ("--format sources CLAIM", "check --format sources CLAIM"),
        ("--file index", "check --file index"),
        ("--file -", "check --file -"),
        ("-q index a b", "index -q a b"),
        ("CLAIM index", "check CLAIM index"),
        ("--version", "--version"),
        ("--help", "--help"),
        ("CLAIM --help", "check CLAIM --help"),
        ("index --help", "index --help"),
        ("--show-completion", "--show-completion"),
        ("--unknown", "check --unknown"),
    ],
)
def test_dispatch(line: str, meant: str) -> None:
    assert dispatch(line.split()) == meant.split()


def test_every_command_is_known() -> None:
    assert set(COMMANDS) == {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }


def test_every_option_with_a_value_is_known() -> None:
    group = typer.main.get_command(app)
    options = [
        param
        for command in group.commands.values()  # type: ignore[attr-defined]
        for param in command.params
        if param.param_type_name == "option" and not param.is_flag
    ]
    assert {name for param in options for name in param.opts} == set(TAKES_VALUE)


def test_only_the_command_that_is_meant_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in COMMANDS:
        (made,) = alone(name).registered_commands
        assert made.callback
        assert made.callback.__name__ == name
    assert alone("--help") is app
    monkeypatch.setenv("_FACTCHECK_COMPLETE", "complete_bash")
    assert alone("check") is app
