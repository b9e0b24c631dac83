"""HTML: blocks of text from the page's main part, bold and speaker marks kept, furniture left behind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from factcheck.errors import Problem, UnreadableSource
from factcheck.reading.decode import whole
from factcheck.reading.formats import decoded
from factcheck.reading.layout import Layout, Line, split_lines

if TYPE_CHECKING:
    from factcheck.reading.formats import File

_DROPPED = (
    "script, style, noscript, template, nav, footer, aside, form, button, select, iframe, svg, figure, s,"
    " del, strike, sup a, [role=navigation], [role=banner], [role=contentinfo], [role=search], [hidden],"
    " [aria-hidden=true], .related, .share, .social, .breadcrumb, .breadcrumbs, .cookie, .newsletter,"
    " .comments"
)
_MAIN = ("main", "[role=main]", "article", "[itemprop=articleBody]", "#content", "#main", ".article")
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "br",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
        ),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "td",
        ),
        *("th", "title", "tr", "ul"),
    )
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong"})
_SPEAKER = re.compile(
    r"(?i)(?:^|[\s_-])(?:speaker|speaker-?name|talker|person-?name|attributed-to(?:-details)?|member-?name)(?:$|[\s_-])|^speakername$"
)
# A cell that may name a speaker: letters, no figures, no sentence.
_CELL = re.compile(r"(?:\b(?:Mrs?|Ms|Dr|Hon|Sen|Rep|Gen|[A-Z])\.|[^\d.!?\n]){2,60}")
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|blockquote|main|aside|center|font|table|tbody|ul|ol|dl|b|i|em|strong|a)\b",
    re.IGNORECASE,
)
_DEEPEST = 10_000
_FLAT = 60
"""Deeper pages are laid out with tables in tables, which are no lists of speakers."""
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def read(file: File) -> tuple[Layout, tuple[Problem, ...]]:
    """Read a page; ``meta`` holds its title, meta tags, JSON-LD and canonical address."""
    text, problems = _decode(file)
    depth = _depth(text)
    if depth > _DEEPEST:  # the parser's time grows with the square of it
        raise UnreadableSource(Problem(file.path, "is nested too deeply", "save it again from the browser"))
    tree = LexborHTMLParser(text)
    meta = _meta(tree)
    for node in tree.css(_DROPPED):
        node.decompose()
    for table in tree.css("table") if depth < _FLAT else ():
        _mark_speakers(table)
    root = _main(tree)
    lines = list(_lines(root)) if root is not None else []
    return Layout(tuple(lines), meta=meta), problems


def _mark_speakers(table: LexborNode) -> None:
    """Mark the column of a table that names who says the words of the next one."""
    rows = [cells for row in table.css("tr") if len(cells := row.css("td")) in (2, 3)]
    for column in (0, 1):
        pairs = [
            (row[column], row[column].text().strip(), row[column + 1].text())
            for row in rows
            if column + 1 < len(row)
        ]
        names = [name for _, name, _ in pairs if _CELL.fullmatch(name)]
        words = sum(len(text) for _, _, text in pairs)
        again = len(set(names)) < len(names)
        if (
            len(names) >= 3
            and len(names) * 5 >= len(pairs) * 4
            and again
            and words * 2 > 3 * sum(map(len, names))
        ):
            for cell, name, _ in pairs:
                if name in names:
                    cell.attrs["data-role"] = "speaker"
            return


def _depth(text: str) -> int:
    """How deep the elements are nested that only a tag of their own closes."""
    steps = (-1 if tag[1] else 1 for tag in _NESTING.finditer(text))
    return max(accumulate(steps, lambda depth, step: max(0, depth + step)), default=0)


def _decode(file: File) -> tuple[str, tuple[Problem, ...]]:
    named = _CHARSET.search(file.data[:4096])
    if named and named[1].lower() not in (b"utf-8", b"utf8") and len(file.data) <= file.limits.text:
        try:
            return whole(file.data.decode(named[1].decode("ascii"))), ()
        except (LookupError, ValueError):  # no encoding, or not its
            pass
    return decoded(file)


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """The first element made for the main text that holds half of what the page's paragraphs say."""
    body = tree.css_first("body")
    total = _ink(body) if body is not None else 0
    named = (tree.css_first(name) for name in _MAIN)
    return next((node for node in named if node is not None and _ink(node) * 2 > total), body)


def _ink(node: LexborNode) -> int:
    return sum(len(paragraph.text()) for paragraph in node.css("p, pre, li, td"))


def _meta(tree: LexborHTMLParser) -> dict[str, object]:
    fields: dict[str, object] = {}
    for node in tree.css("meta"):
        name = (
            node.attributes.get("name") or node.attributes.get("property") or node.attributes.get("itemprop")
        )
        if name and (content := node.attributes.get("content")):
            fields.setdefault(name.lower(), content)
    for node in tree.css('script[type="application/ld+json"]'):
        for name, value in _json_ld(node.text()).items():
            fields.setdefault(name, value)
    if (link := tree.css_first("link[rel=canonical]")) is not None:
        fields.setdefault("canonical", link.attributes.get("href") or "")
    heading = tree.css_first("title")
    title = (
        fields.get("og:title")
        or fields.get("citation_title")
        or (heading.text() if heading is not None else "")
    )
    return {**fields, "title": title, "language": _language(tree)}


def _language(tree: LexborHTMLParser) -> str:
    root = tree.css_first("html")
    return (root.attributes.get("lang") or "") if root is not None else ""


def _json_ld(text: str) -> dict[str, object]:
    """datePublished, startDate, publisher and headline of the first thing described."""
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    things = data.get("@graph", data) if isinstance(data, dict) else data
    fields: dict[str, object] = {}
    for thing in things if isinstance(things, list) else [things]:
        if isinstance(thing, Mapping):
            publisher = thing.get("publisher")
            name = publisher.get("name") if isinstance(publisher, Mapping) else publisher
            found = {
                "datepublished": thing.get("datePublished"),
                "event_date": thing.get("startDate"),
                "publisher": name,
            }
            fields.update(
                {key: value for key, value in found.items() if isinstance(value, str) and key not in fields}
            )
    return fields


@dataclass(slots=True)
class _Block:
    """The text of the block being read, and how much of it is bold."""

    pieces: list[str] = field(default_factory=list)
    bold: int = 0
    speaker: str = ""

    def line(self, heading: str | None) -> Line | None:
        text = _SPACE.sub(" ", "".join(self.pieces)).strip()
        bold = self.bold >= 0.9 * len(text)
        return Line(text, gap=True, bold=bold, heading=heading, speaker=self.speaker) if text else None


def _lines(root: LexborNode) -> Iterator[Line]:
    """The blocks below a node in reading order."""
    block, heading = _Block(), None
    depth = {"bold": 0, "speaker": 0}
    for node, leaving in _walk(root):
        tag = node.tag or ""
        if tag == "-text" and not leaving:
            _add(block, node.text_content or "", depth)
            continue
        if tag == "pre" and not leaving:
            yield from _preformatted(node)
            continue
        step = -1 if leaving else 1
        depth["bold"] += step * (tag in _BOLD)
        depth["speaker"] += step * _is_speaker(node)
        if tag in _BLOCKS and (line := block.line(heading)):
            if tag in _HEADINGS and leaving:
                heading = line.text
                line = line._replace(heading=heading, bold=True)
            yield line
            block = _Block()
    if line := block.line(heading):
        yield line


def _add(block: _Block, text: str, depth: Mapping[str, int]) -> None:
    if depth["speaker"]:
        blank = " " if text.startswith(("(", "[")) else ""
        block.speaker = (block.speaker + blank + _SPACE.sub(" ", text)).strip(" :：")
    else:
        block.pieces.append(text)
        block.bold += len(text.strip()) if depth["bold"] else 0


def _is_speaker(node: LexborNode) -> bool:
    names = (node.attributes.get("class"), node.attributes.get("itemprop"), node.attributes.get("data-role"))
    return any(name and _SPEAKER.search(name) for name in names)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below ``root``, entered and left, without recursion."""
    stack = [(root, True), (root, False)]
    while stack:
        node, leaving = stack.pop()
        yield node, leaving
        if not leaving and node.tag != "pre":
            for child in reversed(list(node.iter(include_text=True))):
                stack += [(child, False)] if child.tag == "-text" else [(child, True), (child, False)]


def _preformatted(node: LexborNode) -> Iterator[Line]:
    """The lines of a ``pre`` block as they stand."""
    for line in split_lines(node.text()):
        yield line._replace(start=-1, number=None)
