"""Kind, direction, basis and period of a figure in its sentence."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.figures import Reader
from factcheck.model import Direction, Figure, FigureKind

READER = Reader()
WHEN = date(2024, 8, 21)
UP, DOWN = Direction.UP, Direction.DOWN
LEVEL, CHANGE, SHARE = FigureKind.LEVEL, FigureKind.CHANGE, FigureKind.SHARE
DIFFERENCE, MULTIPLE, COUNT = FigureKind.DIFFERENCE, FigureKind.MULTIPLE, FigureKind.COUNT


def read(text: str) -> tuple[Figure, ...]:
    return READER.read(text, WHEN).figures


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("sales grew 9.6%", CHANGE, UP),
        ("sales were up 5%", CHANGE, UP),
        ("an increase of 9.6% year on year", CHANGE, UP),
        ("the growth rate reached 10.5%", CHANGE, UP),
        ("growth of nearly 5%", CHANGE, UP),
        ("a 75 percent drop in sales", CHANGE, DOWN),
        ("prices were 3% lower", CHANGE, DOWN),
        ("GDP grew at an annual rate of 2.8 percent", CHANGE, UP),
        ("sales did not rise by 5%", CHANGE, None),
        ("trade grew by 2.1 trillion yuan", CHANGE, UP),
        ("he brought down the deficit by $350 billion", CHANGE, DOWN),
        ("4.4 percentage points higher than before", DIFFERENCE, UP),
        ("2 million below the plan", DIFFERENCE, DOWN),
        ("it cuts growth by 0.3 percent", CHANGE, DOWN),
        ("growth is seen at 3.3 percent", CHANGE, UP),
        ("odds of 2 to 1", MULTIPLE, None),
        ("-3.5% growth", CHANGE, DOWN),
        ("升至2.75%", LEVEL, UP),
        ("the rate rose to 4.1 per cent", LEVEL, UP),
        ("it went up to 4.1 percent", LEVEL, UP),
        ("the rate slipped back to 4 percent", LEVEL, DOWN),
        ("the rate did not rise to 4 percent", LEVEL, None),
        ("hiring picked up to an average of 408,000", LEVEL, UP),
        ("inflation was 6.1 per cent", LEVEL, None),
        ("a gross margin of 66%", LEVEL, None),
        ("accounting for nearly 90%", SHARE, None),
        ("22% of trade", SHARE, None),
        ("two-thirds of voters", SHARE, None),
        ("20 million parcels", COUNT, None),
        ("it increased by 1.2 times", MULTIPLE, UP),
        ("exports more than doubled", MULTIPLE, UP),
        ("出口增长10.5%", CHANGE, UP),
        ("同比下降2.3个百分点", CHANGE, DOWN),
        ("占总额的三成", SHARE, None),
        ("比上年多增5亿元", DIFFERENCE, UP),
        ("同比少增5亿元", DIFFERENCE, DOWN),
        ("有5%的增長", CHANGE, UP),
        ("錄得5%的跌幅", CHANGE, DOWN),
        ("占进出口贸易总值的47.4%", SHARE, None),
        ("300 more shops", DIFFERENCE, UP),
        ("an 8 percent year-on-year increase", CHANGE, UP),
        ("sales grew by a factor of three", MULTIPLE, UP),
        ("增长1.2倍", MULTIPLE, UP),
    ],
)
def test_kind(text: str, kind: FigureKind, direction: Direction | None) -> None:
    (figure,) = read(text)
    assert (figure.kind, figure.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("an increase of 9.6% year on year", "year on year"),
        ("a year-on-year increase of 9.6%", "year on year"),
        ("it rose 1.2 times compared with 2018", "2018"),
        ("up 5% on 2018", "2018"),
        ("up 5% over the last year", ""),
        ("同比增长9.6%", "year on year"),
    ],
)
def test_basis(text: str, basis: str) -> None:
    assert read(text)[0].compared_with == basis


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("In Q1, exports were 448 billion yuan and imports 130 billion yuan.", ["Q1 2024", "Q1 2024"]),
        ("Exports were 448 tonnes and imports 130 tonnes in Q1.", ["Q1 2024", "Q1 2024"]),
        ("It was 2.1 percent in 2018, 2.9 percent in 2019.", ["2018", "2019"]),
        ("In 2018 it was 2.1 percent and in 2019 2.9 percent.", ["2018", "2019"]),
        ("Trade in 2023 grew 1.2 times compared with 2018.", ["2023"]),
        ("It is 2 percent, down from the average pace of 2019.", [None]),
        ("It rose to 4.1 percent from 3.7 percent in 2019.", [None, "2019"]),
        ("Sales fell 5%. In 2019 they had been 7 tonnes.", [None, "2019"]),
        ("一季度出口5776亿元，同比增长9.6%", ["Q1 2024", "Q1 2024"]),
    ],
)
def test_period(text: str, labels: list[str | None]) -> None:
    assert [figure.period and figure.period.label for figure in read(text)] == labels


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("the index lost 1% to 1,334", [DOWN, None]),
        ("it fell to 4 percent from 5", [DOWN, None]),
        ("it moved from 5 to 4 percent", [None, DOWN]),
    ],
)
def test_the_way_to_a_level(text: str, directions: list[Direction | None]) -> None:
    assert [figure.direction for figure in read(text)] == directions


def test_a_verb_carries_on() -> None:
    assert [figure.direction for figure in read("exports rose 2% and imports 3%")] == [UP, UP]
