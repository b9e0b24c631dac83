"""The words of periods, read from the tables once and looked up by kind."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

if TYPE_CHECKING:
    from collections.abc import Mapping

_POSSESSIVE = ("unit", "day", "month", "weekday")


class Lexicon(NamedTuple):
    """``words[kind][word]`` is a value, ``starts[word]`` the kinds that a period can begin with.

    ``fold`` turns other forms of a character into the one the tables have, and
    ``firsts`` has the first characters of all words, ``opens`` those of each kind; a
    period without a number has one of ``anchors``.
    """

    words: Mapping[str, Mapping[str, Any]]
    weak: frozenset[str]
    starts: Mapping[str, tuple[str, ...]]
    fold: Mapping[str, str]
    firsts: frozenset[str]
    anchors: frozenset[str]
    opens: Mapping[str, frozenset[str]]


@cache
def load(name: str) -> Lexicon:
    """The lexicon of ``tables/periods/<name>.toml``."""
    file = Path(__file__).parents[1] / "tables" / "periods" / f"{name}.toml"
    return build(tomli.loads(file.read_text(encoding="utf-8")))


def build(table: Mapping[str, Any]) -> Lexicon:
    """A lexicon of a table of entries ``{value, words, example, weak?}`` by kind."""
    entries = {kind: rows for kind, rows in table.items() if kind not in ("starts", "anchors", "fold")}
    words = {kind: dict(_forms(kind, rows)) for kind, rows in entries.items()}
    weak = frozenset(
        word for rows in entries.values() for row in rows if row.get("weak") for word in row["words"]
    )
    starts: dict[str, tuple[str, ...]] = {}
    for kind in table.get("starts", ()):
        for word in words[kind]:
            starts[word] = (*starts.get(word, ()), kind)
    firsts = frozenset(word[0] for kind in words.values() for word in kind)
    anchors = frozenset(word for kind in table.get("anchors", ()) for word in words[kind])
    opens = {kind: frozenset(word[0] for word in of_kind) for kind, of_kind in words.items()}
    pairs = table.get("fold", "")
    fold = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return Lexicon(words, weak, starts, fold, firsts, anchors, opens)


def _forms(kind: str, rows: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """Every word of the rows with its value; a possessive counts as its word."""
    endings = ("", "'s", "’s") if kind in _POSSESSIVE else ("",)
    return [(word + ending, row["value"]) for row in rows for word in row["words"] for ending in endings]
