"""Quantities: values, units, bounds, intervals, ranges, and what is no figure at all."""

from __future__ import annotations

import math

import pytest

from factcheck.figures import Reader
from factcheck.figures.units import canonical
from factcheck.model import Bound, Figure, FigureKind

READER = Reader()
INF = math.inf


def read(text: str) -> tuple[Figure, ...]:
    return READER.read(text).figures


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10.5%", 10.45, 10.55),
        ("16 measures", 15.5, 16.5),
        ("1.22 trillion yuan", 1.215e12, 1.225e12),
        ("200,000 people", 195_000, 205_000),
        ("about 580 billion yuan", 575e9, 585e9),
        ("about two-fifths of trade", 0.38, 0.42),
        ("nearly 80%", 72, 80),
        ("more than 7 billion parcels", 7e9, INF),
        ("just over 40 percent", 40, 44),
        ("at least 40 countries", 40, INF),
        ("at most 40 countries", 0, 40),
        ("up to 400 jobs", 0, 400),
        ("between 2 and 3 percent", 2, 3),
        ("1.50-1.75%", 1.5, 1.75),
        ("1½ to 1¾ percent", 1.5, 1.75),
        ("$1.82 billion to $1.83 billion", 1.82e9, 1.83e9),
        ("2 to 3 million people", 2e6, 3e6),
        ("about $20- to $24 billion", 20e9, 24e9),
        ("300-400 shops", 300, 400),
        ("$30,000-40,000", 30_000, 40_000),
        ("20 percent-30 percent", 20, 30),
        ("from 450 up to 900 shops", 450, 900),
        ("3 or 4 shops", 3, 4),
        ("between one and two million shops", 1e6, 2e6),
        ("several hundred shops", 100, INF),
        ("60-some percent", 60, INF),
        ("between $30- and $60,000", 30_000, 60_000),
        ("shut for over 3 weeks", 3, INF),
        ("they shut over 3 weeks", 2.5, 3.5),
        ("we talk about the 20 percent", 19.5, 20.5),
        ("US$1.2-1.3 billion", 1.2e9, 1.3e9),
        ("from $300 to $4 million", 300, 4e6),
        ("pilots aged between 20 and 35", 20, 35),
        ("just under 40 percent", 36, 40),
        ("growth in the mid-single digits", 4, 7),
        ("150多个国家", 150, INF),
        ("约20万人", 190_000, 210_000),
        ("数十亿美元", 1e9, INF),
        ("几万人", 1e4, INF),
        ("十几元", 10, INF),
        ("3亿多元", 3e8, INF),
        ("兩萬多億元", 2e12, INF),
        ("人数百万", 995_000, 1_005_000),
    ],
)
def test_interval(text: str, low: float, high: float) -> None:
    (figure,) = read(text)
    assert [figure.quantity.low, figure.quantity.high] == pytest.approx([low, high])


def test_bounds_that_meet_do_not_overlap() -> None:
    least, most = read("at least 40 countries; at most 40 firms")
    assert not least.quantity.overlaps(most.quantity)


def test_the_same_bound_overlaps_itself() -> None:
    one, other = read("more than 150 countries; more than 150 regions")
    assert one.quantity.overlaps(other.quantity)


@pytest.mark.parametrize(
    ("text", "value", "unit", "unit_text"),
    [
        ("US$7.2bn", 7.2e9, "USD", "US$"),
        ("hk $ 10.05 billion", 10.05e9, "HKD", "hk $"),
        ("RMB 4.2 billion", 4.2e9, "CNY", "RMB"),
        ("EUR50m", 50e6, "EUR", "EUR"),
        ("$(1.2) million", -1.2e6, "USD", "$"),
        ("minus 0.2 percent", -0.2, "percent", "percent"),
        ("-3.5%", -3.5, "percent", "%"),
        ("12.3m tonnes", 12.3e6, "tonne", "tonnes"),
        ("3 dollars 50 cents", 3.5, "USD", "dollars"),
        ("a $20 fee", 20, "USD", "$"),
        ("A$20", 20, "AUD", "A$"),
        ("30 MUSD", 30e6, "USD", "USD"),
        ("EURm 250", 250e6, "EUR", "EUR"),
        ("60 USD million", 60e6, "USD", "USD"),
        ("a 3,400-square-foot hall", 3400, "square_foot", "square-foot"),
        ("Ann Lee, 47, who bakes", 47, "year", ""),
        ("50元6角三分", 50.63, "CNY", "元"),
        ("20 million parcels", 20e6, "count", "parcels"),
        ("9 million small boxes and mail bags", 9e6, "count", "small boxes and mail bags"),
        ("75 basis points", 75, "basis_point", "basis points"),
        ("a quarter of a percentage point", 0.25, "percentage_point", "percentage point"),
        ("百分之五點五", 5.5, "percent", "百分之"),
        ("近八成", 80, "percent", "成"),
        ("10分鐘", 10, "minute", "分鐘"),
        ("三成半", 35, "percent", "成"),
        ("五块五", 5.5, "CNY", "块"),
        ("两个百分点", 2, "percentage_point", "个百分点"),
        ("10.\n5%", 5, "percent", "%"),
        ("10.5\npercent", 10.5, "percent", "percent"),
    ],
)
def test_unit(text: str, value: float, unit: str, unit_text: str) -> None:
    quantity = read(text)[-1].quantity
    assert (quantity.unit, quantity.unit_text) == (unit, unit_text)
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("about 20 million per day", "day"),
        ("$52 a barrel", "barrel"),
        ("325,000 barrels per day", "day"),
        ("7 billion parcels annually", "year"),
        ("twice a year", "year"),
        ("$45 billion of long bonds every month", "month"),
        ("$80 per sq m", "square_metre"),
        ("$5 a bottle", "bottle"),
    ],
)
def test_rate(text: str, per: str) -> None:
    assert read(text)[0].quantity.per == per


@pytest.mark.parametrize(
    "text",
    [
        "the 136th Canton Fair",
        "the 20th CPC Central Committee",
        "COVID-19 and the G20",
        "Section 427, Row 21",
        "sections 371, 911, 982, or 1621(a) of title 18",
        "under 237(a) it is",
        "amendments numbered 1318 and 1319",
        "Microsoft 365 Commercial is sold",
        "forms 10-K and 10-Q",
        "a Boeing 737 and an iPhone 11",
        "5G networks",
        "H.R. 3076",
        "call 202-456-1414 or 1-800-555-1234",
        "at 10:45 a.m.",
        "< 1 2 3 4 5 >",
        "(1) In general",
        "Motions Nos. 411, 415, 417 and 421",
        "https://example.org/search?q=30%25%2020%",
        "they drew 2-2",
        "this one is new",
        "四川的一些队伍",
        "第三次会议",
        "第 161 章",
        "（四）会议",
        "三十七号卫星",
        "同一天",
        "一支队伍",
        "the attacks of 9/11",
    ],
)
def test_names_with_digits_are_no_figures(text: str) -> None:
    assert read(text) == ()


def test_one_of_many_is_a_member_and_no_count() -> None:
    (figure,) = read("It is one of the largest ports.")
    assert figure.quantity.unit == "member"


def test_old_and_new_value() -> None:
    old, new = read("the rate was cut from 2.75 to 2.5 percent")
    assert (old.quantity.value, old.former) == (2.75, True)
    assert (new.quantity.value, new.former) == (2.5, False)
    assert old.quantity.unit == new.quantity.unit == "percent"


def test_ellipsis_takes_the_unit_before() -> None:
    assert [figure.quantity.unit_text for figure in read("435 homes were sold openly and 187 by tender")] == [
        "homes"
    ] * 2


def test_a_hanging_hyphen_takes_the_unit_behind() -> None:
    units = [figure.quantity.unit for figure in read("two-, five- and ten-year loans")]
    assert units == ["year"] * 3


def test_a_restatement_shares_bound_and_kind() -> None:
    first, second = read("it rose by more than 100 kilometres (60 miles)")
    assert second.quantity.bound is first.quantity.bound is Bound.MORE_THAN
    assert second.kind is first.kind is FigureKind.CHANGE


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("75 basis points", "percentage_point", 0.75),
        ("three-quarters of trade", "percent", 75),
        ("two kilograms", "tonne", 0.002),
        ("50 cents", "USD", 0.5),
        ("5%", "percent", 5),
    ],
)
def test_canonical(text: str, unit: str, value: float) -> None:
    quantity = canonical(read(text)[0].quantity)
    assert quantity.unit == unit
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("it was over $1.5 -- $1.1, pardon me, billion", [1.1e9]),
        ("it rose by 46% -- excuse me, rising by 47.3% to $5", [47.3, 5]),
        ("orders of $490 million — billion came in", [490e9]),
        ("orders of 5 million — thousands of them late", [5e6, 1e3]),
        ("I'm sorry, sales were 5% and costs 6%", [5, 6]),
        ("sales were 5%. Sorry, there are 6 questions", [5, 6]),
    ],
)
def test_a_correction_takes_the_wrong_value_back(text: str, values: list[float]) -> None:
    assert [figure.quantity.value for figure in read(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "unit", "unit_text", "per"),
    [
        ("three-quarters of a million Office 365 seats", 750_000, "count", "Office 365 seats", ""),
        ("10,350 new COVID-19 cases per day", 10_350, "count", "new COVID-19 cases", "day"),
        ("dozens of firms", 12, "count", "firms", ""),
        ("hundreds of thousands of people", 1e5, "count", "people", ""),
        ("tens of billions of dollars", 1e10, "USD", "dollars", ""),
        ("half the firms", 0.5, "ratio", "firms", ""),
        ("only about half that of the year before", 0.5, "ratio", "", ""),
        ("half as much as in 2019", 0.5, "ratio", "", ""),
        ("it came down by a percentage point", 1, "percentage_point", "percentage point", ""),
        ("it came down by a full percentage point", 1, "percentage_point", "percentage point", ""),
        ("1.6 million barrels of oil a month", 1.6e6, "barrel", "barrels", "month"),
        ("$5 billion of debt a year ago", 5e9, "USD", "$", ""),
        ("jobs grew by more than 600,000 in a quarter", 600_000, "count", "", ""),
        ("a three-quarter point rise", 0.75, "point", "point", ""),
        ("4 U.S. states", 4, "count", "U.S. states", ""),
        ("1 in 10 firms", 0.1, "ratio", "firms", ""),
        ("the 7.8 earthquake killed many", 7.8, "count", "earthquake", ""),
        ("48 million monthly active users", 48e6, "count", "monthly active users", ""),
        (
            "9 post and express mail and air parcels a day",
            9,
            "count",
            "post and express mail and air parcels",
            "day",
        ),
        ("11 consecutive academic years", 11, "year", "years", ""),
        ("300 more shops", 300, "count", "shops", ""),
        ("103支队伍", 103, "count", "支", ""),
        ("20,000 active monthly users", 20_000, "count", "active monthly users", ""),
        ("30-odd countries", 30, "count", "countries", ""),
        ("43 million take it", 43e6, "count", "", ""),
        ("sailors 65 and older", 65, "year", "", ""),
        ("growth of [2.8]%", 2.8, "percent", "%", ""),
        ("0.9, 1.1, 1.3 percentage points", 0.9, "percentage_point", "percentage points", ""),
        ("the index (1,369.03, up 58.06 points)", 1369.03, "point", "points", ""),
        ("5元 6 usd", 5, "CNY", "元", ""),
        ("a third of the US population", 1 / 3, "ratio", "US population", ""),
        ("people aged 65 and older", 65, "year", "aged", ""),
        ("those aged 18 to 34", 18, "year", "aged", ""),
        ("a monthly pace of about $80 billion", 8e10, "USD", "$", "month"),
        ("C$6 (about US$4) per share", 6, "CAD", "C$ per share", "share"),
        ("7 Australian dollars per month", 7, "AUD", "Australian dollars per month", "month"),
        ("a 5,000 barrel-a-day well", 5000, "barrel", "barrel-a-day", "day"),
        ("12.3 births per 1,000 people", 12.3, "count", "births", "1,000 people"),
        ("8 cases per thousand", 8, "count", "cases", "1,000"),
        ("5 litres per 100 km", 5, "litre", "litres per 100 km", "100 kilometre"),
        ("3 per 100,000 residents", 3, "count", "", "100,000 residents"),
        ("75美元/桶", 75, "USD", "美元/桶", "barrel"),
        ("the median age is around 38.4", 38.4, "year", "", ""),
        ("life expectancy for women reached 83", 83, "year", "", ""),
        ("a third of those surveyed agreed", 1 / 3, "ratio", "those surveyed", ""),
        ("it was point 3 percent", 0.3, "percent", "percent", ""),
        ("a 30 - year bond", 30, "year", "year", ""),
        ("five million 250ml bottles a day", 5e6, "count", "bottles", "day"),
        ("one of the most popular films", 1, "member", "popular films", ""),
    ],
)
def test_counted_and_paced(text: str, value: float, unit: str, unit_text: str, per: str) -> None:
    quantity = read(text)[0].quantity
    assert [quantity.value] == pytest.approx([value])
    assert (quantity.unit, quantity.unit_text, quantity.per) == (unit, unit_text, per)


@pytest.mark.parametrize("text", ["under 8 U.S.C. 1101", "all but one agreed", "it takes one shot"])
def test_what_looks_counted_is_no_figure(text: str) -> None:
    assert read(text) == ()


def test_each_number_has_its_own_currency() -> None:
    assert [figure.quantity.unit for figure in read("10 rmb 20 usd")] == ["CNY", "USD"]


def test_a_verb_is_not_counted() -> None:
    assert [figure.quantity.unit_text for figure in read("of the 30 firms, 24 rose")] == ["firms", "firms"]
