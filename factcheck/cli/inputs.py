"""Claims and texts as they come in: arguments, files, standard input.

Each reader yields what can be used and, in its place, a ``Problem`` for what
cannot, so that one bad line never stops the others. Lines are read one at a
time and never far beyond the limit.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from factcheck.errors import Problem, UnreadableSource, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from factcheck.config import Limits

STDIN = Path("-")


class Limit(NamedTuple):
    """The most characters a text may have, and the setting that says so."""

    characters: int
    setting: str


class Line(NamedTuple):
    """A decoded line of a file, with what is needed to point at it."""

    text: str
    path: str
    number: int


class Dated(NamedTuple):
    """A text and the day its relative periods are resolved from."""

    text: str
    when: date | None = None


def piped(arguments: Sequence[str] | None) -> Path | None:
    """Standard input, when there are no arguments and it is not a terminal."""
    return None if arguments or sys.stdin is None or sys.stdin.isatty() else STDIN


def read_claims(arguments: Iterable[str], file: Path | None, limit: Limit) -> Iterator[str | Problem]:
    """Claims from arguments, then from a file: one a line, blank and ``#`` lines skipped."""
    yield from _checked(arguments, limit)
    for line in read_lines(file, limit) if file else ():
        if isinstance(line, Problem):
            yield line
        elif line.text and not line.text.startswith("#"):
            yield line.text


def count_claims(arguments: Iterable[str], file: Path | None, limit: Limit) -> int:
    """How many there are to read, good and bad; 0 for standard input, which is read once."""
    return 0 if file == STDIN else sum(1 for _ in read_claims(arguments, file, limit))


def read_texts(
    arguments: Iterable[str], file: Path | None, limit: Limit, when: date | None
) -> Iterator[Dated | Problem]:
    """Texts from arguments, then from a file: one a line, or objects with ``text`` and ``date``."""
    for text in _checked(arguments, limit):
        yield text if isinstance(text, Problem) else Dated(text, when)
    as_json = file is not None and file.suffix.lower() in {".jsonl", ".ndjson"}
    for line in read_lines(file, limit) if file else ():
        if isinstance(line, Problem):
            yield line
        elif line.text:
            yield _from_json(line, when) if as_json else Dated(line.text, when)


def read_lines(file: Path, limit: Limit) -> Iterator[Line | Problem]:
    """Stripped lines of a UTF-8 file (``-``: standard input).

    Raises UsageError when the file cannot be opened or read.
    """
    name = named(file)
    try:
        with _opened(file) as stream:
            for number, raw in enumerate(_raw_lines(stream, 4 * limit.characters), start=1):
                if b"\0" in raw:
                    yield Problem(name, "not a text file", "save it as UTF-8 text, one a line", number)
                    return
                yield _decoded(raw, name, number, limit)
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror} (check --file)") from error


def named(file: Path) -> str:
    """What messages call a file."""
    return "standard input" if file == STDIN else str(file)


def read_bytes(file: Path, limits: Limits) -> bytes:
    """All of a file (``-``: standard input), if it is no larger than a document. Raises UnreadableSource."""
    try:
        with _opened(file) as stream:
            data = stream.read(limits.document + 1)
    except OSError as error:
        mend = "check the path and the rights"
        raise UnreadableSource(Problem(named(file), error.strerror or "cannot be read", mend)) from None
    if len(data) > limits.document:
        what = f"is larger than {limits.document:,} bytes"
        raise UnreadableSource(Problem(named(file), what, "raise limits.document in factcheck.toml"))
    return data


def read_text(file: Path, limits: Limits) -> str:
    """The same of a UTF-8 file."""
    try:
        return read_bytes(file, limits).decode("utf-8-sig")
    except UnicodeDecodeError:
        mend = "name a file of --format json or jsonl"
        raise UnreadableSource(Problem(named(file), "is not UTF-8", mend)) from None


def _checked(arguments: Iterable[str], limit: Limit) -> Iterator[str | Problem]:
    for number, text in enumerate(arguments, start=1):
        name = f"argument {number}"
        if not text.strip():
            yield Problem(name, "nothing to read in it", "give a sentence in quotation marks")
        elif len(text) > limit.characters:
            yield _too_long(name, None, limit)
        elif any("\ud800" <= character <= "\udfff" for character in text):
            yield Problem(name, "not valid UTF-8", "check the terminal's encoding")
        else:
            yield text


def _opened(file: Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if file == STDIN else file.open("rb")


def _raw_lines(stream: BinaryIO, size: int) -> Iterator[bytes]:
    """Lines of bytes; of one longer than ``size`` no more than that is kept."""
    while raw := stream.readline(size + 1):
        rest = raw
        while len(rest) > size and not rest.endswith(b"\n"):
            rest = stream.readline(size + 1)
        yield raw


def _decoded(raw: bytes, name: str, number: int, limit: Limit) -> Line | Problem:
    if len(raw) > 4 * limit.characters:
        return _too_long(name, number, limit)
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
    except UnicodeDecodeError as error:
        what = f"not valid UTF-8 at byte {error.start + 1} of the line"
        return Problem(name, what, "save the file as UTF-8", number)
    return Line(text, name, number) if len(text) <= limit.characters else _too_long(name, number, limit)


def _too_long(name: str, number: int | None, limit: Limit) -> Problem:
    what = f"longer than the limit of {limit.characters:,} characters"
    return Problem(name, what, f"split it into sentences, or raise {limit.setting} in factcheck.toml", number)


def _from_json(line: Line, when: date | None) -> Dated | Problem:
    import json

    try:
        row = json.loads(line.text)
        day = row.get("date")
        return Dated(str(row["text"]), date.fromisoformat(day) if day else when)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        mend = 'write {"text": "…", "date": "YYYY-MM-DD"}, the date if it is known'
        return Problem(line.path, "not an object with a text", mend, line.number)
