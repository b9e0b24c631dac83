"""What is repeated costs no more for being repeated: inputs whose time once grew with its square."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from factcheck.draft import accept, check_draft, read_draft
from factcheck.errors import UnreadableSource
from factcheck.figures import Reader
from factcheck.ingest.processes import time_limit
from factcheck.model import Result, Verdict
from factcheck.reading import read_bytes
from tests.reading import samples

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 8.0
"""Of a processor, for up to 1 MB: far more than they take, and less than they took."""
READER = Reader()


def _nested(tag: str, times: int) -> bytes:
    return b"<x>%s Zinc rose. %s</x>" % (f"<{tag}>".encode() * times, f"</{tag}>".encode() * times)


DOCUMENTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "titles in titles": ("a.xml", lambda: _nested("title", 50_000)),
    "names in names": ("a.xml", lambda: _nested("speaker", 50_000)),
    "broken words": ("a.html", lambda: b"<pre>" + b"ab-\n" * 250_000),
    "broken words of cues": (
        "a.srt",
        lambda: b"1\n00:00:01,000 --> 00:00:02,000\n" + b"ab-\ncd-\n" * 100_000,
    ),
    "notes": ("a.pdf", lambda: samples.make_pdf([["1 Zinc"] * 20_000])),
}
REMARK = "<!-- factcheck: accept FC-value because a -->"
DRAFTS: dict[str, tuple[str, Callable[[], str]]] = {
    "signs": ("a.html", lambda: "<" * 1_000_000),
    "half tags": ("a.html", lambda: "<a " * 300_000),
    "titles": ("a.html", lambda: "<title>" + "&amp;" * 150_000),
    "an open quotation": ("a.txt", lambda: "“" + "Zinc rose by a lot. " * 25_000),
    "remarks on one sentence": ("a.md", lambda: "Zinc rose by a lot. " * 2_000 + REMARK * 5_000),
    "remarks on many": ("a.md", lambda: f"Zinc rose by a lot. {REMARK}\n\n" * 5_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", DOCUMENTS)
def test_documents_take_no_more_than_their_length(what: str) -> None:
    path, make = DOCUMENTS[what]
    data, started = make(), time.process_time()
    with time_limit(60):
        assert _is_answered(lambda: read_bytes(data, path))
    assert time.process_time() - started < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("what", DRAFTS)
def test_drafts_take_no_more_than_their_length(what: str) -> None:
    path, make = DRAFTS[what]
    data, started = make().encode(), time.process_time()
    with time_limit(60):
        assert _is_answered(lambda: accept(check_draft(read_draft(data, path), READER, _unknown)))
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("sign", ["￥", "．", "▶", "\u0663", "$", "…"])
def test_one_sign_again_and_again_is_one_token(sign: str) -> None:
    started = time.process_time()
    assert READER.read(f"Zinc rose 3% {sign * 300_000}").figures[0].text == "3%"
    assert time.process_time() - started < SECONDS / 4


def _is_answered(work: Callable[[], object]) -> bool:
    """Whether there is a result, or one problem that says what is wrong."""
    try:
        return work() is not None
    except UnreadableSource as error:
        return bool(error.problem.what)


def _unknown(text: str) -> Result:
    return Result(text, Verdict.NOT_ENOUGH_EVIDENCE, (), "")
