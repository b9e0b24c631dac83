"""Units: how they are written before and after a number, and what one is in the unit it is compared in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.figures.tables import Phrases, Table, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Quantity


@dataclass(frozen=True, slots=True)
class Unit:
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


@dataclass(frozen=True)
class UnitTable:
    """Units by the words before a number ("US$"), after it ("yuan"), touching it ("5x"), as parts of money."""

    before: Phrases[Unit]
    after: Phrases[Unit]
    glued: Phrases[Unit]
    parts: Phrases[Unit]
    by_name: Mapping[str, Unit]

    @classmethod
    def from_tables(cls, units: Table, currencies: Table) -> UnitTable:
        """Units and currencies as one table."""
        known = {
            name: Unit(
                entry.get("as", name),
                entry.get("to", name),
                entry.get("factor", 1.0),
                reading=entry.get("reading", 1.0),
            )
            for name, entry in units.items()
        }
        known |= {code: Unit(code, code, money=True) for code in currencies}
        known |= {name: replace(unit, money=True) for name, unit in known.items() if unit.to in currencies}
        entries = {**units, **currencies}

        def phrases(*keys: str, backwards: bool = False) -> Phrases[Unit]:
            pairs = (
                (form, known[name])
                for name, entry in entries.items()
                for key in keys
                for form in entry.get(key, ())
            )
            return Phrases(pairs, backwards=backwards)

        parts = phrases("names", "parts")
        return cls(phrases("before", backwards=True), phrases("names"), phrases("glued"), parts, known)


@cache
def _built_in() -> Mapping[str, Unit]:
    return UnitTable.from_tables(load("units"), load("currencies")).by_name


def canonical(quantity: Quantity) -> Quantity:
    """``quantity`` in the unit its dimension is compared in: 75 basis points as 0.75 percentage points."""
    unit = _built_in().get(quantity.unit)
    if unit is None or unit.to == unit.name:
        return quantity
    factor = unit.factor
    return replace(
        quantity,
        value=quantity.value * factor,
        low=quantity.low * factor,
        high=quantity.high * factor,
        unit=unit.to,
    )
