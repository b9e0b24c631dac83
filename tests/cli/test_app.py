"""The command line as scripts and people use it: exit status, standard output, standard error."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factcheck import __version__
from factcheck.cli import app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Command = Callable[..., Done]


def verdicts(out: str) -> list[str]:
    return [json.loads(line)["verdict"] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["supported x"], 0),
        (["unheard of"], 0),
        (["refuted x"], 1),
        (["conflicting x"], 1),
        (["supported x", "refuted x"], 1),
        (["--fail-on", "none", "refuted x"], 0),
        (["--fail-on", "refuted", "conflicting x"], 0),
        (["--fail-on", "refuted,not_enough_evidence", "unheard of"], 1),
        (["--fail-on", "wrong", "supported x"], 2),
        (["--format", "wrong", "supported x"], 2),
        (["--as-of", "yesterday", "supported x"], 2),
        (["--as-of", "2031-07-12", "supported x"], 0),
        (["--unknown", "supported x"], 2),
        (["--config", "missing.toml", "supported x"], 2),
        (["--file", "missing.txt"], 2),
        ([""], 2),
        (["", "supported x"], 2),
        (["impossible x", "supported x"], 2),
        ([], 2),
        (["--file", "-"], 2),
    ],
)
def test_exit_status(factcheck: Command, arguments: list[str], status: int) -> None:
    done = factcheck(*arguments)
    assert done.status == status
    assert bool(done.err) == (status == 2)
    assert "Traceback" not in done.err


def test_results_come_in_input_order_and_alone(factcheck: Command) -> None:
    done = factcheck("--format", "jsonl", stdin=b"# mine\nrefuted a\n\nsupported b\n")
    assert verdicts(done.out) == ["refuted", "supported"]
    assert done.err == ""


def test_arguments_come_before_the_file(factcheck: Command, tmp_path: Path) -> None:
    file = tmp_path / "claims.txt"
    file.write_text("refuted b\n", encoding="utf-8")
    done = factcheck("supported a", "--file", str(file), "--format", "jsonl")
    assert verdicts(done.out) == ["supported", "refuted"]


def test_standard_input_is_left_alone_when_there_is_a_claim(factcheck: Command) -> None:
    assert verdicts(factcheck("supported a", "--format", "jsonl", stdin=b"refuted b\n").out) == ["supported"]


def test_a_bad_line_does_not_stop_the_others(factcheck: Command) -> None:
    done = factcheck("--format", "jsonl", stdin=b"supported a\n\xff\nrefuted b\n")
    assert verdicts(done.out) == ["supported", "refuted"]
    assert done.status == 2
    assert done.err == (
        "factcheck: standard input:2: not valid UTF-8 at byte 1 of the line (save the file as UTF-8)\n"
    )


def test_a_claim_of_ten_megabytes_is_refused_by_name_of_the_limit(factcheck: Command) -> None:
    done = factcheck(stdin=b"x" * 10_000_000)
    assert (done.status, done.out) == (2, "")
    assert "longer than the limit of 10,000 characters" in done.err
    assert "limits.claim" in done.err


def test_the_limit_can_be_raised(factcheck: Command, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("[limits]\nclaim = 20000\n", encoding="utf-8")
    done = factcheck("--config", str(tmp_path / "factcheck.toml"), stdin=b"x" * 15_000)
    assert done.status == 0


@pytest.mark.parametrize("key", ["colour = 1", "[limits]\nclaims = 2"])
def test_an_unknown_setting_is_named_with_its_line(factcheck: Command, tmp_path: Path, key: str) -> None:
    file = tmp_path / "factcheck.toml"
    file.write_text(f"{key}\n", encoding="utf-8")
    done = factcheck("--config", str(file), "supported a")
    assert done.status == 2
    assert done.err.startswith(f"factcheck: {file}:")
    assert "unknown key" in done.err


def test_nothing_to_check_is_said(factcheck: Command, tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_text("", encoding="utf-8")
    done = factcheck("--file", str(file))
    assert (done.status, done.out) == (2, "")
    assert "no claim given" in done.err


def test_messages_carry_nothing_a_terminal_obeys(factcheck: Command) -> None:
    done = factcheck("--file", "no\x1b[2Jfile")
    assert done.status == 2
    assert "\x1b" not in done.err


def test_a_total_unless_quiet(factcheck: Command) -> None:
    assert "2 claims:" in factcheck("supported a", "refuted b").out
    assert "2 claims:" not in factcheck("supported a", "refuted b", "--quiet").out


def test_a_claim_with_the_name_of_a_command(factcheck: Command) -> None:
    assert "sources" in factcheck("check", "sources", "--format", "jsonl").out
    assert "sources" in factcheck("--format", "jsonl", "--", "sources").out


def test_version(factcheck: Command) -> None:
    for arguments in (["--version"], ["check", "--version"], ["claim", "--version"]):
        assert factcheck(*arguments).out == f"factcheck {__version__}\n"


@pytest.mark.parametrize("command", ["", "check", "index", "sources", "parse", "show"])
def test_help_has_examples(factcheck: Command, command: str) -> None:
    done = factcheck(*command.split(), "--help")
    assert done.status == 0
    assert "Examples:\n" in done.out
    assert f"factcheck {command}" in done.out
    assert max(map(len, done.out.splitlines())) <= 100


@pytest.mark.parametrize(("error", "status"), [(KeyboardInterrupt(), 130), (OSError(28, "No space left"), 2)])
def test_what_interrupts_is_a_status_not_a_traceback(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(app, "_checking", fail)
    done = factcheck("supported a")
    assert done.status == status
    assert "Traceback" not in done.err


def test_a_fault_of_ours_is_no_verdict(factcheck: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_checking", lambda *_, **__: 1 / 0)
    done = factcheck("supported a")
    assert done.status == 2
    assert "internal error: ZeroDivisionError" in done.err
    assert "FACTCHECK_DEBUG" in done.err


def test_parse_needs_no_index(factcheck: Command, tmp_path: Path) -> None:
    done = factcheck("parse", "exports rose 8% in May 2031", "--format", "jsonl", "--index-not-needed")
    assert done.status == 2
    done = factcheck("parse", "exports rose 8%", "imports", "--format", "jsonl")
    assert [json.loads(line)["text"] for line in done.out.splitlines()] == ["exports rose 8%", "imports"]
    assert done.status == 0
    assert not any(tmp_path.iterdir())


def test_explain(factcheck: Command) -> None:
    assert "How it was read" in factcheck("check", "--explain", "supported x").out
    assert "How it was read" not in factcheck("check", "supported x").out
