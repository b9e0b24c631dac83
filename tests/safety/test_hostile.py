"""Documents and claims from people who mean no good: one line about each, in little time and memory."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

from factcheck.check import Checker
from factcheck.config import Config, Limits, load
from factcheck.draft import read_draft
from factcheck.errors import UnreadableSource
from factcheck.figures import Reader
from factcheck.ingest import index_paths, open_index
from factcheck.reading import read_bytes
from tests.reading import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MEGABYTE = 1_000_000
SECONDS = 2.0
ASCII = "\x00\t\r\n !\"#$%&'()*+,-./0159:;<=>?@AOZ[\\]^_`aloz{|}~\x7f"
OTHERS = (
    "\u00a0\u00ad\u00bdé\u0301\u0660\u09ea\u200b\u202e\u2014\u2026“\u3000，。年一百万五０％￥\ufeff\ud83d"
)
CHARACTERS = ASCII + OTHERS.replace("\ud83d", "") + "𝟏\U0001f600"
READER = Reader()


def _as_document(name: str, text: str) -> bytes:
    plain = text.translate({code: None for code in range(32) if code not in (9, 10, 13)})
    shapes: dict[str, Callable[[], bytes]] = {
        "a.txt": lambda: text.encode(),
        "a.md": lambda: f"# Title\n\n{text}".encode(),
        "a.html": lambda: f"<p>{text}".encode(),
        "a.srt": lambda: f"1\n00:00:01,000 --> 00:00:02,000\nSo. {text}".encode(),
        "a.vtt": lambda: f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nSo. {text}".encode(),
        "a.csv": lambda: 'text\n"{}"'.format(text.replace('"', '""')).encode(),
        "a.json": lambda: json.dumps({"text": text}).encode(),
        "a.jsonl": lambda: json.dumps({"text": text}).encode(),
        "a.xml": lambda: f"<x><p>{escape(plain)}</p></x>".encode(),
        "a.docx": lambda: samples.make_docx(samples.paragraph(escape(plain))),
        "a.pdf": lambda: samples.make_pdf([[plain.encode("latin-1", "replace").decode("latin-1")]]),
    }
    return shapes[name]()


KINDS = ["txt", "md", "html", "srt", "vtt", "csv", "json", "jsonl", "xml", "docx", "pdf"]
NAMES = [f"a.{kind}" for kind in KINDS]
DRAFTS = ["a.txt", "a.md", "a.html", "a.docx"]


def _read(name: str, data: bytes) -> None:
    with contextlib.suppress(UnreadableSource):
        read_bytes(data, name)


def _draft(name: str, data: bytes) -> None:
    with contextlib.suppress(UnreadableSource):
        read_draft(data, name)


def _seconds(work: Callable[..., object], *arguments: object) -> float:
    started = time.process_time()
    work(*arguments)
    return time.process_time() - started


def _checker() -> Checker:
    config = load()
    return Checker(open_index(config), config)


def _slow(size: int) -> dict[str, float]:
    """What takes longer than it may for ``size`` bytes of one character."""
    checker = _checker()
    took = {}
    for char in CHARACTERS:
        text = char * (size // len(char.encode()))
        documents = {name: _as_document(name, text) for name in NAMES}
        took[f"figures {char!a}"] = _seconds(READER.read, text)
        took[f"claim {char!a}"] = _seconds(checker.check, text)
        took[f"long claim {char!a}"] = _seconds(checker.check, char * min(10_000, 3 * size))
        for name, data in documents.items():
            took[f"{name} {char!a}"] = _seconds(_read, name, data)
        for name in DRAFTS:
            took[f"draft {name} {char!a}"] = _seconds(_draft, name, documents[name])
    return {what: seconds for what, seconds in took.items() if seconds > SECONDS}


def test_a_little_of_any_character_takes_little_time() -> None:
    assert _slow(1_000) == {}


@pytest.mark.long
@pytest.mark.slow
def test_a_megabyte_of_any_character_takes_less_than_two_seconds() -> None:
    assert _slow(MEGABYTE) == {}


def _zip_bomb(claimed: int | None = None) -> bytes:
    """A Word document of 300 MB of spaces in 300 KB; ``claimed`` is the size its directory admits to."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 300_000_000)
    data = file.getvalue()
    true = (300_000_000).to_bytes(4, "little")
    return data if claimed is None else data.replace(true, claimed.to_bytes(4, "little"))


def _pdf(count: int) -> bytes:
    return samples.make_pdf([["ANA ODE. Zinc rose 3%."]]).replace(b"/Count 1 ", f"/Count {count} ".encode())


LOL = "<!DOCTYPE x [" + "".join(
    f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' if n else '<!ENTITY a1 "zinc">' for n in range(9)
)
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip": (_zip_bomb, "a.docx"),
    "lying zip": (lambda: _zip_bomb(1000), "a.docx"),
    "gzip": (lambda: gzip.compress(b"0" * 300_000_000, 9), "a.txt.gz"),
    "xml": (lambda: f"{LOL}]><x><p>&a9;</p></x>".encode(), "a.xml"),
    "xml in docx": (lambda: samples.make_docx("&a9;"), "a.docx"),
    "million pages": (lambda: _pdf(1_000_000), "a.pdf"),
    "deep html": (lambda: b"<div>" * 200_000 + b"Zinc.", "a.html"),
    "deep xml": (lambda: b"<x>" * 200_000 + b"Zinc." + b"</x>" * 200_000, "a.xml"),
    "deep json": (lambda: b'{"a":' * 200_000 + b"1", "a.json"),
    "deep json lines": (lambda: b"[" * 200_000, "a.jsonl"),
    "long number": (lambda: b'{"text": ' + b"9" * 200_000 + b"}", "a.json"),
    "nul": (lambda: b"Zinc\0rose\0" * 10_000, "a.txt"),
    "one line": (lambda: b"Zinc rose 3% and " * 600_000, "a.txt"),
    "attributes": (lambda: b"<p " + b"a=1 " * 200_000 + b">Zinc.</p>", "a.html"),
    "cells": (lambda: b"text," * 200_000 + b"\nZinc.", "a.csv"),
}
MEASURED = """
import sys, time
from factcheck.errors import UnreadableSource
from factcheck.reading import read_bytes
data, name = sys.stdin.buffer.read(), sys.argv[1]
def peak():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
before, started = peak(), time.process_time()
try:
    read_bytes(data, name)
    print("read")
except UnreadableSource as error:
    print("refused", error.problem.what)
print(peak() - before, time.process_time() - started)
"""


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured through /proc")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_small_and_short(name: str) -> None:
    """At most half a gigabyte and ten seconds, and the answer is a transcript or one problem."""
    make, path = BOMBS[name]
    command = [sys.executable, "-c", MEASURED, path]
    done = subprocess.run(command, input=make(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    verdict, numbers = done.stdout.decode().splitlines()
    kilobytes, seconds = map(float, numbers.split())
    print(f"{name}: {verdict:.60}, {kilobytes / 1000:.0f} MB, {seconds:.1f} s")  # noqa: T201
    assert kilobytes < 500_000
    assert seconds < 10


LINE = b"Zinc rose 3% and " * 6_000_000
LINES = {
    "a transcript": (["index", "a.txt"], LINE[:100_000_000], "limits.text"),
    "a JSON document": (["index", "a.json"], b'{"text": "' + LINE[:99_999_980] + b'"}', "limits.text"),
    "a larger document": (["index", "a.md"], LINE, "limits.document"),
    "a draft": (["draft", "a.md"], LINE[:100_000_000], "limits.text"),
    "a larger draft": (["draft", "a.html"], LINE, "limits.document"),
    "a file of claims": (["check", "--file", "a.txt"], LINE, "limits.claim"),
    "sentences": (["parse", "--file", "a.txt"], LINE, "limits.text"),
    "an old result": (["verify", "a.json"], LINE, "limits.document"),
}


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by the shell")
@pytest.mark.parametrize("what", LINES)
def test_a_line_of_100_mb_is_refused_by_a_limit_that_is_named(tmp_path: Path, what: str) -> None:
    """In 10 s of a processor and 1.5 GB of addresses, libraries and all."""
    arguments, data, limit = LINES[what]
    (tmp_path / arguments[-1]).write_bytes(data)
    script = 'ulimit -t 10; ulimit -v 1500000; exec "$@"'
    command = ["sh", "-c", script, "sh", sys.executable, "-m", "factcheck", *arguments]
    environ = {**os.environ, "FACTCHECK_INDEX": str(tmp_path / "index")}
    done = subprocess.run(command, env=environ, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, limit in done.stderr) == (2, True), done.stderr[-2000:]


LIMITED: dict[str, tuple[Limits, str, bytes]] = {
    "document": (Limits(document=10), "a.txt", b"Zinc rose 3%."),
    "unpacked": (Limits(unpacked=10), "a.txt.gz", gzip.compress(b"Zinc rose 3%.")),
    "text": (Limits(text=10), "a.txt", b"Zinc rose 3%."),
    "pages": (Limits(pages=1), "a.pdf", samples.make_pdf([["ANA ODE. Zinc rose."], ["It fell."]])),
}


@pytest.mark.parametrize("limit", LIMITED)
def test_a_limit_is_named_with_its_setting(tmp_path: Path, limit: str) -> None:
    limits, name, data = LIMITED[limit]
    (tmp_path / name).write_bytes(data)
    report = index_paths([tmp_path / name], Config(tmp_path / "index", limits=limits))
    assert f"limits.{limit} in factcheck.toml" in str(report.problems[0])


@pytest.mark.parametrize(
    ("read", "name"), [*((read_bytes, name) for name in NAMES), *((read_draft, name) for name in DRAFTS)]
)
def test_the_text_of_a_document_is_limited_in_every_format(read: Callable[..., object], name: str) -> None:
    data = _as_document(name, "Zinc rose 3%. " * 1000)
    with pytest.raises(UnreadableSource, match=r"limits\.text in factcheck\.toml"):
        read(data, name, limits=Limits(text=10_000))


@pytest.mark.parametrize("words", ["Zinc rose 3% and " * 1000, "Zinc rose 3%, " * 300], ids=["long", "dense"])
def test_a_table_of_figures_is_held_against_no_claim(tmp_path: Path, words: str) -> None:
    """It would be held against every one, figure by figure."""
    (tmp_path / "a.txt").write_text(words)
    config = Config(tmp_path / "index")
    index_paths([tmp_path / "a.txt"], config)
    assert [len(each.reading.figures) for each in open_index(config).statements()] == [0]


def test_the_time_for_a_document_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr("factcheck.ingest.documents.read_bytes", forever)
    (tmp_path / "a.txt").write_text("Zinc rose 3%.")
    report = index_paths([tmp_path / "a.txt"], Config(tmp_path / "index", limits=Limits(seconds=1)))
    assert "took longer than 1 s" in report.problems[0].what
    assert "limits.seconds" in report.problems[0].mend


@pytest.mark.parametrize(
    ("limits", "claim"),
    [(Limits(claim=20), "Zinc exports rose by 3 percent."), (Limits(figures=3), "Zinc 1%, 2%, 3%, 4%, 5%.")],
)
def test_a_claim_beyond_a_limit_is_not_judged(tmp_path: Path, limits: Limits, claim: str) -> None:
    config = Config(tmp_path / "index", limits=limits)
    result = Checker(open_index(config), config).check(claim)
    assert result.verdict == "not_enough_evidence"
    assert "raise limits." in result.explanation
