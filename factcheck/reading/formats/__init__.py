"""Readers of file formats: one small module each, imported when a file needs it.

A reader is a function ``read(file: File) -> tuple[Layout, problems]``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from factcheck.config import DEFAULT_LIMITS, Limits
from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.decode import decode
from factcheck.reading.layout import Layout


class File(NamedTuple):
    """A document as a reader gets it, and what it may cost."""

    data: bytes
    path: str
    limits: Limits = DEFAULT_LIMITS


_WIDEST = 4
"""Bytes that a character takes at most, in any encoding."""

Read = Callable[[File], tuple[Layout, tuple[Problem, ...]]]

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".vtt": "subtitles",
    ".srt": "subtitles",
    ".json": "records",
    ".jsonl": "records",
    ".csv": "records",
    ".xml": "xml",
}
# What a file starts with, for standard input and files without a telling name.
_MAGIC = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"), (b"WEBVTT", ".vtt"))
_OPENINGS = ((b"<!doctype html", ".html"), (b"<html", ".html"), (b"<?xml", ".xml"), (b"{", ".json"))


def extension(path: str) -> str:
    """The extension that names the format, ``.gz`` aside: "a/b.PDF.gz" is ".pdf"."""
    name = PurePath(path.lower())
    return PurePath(name.stem).suffix if name.suffix == ".gz" else name.suffix


def read_layout(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read a document with the reader of its extension, or of its first bytes."""
    return reader_for(file.data, file.path)(file)


def beyond(path: str, what: str, limit: str) -> UnreadableSource:
    """The error of a document that costs more than a limit allows; it names the setting."""
    mend = f"split it, or raise limits.{limit} in factcheck.toml"
    return UnreadableSource(Problem(path, what, mend))


def decoded(file: File) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file and what had to be guessed of it. Raises UnreadableSource."""
    if len(file.data) <= _WIDEST * file.limits.text:
        text, problems = decode(file.data, file.path)
        if len(text) <= file.limits.text:
            return text, problems
    raise too_long(file)


def too_long(file: File) -> UnreadableSource:
    """The error of a document with more characters than the limit."""
    return beyond(file.path, f"has more than {file.limits.text:,} characters", "text")


def reader_for(data: bytes, path: str) -> Read:
    """Return the reader; UnreadableSource for an extension nobody reads."""
    kind = extension(path)
    kind = next((known for magic, known in _MAGIC if data.startswith(magic)), kind)
    if not kind:
        opening = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        kind = next((known for mark, known in _OPENINGS if opening.startswith(mark)), ".txt")
    if kind not in READERS:
        known = " ".join(READERS)
        raise UnreadableSource(Problem(path, f"{kind} files are not read", f"known are {known}"))
    module = import_module(f"{__name__}.{READERS[kind]}")
    read: Read = module.read
    return read
