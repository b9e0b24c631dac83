"""No statement consists of furniture, whatever the format."""

from __future__ import annotations

import html
import json

import pytest

from factcheck.reading import read_bytes
from factcheck.reading.tables import table
from tests.reading import samples

KINDS = [example for kind in table("furniture")["line"] for example in kind["examples"]]
WORDS = ("Zinc exports rose 3% in May.", "Lamps fell by 2% in June.")


def as_text(line: str) -> bytes:
    return f"Zinc briefing\n\nAna Ode:\n\n{WORDS[0]}\n\n{line}\n\n{WORDS[1]}\n".encode()


def as_html(line: str) -> bytes:
    blocks = ("<b>Ana Ode:</b>", WORDS[0], html.escape(line), WORDS[1])
    return "".join(f"<p>{block}</p>" for block in ("Zinc briefing", *blocks)).encode()


def as_docx(line: str) -> bytes:
    blocks = ("Zinc briefing", "Ana Ode:", WORDS[0], html.escape(line), WORDS[1])
    return samples.make_docx("".join(map(samples.paragraph, blocks)))


def as_json(line: str) -> bytes:
    return json.dumps({"text": "\n\n".join(("Zinc briefing", "Ana Ode:", WORDS[0], line, WORDS[1]))}).encode()


FORMATS = {"a.txt": as_text, "a.md": as_text, "a.html": as_html, "a.docx": as_docx, "a.json": as_json}


def test_there_are_many_kinds() -> None:
    assert len(KINDS) >= 40


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("line", KINDS)
def test_furniture_is_no_statement(name: str, line: str) -> None:
    transcript = read_bytes(FORMATS[name](line), name)
    said = tuple(map(transcript.passage, transcript.statements))
    opens_a_tail = said == WORDS[:1]
    assert said == WORDS or opens_a_tail


@pytest.mark.parametrize(
    "words",
    [
        "News from the port is good today.",
        "Share prices rose by 5%.",
        "Search results improved in 2031.",
        "Related goods rose by 3%.",
        "Register now held 5 cases, we were told.",
        "Home prices fell by 2% in May.",
        "Video games sold 3 million copies.",
        "28 ships came.",
        "End of the year figures rose by 3%.",
    ],
)
def test_words_are_no_furniture(words: str) -> None:
    transcript = read_bytes(as_text(words), "a.txt")
    assert words in map(transcript.passage, transcript.statements)


def test_running_headers_are_cut_out_of_sentences() -> None:
    things = ("lamps", "cranes", "boats", "ropes")
    pages = [
        [
            "March 4, 2031 Zinc Press Conference FINAL",
            f"Page {i} of 4",
            f"ANA ODE. Of {thing} the quay",
            f"has no {thing}.",
        ]
        for i, thing in enumerate(things, 1)
    ]
    transcript = read_bytes(samples.make_pdf(pages), "a.pdf")
    said = [" ".join(transcript.passage(one).split()) for one in transcript.statements]
    assert said == [f"Of {thing} the quay has no {thing}." for thing in things]
    assert [one.location.page for one in transcript.statements] == [1, 2, 3, 4]


def test_a_sentence_over_a_page_break_is_one() -> None:
    pages = [
        [
            f"Zinc Report {i}",
            f"Page {i} of 3",
            "ANA ODE. The lamps and the" if i == 1 else "zinc of the quay and the",
        ]
        for i in (1, 2, 3)
    ]
    pages[-1].append("cranes rose 3%.")
    transcript = read_bytes(samples.make_pdf(pages), "a.pdf")
    (only,) = transcript.statements
    passage = " ".join(transcript.passage(only).split())
    assert passage == "The lamps and the zinc of the quay and the zinc of the quay and the cranes rose 3%."


def test_a_text_file_keeps_its_page_headers_out_of_spans() -> None:
    page = "\nZinc Council - 4 March 2031\n \n{}\n\n"
    text = (
        "主席：鋅的產量為三百萬"
        + "".join(page.format(n) + "噸，燈的產量為二百萬" for n in range(11, 15))
        + "噸。"
    )
    transcript = read_bytes(text.encode(), "a.txt")
    assert transcript.text == text
    assert not any("Council" in transcript.passage(one) for one in transcript.statements)


def test_words_broken_over_lines_are_joined() -> None:
    pages = [
        ["ANA ODE. The com-", "mittee saw mortgage-", "backed zinc. A mortgage is backed by the committee."]
    ]
    transcript = read_bytes(samples.make_pdf(pages), "a.pdf")
    words = " ".join(transcript.text.split())
    assert "The committee saw mortgage-backed zinc." in words


def test_footnotes_are_nobodys_words() -> None:
    page = [
        "ANA ODE. Zinc rose to 5 percent.1",
        "Lamps fell.",
        "Cranes stood.",
        "1 Ms. Ode meant to say 4 percent.",
    ]
    transcript = read_bytes(samples.make_pdf([page]), "a.pdf")
    said = {transcript.passage(one): one.speaker.name if one.speaker else "" for one in transcript.statements}
    assert said["Zinc rose to 5 percent."] == "Ana Ode"
    assert all(name != "Ana Ode" for words, name in said.items() if "meant to say" in words)
