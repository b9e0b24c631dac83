"""The whole way, on the shipped seeds: paths in, answers out, each passage where it says it is."""

from __future__ import annotations

import io
import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.cli import main
from factcheck.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., tuple[int, str, str]]

SCHEMA_FILE = files("factcheck.output").joinpath("schema/factcheck.schema.json")
SCHEMA = Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
GROUPS = ("evidence", "conflicts", "related")
CLAIMS = [
    "cross-border e-commerce grew 10.5% in H1 2024",
    "cross-border e-commerce grew 9.6% in H1 2024",
    "China's foreign trade totalled 43.85 trillion yuan in 2024",
    "imports of wine through cross-border e-commerce rose by 55.4%",
    "Lyu Daliang said that statistics are surveyed twice a year",
    "tea exports fell by 3% in March 2019",
    "the moon is far away",
    "2024年上半年跨境电商进出口增长10.5%",
    "10.5%",
]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of an index of the seeds, built by the first command that wants it."""
    return str(tmp_path_factory.mktemp("seeds") / "index")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    def command(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        status = main(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def lines(out: str) -> list[dict[str, Any]]:
    values = [json.loads(line) for line in out.splitlines()]
    for value in values:
        SCHEMA.validate(value)
    return values


def test_every_passage_stands_where_its_location_says(run: Command, seeds: str) -> None:
    """Two claims give two lines, nine claims nine; each passage is the decoded source from start to end."""
    status, out, err = run("--index", seeds, "--format", "jsonl", stdin="\n".join(CLAIMS))
    results = lines(out)
    assert [result["claim"] for result in results] == CLAIMS
    assert status in (0, 1)
    assert err == ""
    shown = [item for result in results for group in GROUPS for item in result[group]]
    assert shown
    for item in shown:
        place, text = item["location"], read_file(Path(item["source"]["path"])).text
        assert item["passage"] == text[place["start"] : place["end"]]
        assert text[: place["start"]].count("\n") + 1 == place["line"]


def test_figures_point_into_claim_and_passage(run: Command, seeds: str) -> None:
    _, out, _ = run("--index", seeds, "--format", "jsonl", stdin="\n".join(CLAIMS))
    for result in lines(out):
        for figure in result["figures"]:
            assert result["claim"][figure["start"] : figure["end"]] == figure["text"]
        for item in (item for group in GROUPS for item in result[group] if item["figure"]):
            figure = item["figure"]
            assert item["passage"][figure["start"] : figure["end"]] == figure["text"]


def test_sources(run: Command, seeds: str) -> None:
    status, out, _ = run("sources", "--index", seeds, "--format", "jsonl")
    assert status == 0
    assert {document["kind"] for document in lines(out)} == {"digest"}


def test_show_by_title_and_by_path(run: Command, seeds: str) -> None:
    _, out, _ = run("sources", "--index", seeds, "--format", "jsonl")
    document = lines(out)[0]
    for name in (document["path"], document["title"], document["sha256"][:12]):
        status, shown, _ = run("show", name, "--index", seeds, "--format", "jsonl")
        turns = lines(shown)
        assert status == 0
        assert len(turns) == document["turns"]
        assert sum(len(turn["statements"]) for turn in turns) == document["statements"]
    text = read_file(Path(document["path"])).text
    for statement in (statement for turn in turns for statement in turn["statements"]):
        place = statement["location"]
        assert statement["passage"] == text[place["start"] : place["end"]]


def test_index_names_what_it_cannot_read_and_reads_the_rest(run: Command, tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "good.txt").write_text(
        "May 3, 2031\n\nAda Low:\n\nExports rose 8% in April.\n", encoding="utf-8"
    )
    (folder / "bad.txt").write_bytes(b"\x7fELF\0\0\0" * 50)
    (folder / "empty.txt").write_bytes(b"")
    status, out, err = run("index", str(folder), "--format", "json")
    report = json.loads(out)
    SCHEMA.validate(report)
    assert (status, report["added"]) == (0, 1)
    assert "bad.txt" in err
    assert "Traceback" not in err
    assert run("index", str(folder / "bad.txt"))[0] == 2
    status, out, _ = run("index", str(folder), "--format", "json")
    assert json.loads(out)["unchanged"] == 1


def test_a_changed_document_is_read_again_and_a_removed_one_is_gone(run: Command, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    write = "May 3, 2031\n\nAda Low:\n\nHarbour exports rose by {} in April.\n".format
    claim = ("Harbour exports rose by 8% in April 2031", "--format", "jsonl")
    talk.write_text(write("8%"), encoding="utf-8")
    run("index", str(talk))
    assert lines(run(*claim)[1])[0]["verdict"] == "supported"
    talk.write_text(write("17%"), encoding="utf-8")
    assert lines(run(*claim)[1])[0]["verdict"] == "refuted"
    talk.unlink()
    assert lines(run(*claim)[1])[0]["verdict"] == "not_enough_evidence"


def test_index_of_nothing_is_an_error(run: Command, tmp_path: Path) -> None:
    status, _, err = run("index", str(tmp_path / "missing"))
    assert status == 2
    assert err.startswith("factcheck: ")
    assert run("index")[0] == 2
    (tmp_path / "empty").mkdir()
    status, _, err = run("index", str(tmp_path / "empty"))
    assert status == 2
    assert "no transcript" in err
