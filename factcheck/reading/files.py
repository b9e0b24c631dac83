"""Files to transcripts: which files to read, and the steps that read one."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from factcheck.config import DEFAULT_LIMITS, Limits
from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.formats import READERS, File, beyond, extension, read_layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factcheck.model import Transcript


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those of known formats in folders named, sorted and once each.

    Nothing outside a folder is followed to through links; hidden files are left out.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _walk(path) if path.is_dir() else (path,):
            found.setdefault(file)
    return sorted(found)


def _walk(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if (
            not hidden
            and extension(str(file)) in READERS
            and file.is_file()
            and file.resolve().is_relative_to(root)
        ):
            yield file


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> Transcript:
    """Read one document; UnreadableSource where nothing of it can be used."""
    return read_bytes(file_bytes(path, limits), str(path), limits)


def file_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a document, unless there are more than the limit. Raises UnreadableSource."""
    if path.exists() and not path.is_file():  # a pipe or a device may never end
        raise UnreadableSource(Problem(str(path), "is no file", "save it as one"))
    try:
        with path.open("rb") as file:
            data = file.read(limits.document + 1)
    except OSError as error:
        mend = "check the path and the rights"
        raise UnreadableSource(
            Problem(str(path), f"cannot be read: {error.strerror or error}", mend)
        ) from None
    if len(data) > limits.document:
        raise beyond(str(path), f"is larger than {limits.document:,} bytes", "document")
    return data


def read_bytes(data: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Transcript:
    """Understand the bytes of one document; ``path`` names it and tells the format."""
    sha256 = hashlib.sha256(data).hexdigest()
    layout, problems = read_layout(File(_unpack(data, path, limits), path, limits))
    if not layout.lines:
        raise UnreadableSource(Problem(path, "has no text", "is it a scan or an empty file?"))
    from factcheck.reading.transcript import faults, understand

    transcript = understand(layout, path, sha256)
    return transcript._replace(problems=(*problems, *transcript.problems, *faults(transcript, path)))


def _unpack(data: bytes, path: str, limits: Limits) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        unpacker = zlib.decompressobj(wbits=31)
        unpacked = unpacker.decompress(data, limits.unpacked + 1)
    except zlib.error:
        raise UnreadableSource(Problem(path, "is a broken gzip file", "pack it again")) from None
    if len(unpacked) > limits.unpacked:
        raise beyond(path, f"unpacks to more than {limits.unpacked:,} bytes", "unpacked")
    return unpacked
