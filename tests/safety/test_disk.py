"""Full disks, read-only folders, wrong clocks: a clear message or the right answer; sources stay."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factcheck.cli import main
from factcheck.config import Config
from factcheck.index import home
from factcheck.ingest import index_paths, open_index

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
TALK = "May 3, 2031\n\nAda Low:\n\nHarbour exports rose by {} in April.\n"
CLAIM = "Harbour exports rose by 8% in April 2031"
RUN = f"{sys.executable} -m factcheck --quiet --format jsonl"
MOUNTS = ["unshare", "--map-root-user", "--mount", "true"]
needs_mounts = pytest.mark.skipif(
    not shutil.which("unshare") or subprocess.run(MOUNTS, capture_output=True, check=False).returncode != 0,
    reason="file systems of our own need a user namespace",
)


def on_own_disk(tmp_path: Path, options: str, script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script with a small file system of its own mounted at ``$DISK``."""
    (tmp_path / "disk").mkdir(exist_ok=True)
    environ = {
        **os.environ,
        "DISK": str(tmp_path / "disk"),
        "FACTCHECK_INDEX": str(tmp_path / "disk" / "index"),
    }
    command = [
        "unshare",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        f"mount -t tmpfs -o {options} t $DISK; {script}",
    ]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "talk.txt").write_text(TALK.format("8%"), "utf-8")
    return folder


def state(folder: Path) -> dict[str, tuple[str, int]]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {
        str(file): (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns) for file in files
    }


@needs_mounts
@pytest.mark.parametrize("room", ["8k", "64k", "256k"])
def test_a_full_disk_is_said_and_the_old_state_stays(tmp_path: Path, docs: Path, room: str) -> None:
    """An index, then a run that has no room: exit status 2, one line, and the old answers."""
    many = tmp_path / "many"
    many.mkdir()
    for number in range(60):
        words = " ".join(
            f"Metal {number} of port {i} rose by {i}.5% to {i * 7} million tonnes." for i in range(60)
        )
        (many / f"{number}.txt").write_text(f"May 3, 2031\n\nAda Low:\n\n{words}\n", "utf-8")
    before = state(docs) | state(many)
    script = (
        f"{RUN} index {docs}; dd if=/dev/zero of=$DISK/ballast bs=1k count=100000 2>/dev/null;"
        f"truncate -s -{room} $DISK/ballast; {RUN} index {many} 2>$DISK/../err; echo $? >&2;"
        f"{RUN} check '{CLAIM}'"
    )
    done = on_own_disk(tmp_path, "size=4m", script)
    err = (tmp_path / "err").read_text("utf-8")
    assert done.stderr.split()[0] == "2", done.stderr
    assert "cannot be written" in err
    assert "Traceback" not in err
    assert json.loads(done.stdout.splitlines()[-1])["verdict"] == "supported"
    assert state(docs) | state(many) == before


@needs_mounts
def test_a_read_only_index_answers_and_says_that_it_cannot_be_written(tmp_path: Path, docs: Path) -> None:
    script = (
        f"{RUN} index {docs}; mount -o remount,ro $DISK; {RUN} check '{CLAIM}'; {RUN} index {docs}; echo $?;"
        f"printf '%s' '{TALK.format('17%')}' > {docs}/talk.txt; {RUN} check '{CLAIM}'"
    )
    done = on_own_disk(tmp_path, "size=16m", script)
    _, answer, status, changed = done.stdout.splitlines()
    assert json.loads(answer)["verdict"] == "supported"
    assert status == "2"
    assert json.loads(changed)["verdict"] == "not_enough_evidence"  # not the stale 8%
    assert "cannot be written: Read-only file system" in done.stderr
    assert "left out" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_index_that_cannot_be_made_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("no folder")
    assert main([CLAIM, "--index", str(tmp_path / "file" / "index")]) == 2
    err = capsys.readouterr().err
    assert "cannot be written" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("day", [0, 4_000_000_000], ids=["1970", "2096"])
def test_a_clock_set_back_or_ahead_hides_no_change(tmp_path: Path, docs: Path, day: int) -> None:
    """Whatever time the file has: other bytes are read again, also with the old time and size."""
    config = Config(tmp_path / "index")
    talk = docs / "talk.txt"
    os.utime(talk, (day, day))
    index_paths([docs], config)
    talk.write_text(TALK.format("9%"), "utf-8")
    os.utime(talk, (day, day))
    index = open_index(config)
    assert index.changed([str(talk)]) == [str(talk)]
    assert index_paths([docs], config).refreshed == 1
    assert index_paths([docs], config).unchanged == 1


def test_a_note_of_a_lost_build_is_no_trouble(tmp_path: Path, docs: Path) -> None:
    config = Config(tmp_path / "index")
    index_paths([docs], config)
    shutil.rmtree(config.index)
    home.make_current(_made(config.index), home.Build("other", "data-7", (str(docs),)))
    assert [summary.source.path for summary in open_index(config).sources()] == [str(docs / "talk.txt")]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def test_sources_are_never_touched(tmp_path: Path, docs: Path) -> None:
    config = Config(tmp_path / "index")
    before = state(docs)
    index_paths([docs], config)
    main([CLAIM, "--index", str(config.index)])
    main(["show", str(docs / "talk.txt"), "--index", str(config.index)])
    assert state(docs) == before
