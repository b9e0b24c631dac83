"""What the reader knows, as TOML tables below this folder, and how tokens are looked up in them.

A table maps the name of an entry to its fields; every entry has an ``example``,
a text in which the tests expect the entry to be found.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import tomli

from factcheck.figures.tokens import Token, fold, is_cjk, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

V = TypeVar("V")
Table = dict[str, dict[str, Any]]

_FOLDERS = ("quantities", "units", "periods")


def load(name: str, extra: Mapping[str, Any] | None = None) -> Table:
    """The entries of ``name``.toml, with a user's entries of the same table added or put in their place."""
    return _built_in(name) | dict((extra or {}).get(name, {}))


def forms(table: Table, key: str, value: Callable[[dict[str, Any]], V]) -> Iterator[tuple[str, V]]:
    """Each form listed under ``key`` with what ``value`` makes of its entry."""
    for entry in table.values():
        if listed := entry.get(key):
            meaning = value(entry)
            yield from ((form, meaning) for form in listed)


def path_of(name: str) -> Path:
    """Where the table ``name`` stands: each stage of reading has a folder."""
    paths = (Path(__file__).parent / folder / f"{name}.toml" for folder in _FOLDERS)
    return next(path for path in paths if path.exists())


@cache
def _built_in(name: str) -> Table:
    return tomli.loads(path_of(name).read_text("utf-8"))


def word_set(name: str) -> frozenset[str]:
    """The function words that play the part ``name`` (function_words.toml)."""
    return frozenset(_built_in("function_words")[name]["words"].split())


def _lows(phrase: str) -> list[str]:
    """The folded tokens of a phrase; most are plain words or Chinese, which need no tokenizing."""
    if phrase.isascii():
        plain = phrase.islower() and phrase.replace(" ", "").isalpha()
        return phrase.split() if plain else [token.low for token in tokenize(phrase)]
    return list(fold(phrase)) if is_cjk(phrase) else [token.low for token in tokenize(phrase)]


class Phrases(Generic[V]):
    """Phrases of one or more tokens, each with a value; the longest match wins.

    With ``backwards`` the phrases are matched from their last token to the first.
    """

    def __init__(self, entries: Iterable[tuple[str, V]], *, backwards: bool = False) -> None:
        self._step = -1 if backwards else 1
        self._root: dict[str, Any] = {}
        for phrase, value in entries:
            node = self._root
            for low in _lows(phrase)[:: self._step]:
                node = node.setdefault(low, {})
            node[""] = value
        self.heads = frozenset(self._root)
        """The tokens that a phrase can start with (backwards: end with)."""

    def match(self, tokens: Sequence[Token], at: int) -> tuple[V, int] | None:
        """The longest phrase that starts (backwards: ends) at ``at``: its value and the index beyond it."""
        node: dict[str, Any] | None = self._root
        found = None
        while 0 <= at < len(tokens) and (low := tokens[at].low) and node:
            if (node := node.get(low)) is None:
                break
            at += self._step
            if "" in node:
                found = node[""], at
        return found
