"""Numbers: value and the place of the last digit written."""

from __future__ import annotations

import pytest

from factcheck.figures.numbers import NumberWords, number_at
from factcheck.figures.tables import load
from factcheck.figures.tokens import tokenize

WORDS = NumberWords.from_table(load("numbers"))

ENGLISH = [
    ("1,234.5", 1234.5),
    ("1.234,5", 1234.5),
    ("12,34,567", 1234567),
    ("1 234 567", 1234567),
    ("6 . 2", 6.2),
    ("1,3", 1.3),
    ("1e6", 1e6),
    ("6.5x10^-4", 6.5e-4),
    ("1½", 1.5),
    ("¾", 0.75),
    ("1 4/5", 1.8),
    ("two and a half million", 2.5e6),
    ("half a million", 5e5),
    ("a quarter million", 2.5e5),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("three-quarters", 0.75),
    ("two-thirds", 2 / 3),
    ("one in five", 0.2),
    ("four in five", 0.8),
    ("one in every five", 0.2),
    ("14 of 19", 14 / 19),
    ("twenty-three", 23),
    ("one hundred and three and two thirds", 103 + 2 / 3),
    ("two million three hundred thousand", 2.3e6),
    ("three lakh crore", 3e12),
    ("3 million and a half", 3.5e6),
    ("two point five", 2.5),
    ("one twenty-fifth", 0.04),
    ("a hundred and ten thousand", 110_000),
    ("a thousand two hundred", 1200),
]
CHINESE = [
    ("一千零一", 1001),
    ("两千四百五", 2450),
    ("一万三", 13000),
    ("1.22万亿", 1.22e12),
    ("4 800萬", 4.8e7),
    ("12 300亿", 1.23e12),
    ("3万4000", 34000),
    ("二零一二", 2012),
    ("四十五億四千零四萬", 4540040000),
    ("三分之二", 2 / 3),
    ("负一又二分之一", -1.5),
    ("五十五点五七", 55.57),
    ("二十几万", 200000),
    ("１２３", 123),
]


@pytest.mark.parametrize(("text", "value"), ENGLISH + CHINESE)
def test_value(text: str, value: float) -> None:
    tokens = tokenize(text)
    number = number_at(tokens, 0, WORDS)
    assert number is not None
    assert number.value == pytest.approx(value)
    assert number.last == len(tokens)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("10.5", 0.1),
        ("16", 1),
        ("150", 1),
        ("200,000", 10_000),
        ("5835", 1),
        ("1.22 trillion", 1e10),
        ("7 billion", 1e9),
    ],
)
def test_step(text: str, step: float) -> None:
    number = number_at(tokenize(text), 0, WORDS)
    assert number is not None
    assert number.step == pytest.approx(step)


@pytest.mark.parametrize("text", ["12.04.2024", "3.2.1", "a", "the fifth", "twenty-first century", "quarter"])
def test_what_is_no_number(text: str) -> None:
    assert number_at(tokenize(text), 0, WORDS) is None


def test_numbers_of_a_list_are_apart() -> None:
    assert [token.low for token in tokenize("22,24,26")] == ["22", ",", "24", ",", "26"]
