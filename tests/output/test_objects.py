"""The JSON objects: the schema kept in the package, and nothing printed that it does not name."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcheck.ingest import Report
from factcheck.output import Look, objects, output_format
from tests.output import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = json.loads(
    files("factcheck.output").joinpath("schema/factcheck.schema.json").read_text(encoding="utf-8")
)

OBJECTS = [
    *(("result", objects.result_object(answer)) for answer in samples.ANSWERS.values()),
    *(("reading", objects.reading_object(*reading)) for reading in samples.READINGS),
    *(("document", objects.summary_object(summary)) for summary in samples.SUMMARIES),
    *(("turn", turn) for turn in objects.turn_objects(samples.DOCUMENT, samples.FixedReader())),
    ("report", objects.report_object(Report(added=1, problems=[*samples.SUMMARIES[1].problems]))),
]


def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(("kind", "value"), OBJECTS)
def test_objects_follow_the_schema(kind: str, value: objects.Object) -> None:
    validator(kind).validate(json.loads(objects.dumps(value)))
    Draft202012Validator(SCHEMA).validate(value)


@pytest.mark.parametrize(("kind", "value"), OBJECTS)
def test_the_schema_names_every_key(kind: str, value: objects.Object) -> None:
    assert not [*unnamed(value, {"$ref": f"#/$defs/{kind}"})]


def unnamed(value: Any, schema: dict[str, Any]) -> Iterator[str]:
    """Keys of a value that its schema does not describe."""
    if isinstance(value, list):
        for item in value:
            yield from unnamed(item, merged(schema).get("items", {}))
    elif isinstance(value, dict):
        known = merged(schema).get("properties", {})
        yield from value.keys() - known.keys()
        for key in value.keys() & known.keys():
            yield from unnamed(value[key], known[key])


def merged(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with what it refers to and combines, as one."""
    parts = [*schema.get("allOf", ()), *schema.get("anyOf", ())]
    if "$ref" in schema:
        parts.append(SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[-1]])
    whole = dict(schema)
    for part in map(merged, parts):
        whole["properties"] = {**part.get("properties", {}), **whole.get("properties", {})}
        whole.setdefault("items", part.get("items", {}))
    return whole


def test_an_open_interval_is_null() -> None:
    assert objects.figure_object(samples.PARCELS)["high"] is None


def test_a_period_not_settled_has_no_days() -> None:
    period = objects.period_object(samples.MARCH)
    assert (period["from"], period["to"], period["label"]) == (None, None, "March")


@given(st.text(), st.booleans())
def test_any_text_survives_and_is_printable(text: str, unicode: bool) -> None:
    """JSON gives back the same text, in characters that UTF-8 carries and no terminal obeys."""
    line = objects.dumps({"text": text}, unicode=unicode)
    assert json.loads(line) == {"text": text}
    assert line.encode()
    assert not [each for each in line if ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_array(count: int) -> None:
    answers = [samples.SUPPORTED] * count
    text = "".join(output_format("json").results(answers, Look()))
    assert json.loads(text) == [objects.result_object(answer) for answer in answers]


def test_jsonl_is_an_object_a_line_as_they_come() -> None:
    pieces = output_format("jsonl").results(iter(samples.ANSWERS.values()), Look())
    assert json.loads(next(pieces))["claim"] == samples.CLAIM
    assert all(piece.count("\n") == 1 for piece in pieces)
