"""All that is known about quantities, from the tables, and a text to read with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.figures.numbers import NumberWords
from factcheck.figures.tables import Phrases, load
from factcheck.figures.units import UnitTable
from factcheck.model import Bound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.figures.tokens import Token


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

    @classmethod
    def load(cls, extra: Mapping[str, Any] | None = None) -> Grammar:
        """The built-in tables with a user's added."""
        hedges = load("hedges", extra).values()
        names = load("names", extra).values()
        changes = load("changes", extra).values()

        def hedge_phrases(key: str) -> Phrases[Hedge]:
            return Phrases(
                (
                    (form, Hedge(Bound(entry["bound"]), entry.get("reach", 0.0)))
                    for entry in hedges
                    for form in entry.get(key, ())
                ),
                backwards=key == "before",
            )

        def name_phrases(key: str) -> Phrases[bool]:
            pairs = ((form, True) for entry in names for form in entry.get(key, ()))
            return Phrases(pairs, backwards=key == "before")

        return cls(
            NumberWords.from_table(load("numbers", extra)),
            UnitTable.from_tables(load("units", extra), load("currencies", extra)),
            hedge_phrases("before"),
            hedge_phrases("after"),
            NameTable(name_phrases("before"), name_phrases("after"), name_phrases("phrases")),
            frozenset(form for entry in changes for form in entry["verbs"]),
            Phrases(
                (form, Multiple(value, bool(entry.get("rate"))))
                for entry in load("multiples", extra).values()
                for form, value in entry["words"].items()
            ),
            Phrases(
                (form, (float(entry["span"][0]), float(entry["span"][1])))
                for entry in load("vague", extra).values()
                for form in entry["phrases"]
            ),
        )


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
