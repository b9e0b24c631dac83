"""The digests: whole against the originals in their facts, and in words of our own."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import tomli

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.md"))
LONGEST_SHARED_RUN = 7
REQUIRED = {"title", "event_date", "kind", "digest_of", "speakers"}
ALLOWED = REQUIRED | {"publisher", "published", "url"}

each_digest = pytest.mark.parametrize("digest", SEEDS, ids=lambda path: path.stem)


@cache
def parts(path: Path) -> tuple[dict[str, Any], str]:
    """Head and body of a digest."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return tomli.loads(head), body


def original(digest: Path, shared: Path) -> str:
    """The text a digest is of, without its pager."""
    wanted = parts(digest)[0]["digest_of"]
    [found] = [p for p in (shared / "seeds").iterdir() if sha256(p.read_bytes()).hexdigest() == wanted]
    return re.sub(r"(?m)^[<\s\d]*>\s*$", "", found.read_text(encoding="utf-8"))


def numbers(text: str) -> set[str]:
    return {match.lstrip("0") for match in re.findall(r"(?<![A-Za-z])\d+(?:[.,]\d+)*", text)}


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w.%$'-]+", text.lower().replace("’", "'"))
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_five_originals_have_a_digest(shared: Path) -> None:
    originals = {sha256(p.read_bytes()).hexdigest() for p in (shared / "seeds").iterdir()}
    assert {parts(digest)[0]["digest_of"] for digest in SEEDS} == originals


@each_digest
def test_head(digest: Path) -> None:
    head, _ = parts(digest)
    assert set(head) >= REQUIRED
    assert set(head) <= ALLOWED
    assert head["kind"] == "digest"
    assert isinstance(head["event_date"], date)
    assert digest.name.startswith(head["event_date"].isoformat())
    assert head.get("published", head["event_date"]) >= head["event_date"]


@each_digest
def test_every_turn_has_a_listed_speaker(digest: Path) -> None:
    head, body = parts(digest)
    labels = re.findall(r"(?m)^([^\s:][^:\n]*):$", body)
    assert labels
    assert set(labels) <= {speaker["name"] for speaker in head["speakers"]}


@each_digest
def test_every_number_of_the_original_is_in_the_digest(digest: Path, shared: Path) -> None:
    assert numbers(original(digest, shared)) - numbers(digest.read_text(encoding="utf-8")) == set()


@each_digest
def test_no_number_is_added(digest: Path, shared: Path) -> None:
    event = parts(digest)[0]["event_date"]
    added = numbers(parts(digest)[1]) - numbers(original(digest, shared))
    assert added <= {str(event.year)}, "only the year that a relative period stands for may be filled in"


@each_digest
def test_words_are_our_own(digest: Path, shared: Path) -> None:
    length = LONGEST_SHARED_RUN + 1
    copied = runs(parts(digest)[1], length) & runs(original(digest, shared), length)
    assert not copied, [" ".join(run) for run in sorted(copied)]


def test_two_records_of_one_event_share_its_date() -> None:
    dates = [parts(digest)[0]["event_date"] for digest in SEEDS]
    assert dates.count(date(2024, 7, 30)) == 2
