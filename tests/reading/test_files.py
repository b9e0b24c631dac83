"""Files from strangers: what is found, what is refused, how bytes become text."""

from __future__ import annotations

import gzip
import json
import os
import time
from typing import TYPE_CHECKING

import pytest

from factcheck.config import Limits
from factcheck.errors import UnreadableSource
from factcheck.reading import find_files, read_bytes, read_file
from factcheck.reading.decode import decode
from tests.reading import samples

if TYPE_CHECKING:
    from pathlib import Path


def test_folders_are_searched_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/z.md", "a.txt", "x.py", ".hidden.txt", "c.html.gz"):
        (tmp_path / name).write_bytes(b"x")
    found = [str(path.relative_to(tmp_path)) for path in find_files([tmp_path, tmp_path / "a.txt"])]
    assert found == ["a.txt", "b/z.md", "c.html.gz"]


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("zinc")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    assert find_files([folder]) == []


LOL = '<!DOCTYPE x [<!ENTITY a "zinc"><!ENTITY b "&a;&a;">]><x><p>&b;</p></x>'
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x><p>&e;</p></x>'
BROKEN = {
    "empty": (b"", "a.txt"),
    "blank": (b" \n \n", "a.md"),
    "binary": (b"\x7fELF\0\0\0\1", "a.txt"),
    "unknown": (b"zinc", "a.exe"),
    "pdf": (b"%PDF-1.4 and nothing else", "a.pdf"),
    "half a pdf": (samples.pdf()[:300], "a.pdf"),
    "docx": (b"PK\x03\x04 and nothing else", "a.docx"),
    "no docx": (b"zinc", "a.docx"),
    "gzip": (b"\x1f\x8b\x08 and nothing else", "a.txt.gz"),
    "json": (b'{"text": ', "a.json"),
    "deep json": (b"[" * 100_000, "a.json"),
    "csv without text": (b"a,b\n1,2\n", "a.csv"),
    "xml": (b"<x><p>zinc</x>", "a.xml"),
    "entities": (LOL.encode(), "a.xml"),
    "outside entity": (ENTITY.encode(), "a.xml"),
    "deep toml head": (b"+++\na = " + b"[" * 10_000 + b"\n+++\nAna Ode: zinc.", "a.txt"),
    "long number in a toml head": (b"+++\na = " + b"9" * 10_000 + b"\n+++\nAna Ode: zinc.", "a.txt"),
    "csv of many columns": (b"text," * 20_000 + b"\n" + b"Zinc rose.\n" * 20_000, "a.csv"),
    "csv of one long name": (b"a" * 200_000, "a.csv"),
    "toml head": (b"+++\ntitle = \n+++\nAna Ode: zinc.", "a.txt"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_one_problem(name: str) -> None:
    data, path = BROKEN[name]
    with pytest.raises(UnreadableSource) as caught:
        read_bytes(data, path)
    assert caught.value.problem.path == path
    assert caught.value.problem.what


def test_a_long_key_in_a_toml_head_is_read_or_named() -> None:
    """Older versions of tomli follow it to its end, newer ones give it up."""
    head = b"+++\n" + b"a." * 10_000 + b"a = 1\n+++\nAna Ode: Zinc rose."
    try:
        words = read_bytes(head, "a.txt").text
    except UnreadableSource as error:
        words = error.problem.what
    assert "Zinc rose." in words or "TOML" in words


GRAPH = b'<script type="application/ld+json">{"@graph": 3}</script>'
ODD = {
    "linked data that is none": (GRAPH + b"<p>Zinc rose.", "a.html"),
    "an encoding that is not its own": (b"<meta charset=punycode><p>Zinc rose.", "a.html"),
    "no encoding at all": (b"<meta charset=undefined><p>Zinc rose.", "a.html"),
    "half a character": (b"<meta charset=utf-7><p>Zinc rose. +2AA-.", "a.html"),
    "half a character in JSON": (rb'{"text": "Zinc rose. \ud83d.", "title": "\ud83d"}', "a.json"),
    "half a character in YAML": (b'---\ntitle: "a\\ud83d"\n---\nZinc rose.', "a.md"),
    "aliases that are none": (b'{"text": "Zinc rose.", "speakers": [{"name": "A", "aliases": 3}]}', "a.json"),
    "a cell as long as a speech": (b'text\n"Zinc rose. ' + b"It fell. " * 20_000 + b'"', "a.csv"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_read(name: str) -> None:
    """And what is read can be stored: half a character cannot."""
    transcript = read_bytes(*ODD[name])
    assert transcript.passage(transcript.statements[0]) == "Zinc rose."
    assert (transcript.text + transcript.source.title).encode()


def test_a_pipe_is_no_document(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnreadableSource, match="is no file"):
        read_file(tmp_path / "a.txt")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"none\.txt"):
        read_file(tmp_path / "none.txt")


def test_sizes_are_limited(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zinc. " * 100)
    with pytest.raises(UnreadableSource, match="larger"):
        read_file(tmp_path / "a.txt", Limits(document=100))
    with pytest.raises(UnreadableSource, match="unpacks"):
        read_bytes(gzip.compress(b"Zinc. " * 10_000), "a.txt.gz", Limits(unpacked=1000))


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5", "cp1252"]


@pytest.mark.parametrize("encoding", [name for name in ENCODINGS if not name.endswith(("le", "be"))])
def test_encodings(encoding: str) -> None:
    words = (
        "Zinc – “café” rose 3%. " * 20
        if encoding == "cp1252"
        else "主席：鋅的產量增加了百分之三，燈的產量減少了。" * 20
    )
    text, _ = decode(words.encode(encoding), "a.txt")
    assert text == words


MENDED = [
    ("â€œZincâ€\u009d â€“ cafÃ© itâ€™s", "“Zinc” – café it’s"),
    ("Zinc’s “café” – fine", "Zinc’s “café” – fine"),
    ("one\rtwo\rthree", "one\ntwo\nthree"),
    ("one\r\ntwo", "one\r\ntwo"),
    ("b'Zinc \\xe2\\x80\\x93 lamps'", "Zinc – lamps"),
    ("b'Zinc' is not 'bytes", "b'Zinc' is not 'bytes"),
]


@pytest.mark.parametrize(("damaged", "text"), MENDED)
def test_damage_is_mended(damaged: str, text: str) -> None:
    assert decode(damaged.encode(), "a.txt")[0] == text


def test_stray_bytes_are_reported_and_survived() -> None:
    data = b"Zinc rose 3%. " * 300 + b"\xff" + b" It fell."
    text, problems = decode(data, "a.txt")
    assert text.startswith("Zinc rose")
    assert [problem.fatal for problem in problems] == [False]


LONG = [
    "Ana Ode, " * 15_000,
    "(" * 90_000,
    "a: " * 30_000,
    "May 3 " * 30_000,
    "\u3000" * 90_000 + "x",
    "Ana: x\n\n" * 9_000,
]


@pytest.mark.parametrize("words", LONG, ids=lambda words: words[:8])
def test_long_texts_take_no_more_than_their_length(words: str) -> None:
    started = time.process_time()
    read_bytes(("Zinc.\n\n" + words).encode(), "a.txt")
    assert time.process_time() - started < 5


def test_deep_documents_are_read() -> None:
    deep = "<div>" * 3_000 + "<p>Ana Ode: Zinc rose.</p>" + "</div>" * 3_000
    for text, path in (
        (deep, "a.xml"),
        (deep, "a.html"),
        ("<x>" * 30_000 + "<p>Zinc.</p>" + "</x>" * 30_000, "a.xml"),
    ):
        assert "Zinc" in read_bytes(text.encode(), path).text


def test_soft_hyphens_are_taken_out_of_extracted_text() -> None:
    assert read_bytes("<p>The com\u00admit\u00adtee met.</p>".encode(), "a.html").text == "The committee met."


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.srt", "a.csv", "a.json"])
def test_hidden_characters_in_a_name_are_not_read(name: str) -> None:
    text = (
        "Port briefing\n\n\u200eMs. Ana\u200b Ode\u200f: Zinc rose 1\u200b0%.\n\nMr. Bo Ray: It fell by 2%.\n"
    )
    wrapped = {
        "a.html": "".join(f"<p>{line}</p>" for line in text.split("\n")),
        "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{text}".replace("\n\n", "\n"),
        "a.csv": f'text\n"{text}"\n',
        "a.json": json.dumps({"text": text}),
    }
    transcript = read_bytes(wrapped.get(name, text).encode(), name)
    assert [one.speaker.name for one in transcript.turns if one.speaker] == ["Ana Ode", "Bo Ray"]
    first = transcript.passage(transcript.statements[0])
    assert first.replace("\u200b", "") == "Zinc rose 10%."
