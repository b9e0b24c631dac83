"""What the draft reader knows of sentences, as TOML beside this file."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``<name>.toml``."""
    return tomli.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def any_of(name: str, *entries: str) -> str:
    """A pattern for any of the words of some entries, the longest first."""
    words = {word for entry in entries for word in table(name)[entry]["words"]}
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
