"""Which document a user means."""

from __future__ import annotations

import pytest

from factcheck.cli.lookup import find_source
from factcheck.errors import UsageError
from factcheck.model import Source

ONE = Source("ab" * 32, "/talks/one.txt", "Harbours in March")
TWO = Source("cd" * 32, "/talks/two.txt", "Harbours in March and April")
SOURCES = (ONE, TWO)


@pytest.mark.parametrize(
    ("wanted", "source"),
    [
        ("/talks/one.txt", ONE),
        ("one.txt", ONE),
        ("harbours in march", ONE),
        ("april", TWO),
        ("cdcdcd", TWO),
    ],
)
def test_found(wanted: str, source: Source) -> None:
    assert find_source(wanted, SOURCES) == source


@pytest.mark.parametrize(
    ("wanted", "message"), [("harbours", "2 documents match"), ("cdcd", "no indexed document")]
)
def test_not_found(wanted: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        find_source(wanted, SOURCES)
