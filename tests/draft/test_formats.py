"""Drafts as read: what a reader sees of them, and the way back to the file."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from time import process_time

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from factcheck.draft import read_draft
from factcheck.draft.model import Block
from factcheck.errors import UnreadableSource
from factcheck.model import Span

TEXTS = {
    "md": [
        ("Trade **rose** 5% in _May_ 2024.", ["Trade rose 5% in May 2024."]),
        ("# Trade rises 5%\n\nIt is *good*.", ["Trade rises 5%", "It is good."]),
        ("Trade rises 5%\n===\nIt did.", ["Trade rises 5%", "It did."]),
        ("Trade\nrose.\n\n- Exports.\n- Imports.", ["Trade rose.", "Exports.", "Imports."]),
        ("See [the 5%](http://x.y/a_(b) \"t\") and ![a 6% chart](c.png) here[^1].", ["See the 5% and here."]),
        ("`5%` stays, snake_case_names too, 2 * 3 * 4.", ["5% stays, snake_case_names too, 2 * 3 * 4."]),
        ("```\n7% in code\n```\nText.", ["Text."]),
        ("A &amp; B rose 5&nbsp;%.", ["A & B rose 5 %."]),
        ("> Quoted *words*\n> go on.", ["Quoted words go on."]),
        ("Rose <b>5%</b>.<!-- hidden 7% -->", ["Rose 5%."]),
        ("a\n***\nb", ["a", "b"]),
        ("+++\ntitle = \"T\"\n+++\nRose.", ["Rose."]),
        ("---\nnot: closed\nRose 5%.", ["not: closed Rose 5%."]),
        ("1\\. A \\*star\\*", ["1. A *star*"]),
    ],
    "html": [
        ("<p>Trade <b>rose</b>\n   5&#37;.</p><p>It&nbsp;did", ["Trade rose 5%.", "It did"]),
        ("<script>5%</script><style>6%</style><p>x<!-- 7% -->y</p>", ["xy"]),
        ("<nav>5%</nav><h1>Head</h1><table><tr><td>8%</td></tr></table>", ["Head", "8%"]),
        ("a<br>b &lt;script&gt; &bogus; <", ["a", "b <script> &bogus; <"]),
    ],
    "txt": [
        ("Trade rose 5%.\nA line.\n\nMore.", ["Trade rose 5%.", "A line.", "More."]),
        ("x <!-- factcheck: accept FC-value because y --> z", ["x z"]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "source", "expected"), [(kind, *row) for kind, rows in TEXTS.items() for row in rows]
)
def test_what_a_reader_sees(kind: str, source: str, expected: list[str]) -> None:
    draft = read_draft(source.encode(), f"draft.{kind}")
    seen = [draft.text[each.span.start : each.span.end] for each in draft.paragraphs]
    assert [text.replace("\u00a0", " ") for text in seen] == expected


@pytest.mark.parametrize(
    ("source", "path", "expected"),
    [
        ("---\ndate: 2024-08-05\n---\nx", "a.md", date(2024, 8, 5)),
        ("BEIJING, July 30, 2024 — Trade rose.", "a.txt", date(2024, 7, 30)),
        ('<meta property="article:published_time" content="2025-01-20"><p>x', "a.html", date(2025, 1, 20)),
        ('<p>x <time datetime="2025-01-21">a day</time>', "a.html", date(2025, 1, 21)),
        ("Trade rose.", "2024-08-06-trade.md", date(2024, 8, 6)),
        ("Trade rose.", "a.md", None),
    ],
)
def test_the_day_a_draft_speaks_from(source: str, path: str, expected: date | None) -> None:
    assert read_draft(source.encode(), path).date == expected
    asked = date(2001, 2, 3)
    assert read_draft(source.encode(), path, asked).date == asked


def test_word_insertions_are_read_and_deletions_not() -> None:
    document = Document()
    paragraph = document.add_paragraph("Trade rose ")
    for tag, text_tag, text in (("ins", "t", "5%"), ("del", "delText", "6%")):
        change = paragraph._p.makeelement(_w(tag), {})
        run = paragraph._p.makeelement(_w("r"), {})
        words = paragraph._p.makeelement(_w(text_tag), {})
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(".\tThen")
    assert read_draft(saved(document), "a.docx").text == "Trade rose 5%. Then"


def _w(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_headings_and_cells_are_told_apart() -> None:
    document = Document()
    document.add_heading("Head", 1)
    document.add_table(1, 1).cell(0, 0).text = "5%"
    document.add_paragraph("Text.")
    blocks = [paragraph.block for paragraph in read_draft(saved(document), "a.docx").paragraphs]
    assert blocks == [Block.HEADING, Block.CELL, Block.TEXT]


def a_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("x", "y")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"", "a.md"),
        (b"  \n", "a.txt"),
        (b"PK\x03\x04broken", "a.docx"),
        (a_zip(), "a.docx"),
        (b"x", "a.pdf"),
        (b"x", "a.odt"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, path: str) -> None:
    with pytest.raises(UnreadableSource, match=path):
        read_draft(data, path)


@given(st.text(min_size=1), st.sampled_from(["md", "html", "txt"]))
def test_spans_survive(source: str, kind: str) -> None:
    """Every word of the text stands in the file where ``places`` says, but for entities."""
    try:
        draft = read_draft(source.encode("utf-8", "replace"), f"a.{kind}")
    except UnreadableSource:
        return
    for paragraph in draft.paragraphs:
        for at in range(*paragraph.span):
            origin = draft.places.origin(at)
            assert draft.text[at] in (draft.source[origin : origin + 1], " ") or draft.source[origin] == "&"
    end = draft.places.origins_of(Span(0, len(draft.text))).end
    assert end <= len(draft.source)


@pytest.mark.parametrize(
    "mark", ["[", "![", "*a ", "`a ", "<a ", '<a "', "<!--", "<script>", "&a", "|", "> ", "“", "[a](", " – "]
)
def test_reading_takes_time_in_proportion(mark: str) -> None:
    """Marks that nobody closes are read in a moment; in the square of their number they took minutes."""
    source = ("Words. " + mark * (100_000 // len(mark))).encode()
    for kind in ("md", "html", "txt"):
        started = process_time()
        read_draft(source, f"a.{kind}")
        assert process_time() - started < 3
