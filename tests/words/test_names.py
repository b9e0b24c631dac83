"""Who is the same person, and who is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.words.names import name_key, same_person

SAME = [
    ("Lv Daliang", "Lyu Daliang"),
    ("Lü Daliang", "LYU DALIANG"),
    ("Mr. Lyu", "Lyu Daliang"),
    ("Daliang Lyu", "Lyu Daliang"),
    ("Amy E. Hood", "Amy Hood"),
    ("CHAIR POWELL", "Jerome Powell"),
    ("BROWN of Ohio", "Mr. Brown"),
    ("William (Bill) Ode", "William Ode"),
    ("Senator Ode", "Mr. ODE"),
    ("MS. JEAN-PIERRE", "Karine Jean-Pierre"),
    ("François Ode", "Francois Ode"),
    ("Ana Maria Ode", "Ana Ode"),
    ("李慧琼議員", "李慧琼"),
    ("財政司司長曾俊華", "曾俊華"),
    ("习近平总书记", "习近平"),
]
DIFFERENT = [
    ("Li Yongjie", "Li Xingqian"),
    ("Ana Ode", "Bo Ode"),
    ("Christine", "Christine Lagarde"),
    ("發展局局長", "商務及經濟發展局局長"),
    ("", "Ana Ode"),
    ("", ""),
    ("Lyu Daliang", "Lu Wei"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different(a: str, b: str) -> None:
    assert not same_person(a, b)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_names_can_be_compared(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)
    assert not name_key(a) or same_person(a, a)
