"""No pattern tries the same text again and again: what repeats costs no more for being repeated."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from itertools import product
from typing import TYPE_CHECKING

import pytest

import factcheck
from factcheck.ingest.processes import time_limit
from factcheck.reading.tables import table
from factcheck.reading.turns import reported

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = 150
SECONDS = 0.1
PUMPS = (
    *"1aAx .,:;-–—()[]<>\"'*_#/|&+=%$\t\n年一，。",
    *("1 ", "a ", "A ", "A. ", "a.", "1,", "1.", "a, ", "A-", "A'", "年1", "一年", "<b>", "[a]"),
    *("May 1 ", "12:30 ", "Q ", "a: ", "Mr. A ", "of ", "A of ", "print ", "x ", "> ", "said "),
    *("A—", "“a”", "- ", "(a) ", " | "),
)
HEADS = ("", "A", "1 ")
TAILS = ("", "\x01", "a!", "1")


def _compiled(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _compiled(each)


def _patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of the package's modules and tables."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(_compiled(value)):
                    found[f"{module.name}.{name}.{number}"] = pattern
    for kind in table("furniture")["line"]:
        text = f"(?:{kind['whole']})$" if "whole" in kind else kind["start"]
        found[f"furniture: {kind['why']}"] = re.compile(text, re.IGNORECASE)
    for section in table("furniture")["section"]:
        found[f"section: {section['why']}"] = re.compile(section["from"] + "$", re.IGNORECASE)
    for number, pattern in enumerate(reported._patterns()):
        found[f"reported {number}"] = pattern
    return found


PATTERNS = _patterns()


def test_there_are_many() -> None:
    assert len(PATTERNS) > 100


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_backtracks(name: str) -> None:
    pattern, slow = PATTERNS[name], []
    for head, pump in product(HEADS, PUMPS):
        for tail in TAILS:
            text = head + (pump * LENGTH)[:LENGTH] + tail
            started = time.process_time()
            with time_limit(5):  # what grows with the power of the length would not come back
                pattern.match(text)
                pattern.fullmatch(text)
            if time.process_time() - started > SECONDS:
                slow.append(text[:20] + "…" + tail)
    assert slow == []
