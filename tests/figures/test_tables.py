"""Every entry of the tables has an example, and the reader finds it there."""

from __future__ import annotations

import pytest

from factcheck.figures import Reader, own_currency
from factcheck.figures.tables import load
from factcheck.figures.tokens import tokenize
from factcheck.model import Bound, Direction, Figure

READER = Reader()


def entries(table: str) -> list[object]:
    return [pytest.param(name, entry, id=name) for name, entry in load(table).items()]


def only(text: str) -> Figure:
    (figure,) = READER.read(text).figures
    return figure


@pytest.mark.parametrize(("name", "entry"), entries("units") + entries("currencies"))
def test_unit(name: str, entry: dict[str, object]) -> None:
    assert only(str(entry["example"])).quantity.unit == entry.get("as", name)


@pytest.mark.parametrize(("name", "entry"), entries("units"))
def test_every_name_of_a_unit(name: str, entry: dict[str, list[str]]) -> None:
    for form in [*entry["names"], *entry.get("glued", [])]:
        assert only(f"7{form}").quantity.unit == entry.get("as", name), form


@pytest.mark.parametrize(("name", "entry"), entries("currencies"))
def test_every_name_of_a_currency(name: str, entry: dict[str, list[str]]) -> None:
    for form in entry["names"]:
        assert only(f"75 {form}").quantity.unit == name, form
    for form in entry.get("before", []):
        assert only(f"{form} 75").quantity.unit == name, form


@pytest.mark.parametrize(("name", "entry"), entries("hedges"))
def test_hedge(name: str, entry: dict[str, list[str]]) -> None:
    bound = Bound(str(entry["bound"]))
    texts = [f"{form} 40 percent" for form in entry["before"]]
    texts += [f"40 percent {form}" for form in entry.get("after", [])]
    assert {only(str(text)).quantity.bound for text in [entry["example"], *texts]} == {bound}, name


@pytest.mark.parametrize(("name", "entry"), entries("changes"))
def test_change(name: str, entry: dict[str, list[str]]) -> None:
    texts = [f"sales {verb} 5%" for verb in entry["verbs"]]
    texts += [f"sales were {adverb} 5%" for adverb in entry["adverbs"]]
    texts += [f"a 5% {noun} in sales" for noun in entry["nouns"]]
    texts += [f"sales were 5% {word} than planned" for word in entry["comparatives"]]
    directions = {text: only(str(text)).direction for text in [entry["example"], *texts]}
    assert {text for text, found in directions.items() if found is not Direction(name)} == set()


@pytest.mark.parametrize(("name", "entry"), entries("names"))
def test_name(name: str, entry: dict[str, list[str]]) -> None:
    assert READER.read(str(entry["example"])).figures == (), name
    for word in entry.get("before", []):
        assert READER.read(f"the {word} 17").figures == (), word


@pytest.mark.parametrize(("name", "entry"), entries("comparisons"))
def test_basis(name: str, entry: dict[str, str]) -> None:
    assert only(entry["example"]).compared_with == entry.get("basis", "2018"), name


@pytest.mark.parametrize(("name", "entry"), entries("multiples"))
def test_multiple(name: str, entry: dict[str, object]) -> None:
    assert only(str(entry["example"])).quantity.unit == "times", name


@pytest.mark.parametrize(("name", "entry"), entries("vague"))
def test_vague(name: str, entry: dict[str, list[float]]) -> None:
    quantity = only(str(entry["example"])).quantity
    assert [quantity.low, quantity.high] == entry["span"], name


@pytest.mark.parametrize(("name", "entry"), entries("numbers"))
def test_number_words(name: str, entry: dict[str, object]) -> None:
    assert only(str(entry["example"])), name


def test_a_users_entry_needs_no_code() -> None:
    reader = Reader({"units": {"flask": {"names": ["flasks"], "example": "34 flasks"}}})
    (figure,) = reader.read("stocks fell to 34 flasks").figures
    assert figure.quantity.unit == "flask"


def test_a_users_unit_is_read_in_the_one_it_is_compared_in() -> None:
    tables = {
        "units": {"flask": {"names": ["flasks"], "to": "tonne", "factor": 0.0345, "example": "34 flasks"}}
    }
    (figure,) = Reader(tables).read("stocks fell to 100 flasks").figures
    assert figure.text == "100 flasks"
    assert figure.quantity.unit == "tonne"
    assert figure.quantity.value == pytest.approx(3.45)


@pytest.mark.parametrize(("name", "entry"), entries("function_words"))
def test_function_words(name: str, entry: dict[str, str]) -> None:
    figures = READER.read(entry["example"]).figures
    last = figures[-1] if figures else None
    found = f"{last.kind} {last.direction and last.direction.value}" if last else "none"
    assert found == entry["reads"], name
    assert set(entry["words"].split()) & {token.low for token in tokenize(entry["example"])}


@pytest.mark.parametrize(("name", "entry"), entries("corrections"))
def test_correction(name: str, entry: dict[str, object]) -> None:
    assert only(str(entry["example"])).quantity.value == entry["means"], name


@pytest.mark.parametrize(
    ("text", "currency", "unit"),
    [
        ("it costs ¥35", "", "JPY"),
        ("价格为¥35", "", "CNY"),
        ("開支500億元", "HKD", "HKD"),
        ("it costs $35", "HKD", "HKD"),
        ("it costs US$35", "HKD", "USD"),
        ("it costs €35", "HKD", "EUR"),
    ],
)
def test_local_currency(text: str, currency: str, unit: str) -> None:
    (figure,) = READER.read(text, currency=currency).figures
    assert figure.quantity.unit == unit


@pytest.mark.parametrize(("name", "entry"), entries("currencies"))
def test_every_local_name_of_a_currency(name: str, entry: dict[str, list[str]]) -> None:
    for form in entry.get("local", []):
        texts = (f"{form} 75", f"75 {form}")
        units = {
            figure.quantity.unit for text in texts for figure in READER.read(text, currency=name).figures
        }
        assert name in units, form


@pytest.mark.parametrize(("name", "entry"), entries("currencies"))
def test_every_home_of_a_currency(name: str, entry: dict[str, list[str]]) -> None:
    assert bool(entry.get("home")) == bool(entry.get("local")), "a sign is local somewhere"
    assert all(own_currency(f"Statistics {home} Office") == name for home in entry.get("home", []))


def test_a_publisher_of_no_country_has_no_currency_of_its_own() -> None:
    assert own_currency("The Daily Ledger") == ""
