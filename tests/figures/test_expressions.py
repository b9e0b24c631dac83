"""Some 1,300 expressions of every kind that transcripts have, each with what a careful reader makes of it.

A line of ``expressions/*.txt`` is ``f | text | figures`` or ``p | text | periods``. Figures are parted
by " & ": value, unit, and what else is to hold (lo, hi, t: words of the unit, b: bound, d: direction,
k: kind, per, c: basis, former; _ is a blank, nothing behind = is none). Periods are their days, or
"=" and their label. ``@`` gives the day of the event for the lines below.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.figures import Reader

if TYPE_CHECKING:
    from factcheck.model import Figure, Period

READER = Reader()
FILES = sorted((Path(__file__).parent / "expressions").glob("*.txt"))
NUMBERS = ("v", "lo", "hi")
MANY = 30


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_expression_is_read(file: Path) -> None:
    when = date.min
    read, faults = 0, []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            when = date.fromisoformat(line[1:].strip())
        elif line.startswith(("f | ", "p | ")):
            text, expected = (part.strip() for part in line[4:].rsplit("|", 1))
            wanted = list(filter(None, expected.split(" & ")))
            reading = READER.read(text, when)
            read += 1
            if line.startswith("f"):
                faults += [f"{text}: {fault}" for fault in figure_faults(reading.figures, wanted)]
            else:
                faults += [f"{text}: {fault}" for fault in period_faults(reading.periods, wanted)]
    assert not faults
    assert read > MANY


def figure_faults(figures: tuple[Figure, ...], wanted: list[str]) -> list[str]:
    if len(figures) != len(wanted):
        return [f"{len(figures)} figures, {len(wanted)} expected"]
    return [
        f"{name} is {told[name]!r}, {value!r} expected"
        for told, want in zip(map(properties, figures), map(properties_of, wanted), strict=True)
        for name, value in want.items()
        if told[name] != (pytest.approx(float(value)) if name in NUMBERS else value)
    ]


def properties_of(written: str) -> dict[str, str]:
    value, *rest = written.split()
    unit = {"u": rest.pop(0)} if rest and "=" not in rest[0] else {}
    return {"v": value} | unit | dict(part.split("=", 1) for part in rest)


def properties(figure: Figure) -> dict[str, object]:
    quantity = figure.quantity
    return {
        "v": quantity.value,
        "lo": quantity.low,
        "hi": quantity.high,
        "u": quantity.unit,
        "t": quantity.unit_text.replace(" ", "_"),
        "b": quantity.bound or "",
        "d": figure.direction or "",
        "k": figure.kind,
        "per": quantity.per.replace(" ", "_"),
        "c": figure.compared_with.replace(" ", "_"),
        "former": str(int(figure.former)),
    }


def period_faults(periods: tuple[Period, ...], wanted: list[str]) -> list[str]:
    if len(periods) != len(wanted):
        return [f"{len(periods)} periods, {len(wanted)} expected"]
    return [
        f"{period.start} to {period.end} ({period.label}), {want} expected"
        for period, want in zip(periods, wanted, strict=True)
        if want not in (f"{period.start or '?'}..{period.end or '?'}", f"={period.label.replace(' ', '_')}")
    ]
