"""``factcheck draft``: statuses, options, inputs, and the hook and the action that call it."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from factcheck.cli import main
from tests.draft.article import DATA, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.config import Config

RIGHT = "Cross-border e-commerce trade grew by 10.5% in the first half of 2024.\n"
WRONG = "Cross-border e-commerce trade grew by 12.5% in the first half of 2024.\n"
UNKNOWN = "Cranes lifted 91,000 containers in March 2024.\n"


class Done(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def run(
    newsroom: Config, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Done]:
    """Runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_INDEX", str(newsroom.index))

    def call(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        status = main(["draft", *map(str, arguments)])
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return call


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (RIGHT, (), 0),
        (WRONG, (), 1),
        (WRONG, ("--no-fail",), 0),
        (WRONG, ("--fail-on", "none"), 0),
        (UNKNOWN, (), 0),
        (UNKNOWN, ("--fail-on", "refuted,conflicting,not_enough_evidence"), 1),
        (WRONG.replace(".\n", ". <!-- factcheck: accept FC-value because so -->\n"), (), 0),
        ("Nothing to check here.\n", (), 2),
        ("Nothing to check here.\n", ("--no-fail",), 0),
        ("Trade will grow by 9%.\n", (), 2),
        (RIGHT, ("--format", "yaml"), 2),
        (RIGHT, ("--baseline", "none.json"), 2),
        (RIGHT, ("--annotate", "a.docx"), 2),
        (RIGHT, ("--annotate", "a.md"), 2),
    ],
)
def test_exit_status(run: Callable[..., Done], text: str, options: tuple[str, ...], status: int) -> None:
    Path("a.md").write_text(text, encoding="utf-8")
    done = run("a.md", *options)
    assert done.status == status
    assert bool(done.err) == (status == 2 or text.startswith("Nothing"))


def test_an_unreadable_draft_does_not_stop_the_others(run: Callable[..., Done]) -> None:
    Path("a.md").write_text(RIGHT, encoding="utf-8")
    Path("b.docx").write_bytes(b"no zip")
    done = run("b.docx", "missing.md", "a.md", "--format", "line")
    assert done.status == 2
    assert "a.md: 1 figure found, 1 checked" in done.out
    assert "b.docx: is no Word document" in done.err
    assert "missing.md: No such file" in done.err


def test_standard_input(run: Callable[..., Done]) -> None:
    done = run("--format", "line", stdin=WRONG.encode())
    assert done.status == 1
    assert done.out.startswith("standard input:1:39: REFUTED value: says 12.5%")
    assert run("-", "--format", "line", stdin=WRONG.encode()) == done


def test_nothing_given(run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.cli.inputs.piped", lambda _: None)
    assert run().status == 2


def test_word_to_commented_word(run: Callable[..., Done]) -> None:
    Path("article.docx").write_bytes(article("docx"))
    done = run("article.docx", "--annotate", "checked.docx")
    assert done.status == 1
    assert Path("checked.docx").stat().st_size > 0
    assert Path("article.docx").read_bytes() != Path("checked.docx").read_bytes()


def test_a_copy_is_written_whole_or_not_at_all(
    run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    Path("b.md").write_text("as it was", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = run("a.md", "--annotate", "b.md")
    assert (done.status, "cannot be written: No space left" in done.err) == (2, True)
    assert sorted(path.name for path in Path().glob("*.md*")) == ["a.md", "b.md"]
    assert Path("b.md").read_text(encoding="utf-8") == "as it was"


@pytest.mark.parametrize("option", ["draft", "--baseline"])
def test_what_is_read_is_limited(run: Callable[..., Done], option: str) -> None:
    Path("factcheck.toml").write_text("[limits]\ndocument = 200", encoding="utf-8")
    Path("a.md").write_text(RIGHT[:200], encoding="utf-8")
    Path("large.md").write_text("Zinc rose 3%. " * 20, encoding="utf-8")
    done = run("large.md") if option == "draft" else run("a.md", option, "large.md")
    assert (done.status, "larger than 200 bytes (raise limits.document" in done.err) == (2, True)


def test_a_baseline_of_the_command_itself(run: Callable[..., Done]) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    Path("b.json").write_text(run("a.md", "--format", "json").out, encoding="utf-8")
    done = run("a.md", "--baseline", "b.json", "--format", "line")
    assert done.status == 0
    assert "1 known from the baseline" in done.out


def test_as_of_settles_this_year(run: Callable[..., Done]) -> None:
    Path("a.md").write_text(WRONG.replace("of 2024", "of this year"), encoding="utf-8")
    assert "is not settled: the draft has no date" in run("a.md", "--format", "line").out
    done = run("a.md", "--as-of", "2024-08-05")
    assert "REFUTED" in done.out
    assert "not settled" not in done.out


def test_levels_and_acceptances_of_the_settings(run: Callable[..., Done]) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    Path("factcheck.toml").write_text(
        '[[accept]]\nrule = "FC-value"\ntext = "12.5%"\nreason = "revised"\n', encoding="utf-8"
    )
    done = run("a.md", "--format", "json")
    (finding,) = json.loads(done.out)[0]["findings"]
    assert (done.status, finding["accepted"]["reason"]) == (0, "revised")


def test_watch_checks_again_when_a_draft_is_saved(
    run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    naps = []

    def nap(_: float) -> None:
        naps.append(1)
        if len(naps) == 2:
            Path("a.md").write_text(RIGHT + RIGHT, encoding="utf-8")
        if len(naps) == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", nap)
    done = run("a.md", "--watch", "--format", "line")
    assert done.status == 130
    assert "1 refuted" in done.out
    assert "2 supported" in done.out


def hooked(entry: str, files: list[Path], newsroom: Config) -> subprocess.CompletedProcess[str]:
    bin_folder = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "FACTCHECK_INDEX": str(newsroom.index),
    }
    return subprocess.run(
        [*entry.split(), *map(str, files)], env=environment, capture_output=True, text=True, check=False
    )


def test_the_pre_commit_hook_works_as_written(repository: Path, newsroom: Config) -> None:
    (hook,) = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    done = hooked(hook["entry"], [DATA / "article.md"], newsroom)
    assert done.returncode == 1
    assert "REFUTED value" in done.stdout
    assert hook["language"] == "python"


def test_the_action_works_as_written(repository: Path, newsroom: Config, tmp_path: Path) -> None:
    action = yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))
    step: Any = action["runs"]["steps"][-1]
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(WRONG, encoding="utf-8")
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "FACTCHECK_INDEX": str(newsroom.index),
        "FILES": "articles/*.md",
        "TRANSCRIPTS": "",
        "OPTIONS": "--fail-on refuted",
    }
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=articles/a.md,line=1,")
    assert set(step["env"]) == {"FILES", "TRANSCRIPTS", "OPTIONS"}


def test_the_workflow_gives_what_the_action_takes(repository: Path) -> None:
    action = yaml.safe_load((repository / "action.yml").read_text(encoding="utf-8"))
    workflow = yaml.safe_load((repository / "docs" / "workflow.yml").read_text(encoding="utf-8"))
    given = workflow["jobs"]["factcheck"]["steps"][-1]["with"]
    assert set(given) <= set(action["inputs"])
