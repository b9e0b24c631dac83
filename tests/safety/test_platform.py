"""Habits of platforms: names with spaces, line ends, locales, no home, no terminal, readers that leave."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
RUN = [sys.executable, "-m", "factcheck"]
TALK = "May 3, 2031\n\nAda Low:\n\nHarbour exports rose by 8% in April. Café trade – “slow” – fell.\n"
CLAIM = "Harbour exports rose by 8% in April 2031"


def run(*arguments: str, cwd: str = ".", **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with this environment and no other but where Python finds its modules."""
    known = {name: os.environ[name] for name in ("PYTHONPATH", "PATH") if name in os.environ}
    command, environ = [*RUN, *arguments], known | environ
    return subprocess.run(command, env=environ, cwd=cwd, capture_output=True, check=False, input=b"")


@pytest.mark.parametrize(
    "name", ["two words", "Überschrift – “Ü”", "中文 文件夹", "a'b$c;d&e", "-dash", "e\u0301\u200b"]
)
def test_paths_of_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / f"{name}.txt").write_text(TALK, "utf-8")
    index = str(tmp_path / "an index")
    done = run("index", str(folder), "--index", index)
    assert done.returncode == 0, done.stderr
    found = run("check", CLAIM, "--index", index, "--format", "jsonl")
    source = json.loads(found.stdout)["evidence"][0]["source"]
    assert source["path"] == str(folder / f"{name}.txt")


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "docs")
    os.mkdir(folder)  # noqa: PTH102 -- a name of bytes
    with open(folder + b"/caf\xe9.txt", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(TALK)
    done = run("index", str(tmp_path / "docs"), "--index", str(tmp_path / "index"))
    assert b"has a name that is not Unicode" in done.stderr
    for command in (["sources"], ["sources", "--format", "json"], ["check", CLAIM]):
        shown = run(*command, "--index", str(tmp_path / "index"))
        assert b"internal error" not in shown.stderr
        assert shown.returncode == 0, shown.stderr


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    file = tmp_path / "talk.txt"
    file.write_bytes(TALK.replace("\n", end).encode())
    claims = tmp_path / "claims.txt"
    claims.write_bytes(f"# one a line\n{CLAIM}\n\n".replace("\n", end if end != "\r" else "\n").encode())
    index = str(tmp_path / "index")
    assert run("index", str(file), "--index", index).returncode == 0
    (line,) = run("check", "--file", str(claims), "--index", index, "--format", "jsonl").stdout.splitlines()
    found = json.loads(line)["evidence"][0]
    assert (found["passage"], found["location"]["line"]) == ("Harbour exports rose by 8% in April.", 5)


ENVIRONMENTS = {
    "LANG=C": {"LANG": "C", "LC_ALL": "C"},
    "C without UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii output": {"PYTHONIOENCODING": "ascii"},
    "no home": {},
    "a home that is not there": {"HOME": "/nonexistent"},
    "no terminal": {"TERM": "dumb"},
    "a tiny terminal": {"COLUMNS": "3"},
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_environments(tmp_path: Path, name: str) -> None:
    environ = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path)} | ENVIRONMENTS[name]
    if name == "no home":
        del environ["HOME"]
    file = tmp_path / "talk.txt"
    file.write_text(TALK, "utf-8")
    index = str(tmp_path / "index")
    assert run("index", str(file), "--index", index, **environ).returncode == 0
    for form in ("plain", "rich", "json", "jsonl"):
        done = run("check", CLAIM, "--index", index, "--format", form, **environ)
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
        assert b"8%" in done.stdout


def test_without_a_home_the_seeds_are_indexed_somewhere(tmp_path: Path) -> None:
    done = run("cross-border e-commerce grew 10.5% in H1 2024", TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.glob("factcheck-*/index/index.json"))


def test_from_a_folder_that_was_removed(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && exec {sys.executable} -m factcheck parse 'rose 8%'"
    done = subprocess.run(["sh", "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "command", ["check --file claims", "sources", "show talk.txt", "parse --file claims", "--help"]
)
def test_a_reader_that_leaves_after_one_line(tmp_path: Path, command: str) -> None:
    (tmp_path / "talk.txt").write_text(TALK + "It rose by 9% in May. " * 3000, "utf-8")
    (tmp_path / "claims").write_text(f"{CLAIM}\n" * 60, "utf-8")
    assert run("index", "talk.txt", "--index", "index", cwd=str(tmp_path)).returncode == 0
    script = (
        f"{sys.executable} -m factcheck {command} {'' if command == '--help' else '--index index'} | head -1"
    )
    script = script.replace("parse --file claims --index index", "parse --file claims")
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1
