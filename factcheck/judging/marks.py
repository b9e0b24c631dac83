"""Words that tell something of the sentence they stand in (tables/marks.toml), as patterns."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import tomli

from factcheck.words.sought import Sought

MARKS = Path(__file__).with_name("tables") / "marks.toml"


@cache
def marks(name: str) -> Sought:
    """What finds any of the words of an entry, in either case."""
    return Sought(any_of(name), _table()[name]["words"])


def any_of(name: str) -> str:
    """The pattern for the words of an entry, to be part of a larger one."""
    return "|".join(map(_form, _table()[name]["words"]))


@cache
def _table() -> dict[str, Any]:
    return tomli.loads(MARKS.read_text("utf-8"))


def _form(words: str) -> str:
    if not words.isascii():
        return re.escape(words)  # Chinese words have no marks around them
    parts = (re.escape(word).replace(r"\*", r"\w*") for word in words.split())
    return r"\b" + r"\s+".join(parts) + r"\b"
