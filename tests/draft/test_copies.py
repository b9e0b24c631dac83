"""Annotated copies: comments on the right words, and nothing else changed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from factcheck.draft import read_draft
from factcheck.draft.formats import word
from factcheck.errors import UsageError
from factcheck.output.draft.copies import annotated
from tests.draft.article import article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.draft.model import DraftReport

    Checked = Callable[[bytes, str], DraftReport]


@pytest.fixture(scope="module")
def report(checked: Checked) -> DraftReport:
    return checked(article("docx"), "article.docx")


@pytest.fixture(scope="module")
def copy(report: DraftReport) -> bytes:
    return annotated(report, article("docx"), "copy.docx")


def commented(data: bytes) -> list[tuple[str, str]]:
    """Each comment's words in the document, with its own first line, in the order of the comments."""
    document: Any = Document(io.BytesIO(data))
    marked: dict[int, list[str]] = {}
    open_now: set[int] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_now.add(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.discard(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:t"):
            for number in open_now:
                marked.setdefault(number, []).append(element.text or "")
    return [
        ("".join(marked[comment.comment_id]), comment.paragraphs[0].text) for comment in document.comments
    ]


def looks(data: bytes) -> list[tuple[str, bool | None]]:
    """Every character of the document with whether it is bold."""
    document: Any = Document(io.BytesIO(data))
    return [
        (character, run.bold)
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for character in run.text
    ]


def test_comments_are_on_the_right_words(report: DraftReport, copy: bytes) -> None:
    found = commented(copy)
    assert [words for words, _ in found] == [finding.text for finding in report.findings]
    assert found[1] == ("12.5%", "✗ REFUTED value [FC-value]")


def test_a_comment_says_who_when_and_where(copy: bytes) -> None:
    document: Any = Document(io.BytesIO(copy))
    text = next(comment for comment in document.comments if "FC-value" in comment.text).text
    for part in (
        "10.5%",
        "Lyu Daliang",
        "30 July 2024",
        "transcript.md:29",
        "read as:",
        "digest, not a quotation",
    ):
        assert part in text


def test_nothing_else_is_changed(copy: bytes) -> None:
    original = article("docx")
    assert looks(copy) == looks(original)
    assert read_draft(copy, "copy.docx").text == read_draft(original, "a.docx").text
    assert styles(copy) == styles(original)


def styles(data: bytes) -> list[str | None]:
    """The style of every paragraph."""
    document: Any = Document(io.BytesIO(data))
    return [paragraph.style.name for paragraph in document.paragraphs]


def test_a_copy_can_be_checked_and_annotated_again(
    checked: Checked, copy: bytes, report: DraftReport
) -> None:
    again = checked(copy, "copy.docx")
    assert [finding.text for finding in again.findings] == [finding.text for finding in report.findings]
    assert len(commented(annotated(again, copy, "b.docx"))) == 2 * len(report.findings)


def test_revisions_and_marks_survive(checked: Checked) -> None:
    document: Any = Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Cross-border\te-commerce trade grew by 12")
    run = paragraph.add_run(".5% in the\nfirst half of 2024.")
    run.italic = True
    insertion = paragraph._p.makeelement(qn("w:ins"), {qn("w:id"): "9", qn("w:author"): "A"})
    paragraph._p.insert(list(paragraph._p).index(run._r), insertion)
    insertion.append(run._r)
    buffer = io.BytesIO()
    document.save(buffer)
    report = checked(buffer.getvalue(), "a.docx")
    copy = annotated(report, buffer.getvalue(), "b.docx")
    assert [words for words, _ in commented(copy)] == ["12.5%"]
    after: Any = Document(io.BytesIO(copy))
    texts = ["".join(text for _, text in word.runs(each)) for each in word.paragraphs(after)]
    assert texts == ["Cross-border\te-commerce trade grew by 12.5% in the first half of 2024."]
    assert len(list(after.element.body.iter(qn("w:ins")))) == 1


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(report: DraftReport, copy: bytes, tmp_path: Path) -> None:
    (tmp_path / "copy.docx").write_bytes(copy)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "copy.docx")], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "copy.odt") as package:
        content = package.read("content.xml").decode()
    pieces = re.split(r"<office:annotation .*?</office:annotation>", content, flags=re.DOTALL)
    marked = [bare(piece.partition("<office:annotation-end")[0]) for piece in pieces[1:]]
    assert marked == [finding.text for finding in report.findings]
    text = bare("".join(pieces))
    for paragraph in report.draft.paragraphs:
        assert report.draft.text[paragraph.span.start : paragraph.span.end] in text


def bare(content: str) -> str:
    """The words of XML."""
    return unescape(re.sub(r"<[^>]+>", "", content))


def test_markdown_gets_footnotes(checked: Checked) -> None:
    data = article("md")
    report = checked(data, "article.md")
    copy = annotated(report, data, "copy.md").decode()
    assert "reached **1.22 trillion yuan**[^fc1] in" in copy
    assert '[43.58 trillion yuan](https://example.org/a_b "10%")[^fc' in copy
    body = re.sub(r"\[\^fc\d+\](?!:)", "", copy.partition("\n\n[^fc1]:")[0])
    assert body == data.decode().rstrip("\n")
    assert copy.count("\n[^fc") == len(report.findings)


@pytest.mark.parametrize(("kind", "out"), [("html", "b.html"), ("md", "b.docx"), ("docx", "b.md")])
def test_a_copy_has_the_format_of_the_draft(kind: str, out: str, checked: Checked) -> None:
    data = article(kind)
    with pytest.raises(UsageError):
        annotated(checked(data, f"a.{kind}"), data, out)
