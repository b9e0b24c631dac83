"""All that is known about quantities, from the tables, and a text to read with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.figures.numbers import ARTICLES, POINTS, STARTERS, NumberWords, is_vulgar
from factcheck.figures.tables import Phrases, forms, load
from factcheck.figures.tokens import NUMBER
from factcheck.figures.units import UnitTable
from factcheck.model import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.figures.tables import Table
    from factcheck.figures.tokens import Token


SIGNS = frozenset({"-", "minus", "negative"})
WEB = frozenset({"http", "https", "www"})
_LEADING = SIGNS | WEB | ARTICLES | {"point"}
"""What a quantity may begin with and has a number word behind ("a third", "point two"), or none at all."""


class Hedge(NamedTuple):
    """A bound; ``reach`` is the far end of the interval relative to the value (0: no end)."""

    bound: Bound
    reach: float = 0.0


class Multiple(NamedTuple):
    """A word that is a multiple by itself; a ``rate`` ends before its denominator ("twice | a year")."""

    value: float
    rate: bool = False


class NameTable(NamedTuple):
    """Words that make the number beside them a name."""

    before: Phrases[bool]
    after: Phrases[bool]
    phrases: Phrases[bool]


class Grammar(NamedTuple):
    """The tables in the forms in which they are looked up."""

    numbers: NumberWords
    units: UnitTable
    hedge_before: Phrases[Hedge]
    hedge_after: Phrases[Hedge]
    names: NameTable
    moves: frozenset[str]
    multiples: Phrases[Multiple]
    vague: Phrases[tuple[float, float]]
    local: Mapping[str, frozenset[str]]
    starters: frozenset[str]

    def starts(self, tokens: Sequence[Token]) -> list[int]:
        """Where a quantity (or an address to skip) can start."""
        starters = self.starters
        return [
            at
            for at, token in enumerate(tokens)
            if token.low in starters or token.kind == NUMBER or is_vulgar(token)
        ]

    @property
    def signals(self) -> frozenset[str]:
        """The words without one of which, and without digits, a text has no quantity."""
        return (self.starters - _LEADING) | self.numbers.part.keys() | POINTS

    @classmethod
    def load(cls, extra: Mapping[str, Any] | None = None) -> Grammar:
        """The built-in tables with a user's added."""
        hedges, names = load("hedges", extra), load("names", extra)
        currencies = load("currencies", extra)
        numbers = NumberWords.from_table(load("numbers", extra))
        multiples = Phrases(_multiples(load("multiples", extra)))
        vague = Phrases(forms(load("vague", extra), "phrases", _span))
        return cls(
            numbers,
            UnitTable.from_tables(load("units", extra), currencies),
            Phrases(forms(hedges, "before", _hedge), backwards=True),
            Phrases(forms(hedges, "after", _hedge)),
            NameTable(
                Phrases(forms(names, "before", bool), backwards=True),
                Phrases(forms(names, "after", bool)),
                Phrases(forms(names, "phrases", bool)),
            ),
            frozenset(form for form, _ in forms(load("changes", extra), "verbs", bool)),
            multiples,
            vague,
            {code: frozenset(entry["local"]) for code, entry in currencies.items() if "local" in entry},
            numbers.starters | STARTERS | SIGNS | WEB | multiples.heads | vague.heads,
        )


def _hedge(entry: Mapping[str, Any]) -> Hedge:
    return Hedge(Bound(entry["bound"]), entry.get("reach", 0.0))


def _span(entry: Mapping[str, Any]) -> tuple[float, float]:
    low, high = entry["span"]
    return float(low), float(high)


def _multiples(table: Table) -> Iterator[tuple[str, Multiple]]:
    for entry in table.values():
        for form, value in entry["words"].items():
            yield form, Multiple(value, bool(entry.get("rate")))


class Scan(NamedTuple):
    """A text being read: its tokens (blank where a period stands), and the grammar."""

    tokens: Sequence[Token]
    text: str
    grammar: Grammar

    def low(self, at: int) -> str:
        """The folded form of a token, "" beyond either end."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def touches(self, at: int) -> bool:
        """Whether no white space stands before the token at ``at``."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def kind(self, at: int) -> str:
        """The kind of a token, "" beyond either end and inside a period."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) and self.tokens[at].low else ""

    def slice(self, first: int, last: int) -> str:
        """The text from token ``first`` up to token ``last``."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""
