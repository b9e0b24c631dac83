"""JSON, JSON Lines, CSV: records with a text and perhaps a speaker, or one long text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.decode import decode
from factcheck.reading.layout import Layout, Line, split_lines

if TYPE_CHECKING:
    from factcheck.reading.formats import File

_TEXT = (
    *(
        "text",
        "sentence",
        "content",
        "utterance",
        "speech",
        "body",
        "transcript",
        "statement",
        "paragraph",
        "words",
    ),
    *("message", "正文", "内容"),
)
_SPEAKER = (
    "speaker",
    "speaker_name",
    "name",
    "who",
    "person",
    "role_name",
    "author_name",
    "发言人",
    "發言人",
)
_TIME = ("start", "time", "timestamp", "start_time", "begin", "offset")
_DEEPEST = 12


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read records; scalar fields beside them are the head's fields."""
    text, problems = decode(file.data, file.path)
    name = file.path.lower().removesuffix(".gz")
    meta: dict[str, object] = {}
    if name.endswith(".csv"):
        rows = _table(text, file.path)
    elif name.endswith(".jsonl"):
        rows = _json_lines(text, file.path)
    else:
        rows, meta = _document(_parse(text, file.path))
    return Layout(tuple(_lines(rows)), wrapped=False, meta=meta), problems


def _table(text: str, path: str) -> list[dict[str, Any]]:
    delimiter = _delimiter(text)
    reader = csv.DictReader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    names = {name.strip().lower(): name for name in reader.fieldnames or () if name}
    if not any(key in names for key in _TEXT):
        what = f"has no column of text among {', '.join(names) or 'none'}"
        raise UnreadableSource(Problem(path, what, f"name one of them {' or '.join(_TEXT[:3])}"))
    try:
        return [
            {**{key: row[name] for key, name in names.items()}, "number": reader.line_num} for row in reader
        ]
    except csv.Error as error:
        raise UnreadableSource(
            Problem(path, f"is not CSV: {error}", "mend it", line=reader.line_num)
        ) from None


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t|", key=first.count)


def _json_lines(text: str, path: str) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = _parse(line, path, number)
            rows.append(
                {**row, "number": number} if isinstance(row, dict) else {"text": str(row), "number": number}
            )
    return rows


def _parse(text: str, path: str, line: int | None = None) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(path, f"is not JSON: {error.msg}", "mend it", line=line or error.lineno)
        raise UnreadableSource(problem) from None
    except ValueError:  # more digits than Python reads
        raise UnreadableSource(Problem(path, "has a number too long to read", "mend it", line=line)) from None
    except RecursionError:
        raise UnreadableSource(Problem(path, "is nested too deeply", "give a flat list of turns")) from None


def _document(data: Any) -> tuple[list[dict[str, Any]], dict[str, object]]:
    """The richest list of records with text in a document, else its long text; and its named fields."""
    meta: dict[str, object] = {}
    if isinstance(data, dict):
        inner = next(
            (value for key in ("metadata", "meta", "info") if isinstance(value := data.get(key), dict)), {}
        )
        fields = {str(key).lower(): value for key, value in {**inner, **data}.items()}
        plain = {
            key: value for key, value in fields.items() if isinstance(value, str | int) or key == "speakers"
        }
        meta = {key: value for key, value in plain.items() if key not in _TEXT}
    lists = list(_record_lists(data, _DEEPEST))
    if lists:
        return max(lists, key=lambda rows: sum(len(_first(row, _TEXT)) for row in rows)), meta
    return ([{"text": _first(data, _TEXT)}] if isinstance(data, dict) else [{"text": str(data)}]), meta


def _record_lists(data: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    if isinstance(data, list):
        rows = [
            {str(key).lower(): value for key, value in row.items()} for row in data if isinstance(row, dict)
        ]
        if rows and sum(bool(_first(row, _TEXT)) for row in rows) > len(rows) / 2:
            yield rows
        elif data and all(isinstance(row, str) for row in data):
            yield [{"text": row} for row in data]
    if depth:
        values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
        for value in values:
            if isinstance(value, dict | list):
                yield from _record_lists(value, depth - 1)


def _first(row: Mapping[str, Any], keys: Sequence[str]) -> str:
    """The first field of a record that has a word to say; a speaker may be a record of its own."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, str | int | float) and str(value).strip():
            return str(value).strip()
    return ""


def _lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """Lines of all records; a record of the same speaker goes on where the one before stopped."""
    before = ""
    for row in rows:
        speaker = _first(row, _SPEAKER)
        role = _first(row, ("role", "title", "position")) if speaker else ""
        label = f"{speaker} ({role})" if role else speaker
        time = _first(row, _TIME) or None
        for i, line in enumerate(split_lines(_first(row, _TEXT))):
            fresh = i == 0 and speaker != before
            number = row.get("number")
            yield line._replace(start=-1, number=number, time=time, speaker=label if fresh else "", gap=True)
        before = speaker
