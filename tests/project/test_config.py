"""Settings: precedence, checks, messages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.config import Config, SourceNote, cache_folder, load
from factcheck.errors import UsageError
from factcheck.model import SourceKind, Speaker, Verdict

Write = Callable[[str], Path]

WHOLE = """
index = "cache"
fail_on = ["refuted"]

[[sources]]
path = "briefings/july.txt"
title = "July briefing"
event_date = 2024-07-30
publisher = "Customs"
url = "https://example.org/july"
kind = "report"

[[speakers]]
name = "Lyu Daliang"
role = "spokesperson"
aliases = ["Lv Daliang"]

[terms]
"cross-border e-commerce" = ["CBEC"]

[thresholds]
subject = 0.7

[tables.units.parcel]
names = ["parcel", "parcels"]

[fiscal_years]
"Example Inc." = 10

[limits]
claim = 500
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        file = tmp_path / "factcheck.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return written


def test_every_key(write: Write, tmp_path: Path) -> None:
    config = load(write(WHOLE), {})
    assert config.index == tmp_path / "cache"
    assert config.fail_on == {Verdict.REFUTED}
    assert config.sources == (
        SourceNote(
            path=tmp_path / "briefings/july.txt",
            title="July briefing",
            publisher="Customs",
            url="https://example.org/july",
            event_date=date(2024, 7, 30),
            kind=SourceKind.REPORT,
        ),
    )
    assert config.speakers == (Speaker("Lyu Daliang", "spokesperson", ("Lv Daliang",)),)
    assert config.terms == {"cross-border e-commerce": ("CBEC",)}
    assert config.thresholds.subject == 0.7
    assert config.tables == {"units": {"parcel": {"names": ["parcel", "parcels"]}}}
    assert config.fiscal_years == {"Example Inc.": 10}
    assert config.limits.claim == 500
    assert config.path == tmp_path / "factcheck.toml"


@pytest.mark.parametrize(
    ("file", "environ", "flags", "index"),
    [
        ("", {}, {}, "cache/factcheck/index"),
        ('index = "file"', {}, {}, "file"),
        ('index = "file"', {"FACTCHECK_INDEX": "environment"}, {}, "environment"),
        ('index = "file"', {"FACTCHECK_INDEX": "environment"}, {"index": Path("flag")}, "flag"),
        ('index = "file"', {"FACTCHECK_INDEX": ""}, {"index": None}, "file"),
    ],
)
def test_precedence(
    write: Write, tmp_path: Path, file: str, environ: dict[str, str], flags: dict[str, object], index: str
) -> None:
    found = load(write(file), {"XDG_CACHE_HOME": str(tmp_path / "cache")} | environ, flags).index
    assert found in {tmp_path / index, Path(index)}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("refuted", {Verdict.REFUTED}),
        ("refuted, not_enough_evidence", {Verdict.REFUTED, Verdict.NOT_ENOUGH_EVIDENCE}),
        (["conflicting"], {Verdict.CONFLICTING}),
        ("none", set()),
        ([], set()),
    ],
)
def test_fail_on(value: object, expected: set[Verdict]) -> None:
    assert load(None, {}, {"fail_on": value}).fail_on == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("indx = 'a'", "factcheck.toml:1: unknown key 'indx' (did you mean 'index'?)"),
        ("\n[treshholds]\na = 1", "factcheck.toml:2: unknown key 'treshholds' (did you mean 'thresholds'?)"),
        ("[thresholds]\nsubjects = 1", ":2: unknown key 'subjects' (did you mean 'subject'?)"),
        ("fail-on = []", ":1: unknown key 'fail-on' (did you mean 'fail_on'?)"),
        ("[[sources]]\npath = 'a'\ndate = 2024-01-01", ":3: unknown key 'date' (did you mean 'event_date'?)"),
        ("speakers = [\n  { nmae = 'A' },\n]", ":2: unknown key 'nmae' (did you mean 'name'?)"),
        ("speakers = [\n  { name = 'A', rolle = 'B' },\n]", ":2: unknown key 'rolle' (did you mean 'role'?)"),
        ("wholly_different = 1", "(known are accept, fail_on, fiscal_years, index,"),
        ("# index\n[x.index]", ":2: unknown key 'x'"),
        ("[[sources]]\ntitle = 'A'", ":1: 'sources' needs 'path'"),
        ("[[sources]]\npath = 'a'\nevent_date = 'May'", ":3: 'event_date' must be a date, not 'May' (write"),
        ("[[sources]]\npath = 'a'\nkind = 'book'", "'kind' cannot be 'book' (known are transcript, report"),
        ("[thresholds]\nsubject = 7", ":2: 'subject' must be a number from 0 to 1, not 7"),
        ("[thresholds]\nsubject = true", "must be a number"),
        ("[fiscal_years]\nApple = 13", ":2: 'Apple' must be a number from 1 to 12"),
        ("[terms]\nCBEC = 'e-commerce'", ":2: 'CBEC' must be a list"),
        ("fail_on = ['false']", "'fail_on' cannot be 'false' (known are supported, refuted"),
        ("fail_on = 3", "'fail_on' must be a list"),
        ("index = 3", "'index' must be a text, not 3"),
        ("tables = 3", "'tables' must be a table, not 3"),
        ("index = ", "is not valid TOML"),
        ("index = " + "[" * 10_000, "is not valid TOML"),
        ("a." * 10_000 + "a = 1", "is not valid TOML"),
        ("a = " + "9" * 10_000, "is not valid TOML"),
    ],
)
def test_a_fault_names_place_and_remedy(write: Write, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(write(text), {})
    assert message in str(caught.value)


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        load(tmp_path / "absent.toml", {})
    bad = tmp_path / "latin.toml"
    bad.write_bytes(b"# \xe9")
    with pytest.raises(UsageError, match="is not UTF-8"):
        load(bad, {})


def test_a_fault_in_the_environment_or_a_flag_is_named() -> None:
    with pytest.raises(UsageError, match="FACTCHECK_FAIL_ON: 'fail_on' cannot be 'x'"):
        load(None, {"FACTCHECK_FAIL_ON": "x"})
    with pytest.raises(UsageError, match="command line: 'fail_on' cannot be 'x'"):
        load(None, {}, {"fail_on": "x"})


def test_the_nearest_file_is_found(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("fail_on = []")
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert load(None, {}).path == file
    assert load(None, {"FACTCHECK_CONFIG": str(file)}).fail_on == frozenset()


def test_a_removed_working_folder_is_survived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert load(None, {}).path is None


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "linux", "/x/factcheck"),
        ({"HOME": "/h"}, "linux", "/h/.cache/factcheck"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Caches/factcheck"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/factcheck/Cache"),
    ],
)
def test_cache_folder(environ: dict[str, str], platform: str, folder: str) -> None:
    assert cache_folder(environ, platform) == Path(folder)


def test_works_without_a_home() -> None:
    assert cache_folder({}).name.startswith("factcheck-")


def test_digest_follows_what_verdicts_depend_on(write: Write) -> None:
    def digest(text: str) -> str:
        return load(write(text), {}).digest

    assert digest("") == digest("index = 'other'\nfail_on = []") == Config(index=Path("x")).digest
    assert len({digest(""), digest("[thresholds]\nsubject = 0.5"), digest("[terms]\na = ['b']")}) == 3


def test_an_index_does_not_depend_on_thresholds(write: Write) -> None:
    def digest(text: str) -> str:
        return load(write(text), {}).reading_digest

    assert digest("") == digest("[thresholds]\nsubject = 0.5") != digest("[terms]\na = ['b']")


def test_importing_costs_no_toml_reader() -> None:
    code = "import sys, factcheck.config; sys.exit('tomli' in sys.modules or 'difflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
