"""Plain text and Markdown: the file's text is the text, unchanged in length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tomli

from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.decode import whole
from factcheck.reading.formats import decoded
from factcheck.reading.layout import TERMINAL, Layout, Line, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.reading.formats import File

_TOML_HEAD = re.compile(r"\A\s*\+\+\+[ \t]*\r?\n(.*?)\n\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_YAML_HEAD = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_YAML_KEY = re.compile(r"^([A-Za-z_][\w-]*):[ \t]*(.*)$")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))")
# "**Publisher:** IMF", the head lines some collectors write.
_BOLD_KEY = re.compile(
    r"^\*\*(category|source|publisher|published|authors?|scraped[^*:]*|title|date|url|event date|type|tags)"
    r":\*\*\s+(.*)$",
    re.IGNORECASE,
)
_PLAIN_KEY = re.compile(
    r"^(Company|Quarter|URL|Title|Published|Publisher|Event date):\s+(.*)$", re.IGNORECASE
)
# "[ 12] [EN] …" with its translation "[中] …" below; ornaments around section names.
_TAGGED = re.compile(r"^(?:\[\s*\d+\]\s*)?\[(EN|ENG|中|ZH|CN|译)\]\s*")
_ORNAMENT = re.compile(r"[━─═■▪►▶👤🎤\s]+(?:原文[:：])?|原文[:：]")
_HEADING = re.compile(r"^#{1,6}\s+")
_QUOTE = re.compile(r"^(?:>\s?)+")
_EMPHASIS = re.compile(r"^(\*\*|__)(.+)\1$")
_TAG_EMPHASIS = re.compile(r"^<(strong|b|em)>([^<>]+)</\1>$", re.IGNORECASE)
# "<strong>Agency</strong> (desk): ", the agency's name before its text.
_AGENCY = re.compile(
    r"^<(strong|b)>[^<>]{1,30}</\1>(?:\s*[（(][^（）()]{1,30}[)）])?\s*[:：]\s*", re.IGNORECASE
)
_YAML_ITEM = re.compile(r"^\s*-\s+((?:\"[^\"]*\"|'[^']*'|[^:\"'{\[][^:]*))$")
_LONGEST_HEADING = 80
_MARKS = frozenset("#><*_-=~━")
"""What a line with a mark of Markdown begins with; most lines have none."""
_RULE = re.compile(r"^(?:[-*_=~━]\s?){3,}$")
_BLOCK_TAG = re.compile(r"<\s*/?\s*(?:p|br|div|h[1-6]|li|ul|ol|table|tr|td)\b[^<>]{0,200}>", re.IGNORECASE)


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read text with an optional TOML (``+++``) or flat YAML (``---``) head."""
    text, problems = decoded(file)
    meta, start = _head(text, file.path)
    lines = [line for line in split_lines(text) if line.start >= start]
    if file.path.lower().removesuffix(".gz").endswith((".md", ".markdown")):
        lines = list(_markdown(lines))
    keys = {i: found for i, line in enumerate(lines[:30]) if (found := _key(line.text))}
    for found in keys.values():
        meta.setdefault(found[1].lower(), found[2].strip())
    lines = list(_bilingual([line for i, line in enumerate(lines) if i not in keys]))
    return Layout(tuple(lines), text, meta=meta), problems


def _head(text: str, path: str) -> tuple[dict[str, object], int]:
    """The named fields of a head, and where the body starts."""
    if toml := _TOML_HEAD.match(text):
        try:
            return dict(tomli.loads(toml[1].replace("\r\n", "\n"))), toml.end()
        except (ValueError, RecursionError) as error:
            raise UnreadableSource(
                Problem(path, f"its +++ head is not TOML: {error}", "mend the head")
            ) from None
    if yaml := _YAML_HEAD.match(text):
        fields = flat_yaml(yaml[1])
        return (dict(fields), yaml.end()) if fields else ({}, 0)
    return {}, 0


def flat_yaml(text: str) -> Mapping[str, object]:
    """``key: value`` pairs of a flat YAML mapping (quotes, escapes, folded lines, lists of words)."""
    fields: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    key = ""
    for raw in text.splitlines():
        item = _YAML_ITEM.match(raw)
        if item and key and not fields[key]:
            lists.setdefault(key, []).append(_unquote(item[1].strip()))
        elif found := _YAML_KEY.match(raw):
            key = found[1].lower()
            fields[key] = found[2].strip()
        elif key and raw.strip():
            before = fields[key]
            fields[key] = before[:-1] + raw.strip() if before.endswith("\\") else f"{before} {raw.strip()}"
    return {key: lists.get(key) or _unquote(value) for key, value in fields.items()}


def _unquote(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return whole(_ESCAPE.sub(_unescape, value[1:-1]))
    return value


def _unescape(found: re.Match[str]) -> str:
    if digits := found[1] or found[2]:
        return chr(int(digits, 16))
    return {"n": "\n", "t": "\t", "_": "\u00a0", "N": "\u0085"}.get(found[3], found[3])


def _key(text: str) -> re.Match[str] | None:
    return _BOLD_KEY.match(text) or _PLAIN_KEY.match(text)


def _bilingual(lines: list[Line]) -> Iterator[Line]:
    """Keep the original of a text set line by line with its translation, once."""
    before = ""
    for line in lines:
        tag = _TAGGED.match(line.text)
        if tag and tag[1] not in ("EN", "ENG"):
            continue
        bare = _cut(line, tag.end()) if tag else line
        bare = _unornamented(bare)
        if bare.text and not (bare.text == before and len(before) > 20):
            yield bare
        before = bare.text or before


def _cut(line: Line, start: int) -> Line:
    return line._replace(text=line.text[start:], start=line.start + start)


def _unornamented(line: Line) -> Line:
    found = _ORNAMENT.match(line.text)
    line = _cut(line, found.end()) if found else line
    bare = line.text.rstrip("━─═ \t")
    return line if bare == line.text else line._replace(text=bare)


def _markdown(lines: list[Line]) -> Iterator[Line]:
    """Take Markdown's marks off the lines; embedded HTML blocks become lines of their own."""
    heading: str | None = None
    for line in lines:
        for part in _split_tags(line):
            if part.text[0] not in _MARKS:
                yield part if heading is None else part._replace(heading=heading)
                continue
            if _RULE.match(part.text):
                continue
            bare = _unmark(part)
            title = bare.bold and len(bare.text) < _LONGEST_HEADING and not bare.text.endswith(TERMINAL)
            if _HEADING.match(part.text) or title:
                heading = bare.text
                yield bare._replace(heading=heading, bold=True, gap=True)
            else:
                yield bare._replace(heading=heading)


def _split_tags(line: Line) -> Iterator[Line]:
    """Cut a line at the tags of blocks, so that each paragraph keeps its own offsets."""
    if "<" not in line.text:
        yield line
        return
    start, gap = 0, line.gap
    for tag in [*_BLOCK_TAG.finditer(line.text), None]:
        end = tag.start() if tag else len(line.text)
        words = line.text[start:end]
        if ink := words.strip():
            offset = start + len(words) - len(words.lstrip())
            yield line._replace(text=ink, start=line.start + offset, gap=gap)
            gap = False
        if tag:
            gap, start = True, tag.end()


def _unmark(line: Line) -> Line:
    """A line without its marks of heading, quotation, agency or whole-line emphasis."""
    for mark in (_QUOTE, _HEADING, _AGENCY):
        if found := mark.match(line.text):
            line = _cut(line, found.end())
    bold = _EMPHASIS.match(line.text) or _TAG_EMPHASIS.match(line.text)
    if bold and bold[1] not in bold[2]:
        line = line._replace(text=bold[2], start=line.start + bold.start(2), bold=True)
    return line
