"""Every entry of the tables has an example, and reading it shows that the entry is known."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import tomli

from factcheck.figures.periods import read_periods
from factcheck.figures.tokens import tokenize

NAMES = ("periods", "periods_zh")
NO_PERIOD = ("not_year_after", "not_year_before", "feast")


def entries() -> list[Any]:
    found = []
    for name in NAMES:
        text = (
            files("factcheck.figures")
            .joinpath("tables", "periods", f"{name}.toml")
            .read_text(encoding="utf-8")
        )
        for kind, rows in tomli.loads(text).items():
            if kind not in ("starts", "anchors", "fold"):
                found += [pytest.param(kind, row, id=f"{name}.{kind}: {row['words'][0]}") for row in rows]
    return found


@pytest.mark.parametrize(("kind", "entry"), entries())
def test_the_example_of_an_entry_is_read(kind: str, entry: dict[str, Any]) -> None:
    example = entry.get("example", "")
    assert example, "every entry of a table needs an example"
    periods = read_periods(tokenize(example), example, date(2024, 9, 10))
    assert bool(periods) == (kind not in NO_PERIOD)
