"""Chinese text as words: names of a table by longest match, pairs of characters between them."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BEYOND_WESTERN = re.compile("[\u3007-\U0010ffff]")
_RUN = "[\u3007\u4e00-\u9fff]+(?:\\s+[\u4e00-\u9fff]+)*"


class Piece(NamedTuple):
    """A key and where in the text stands what was read as it."""

    key: str
    start: int
    end: int


class Chinese:
    """Reads runs of Chinese characters; ``keys`` reads the English words of the table."""

    def __init__(self, keys: Callable[[str], Sequence[str]]) -> None:
        self._keys = keys

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a run in order. Blanks and line ends part no Chinese words."""
        places = [at for at in range(start, end) if not text[at].isspace()]
        run = "".join([text[at] for at in places]).translate(self._simplified)
        for key, first, last in self._read(run):
            yield Piece(key, places[first], places[last - 1] + 1)

    def _read(self, run: str) -> Iterator[Piece]:
        at = gap = 0
        while at < len(run):
            name = self._longest(run, at)
            if not name:
                at += 1
                continue
            yield from self._pairs(run, gap, at)
            yield from (Piece(key, at, at + len(name)) for key in self._names[name])
            at = gap = at + len(name)
        yield from self._pairs(run, gap, at)

    def _pairs(self, run: str, start: int, end: int) -> Iterator[Piece]:
        if end - start == 1 and run[start] not in self._mute_alone:
            yield Piece(run[start], start, end)
        for at in range(start, end - 1):
            yield Piece(run[at : at + 2], at, at + 2)

    def _longest(self, run: str, at: int) -> str:
        names = self._names
        lengths = self._lengths.get(run[at], ())
        return next((run[at : at + size] for size in lengths if run[at : at + size] in names), "")

    @cached_property
    def _simplified(self) -> dict[int, str]:
        rows = (_table("hanzi")[kind].replace("\n", "") for kind in ("traditional", "simplified"))
        return {ord(one): other for one, other in zip(*rows, strict=True)}

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """The keys of each Chinese name."""
        rows = [row for topic in _table("chinese")["names"].values() for row in topic.items()]
        return {name: tuple(self._keys(english)) for english, names in rows for name in names.split()}

    @cached_property
    def _mute_alone(self) -> frozenset[str]:
        return frozenset(_table("chinese")["alone"])

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """How long the names are that begin with a character, the longest first."""
        found: dict[str, set[int]] = {}
        for name in self._names:
            found.setdefault(name[0], set()).add(len(name))
        return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


def has_chinese(text: str) -> bool:
    """Whether a text may have Chinese. Classes of its size take long to compile: few texts pay for that."""
    return not text.isascii() and _BEYOND_WESTERN.search(text) is not None


def runs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each run of Chinese characters and of each text between them, and which it is."""
    at = 0
    for run in re.finditer(_RUN, text) if has_chinese(text) else ():
        yield at, run.start(), False
        yield run.start(), run.end(), True
        at = run.end()
    yield at, len(text), False


def _table(name: str) -> dict[str, Any]:
    return tomli.loads(Path(__file__).with_name("tables").joinpath(f"{name}.toml").read_text("utf-8"))
