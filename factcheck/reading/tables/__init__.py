"""The knowledge of the reading stage: furniture, labels, heads, abbreviations."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``tables/<name>.toml``."""
    return tomli.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
