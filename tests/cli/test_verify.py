"""Old results, held against the transcripts of today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import __version__
from factcheck.cli import main
from tests.cli.test_end_to_end import SCHEMA

if TYPE_CHECKING:
    Capture = pytest.CaptureFixture[str]

TALK = "May 3, 2031\n\nAda Low:\n\nHarbour exports rose by {} in April.\n"
CLAIM = "Harbour exports rose by 8% in April 2031"


@pytest.fixture
def talk(tmp_path: Path, capsys: Capture) -> Path:
    file = tmp_path / "talk.txt"
    file.write_text(TALK.format("8%"), "utf-8")
    main(["index", "--quiet", str(file)])
    capsys.readouterr()
    return file


def result(tmp_path: Path, capsys: Capture, *arguments: str) -> Path:
    main([*arguments])
    file = tmp_path / "results"
    file.write_text(capsys.readouterr().out, "utf-8")
    return file


def verified(file: Path, capsys: Capture) -> tuple[int, list[dict[str, Any]]]:
    status = main(["verify", str(file), "--format", "json"])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    for each in found:
        SCHEMA.validate(each)
    return status, found


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_nothing_changed(talk: Path, tmp_path: Path, capsys: Capture, name: str) -> None:
    assert talk.exists()
    old = result(tmp_path, capsys, CLAIM, "--as-of", "2031-06-01", "--format", name)
    status, (found,) = verified(old, capsys)
    assert (status, found["stands"], found["changes"]) == (0, True, [])
    trace = found["result"]["trace"]
    assert (trace["version"], trace["as_of"]) == (__version__, "2031-06-01")
    assert trace["index"]
    assert trace["config"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file without an end")
def test_a_result_cannot_have_anything_read(talk: Path, tmp_path: Path, capsys: Capture) -> None:
    old = result(tmp_path, capsys, CLAIM, "--format", "json")
    old.write_text(old.read_text("utf-8").replace(str(talk), "/dev/zero"), "utf-8")
    status, (found,) = verified(old, capsys)
    assert status == 1
    assert found["changes"][0] == {"what": "removed", "was": "/dev/zero", "now": ""}
    assert main(["verify", "/dev/zero"]) == 2
    assert "raise limits.document" in capsys.readouterr().err


def test_a_source_was_edited(talk: Path, tmp_path: Path, capsys: Capture) -> None:
    old = result(tmp_path, capsys, CLAIM, "--format", "json")
    talk.write_text(TALK.format("17%"), "utf-8")
    status, (found,) = verified(old, capsys)
    assert (status, found["was"], found["now"]) == (1, "supported", "refuted")
    assert [change["what"] for change in found["changes"]] == ["edited", "verdict"]
    assert found["changes"][0]["was"] == str(talk)


def test_a_source_was_removed(talk: Path, tmp_path: Path, capsys: Capture) -> None:
    old = result(tmp_path, capsys, CLAIM, "--format", "json")
    talk.unlink()
    status, (found,) = verified(old, capsys)
    assert (status, found["now"]) == (1, "not_enough_evidence")
    assert [change["what"] for change in found["changes"]] == ["removed", "verdict"]


def test_other_settings_are_mentioned(talk: Path, tmp_path: Path, capsys: Capture) -> None:
    assert talk.exists()
    old = result(tmp_path, capsys, CLAIM, "--format", "json")
    rows = json.loads(old.read_text("utf-8"))
    rows[0]["trace"] |= {"version": "0.0.9", "config": "00000000"}
    old.write_text(json.dumps(rows), "utf-8")
    status, (found,) = verified(old, capsys)
    assert (status, found["stands"]) == (0, True)
    assert [change["what"] for change in found["changes"]] == ["version", "settings"]
    main(["verify", str(old), "--format", "plain"])
    out = capsys.readouterr().out
    assert out.startswith("unchanged: ✓ SUPPORTED: Harbour exports")
    assert f"version: 0.0.9 → {__version__}" in out


def test_the_results_of_a_draft(talk: Path, tmp_path: Path, capsys: Capture) -> None:
    draft = tmp_path / "article.md"
    draft.write_text(f"{CLAIM}. In March nothing was counted.\n", "utf-8")
    old = result(tmp_path, capsys, "draft", str(draft), "--format", "json")
    assert verified(old, capsys)[1][0]["stands"]
    talk.write_text(TALK.format("17%"), "utf-8")
    assert verified(old, capsys)[1][0]["now"] == "refuted"


NO_RESULTS = ["", "[]", "{", "[1]", '{"claim": 3}', "[" * 100_000, '{"claim": "a", "verdict": "so"}']


@pytest.mark.parametrize("text", NO_RESULTS, ids=lambda text: text[:9])
def test_what_is_no_result_is_wrong_input(tmp_path: Path, capsys: Capture, text: str) -> None:
    file = tmp_path / "old.json"
    file.write_text(text, "utf-8")
    status = main(["verify", str(file)])
    assert (status, capsys.readouterr().err.startswith("factcheck: ")) == (2, True)
