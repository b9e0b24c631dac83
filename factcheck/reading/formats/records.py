"""JSON, JSON Lines, CSV: records with a text and perhaps a speaker, or one long text."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.decode import whole
from factcheck.reading.formats import decoded
from factcheck.reading.layout import Layout, Line, split_lines

if TYPE_CHECKING:
    from factcheck.reading.formats import File

_TEXT = (
    *("text", "sentence", "content", "utterance", "speech", "body", "transcript", "statement", "paragraph"),
    *("remarks", "words", "message", "punctuated_word", "value", "word", "正文", "内容"),
)
_SPEAKER = (
    *(
        "speaker",
        "speaker_name",
        "speakername",
        "name",
        "who",
        "person",
        "role_name",
        "author_name",
        "talker",
    ),
    *("发言人", "發言人"),
)
_ROLE = ("role", "title", "position", "speaker_role", "office")
_TIME = ("start", "time", "timestamp", "start_time", "begin", "offset", "ts")
_NESTED = ("sentences", "elements", "words", "segments", "paragraphs")
_PARTS = re.compile(r"(?i)speaker|talker|contributor|attributed|member|witness|participant")
_NO_NAME = re.compile(
    r"(?i)text|speech|content|remarks|id$|url|date|role|party|type|count|time|order|title|position"
)
_NUMBER = re.compile(r"\d{1,3}|[A-Z]")
_BLOCK = re.compile(r"</?(?:p|br|div|li|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_PROSE = 20
"""Characters the texts of an unnamed field have on average."""
_DEEPEST = 12
_MOST_COLUMNS = 1_000
csv.field_size_limit(2**31 - 1)  # its own limit is less than a speech; that of the document holds


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read records; scalar fields beside them are the head's fields."""
    text, problems = decoded(file)
    name = file.path.lower().removesuffix(".gz")
    meta: dict[str, object] = {}
    if name.endswith(".csv"):
        rows, meta = _table(text, file.path)
    elif name.endswith(".jsonl"):
        rows = _json_lines(text, file.path)
    else:
        rows, meta = _document(_parse(text, file.path))
    return Layout(tuple(_lines(rows)), wrapped=False, meta=meta), problems


def _table(text: str, path: str) -> tuple[list[dict[str, Any]], dict[str, object]]:
    """The rows of a table; what all of them say alike ("date") is said of the document."""
    reader = csv.DictReader(
        io.StringIO(text.replace("\0", ""), newline=""), delimiter=_delimiter(text), restkey=""
    )
    if len(reader.fieldnames or ()) > _MOST_COLUMNS:
        raise UnreadableSource(
            Problem(path, f"has more than {_MOST_COLUMNS:,} columns", "is it a transcript?")
        )
    names = {name.strip().lower(): name for name in reader.fieldnames or () if name}
    try:
        rows = [
            {**{key: row[name] for key, name in names.items()}, "number": reader.line_num} for row in reader
        ]
    except csv.Error as error:
        raise UnreadableSource(
            Problem(path, f"is not CSV: {error}", "mend it", line=reader.line_num)
        ) from None
    if not any(key in names for key in _TEXT) and not _prose(rows):
        what = f"has no column of text among {shorten(', '.join(names), 200) or 'none'}"
        raise UnreadableSource(Problem(path, what, f"name one of them {' or '.join(_TEXT[:3])}"))
    alike = {key: rows[0][key] for key in names if rows and len({row[key] for row in rows}) == 1}
    return rows, {key: value for key, value in alike.items() if key not in (*_TEXT, *_SPEAKER)}


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
        value = json.loads(text)
        return json.loads(whole(json.dumps(value, ensure_ascii=False))) if "\\ud" in text.lower() else value
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
        parts = {
            key: value for part in data.values() if isinstance(part, dict) for key, value in part.items()
        }
        fields = {str(key).lower(): value for key, value in {**parts, **inner, **data}.items()}
        plain = {
            key: value for key, value in fields.items() if isinstance(value, str | int) or key == "speakers"
        }
        meta = {key: value for key, value in plain.items() if key not in _TEXT}
    lists = list(_record_lists(data, _DEEPEST))
    if lists:
        return _named(max(lists, key=_richness), data), meta
    return ([{"text": _first(data, _TEXT)}] if isinstance(data, dict) else [{"text": str(data)}]), meta


def _richness(rows: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """How much of a list has both words and speakers, and how much words."""
    sizes = [(len(_text(row)), bool(_first(row, _speaker_keys(row)))) for row in rows]
    return sum(size for size, spoken in sizes if spoken), sum(size for size, _ in sizes)


def _named(rows: list[dict[str, Any]], data: Any) -> list[dict[str, Any]]:
    """The rows with the names that a document gives its numbered speakers."""
    table = data.get("speakers") if isinstance(data, dict) else None
    if isinstance(table, list):
        people = [one for one in table if isinstance(one, dict) and one.get("name")]
        table = {str(one.get("id", i)): one["name"] for i, one in enumerate(people)}
    if not isinstance(table, dict):
        return rows
    names = {str(key): value for key, value in table.items() if isinstance(value, str)}
    return [
        {**row, "speaker": names.get(str(row.get("speaker")), row["speaker"])} if "speaker" in row else row
        for row in rows
    ]


def _record_lists(data: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    if isinstance(data, list):
        rows = [
            {str(key).lower(): value for key, value in row.items()} for row in data if isinstance(row, dict)
        ]
        if rows and (sum(bool(_text(row)) for row in rows) > len(rows) / 2 or _prose(rows)):
            yield rows
        elif data and all(isinstance(row, str) for row in data):
            yield [{"text": row} for row in data]
    if depth:
        values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
        for value in values:
            if isinstance(value, dict | list):
                yield from _record_lists(value, depth - 1)


def _prose(rows: Sequence[Mapping[str, Any]]) -> str:
    """The field that holds the words where none has a usual name: the longest, with blanks in it."""
    sizes: Counter[str] = Counter()
    for row in rows:
        sizes.update(
            {key: len(value) for key, value in row.items() if isinstance(value, str) and " " in value}
        )
    key, size = next(iter(sizes.most_common(1)), ("", 0))
    return key if size >= _PROSE * len(rows) > 0 else ""


def _text(row: Mapping[str, Any], prose: str = "") -> str:
    """The words of a record: a field's, or those of the pieces it is made of."""
    if plain := _first(row, _TEXT):
        return _untagged(plain)
    for key in _NESTED:
        pieces = row.get(key)
        if isinstance(pieces, list) and all(isinstance(piece, dict) for piece in pieces):
            words = [str(next((piece[name] for name in _TEXT if name in piece), "")) for piece in pieces]
            return ("" if key == "elements" else " ").join(words).strip()
    return _first(row, (prose,)) if prose else ""


def _untagged(text: str) -> str:
    """A text without the tags of HTML, its blocks as lines."""
    if "</" not in text:
        return text
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", text))).strip()


def _speaker_keys(row: Mapping[str, Any]) -> Sequence[str]:
    """The fields that may name who speaks, the usual ones first."""
    return (*_SPEAKER, *(key for key in row if _PARTS.search(key) and not _NO_NAME.search(key)))


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
    prose = "" if any(_text(row) for row in rows) else _prose(rows)
    before = ""
    for row in rows:
        speaker = _first(row, _speaker_keys(row))
        speaker = f"Speaker {speaker}" if _NUMBER.fullmatch(speaker) else speaker
        role = _first(row, _ROLE) if speaker else ""
        label = f"{speaker} ({role})" if role else speaker
        time = _first(row, _TIME) or None
        for i, line in enumerate(split_lines(_text(row, prose))):
            fresh = i == 0 and speaker != before
            number = row.get("number")
            yield line._replace(start=-1, number=number, time=time, speaker=label if fresh else "", gap=True)
        before = speaker
