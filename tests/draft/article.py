"""The made-up article in the formats that editors write in.

``python -m tests.draft.article`` writes ``data/article.html`` anew from ``data/article.md``.
"""

from __future__ import annotations

import io
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
_LINK = re.compile(r'\[([^\]]+)\]\((\S+?)(?: "[^"]*")?\)')


def blocks() -> Iterator[tuple[str, str]]:
    """The article's blocks, each with the name of its HTML element."""
    body = (DATA / "article.md").read_text(encoding="utf-8").partition("\n---\n")[2]
    for line in filter(None, body.splitlines()):
        if line.startswith("#"):
            yield f"h{len(line) - len(line.lstrip('#'))}", line.lstrip("# ")
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            yield from (("td", cell) for cell in cells if cell.strip("-"))
        else:
            yield ("li", line[2:]) if line.startswith("- ") else ("p", line)


def html() -> str:
    """The article as a page, with what a page has around an article."""
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Parcels without borders</title>\n'
        '<meta property="article:published_time" content="2025-01-20T08:00:00Z">\n'
        "<style>p { width: 88% }</style>\n<script>let growth = '99%';</script>\n</head>\n<body>\n"
        "<nav><a href='/'>5% off</a></nav>\n<article>"
    )
    out = [head]
    for tag, text in blocks():
        marked = _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False).replace("’", "&rsquo;"))
        marked = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", marked)
        out.append(f"<{tag}>{marked.replace('. ', f'.{chr(10)}  ')}</{tag}>")
    return "\n".join([*out, "</article>\n</body>\n</html>\n"])


def docx() -> bytes:
    """The article as a Word document: bold runs, headings, a table."""
    from docx import Document

    document = Document()
    document.core_properties.title = "Parcels without borders"
    document.add_paragraph("20 January 2025")
    row = None
    for tag, text in blocks():
        plain = _LINK.sub(r"\1", text)
        if tag == "td":
            row = document.add_table(1, 1).rows[0] if row is None else row.table.add_row()
            row.cells[0].text = plain
            continue
        style = {"h1": "Heading 1", "h2": "Heading 2", "li": "List Bullet"}.get(tag)
        paragraph = document.add_paragraph(style=style)
        for number, part in enumerate(re.split(r"\*\*", plain)):
            paragraph.add_run(part).bold = bool(number % 2)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def article(kind: str) -> bytes:
    """The bytes of the article as ``md``, ``html`` or ``docx``."""
    return docx() if kind == "docx" else (DATA / f"article.{kind}").read_bytes()


if __name__ == "__main__":
    (DATA / "article.html").write_text(html(), encoding="utf-8")
