"""One small press conference of our own, written in every format and layout that is read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

QUESTION = "How much zinc did the port ship, and why does it matter?"
ANSWER = (
    "The port shipped 3.5 million tonnes of zinc in 2031, up 12.5% year on year. Mr. Ray will add details."
)
MORE = "Zinc matters to No. 5 quay in the U.S. trade. It pays for the lamps."

TURNS = (("Nowhere Daily", QUESTION), ("Ana Ode", ANSWER), ("Bo Ray", MORE))

_CONTENT = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text() -> bytes:
    head = "Port briefing on zinc\n\nDate:\n\nMarch 4, 2031\n\n"
    return (head + "".join(f"{name}:\n\n{words}\n\n" for name, words in TURNS) + "<  1  2  3  >").encode()


def markdown() -> bytes:
    head = "---\ntitle: 'Port briefing on zinc'\nevent_date: 2031-03-04\n---\n\n# Port briefing on zinc\n\n"
    return (head + "".join(f"**{name}:** {words}\n\n" for name, words in TURNS)).encode()


def html() -> bytes:
    body = "".join(f'<p><b class="speaker">{name}</b> {words}</p>' for name, words in TURNS)
    head = '<title>Port briefing on zinc</title><meta property="article:published_time" content="2031-03-04">'
    menu = "<nav><a>Home</a><a>News</a></nav><script>zinc()</script><footer>© Port</footer>"
    return f"<html lang=en><head>{head}</head><body>{menu}<main>{body}</main></body></html>".encode()


def pdf() -> bytes:
    return make_pdf([["March 4, 2031", *(f"{name.upper()}. {words}" for name, words in TURNS)]])


def docx() -> bytes:
    body = "".join(paragraph(name + ":") + paragraph(words) for name, words in TURNS)
    return make_docx(paragraph("Port briefing on zinc, March 4, 2031", "Heading1") + body)


def vtt() -> bytes:
    cues = "".join(
        f"{i}\n00:00:0{i}.000 --> 00:00:0{i + 1}.000\n<v {name}>{words}</v>\n\n"
        for i, (name, words) in enumerate(TURNS)
    )
    return ("WEBVTT\n\n" + cues).encode()


def srt() -> bytes:
    return "".join(
        f"{i}\n00:00:0{i},000 --> 00:00:0{i + 1},000\n{name}: {words}\n\n"
        for i, (name, words) in enumerate(TURNS)
    ).encode()


def records() -> list[dict[str, str]]:
    return [{"speaker": name, "text": words} for name, words in TURNS]


def json_() -> bytes:
    return json.dumps(
        {"title": "Port briefing on zinc", "event_date": "2031-03-04", "turns": records()}
    ).encode()


def jsonl() -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records()).encode()


def csv() -> bytes:
    return ("speaker,text\n" + "".join(f'{name},"{words}"\n' for name, words in TURNS)).encode()


def xml() -> bytes:
    speeches = "".join(f'<speech by="#{i}"><p>{words}</p></speech>' for i, (_, words) in enumerate(TURNS))
    people = "".join(f'<TLCPerson eId="{i}" showAs="{name}"/>' for i, (name, _) in enumerate(TURNS))
    date = '<FRBRdate date="2031-03-04" name="sitting"/>'
    debate = f"<meta>{date}{people}</meta><debateBody>{speeches}</debateBody>"
    return f"<akomaNtoso><debate>{debate}</debate></akomaNtoso>".encode()


def gz() -> bytes:
    return gzip.compress(text())


FILES = {
    "a.txt": text,
    "a.md": markdown,
    "a.html": html,
    "a.pdf": pdf,
    "a.docx": docx,
    "a.vtt": vtt,
    "a.srt": srt,
    "a.json": json_,
    "a.jsonl": jsonl,
    "a.csv": csv,
    "a.xml": xml,
    "a.txt.gz": gz,
}


def paragraph(words: str, style: str = "", bold: bool = False) -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p>{mark}<w:r>{weight}<w:t>{words}</w:t></w:r></w:p>"


def make_docx(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        document = f'<w:document xmlns:w="{_CONTENT}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
    return file.getvalue()


def make_pdf(pages: Iterable[Iterable[str]]) -> bytes:
    """A PDF of one line of Helvetica per string, as plain as the format allows."""
    streams = [
        "BT /F1 10 Tf 12 TL 40 780 Td " + " ".join(f"({_escaped(line)}) '" for line in page) + " ET"
        for page in pages
    ]
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(streams)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>",
    ]
    for i, stream in enumerate(streams):
        size = "/MediaBox [0 0 2000 800] /Parent 2 0 R"
        objects.append(
            f"<< /Type /Page {size} /Contents {4 + 2 * i} 0 R /Resources << /Font << /F1 {font} >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    xref = f"xref\n0 {count}\n0000000000 65535 f \n{table}"
    trailer = f"{xref}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return (body + trailer).encode("latin-1")


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
