"""The command as its own process: what only shows there."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FACTCHECK = (sys.executable, "-m", "factcheck")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "texts.txt"
    file.write_text("exports rose 8%\n" * 5000, encoding="utf-8")
    command = [*FACTCHECK, "parse", "--file", str(file), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize(("closed", "status"), [(">&-", 0), ("<&-", 0), ("2>&-", 0), ("> /dev/full", 2)])
def test_streams_that_are_closed_or_full(closed: str, status: int) -> None:
    command = f"{sys.executable} -m factcheck parse 'exports rose 8%' {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == (status == 2)


def test_an_interrupted_run_has_said_what_it_knew() -> None:
    command = [*FACTCHECK, "parse", "--format", "jsonl"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("exports rose 8%\n")
        process.stdin.flush()
        assert "exports" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert (process.returncode, err) == (130, "")


def test_a_terminal_gets_colour_and_its_width() -> None:
    master, slave = pty.openpty()
    environment = {"TERM": "xterm-256color", "COLUMNS": "50", "LANG": "C.UTF-8"}
    command = [*FACTCHECK, "parse", "exports rose 8% in the first half of 2031, far more than imports did"]
    subprocess.run(command, stdin=slave, stdout=slave, stderr=slave, env=environment, check=True)
    os.close(slave)
    shown = os.read(master, 100_000).decode()
    os.close(master)
    assert "\x1b[1;4;36m8%\x1b[0m" in shown
    assert max(len(re.sub("\x1b\\[[0-9;]*m", "", line)) for line in shown.splitlines()) <= 50


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["parse", "exports rose 8%", "--format", "jsonl"], ("tantivy", "rich", "rapidfuzz")),
        (["parse", "exports rose 8%"], ("tantivy", "rich", "rapidfuzz")),
        (["--version"], ("tantivy", "rich", "rapidfuzz", "tomli", "factcheck.figures")),
        (["--help"], ("tantivy", "rich", "rapidfuzz", "tomli", "factcheck.figures")),
    ],
)
def test_only_what_is_needed_is_imported(arguments: list[str], unwanted: tuple[str, ...]) -> None:
    code = (
        "import sys; from factcheck.cli import main; main(); print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    imported = set(done.stderr.split())
    assert "factcheck.cli.app" in imported
    assert not imported.intersection(unwanted)


def test_output_into_a_pipe_is_plain() -> None:
    environment = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "PYTHONIOENCODING": "ascii"}
    command = [*FACTCHECK, "parse", "exports rose 8% “in May”"]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert b"\x1b" not in done.stdout
    assert b"[8%]" in done.stdout


def test_completion_knows_commands_and_options() -> None:
    for words, expected in (("factcheck ", b"sources"), ("factcheck check --fo", b"--format")):
        environment = {
            "_FACTCHECK_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        }
        done = subprocess.run(FACTCHECK, capture_output=True, env=environment, check=False)
        assert expected in done.stdout.split()
