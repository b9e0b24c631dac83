"""What holds of every supported claim: a changed digit never leaves it supported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from factcheck.figures import Reader
from factcheck.model import Bound, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Result

TABLES = tomli.loads(Path(__file__).with_name("tables.toml").read_text("utf-8"))
SUPPORTED = [
    cells[0]
    for table in TABLES.values()
    for cells in table["rows"]
    if cells[1] == "supported" and len(cells) == 3
]
READER = Reader()
_NEAR = 0.02
"""What a hedge or a rounding may allow."""

_HEDGED = set(Bound)


def digits(claim: str) -> list[int]:
    """Where the digits of a claim's figures stand, those of hedged figures left out."""
    figures = [figure for figure in READER.read(claim).figures if figure.quantity.bound not in _HEDGED]
    return [at for figure in figures for at in range(*figure.span) if claim[at].isdecimal()]


@pytest.fixture(scope="session")
def verdict(check: Callable[[str], Result]) -> Callable[[str], Verdict]:
    return lambda claim: check(claim).verdict


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_digit_never_leaves_a_claim_supported(
    verdict: Callable[[str], Verdict], data: st.DataObject
) -> None:
    """Whatever digit of a figure is exchanged, the claim is no longer borne out."""
    claim = data.draw(st.sampled_from([claim for claim in SUPPORTED if digits(claim)]))
    at = data.draw(st.sampled_from(digits(claim)))
    other = data.draw(st.sampled_from([digit for digit in "123456789" if digit != claim[at]]))
    changed = claim[:at] + other + claim[at + 1 :]
    assume(_far(claim, changed))
    assert verdict(changed) is not Verdict.SUPPORTED, changed


def _far(claim: str, changed: str) -> bool:
    """Whether some figure is now another than a rounding of what it was."""
    pairs = zip(READER.read(claim).figures, READER.read(changed).figures, strict=False)
    return any(
        abs(one.quantity.value - other.quantity.value) > _NEAR * abs(one.quantity.value)
        for one, other in pairs
    )
