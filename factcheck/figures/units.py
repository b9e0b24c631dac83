"""Units: how they are written before and after a number, and what one is in the unit it is compared in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.tables import Phrases, Table, load
from factcheck.figures.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Quantity


class Unit(NamedTuple):
    """``factor`` is what one of this unit is in ``to``, the unit its dimension is compared in.

    ``reading`` multiplies small values as they are read (三成 is 30 percent).
    """

    name: str
    to: str
    factor: float = 1.0
    money: bool = False
    reading: float = 1.0


COUNT = Unit("count", "count")
MEMBER = Unit("member", "member")
"""What "one of the largest" counts: it says nothing of how many there are."""
RATIO = Unit("ratio", "percent", 100.0)


class UnitTable(NamedTuple):
    """Units by the words before a number ("US$"), after it ("yuan"), touching it ("5x"), as parts."""

    before: Phrases[Unit]
    after: Phrases[Unit]
    glued: Phrases[Unit]
    parts: Phrases[Unit]
    by_name: Mapping[str, Unit]

    @classmethod
    def from_tables(cls, units: Table, currencies: Table) -> UnitTable:
        """Units and currencies as one table."""
        known = known_units(units, currencies)
        entries = {**units, **currencies}

        def phrases(key: str, *, backwards: bool = False) -> Phrases[Unit]:
            pairs = ((form, known[name]) for name, entry in entries.items() for form in entry.get(key, ()))
            spelt = ((each, unit) for form, unit in pairs for each in {form, form.replace(" ", "-")})
            return Phrases(spelt, backwards=backwards)

        before = phrases("before", backwards=True)
        return cls(before, phrases("names"), phrases("glued"), phrases("parts"), known)


def known_units(units: Table, currencies: Table) -> dict[str, Unit]:
    """Each unit by its name in the tables."""
    known = {code: Unit(code, code, money=True) for code in currencies}
    for name, entry in units.items():
        to = entry.get("to", name)
        unit = Unit(entry.get("as", name), to, entry.get("factor", 1.0), to in currencies)
        known[name] = unit._replace(reading=entry.get("reading", 1.0))
    return known


@cache
def _built_in() -> Mapping[str, Unit]:
    return known_units(load("units"), load("currencies"))


def own_currency(publisher: str) -> str:
    """The code of the currency that a publisher's bare "$" or 元 is, "" when its name does not tell.

    >>> own_currency("Reserve Bank of Australia")
    'AUD'
    """
    named = publisher.casefold()
    return next((code for code, homes in _homes().items() if any(home in named for home in homes)), "")


def may_be(written: str, code: str) -> bool:
    """Whether a bare sign or name ("$", 元) is that of the currency ``code`` in its own country."""
    return fold(written).lower() in load("currencies").get(code, {}).get("local", ())


@cache
def _homes() -> Mapping[str, tuple[str, ...]]:
    entries = load("currencies").items()
    return {code: tuple(home.casefold() for home in entry.get("home", ())) for code, entry in entries}


def canonical(quantity: Quantity) -> Quantity:
    """``quantity`` in the unit its dimension is compared in: 75 basis points as 0.75 percentage points."""
    return _in_unit_of(quantity, _built_in().get(quantity.unit))


def known(quantity: Quantity, units: Mapping[str, Unit]) -> Quantity:
    """``quantity`` in built-in units: one of a user's own ``units`` is turned into what it is compared in."""
    unit = units.get(quantity.unit)
    return quantity if unit == _built_in().get(quantity.unit) else _in_unit_of(quantity, unit)


def _in_unit_of(quantity: Quantity, unit: Unit | None) -> Quantity:
    if unit is None or unit.to == unit.name:
        return quantity
    return quantity._replace(
        value=quantity.value * unit.factor,
        low=quantity.low * unit.factor,
        high=quantity.high * unit.factor,
        unit=unit.to,
    )
