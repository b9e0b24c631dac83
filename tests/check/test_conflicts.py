"""Every clash in an index: figures for one thing and period that differ between events or speakers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from factcheck.cli import main
from factcheck.config import Config
from factcheck.conflicts import Clash, clashes, conflicts
from factcheck.figures.units import canonical
from factcheck.ingest import index_paths, open_index
from factcheck.model import Evidence, Stance
from factcheck.output import Look, output_format
from tests.check.conftest import TRANSCRIPTS
from tests.judging.samples import ODE, PRESS, RAY, passage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from factcheck.conflicts import Said
    from factcheck.model import Passage

SPRING, AUTUMN = date(2031, 3, 3), date(2031, 9, 1)
SCHEMA = json.loads(files("factcheck.output").joinpath("schema/factcheck.schema.json").read_text("utf-8"))


def hold(one: Said, other: Passage) -> Iterable[Evidence]:
    """Any figure of another statement in the same unit refutes the figure."""
    for figure in other.reading.figures:
        if canonical(figure.quantity).unit == canonical(one.figure.quantity).unit:
            yield Evidence(Stance.REFUTES, other, 1.0, figure)


def found(*passages: Passage) -> list[Clash]:
    """The clashes among some passages, each near all others."""
    return clashes(passages, lambda _: passages, hold)


def told(clash: Clash) -> list[tuple[str, str]]:
    return [(evidence.figure.text, evidence.note) for evidence in clash.figures if evidence.figure]


FIRST = passage("Zinc exports were 40 tonnes in 2030.", day=SPRING, name="a")
LATER = passage("Zinc exports were 43 tonnes in 2030.", day=AUTUMN, name="b")


def test_a_later_figure_revises_an_earlier_one() -> None:
    (clash,) = found(LATER, FIRST)
    assert clash.period.label == "2030"
    assert told(clash) == [("40 tonnes", ""), ("43 tonnes", "revises 40 tonnes")]


def test_two_speakers_at_one_event_clash_but_revise_nothing() -> None:
    other = passage("Zinc exports were 43 tonnes in 2030.", day=SPRING, speaker=RAY, name="b")
    (clash,) = found(FIRST, other)
    assert told(clash) == [("40 tonnes", ""), ("43 tonnes", "")]


def test_two_records_of_one_event_are_one_witness() -> None:
    again = passage("Zinc exports were 40 tonnes in 2030.", day=SPRING, name="c")
    (clash,) = found(FIRST, again, LATER)
    assert told(clash) == [("40 tonnes", ""), ("43 tonnes", "revises 40 tonnes")]
    assert [source.path for source in clash.figures[0].also_in] == ["c.md"]


@pytest.mark.parametrize(
    "other",
    [
        passage("Zinc exports were 40 tonnes in 2030.", day=AUTUMN, name="b"),
        passage("Zinc exports were 40.2 tonnes in 2030.", day=AUTUMN, name="b"),
        passage("Zinc exports were 43 tonnes in 2029.", day=AUTUMN, name="b"),
        passage("Zinc exports were 43 dollars in 2030.", day=AUTUMN, name="b"),
        passage("Zinc exports were 43 tonnes.", day=AUTUMN, name="b"),
        passage("Were zinc exports 43 tonnes in 2030?", day=AUTUMN, speaker=PRESS, name="b"),
        passage("Zinc exports were 43 tonnes in 2030.", day=SPRING, name="b"),
    ],
)
def test_no_clash(other: Passage) -> None:
    """The same or a rounding, another period, unit or none, a question, one voice at one event."""
    assert found(FIRST, other) == []


def test_one_voice_with_two_figures_speaks_of_two_things() -> None:
    tin = passage("Tin exports were 90 tonnes in 2030.", day=SPRING, start=100, name="a")
    assert found(FIRST, tin, LATER) == []


def test_a_denial_must_be_mutual() -> None:
    def one_sided(one: Said, other: Passage) -> Iterable[Evidence]:
        return hold(one, other) if one.passage is FIRST else ()

    assert clashes([FIRST, LATER], lambda _: [FIRST, LATER], one_sided) == []


def test_the_order_of_passages_does_not_matter() -> None:
    third = passage("Zinc exports were 47 tonnes in 2030.", day=date(2032, 1, 5), name="d", speaker=ODE)
    assert found(FIRST, LATER, third) == found(third, FIRST, LATER)
    assert told(found(FIRST, LATER, third)[0])[-1] == ("47 tonnes", "revises 43 tonnes")


def test_transcripts(tmp_path: Path) -> None:
    config = Config(index=tmp_path / "index")
    index_paths([TRANSCRIPTS], config)
    (clash,) = conflicts(open_index(config), config)
    assert told(clash) == [
        ("2.31 million visitors", ""),
        ("2.27 million visitors", "revises 2.31 million visitors"),
    ]


@pytest.mark.parametrize("name", ["plain", "rich", "json", "jsonl"])
def test_formats(name: str) -> None:
    shown = "".join(output_format(name).clashes(found(FIRST, LATER), Look()))
    assert shown.index("40 tonnes") < shown.index("43 tonnes") < shown.index("revises 40 tonnes")


def test_json_is_as_the_schema_says() -> None:
    validator = Draft202012Validator({**SCHEMA, "anyOf": [{"$ref": "#/$defs/clash"}]})
    lines = "".join(output_format("jsonl").clashes(found(FIRST, LATER), Look())).splitlines()
    assert len(lines) == 1
    validator.validate(json.loads(lines[0]))
    clash = found(FIRST, LATER)[0]
    assert (
        json.loads("".join(output_format("json").clashes([clash, replace(clash)], Look())))
        == [json.loads(lines[0])] * 2
    )


@pytest.mark.parametrize("name", ["plain", "rich"])
def test_nothing_to_list(name: str) -> None:
    assert "differ" in "".join(output_format(name).clashes([], Look()))


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, index = tmp_path / "transcripts", str(tmp_path / "index")
    folder.mkdir()
    for file in TRANSCRIPTS.glob("tourism-*"):
        (folder / file.name).write_bytes(file.read_bytes())
    assert main(["index", str(folder), "--index", index, "--quiet"]) == 0
    assert main(["conflicts", "--index", index, "--format", "jsonl"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2
    autumn = folder / "tourism-autumn.md"
    autumn.write_text(autumn.read_text("utf-8").replace("2.27", "2.31"), encoding="utf-8")
    assert main(["conflicts", "--index", index, "--format", "plain"]) == 0
