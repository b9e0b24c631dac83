"""What reading the real documents found, kept as facts: dates, speakers, turns, first and last words."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from factcheck.reading import read_file
from factcheck.words.names import same_person

if TYPE_CHECKING:
    from factcheck.model import Statement, Transcript

GOLD = tomli.loads((Path(__file__).parent / "tables" / "gold.toml").read_text(encoding="utf-8"))["document"]
each = pytest.mark.parametrize("facts", GOLD, ids=lambda facts: facts["file"][-48:])


@cache
def read(path: Path) -> Transcript:
    return read_file(path)


def test_enough_documents_are_known() -> None:
    assert len(GOLD) >= 30


@each
def test_date(facts: dict[str, Any], shared: Path) -> None:
    source = read(shared / facts["file"]).source
    assert (source.date, source.date_kind, source.kind) == (facts["date"], facts["date_kind"], facts["kind"])


@each
def test_turns(facts: dict[str, Any], shared: Path) -> None:
    if "turns" in facts:
        assert len(read(shared / facts["file"]).turns) == pytest.approx(facts["turns"], rel=0.05)


@each
def test_first_and_last_sentence(facts: dict[str, Any], shared: Path) -> None:
    transcript = read(shared / facts["file"])
    assert mark(transcript, transcript.statements[0]) == facts["first"]
    assert mark(transcript, transcript.statements[-1]) == facts["last"]


def mark(transcript: Transcript, statement: Statement) -> list[int]:
    words = " ".join(transcript.passage(statement).split())
    return [zlib.crc32(words.encode()), len(words)]


def test_speakers(shared: Path) -> None:
    """Precision and recall over all documents, a spelling counting once."""
    found = wanted = right = 0
    for facts in GOLD:
        names = {one.speaker.name for one in read(shared / facts["file"]).statements if one.speaker}
        gold = set(facts.get("speakers", names))
        right += sum(any(same_person(name, other) for other in gold) for name in names)
        found += len(names)
        wanted += len(gold)
    assert right / found >= 0.97
    assert right / wanted >= 0.97
