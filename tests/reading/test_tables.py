"""Every entry of the tables has an example, and the example is read as the entry says."""

from __future__ import annotations

import pytest

from factcheck.model import SpeakerKind
from factcheck.reading.furniture import body_start, drop, is_furniture
from factcheck.reading.head.dates import read_date
from factcheck.reading.head.fields import find_publisher
from factcheck.reading.head.people import announced_speaker, find_speakers, interviewed
from factcheck.reading.layout import Line, split_lines
from factcheck.reading.sentences import sentences
from factcheck.reading.tables import table
from factcheck.reading.turns.labels import generic_kind, is_stopped
from factcheck.reading.turns.names import has_office, is_outlet
from factcheck.reading.turns.reported import find_voice
from factcheck.reading.turns.shapes import find_label
from factcheck.words.names import same_person, tables

FURNITURE = [(kind["why"], example) for kind in table("furniture")["line"] for example in kind["examples"]]


@pytest.mark.parametrize(("why", "example"), FURNITURE)
def test_furniture(why: str, example: str) -> None:
    assert is_furniture(example), why


def test_every_kind_of_furniture_has_examples() -> None:
    assert all(kind.get("examples") and kind.get("why") for kind in table("furniture")["line"])
    assert all(section.get("example") and section.get("why") for section in table("furniture")["section"])


@pytest.mark.parametrize("section", table("furniture")["section"], ids=lambda section: section["why"])
def test_sections(section: dict[str, str]) -> None:
    words = [f"Sentence {i} is about zinc and lamps." for i in range(9)]
    lines = [Line(text, gap=True) for text in [*words, section["example"], "A line that nobody said"]]
    if "until" in section:
        lines.append(Line(section["ends"], gap=True))
    assert all(line.text in (*words, section.get("ends")) for line in drop(lines))


@pytest.mark.parametrize("example", table("furniture")["begin"]["examples"])
def test_words_begin_after(example: str) -> None:
    lines = [Line("A summary."), Line(example), Line("Zinc rose, and so did everything else.")]
    assert body_start(lines) == 2


@pytest.mark.parametrize("example", [e for kind in table("sentences").values() for e in kind["examples"]])
def test_sentences(example: str) -> None:
    parts = example.split(" | ")
    text = " ".join(parts)
    assert [text[span.start : span.end] for span in sentences(text)] == parts


LABELS = [
    e
    for name in ("titles", "generic", "courtesy", "remarks", "outlets", "offices_zh")
    for e in table("labels")[name]["examples"]
]


@pytest.mark.parametrize("example", LABELS)
def test_labels(example: str) -> None:
    label = find_label(Line(example))
    assert label is not None
    assert label.strength >= 2


@pytest.mark.parametrize("example", table("labels")["outlets"]["examples"])
def test_outlets(example: str) -> None:
    assert is_outlet(example.rstrip(":："))


@pytest.mark.parametrize("word", table("labels")["stop"]["words"])
def test_labels_that_are_none(word: str) -> None:
    assert is_stopped(word)
    assert find_label(Line(f"{word.capitalize()}: some words")) is None


@pytest.mark.parametrize("example", table("labels")["list_heads"]["examples"])
def test_lists_of_speakers(example: str) -> None:
    lines = split_lines(f"{example}\n\nMs. Ana Ode, minister of zinc\n\nBo Ray, head of lamps")
    assert [one.name for one in find_speakers(list(lines), {})] == ["Ana Ode", "Bo Ray"]


def test_offices() -> None:
    assert all(has_office(example) for example in table("labels")["offices_en"]["examples"])


@pytest.mark.parametrize(("sentence", "who"), table("reported")["verbs"]["examples"])
def test_reported_speech(sentence: str, who: str) -> None:
    assert find_voice(sentence) == who


@pytest.mark.parametrize(("sentence", "why"), table("reported")["nobody"]["examples"])
def test_reported_by_nobody(sentence: str, why: str) -> None:
    assert find_voice(sentence) is None, why


@pytest.mark.parametrize("publisher", table("head")["publisher"], ids=lambda publisher: publisher["name"])
def test_publishers(publisher: dict[str, str]) -> None:
    assert find_publisher([Line(publisher["example"])], {}) == publisher["name"]


@pytest.mark.parametrize("example", table("head")["announced"]["examples"])
def test_announced(example: str) -> None:
    speaker = announced_speaker(example)
    assert speaker is not None
    assert speaker.name == "Ana Ode"


@pytest.mark.parametrize("example", table("head")["interviewed"]["examples"])
def test_interviewed(example: str) -> None:
    speaker = interviewed([Line(example)], "")
    assert speaker is not None
    assert speaker.name in ("Ana Ode", "李某")


@pytest.mark.parametrize(("example", "day"), table("months")["examples"])
def test_dates_of_other_languages(example: str, day: str) -> None:
    assert str(read_date(example)) == day


@pytest.mark.parametrize("label", ["Mme la présidente", "The Speaker", "Mr. Speaker", "El señor PRESIDENTE"])
def test_an_office_is_known_however_politely_it_is_named(label: str) -> None:
    assert generic_kind(label) is SpeakerKind.OFFICIAL


@pytest.mark.parametrize("example", table("labels")["remarks"]["examples"])
def test_remarks_are_no_roles(example: str) -> None:
    label = find_label(Line(example))
    assert label is not None
    assert label.role in ("", "Lampland")


@pytest.mark.parametrize(("a", "b"), [pair for kind in tables().values() for pair in kind["examples"]])
def test_names(a: str, b: str) -> None:
    assert same_person(a, b)


def test_every_table_has_examples() -> None:
    for name in ("sentences", "labels", "reported"):
        assert all(kind.get("examples") for kind in table(name).values()), name
    assert all(kind.get("examples") for kind in tables().values())
