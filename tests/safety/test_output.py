"""Nothing a terminal or a browser obeys comes out, wherever it was put in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factcheck.cli import main
from factcheck.output import FORMATS
from factcheck.output.draft import FORMATS as DRAFT_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "\x1b[31m\x1b]0;owned\x07\x9b2J\u202e<script>alert(1)</script><img src=x onerror=alert(2)>=1+1"
TALK = f"""+++
title = 'Talk <script>alert(3)</script>'
event_date = 2031-05-03
+++

Ada {EVIL} Low:

Harbour exports rose by 8% in April {EVIL}.
"""
OBEYED = re.compile("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\x1b(?!\\[[0-9;]*m)")
"""Controls; the terminal format itself sets colours, and nothing else."""
CLAIM = f"Harbour exports rose by 8% in April 2031 {EVIL}"


@pytest.fixture
def talk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    file = tmp_path / "ta\x1b[2Jlk\u202e <b>.txt"
    file.write_text(TALK, "utf-8")
    assert main(["index", str(file)]) == 0
    found = capsys.readouterr()
    assert not OBEYED.search(found.out + found.err)
    return file


@pytest.mark.parametrize("name", FORMATS)
def test_no_command_prints_what_a_terminal_obeys(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    missing = str(tmp_path / "no\x1b[2Jne.txt")
    commands = (["check", CLAIM], ["sources"], ["show", str(talk)], ["parse", CLAIM], ["show", missing])
    for command in commands:
        main([*command, "--format", name])
        found = capsys.readouterr()
        assert not OBEYED.search(found.out + found.err), command
        assert found.out or found.err


@pytest.mark.parametrize("name", DRAFT_FORMATS)
def test_no_report_on_a_draft_is_live(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert talk.exists()
    draft = tmp_path / "ar\x1b[2Jticle<script>.md"
    draft.write_text(f"# {EVIL}\n\n{CLAIM}. It fell by 3% in May.\n", "utf-8")
    main(["draft", str(draft), "--format", name])
    found = capsys.readouterr()
    assert not OBEYED.search(found.out + found.err)
    if name in ("html", "markdown", "github"):
        assert "<script>alert" not in found.out
        assert "<img src=x" not in found.out
