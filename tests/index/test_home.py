from __future__ import annotations

import json
import multiprocessing
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import IndexUnusable
from factcheck.index import home
from factcheck.index.home import Build

if TYPE_CHECKING:
    from pathlib import Path

BUILD = Build("3-1.0-ab", "data-2", ("/docs", "/more docs"), seeds=False)


def test_the_note_comes_back(tmp_path: Path) -> None:
    home.make_current(tmp_path, BUILD)
    assert home.current(tmp_path) == BUILD


@pytest.mark.parametrize("note", ["", "{", "[]", "null", '{"data": "data-1"}', '{"roots": 3}'])
def test_an_unreadable_note_is_none(tmp_path: Path, note: str) -> None:
    (tmp_path / "index.json").write_text(note, "utf-8")
    assert home.current(tmp_path) is None


def test_a_new_build_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    first = home.following(tmp_path, BUILD)
    home.make_current(tmp_path, first)
    second = home.following(tmp_path, BUILD)
    assert first.data != second.data
    assert (tmp_path / first.data).is_dir()
    home.make_current(tmp_path, second)
    assert [path.name for path in home.data_folders(tmp_path)] == [second.data]


def test_what_killed_runs_left_is_removed(tmp_path: Path) -> None:
    current = home.following(tmp_path, BUILD)
    home.make_current(tmp_path, current)
    (tmp_path / "data-9").mkdir()
    (tmp_path / "index.json.new").write_text("{", "utf-8")
    home.following(tmp_path, BUILD)
    assert not (tmp_path / "data-9").exists()
    assert not (tmp_path / "index.json.new").exists()
    assert home.current(tmp_path) == current


def test_an_unwritable_folder_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with (
        pytest.raises(IndexUnusable, match="cannot be written"),
        home.only_run(tmp_path / "file", wait=False),
    ):
        pass


def test_a_second_run_is_turned_away(tmp_path: Path) -> None:
    def run() -> bool:
        with home.only_run(tmp_path, wait=False):
            return True

    with (
        home.only_run(tmp_path, wait=False),
        pytest.raises(IndexUnusable, match="another index run is under"),
    ):
        run()
    assert run()


def _hold(folder: Path, seconds: float) -> None:
    import time

    with home.only_run(folder, wait=True):
        (folder / "held").touch()
        time.sleep(seconds)


def test_a_run_ends_with_its_process(tmp_path: Path) -> None:
    holder = multiprocessing.get_context("spawn").Process(target=_hold, args=(tmp_path, 60))
    holder.start()
    while not (tmp_path / "held").exists():
        assert holder.is_alive()
    with pytest.raises(IndexUnusable), home.only_run(tmp_path, wait=False):
        pass
    holder.kill()
    holder.join()
    with home.only_run(tmp_path, wait=False):
        pass


def test_a_note_is_plain_json(tmp_path: Path) -> None:
    home.make_current(tmp_path, BUILD)
    assert json.loads((tmp_path / "index.json").read_text("utf-8"))["roots"] == list(BUILD.roots)
