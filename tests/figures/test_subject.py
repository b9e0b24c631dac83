"""Whose words are whose: the zones of figures, and the subject that is printed."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.figures import Reader
from factcheck.figures.subject import subject_of, zones

READER = Reader()


def subjects(text: str) -> list[str]:
    cut = zones(text, [figure.span for figure in READER.read(text).figures])
    return [subject_of(text, local) for local in cut.local]


@pytest.mark.parametrize(
    ("text", "own", "others"),
    [
        ("Exports and imports grew 5% and 6%, respectively.", ["exports", "imports"], "grew"),
        (
            "Sales of red cars and blue lorries rose 5% and 6%, respectively",
            ["red cars", "blue lorries"],
            "sales",
        ),
        (
            "Sales to the north, the south and the west were 5, 6 and 7 tonnes, respectively",
            ["north", "south", "west"],
            "sales",
        ),
        (
            "Sales rose by 5% and about 6% in dollars and in yuan, respectively",
            ["dollars", "yuan"],
            "sales rose",
        ),
        ("我们对东盟、欧盟分别出口5亿元、6亿元", ["东盟", "欧盟"], "出口"),
        ("其中，出口、进口分别增长5%和6%，逆差2亿元", ["出口", "进口", "逆差"], ""),
        ("羊毛、皮革分别出口5吨、6吨，分别增长7%、8%", ["羊毛", "皮革", "羊毛", "皮革"], "出口"),
        (
            "Wool and hide sales were 5 and 6 tonnes, respectively, up 7% and 8%, respectively",
            ["wool", "hide", "wool", "hide"],
            "sales",
        ),
        (
            "Cars and vans cost $5 and $6, respectively, and hats and shoes $7 and $8, respectively",
            ["cars", "vans", "hats", "shoes"],
            "",
        ),
    ],
)
def test_told_in_order(text: str, own: list[str], others: str) -> None:
    found = [subject.lower() for subject in subjects(text)]
    assert len(found) == len(own)
    for subject, word in zip(found, own, strict=True):
        assert word in subject
        assert not any(other in subject for other in own if other != word), subject
        assert others in subject


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("it grew 5% and 6% in 2018 and 2019, respectively", ["2018", "2019"]),
        ("in Q1:2026-27 and Q2 it was 4.0 per cent and 4.2 per cent", ["Q1 FY2026-27", "Q2 FY2026-27"]),
        ("it grew 5% and 6% in 2018", ["2018", "2018"]),
        ("in fiscal years 2023 and 2024 it was 5 and 6 tonnes", ["FY2023", "FY2024"]),
    ],
)
def test_periods_told_in_order(text: str, labels: list[str]) -> None:
    figures = READER.read(text, date(2024, 5, 1)).figures
    assert [figure.period and figure.period.label for figure in figures] == labels


def test_a_list_shares_its_unit_and_scale() -> None:
    figures = READER.read("sales were 6.52, 5.65 and 5.05 trillion yuan").figures
    assert [(figure.quantity.value, figure.quantity.unit) for figure in figures] == [
        (6.52e12, "CNY"),
        (5.65e12, "CNY"),
        (5.05e12, "CNY"),
    ]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("In Q1, exports were 5 tonnes, up 9.6% from a year ago.", ["exports", "exports"]),
        ("The unemployment rate eased to 4 percent in May.", ["unemployment rate eased"]),
        ("The US has 5 tonnes", ["US"]),
        ("sales rose by $3 billion, 5%", ["sales rose", "sales rose"]),
        (
            "sales were $3 billion, an increase of 5% in dollar terms",
            ["sales", "sales … increase … dollar terms"],
        ),
        ("5 million to build roads — a gain of 3 tonnes", ["build roads", "gain"]),
        ("7%", [""]),
    ],
)
def test_the_subject_of_a_figure(text: str, subjects: list[str]) -> None:
    assert [figure.subject for figure in READER.read(text).figures] == subjects
