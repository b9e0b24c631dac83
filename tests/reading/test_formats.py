"""Every format gives the same press conference, with every span on its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import SpeakerKind
from factcheck.reading import read_bytes
from factcheck.reading.formats import READERS
from tests.reading import samples

if TYPE_CHECKING:
    from factcheck.model import Transcript

SENTENCES = (
    samples.QUESTION,
    "The port shipped 3.5 million tonnes of zinc in 2031, up 12.5% year on year.",
    "Mr. Ray will add details.",
    "Zinc matters to No. 5 quay in the U.S. trade.",
    "It pays for the lamps.",
)
PLACES = {
    ".txt": "line",
    ".md": "line",
    ".pdf": "page",
    ".vtt": "time",
    ".srt": "time",
    ".csv": "line",
    ".docx": "heading",
}


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Who says what, sentence by sentence."""
    return [
        (one.speaker.name if one.speaker else "", " ".join(transcript.passage(one).split()))
        for one in transcript.statements
    ]


@pytest.mark.parametrize("name", samples.FILES)
def test_every_format_tells_who_says_what(name: str) -> None:
    transcript = read_bytes(samples.FILES[name](), name)
    speakers = ("Nowhere Daily", "Ana Ode", "Ana Ode", "Bo Ray", "Bo Ray")
    assert [sentence for _, sentence in said(transcript)] == list(SENTENCES)
    assert [speaker.title() for speaker, _ in said(transcript)] == list(speakers)


@pytest.mark.parametrize("name", samples.FILES)
def test_answers_know_their_question(name: str) -> None:
    transcript = read_bytes(samples.FILES[name](), name)
    asked, *answers = transcript.turns
    assert asked.speaker is not None
    assert asked.speaker.kind is SpeakerKind.JOURNALIST
    assert [turn.question for turn in answers] == [asked.span, asked.span]


@pytest.mark.parametrize(("extension", "place"), PLACES.items())
def test_statements_have_a_place(extension: str, place: str) -> None:
    transcript = read_bytes(samples.FILES["a" + extension](), "a" + extension)
    assert all(getattr(one.location, place) for one in transcript.statements)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.json", "a.xml"])
def test_the_date_is_found(name: str) -> None:
    assert str(read_bytes(samples.FILES[name](), name).source.date) == "2031-03-04"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_text_of_a_text_file_is_the_file(name: str) -> None:
    data = samples.FILES[name]()
    transcript = read_bytes(data, name)
    assert transcript.text == data.decode()
    for one in transcript.statements:
        line = transcript.text.split("\n")[(one.location.line or 0) - 1]
        assert transcript.passage(one).split("\n")[0] in line


def test_every_reader_has_a_sample() -> None:
    alike = {".text": ".txt", ".markdown": ".md", ".htm": ".html", ".xhtml": ".html"}
    assert {alike.get(extension, extension) for extension in READERS} <= {name[1:] for name in samples.FILES}


NAMES = st.sampled_from(["Ana Ode", "BO RAY", "主席", "Q", "Mr. RAY", "Note", "12:30", "MODERATOR", ""])
MARKS = st.sampled_from([":", ". ", "--", "：", "  ", "\n", " — "])
WORDS = st.text(max_size=60)
LINES = st.lists(st.tuples(NAMES, MARKS, WORDS).map("".join), max_size=8)
WRAPPERS = {
    "a.txt": "{}",
    "a.md": "# Title\n\n{}",
    "a.html": "<p>{}</p>",
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\nSo. {}",
    "a.csv": 'text\n"{}"',
}


@pytest.mark.parametrize("name", WRAPPERS)
@settings(max_examples=40, deadline=None)
@given(lines=LINES)
def test_any_text_is_read_and_spans_point_at_it(name: str, lines: list[str]) -> None:
    """Whatever a stranger writes, statements have ink, are in order, and lie inside their turns."""
    words = "\n\n".join(lines).replace('"', "”").replace("\x00", " ")
    transcript = read_bytes(WRAPPERS[name].format(words + "\n\nA plain end.").encode(), name)
    end = 0
    for one in transcript.statements:
        passage = transcript.passage(one)
        turn = transcript.turns[one.turn].span
        assert passage.strip() == passage != ""
        assert end <= one.location.start < one.location.end <= len(transcript.text)
        assert turn.start <= one.location.start
        assert one.location.end <= turn.end
        end = one.location.end


@pytest.mark.parametrize("name", ["a.html", "a.pdf", "a.docx", "a.vtt", "a.json", "a.txt"])
def test_a_nameless_document_tells_its_format(name: str) -> None:
    assert said(read_bytes(samples.FILES[name](), "-")) == said(read_bytes(samples.FILES[name](), name))
