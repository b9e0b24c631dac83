"""What the index promises of its documents: each test is a line of the promise."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from factcheck.check import Checker
from factcheck.config import Config
from factcheck.errors import IndexUnusable, UsageError
from factcheck.index import Query, home
from factcheck.ingest import Report, index_paths, open_index, refresh, seeds_folder
from factcheck.words import Lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = "+++\ntitle = {title!r}\nevent_date = 2024-07-30\nkind = {kind!r}\ndigest_of = {of!r}\n+++\n\n"


class Newsroom:
    """A folder of documents and the index made from it."""

    def __init__(self, folder: Path) -> None:
        self.docs = folder / "docs"
        self.docs.mkdir()
        self.config = Config(folder / "index")

    def write(self, name: str, text: str, of: str = "") -> Path:
        path = self.docs / name
        kind = "digest" if of else "transcript"
        path.write_text(HEAD.format(title=name, kind=kind, of=of) + f"Ada Brenner:\n\n{text}\n", "utf-8")
        return path

    def index(self) -> Report:
        return index_paths([self.docs], self.config)

    def said(self, words: str) -> list[str]:
        query = Query(tuple(Lexicon().keys(words)))
        return sorted(hit.passage.text for hit in open_index(self.config).search(query, 10))

    def paths(self) -> list[str]:
        return [Path(summary.source.path).name for summary in open_index(self.config).sources()]

    def state(self) -> dict[str, str]:
        """Every file of the index by its content."""
        files = (path for path in self.config.index.rglob("*") if path.is_file())
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    newsroom = Newsroom(tmp_path)
    newsroom.write("zinc.md", "Zinc exports rose by 8 percent in the first half of this year.")
    newsroom.write("tin.md", "Tin imports fell by 3 percent in the first half of this year.")
    newsroom.index()
    return newsroom


def test_what_is_read_is_found(newsroom: Newsroom) -> None:
    assert newsroom.paths() == ["tin.md", "zinc.md"]
    assert newsroom.said("zinc exports") == ["Zinc exports rose by 8 percent in the first half of this year."]


@pytest.mark.parametrize(("settings", "start"), [({}, date(2025, 1, 1)), ({"Zinc": 7}, date(2024, 7, 1))])
def test_fiscal_years_of_an_organisation(tmp_path: Path, settings: dict[str, int], start: date) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.config = replace(newsroom.config, fiscal_years=settings)
    newsroom.write("zinc.md", "Revenue rose by 8 percent in the first quarter of fiscal 2025.")
    newsroom.index()
    [hit] = open_index(newsroom.config).search(Query(tuple(Lexicon().keys("revenue"))), 10)
    assert [period.start for period in hit.passage.reading.periods] == [start]


def test_a_second_run_changes_nothing(newsroom: Newsroom) -> None:
    before = newsroom.state()
    assert newsroom.index() == Report(unchanged=2, problems=[])
    assert newsroom.state() == before


def test_the_index_is_the_same_each_time(newsroom: Newsroom) -> None:
    first = list(open_index(newsroom.config).search(Query(("year", "half")), 10))
    shutil.rmtree(newsroom.config.index)
    newsroom.index()
    assert list(open_index(newsroom.config).search(Query(("year", "half")), 10)) == first


def test_a_changed_file_is_read_again(newsroom: Newsroom) -> None:
    newsroom.write("zinc.md", "Zinc exports were flat.")
    report = newsroom.index()
    assert (report.refreshed, report.unchanged) == (1, 1)
    assert newsroom.said("zinc") == ["Zinc exports were flat."]


def test_a_new_file_is_added(newsroom: Newsroom) -> None:
    newsroom.write("lead.md", "Lead was stable.")
    assert newsroom.index() == Report(added=1, unchanged=2, statements=1, problems=[])


def test_a_removed_file_leaves(newsroom: Newsroom) -> None:
    (newsroom.docs / "zinc.md").unlink()
    assert newsroom.index().removed == 1
    assert newsroom.paths() == ["tin.md"]
    assert newsroom.said("zinc") == []


def test_a_file_only_touched_is_not_read_again(newsroom: Newsroom) -> None:
    os.utime(newsroom.docs / "zinc.md", ns=(1, 1))
    assert newsroom.index() == Report(unchanged=2, problems=[])
    assert newsroom.index() == Report(unchanged=2, problems=[])
    zinc = open_index(newsroom.config).source(str(newsroom.docs / "zinc.md"))
    assert zinc
    assert zinc.stamp[0] == 1


def test_a_file_that_can_no_longer_be_read_leaves(newsroom: Newsroom) -> None:
    (newsroom.docs / "zinc.md").write_bytes(b"")
    report = newsroom.index()
    assert report.removed == 1
    assert [Path(problem.path).name for problem in report.problems] == ["zinc.md"]
    assert newsroom.paths() == ["tin.md"]


def test_a_path_that_is_not_there_is_wrong_usage(newsroom: Newsroom) -> None:
    with pytest.raises(UsageError, match="no such file"):
        index_paths([newsroom.docs / "none.md"], newsroom.config)


def test_files_of_other_runs_stay(newsroom: Newsroom, tmp_path: Path) -> None:
    other = tmp_path / "more.md"
    other.write_text("Ada Brenner:\n\nIron was dear.\n", "utf-8")
    index_paths([other], newsroom.config)
    assert newsroom.paths() == ["tin.md", "zinc.md", "more.md"]


def test_a_digest_steps_aside_for_its_original(newsroom: Newsroom) -> None:
    claim = "Nickel exports rose by 8 percent"
    original = newsroom.write("nickel.md", "Nickel exports rose by 8 percent.")
    digest_of = hashlib.sha256(original.read_bytes()).hexdigest()
    newsroom.write("digest.md", "Nickel exports gained 8 percent.", of=digest_of)

    def evidence() -> list[str]:
        newsroom.index()
        found = Checker(open_index(newsroom.config), newsroom.config).check(claim).evidence
        return [Path(each.passage.source.path).name for each in found]

    assert evidence() == ["nickel.md"]
    original.unlink()
    assert evidence() == ["digest.md"]


def test_a_source_changed_since_is_read_before_it_is_evidence(newsroom: Newsroom) -> None:
    index = open_index(newsroom.config)
    path = str(newsroom.write("zinc.md", "Zinc exports were flat."))
    assert index.changed([path]) == [path]
    assert refresh(index, [path], newsroom.config).refreshed == 1
    assert [hit.passage.text for hit in index.search(Query(("zinc",)), 9)] == ["Zinc exports were flat."]


def test_a_source_changed_since_is_left_out_while_another_run_writes(newsroom: Newsroom) -> None:
    index = open_index(newsroom.config)
    path = str(newsroom.write("zinc.md", "Zinc exports were flat."))
    with home.only_run(newsroom.config.index, wait=False):
        report = refresh(index, [path], newsroom.config)
    assert "another index run" in report.problems[0].what
    assert index.search(Query(("zinc",)), 9) == []


def test_with_nothing_indexed_the_seeds_are(tmp_path: Path) -> None:
    sources = open_index(Config(tmp_path / "index")).sources()
    assert len(sources) == len(list(seeds_folder().glob("*.md")))


def test_the_seeds_leave_when_a_user_indexes(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    open_index(newsroom.config)
    newsroom.write("zinc.md", "Zinc was cheap.")
    newsroom.index()
    assert newsroom.paths() == ["zinc.md"]


def _other_version(folder: Path) -> None:
    note = json.loads((folder / "index.json").read_text("utf-8"))
    (folder / "index.json").write_text(json.dumps(note | {"fingerprint": "0-0.0-0"}), "utf-8")


def _no_data(folder: Path) -> None:
    shutil.rmtree(folder / "data-1")


def _half_deleted(folder: Path) -> None:
    for path in sorted((folder / "data-1").iterdir())[::2]:
        path.unlink()


def _truncated(folder: Path) -> None:
    for path in (folder / "data-1").iterdir():
        path.write_bytes(path.read_bytes()[:-7])


def _no_note(folder: Path) -> None:
    (folder / "index.json").unlink()


def _broken_note(folder: Path) -> None:
    (folder / "index.json").write_bytes(b"\xff{")


@pytest.mark.parametrize(
    "harm", [_other_version, _no_data, _half_deleted, _truncated, _no_note, _broken_note]
)
def test_an_index_that_cannot_be_used_is_made_again(newsroom: Newsroom, harm) -> None:  # type: ignore[no-untyped-def]
    harm(newsroom.config.index)
    assert newsroom.said("zinc exports") == ["Zinc exports rose by 8 percent in the first half of this year."]
    assert newsroom.paths() == ["tin.md", "zinc.md"]
    assert newsroom.index().unchanged == 2


def test_what_comes_up_when_a_changed_source_was_read_is_read_too(tmp_path: Path) -> None:
    """The first document hides the second until it is read again."""
    newsroom, said = Newsroom(tmp_path), "Zinc exports rose by 8 percent in the first half of 2024."
    newsroom.write("first.md", " ".join([said] * 200))
    newsroom.write("second.md", f"{said} That was all there was to say of zinc, and exports, and the half.")
    newsroom.index()
    newsroom.write("first.md", "Tin was dear.")
    newsroom.write("second.md", said.replace("8", "9"))
    index = open_index(newsroom.config)

    def again(paths: Sequence[str]) -> None:
        refresh(index, paths, newsroom.config)

    result = Checker(index, newsroom.config, refresh=again).check(said)
    assert (result.verdict, len(result.conflicts)) == ("refuted", 1)


def test_documents_that_cannot_be_read_back_are_said_and_indexed_anew(newsroom: Newsroom) -> None:
    (store,) = newsroom.config.index.glob("data-1/*.store")
    data = store.read_bytes()
    store.unlink()
    store.write_bytes(data[:5] + bytes(60) + data[65:])
    with pytest.raises(IndexUnusable, match="delete its folder"):
        newsroom.paths()
    assert newsroom.index().added == 2
    assert newsroom.paths() == ["tin.md", "zinc.md"]


@pytest.mark.slow
def test_damage_at_any_place_changes_no_answer(newsroom: Newsroom, tmp_path: Path) -> None:
    """The right answer or a clear error, whatever is cut off or changed (FACTCHECK_DAMAGES: how often)."""
    random, good = Random(8), tmp_path / "good"  # noqa: S311 -- places, not secrets
    newsroom.config.index.rename(good)
    answers = Counter[str]()
    for _ in range(int(os.environ.get("FACTCHECK_DAMAGES", "15"))):
        shutil.rmtree(newsroom.config.index, ignore_errors=True)
        shutil.copytree(good, newsroom.config.index)
        file = random.choice(sorted(path for path in newsroom.config.index.rglob("*") if path.is_file()))
        data, at = bytearray(file.read_bytes()), random.randrange(file.stat().st_size + 1)
        data[at:] = random.choice((b"", bytes(60) + data[at + 60 :], bytes(byte ^ 8 for byte in data[at:])))
        file.write_bytes(data)
        try:
            assert len(newsroom.said("zinc exports")) == 1
            check = Checker(open_index(newsroom.config), newsroom.config).check
            answers[check("Zinc exports rose by 8 percent in the first half of 2024.").verdict] += 1
        except IndexUnusable:
            answers["unusable"] += 1
    assert set(answers) <= {"supported", "unusable"}
    print(dict(answers))  # noqa: T201


@pytest.mark.parametrize("harm", [_other_version, _no_data, _half_deleted, _truncated])
def test_indexing_more_restores_the_rest(newsroom: Newsroom, tmp_path: Path, harm) -> None:  # type: ignore[no-untyped-def]
    harm(newsroom.config.index)
    other = tmp_path / "more.md"
    other.write_text("Ada Brenner:\n\nIron was dear.\n", "utf-8")
    index_paths([other], newsroom.config)
    assert newsroom.paths() == ["tin.md", "zinc.md", "more.md"]


def test_two_runs_at_once_are_one_too_many(newsroom: Newsroom) -> None:
    with home.only_run(newsroom.config.index, wait=False):
        with pytest.raises(IndexUnusable, match="another index run is under way"):
            newsroom.index()
        assert newsroom.paths() == ["tin.md", "zinc.md"]  # readers are not kept waiting


def test_an_interrupted_run_keeps_what_it_did(newsroom: Newsroom) -> None:
    newsroom.write("lead.md", "Lead was stable.")
    newsroom.write("nickel.md", "Nickel was dear.")

    def interrupt(done: int, _: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index_paths([newsroom.docs], newsroom.config, interrupt)
    assert newsroom.paths() == ["lead.md", "tin.md", "zinc.md"]
    assert newsroom.index().added == 1


def test_all_cores_make_the_index_that_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indexes = []
    for name, worth in (("one", 1 << 40), ("all", 1)):
        (tmp_path / name).mkdir()
        monkeypatch.setattr("factcheck.ingest.documents._WORTH_A_PROCESS", worth)
        config = Config(tmp_path / name / "index")
        report = index_paths([seeds_folder()], config)
        hits = open_index(config).search(Query(("export", "growth", "year")), 50)
        indexes.append((report, hits))
    assert indexes[0] == indexes[1]


RUN = [sys.executable, "-m", "factcheck"]


def _start(newsroom: Newsroom) -> subprocess.Popen[bytes]:
    environ = {**os.environ, "FACTCHECK_INDEX": str(newsroom.config.index)}
    return subprocess.Popen([*RUN, "index", "--quiet", str(newsroom.docs)], env=environ)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_a_run_with_130(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    for number in range(150):
        newsroom.write(f"{number}.md", " ".join([f"Metal {number} rose by 3 percent."] * 30))
    run = _start(newsroom)
    while not list(newsroom.config.index.glob("data-1/*.store")) and run.poll() is None:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    assert run.wait() == 130
    kept = len(newsroom.paths())
    assert 0 < kept < 150
    assert newsroom.index().unchanged == kept


def test_an_index_is_opened_without_what_reads_documents(newsroom: Newsroom) -> None:
    code = (
        "import sys; from pathlib import Path; from factcheck.config import Config;"
        "from factcheck.ingest import open_index; open_index(Config(Path(sys.argv[1])));"
        "print([name for name in sys.modules if name.startswith(('factcheck.reading', 'multiprocessing'))])"
    )
    command = [sys.executable, "-c", code, str(newsroom.config.index)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
