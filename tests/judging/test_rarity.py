"""Rare words weigh more, and none weighs more for being among many statements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from factcheck.judging.rarity import rarity

SIZES = some.integers(100, 5_000_000)
SHARES = some.floats(0.0, 1.0)


@given(SIZES, SHARES, SHARES)
def test_a_rarer_word_weighs_no_less(size: int, one: float, other: float) -> None:
    rarer, commoner = sorted((int(size * one), int(size * other)))
    assert rarity(size, rarer) >= rarity(size, commoner) >= 0


@given(some.integers(20_000, 5_000_000), some.floats(0.001, 1.0))
def test_size_tells_nothing(size: int, share: float) -> None:
    """A word in the same share of the statements weighs the same, from 20,000 statements on."""
    assert rarity(size, round(size * share)) == pytest.approx(rarity(20_000, round(20_000 * share)), rel=0.02)


@pytest.mark.parametrize("count", [3, 60, 150])
def test_a_word_of_few_statements_weighs_the_same_among_any_number(count: int) -> None:
    assert rarity(1_000_000, count) == pytest.approx(rarity(20_000, 3), rel=0.001)
