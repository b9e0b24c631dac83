"""The habits transcripts have of naming speakers, each in a small document of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from factcheck.model import SourceKind, SpeakerKind
from factcheck.reading import read_bytes

LAYOUTS = tomli.loads((Path(__file__).parent / "tables" / "layouts.toml").read_text(encoding="utf-8"))[
    "layout"
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["name"])
def test_turns(layout: dict[str, Any]) -> None:
    transcript = read_bytes(layout["text"].encode(), layout["path"])
    assert transcript.source.kind is SourceKind.TRANSCRIPT
    found = [
        [turn.speaker.name, turn.speaker.kind, transcript.text[turn.span.start :][: len(words)]]
        for turn, (_, _, words) in zip(transcript.turns, layout["turns"], strict=False)
        if turn.speaker
    ]
    assert found == layout["turns"]
    assert len(transcript.turns) == len(layout["turns"])


def test_a_list_of_speakers_gives_roles() -> None:
    text = (
        "Zinc\n\nSpeakers:\n\nMs. Ana Ode, vice minister of zinc\n\nMr. Bo Ray, director of lamps"
        "\n\n"
        "Chairperson:\n\nMs. Mia Lund, head of press\n\nMia Lund:\n\nWelcome.\n\nAna Ode:\n\nZinc rose 3%."
    )
    speakers = {one.name: (one.role, one.kind) for one in read_bytes(text.encode(), "a.txt").source.speakers}
    assert speakers == {
        "Mia Lund": ("head of press", SpeakerKind.MODERATOR),
        "Ana Ode": ("vice minister of zinc", SpeakerKind.OFFICIAL),
        "Bo Ray": ("director of lamps", SpeakerKind.OFFICIAL),
    }


def test_an_office_has_the_name_of_its_holder_in_the_title() -> None:
    said = "THE PRESIDENT: Zinc rose 3%.\n\nQ: Why?\n\nTHE PRESIDENT: Rain."
    text = f"Remarks by President Odemark on Zinc\n\n{said}"
    first = read_bytes(text.encode(), "a.txt").turns[0].speaker
    assert first is not None
    assert first.name == "The President"
    assert "Odemark" in first.aliases


def test_spellings_are_joined() -> None:
    labels = ("CHAIR ODEMARK", "CHAIR ODEMARKK", "CHAIRIMAN ODEMARK", "Q", "CHAIR ODEMARK")
    text = "\n\n".join(f"{label}: Zinc." for label in labels)
    speakers = {turn.speaker for turn in read_bytes(text.encode(), "a.txt").turns}
    assert sorted(one.name for one in speakers if one) == ["Journalist", "Odemark"]


def test_a_report_attributes_what_is_said() -> None:
    text = (
        "Zinc rises\n\nAna Ode, head of the Zinc Board, said that zinc rose 3%. Lamps fell 2%. "
        "She added that both pay.\n\n"
        "Nobody knows why. “It is demand,” said Bo Ray. Ode disagreed."
    )
    transcript = read_bytes(text.encode(), "a.txt")
    assert transcript.source.kind is SourceKind.REPORT
    voices = {
        transcript.passage(one)[:12]: one.speaker.name if one.speaker else "" for one in transcript.statements
    }
    assert voices["Lamps fell 2"] == voices["She added th"] == voices["Ana Ode, hea"] == "Ana Ode"
    assert voices["Nobody knows"] == ""
    assert voices["“It is deman"] == "Bo Ray"


def test_a_digest_keeps_its_head() -> None:
    head = (
        'title = "Zinc"\nkind = "digest"\ndigest_of = "abc"\n'
        "event_date = 2031-03-04\npublished = 2031-03-09\n"
        'publisher = "Port"\nspeakers = [{name = "Ana Ode", role = "minister", aliases = ["Ann Ode"]}]\n'
    )
    transcript = read_bytes(
        f"+++\n{head}+++\n\nAna Ode: Zinc rose 3%. She called it a start.\n".encode(), "a.txt"
    )
    source = transcript.source
    assert (source.kind, source.digest_of, source.publisher) == (SourceKind.DIGEST, "abc", "Port")
    assert (str(source.event_date), str(source.published)) == ("2031-03-04", "2031-03-09")
    assert {one.speaker for one in transcript.statements} == {source.speakers[0]}
    assert source.speakers[0].role == "minister"
    assert source.speakers[0].aliases == ("Ann Ode",)


def test_the_rows_of_a_report_are_nobody() -> None:
    rows = "Net Zinc: $5 million, up 3%.\n\nGross Lamps: 45%, as before.\n\nOther Ore: about 1 million.\n\n"
    text = f"Zinc report\n\n{rows}The outlook is good, we believe.\n\n{rows}"
    transcript = read_bytes(text.encode(), "a.txt")
    assert transcript.source.kind is SourceKind.REPORT
    assert all(one.speaker is None for one in transcript.statements)
