"""Looking at the tokens of an English sentence through the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.figures.periods.shapes.single import Shape
from factcheck.figures.tokens import NUMBER, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.periods.lexicon import Lexicon

Parsed = tuple[Shape, int]  # what was read, and the token after it

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_DASHES = frozenset({"-", "–", "‐", "‑"})


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cursor:
    """Tokens with the lexicon; every method takes the index of a token, in range or not."""

    tokens: Sequence[Token]
    lexicon: Lexicon

    def low(self, i: int) -> str:
        """The word in lower case, "" outside the text."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def before(self, i: int) -> str:
        """The word before token ``i``, an article left out."""
        return self.low(i - 2 if self.low(i - 1) == "the" else i - 1)

    def value(self, kind: str, i: int) -> Any:
        """What the table ``kind`` has for the word, else ``None``."""
        return self.lexicon.words[kind].get(self.low(i))

    def is_in(self, kind: str, i: int) -> bool:
        """Whether the table ``kind`` has the word."""
        return self.low(i) in self.lexicon.words[kind]

    def is_plural(self, i: int) -> bool:
        """Whether a unit is in the plural (its possessive is not)."""
        return self.low(i).endswith("s") and not self.low(i).endswith(("'s", "’s"))

    def phrase(self, kind: str, last: int) -> tuple[Any, int] | None:
        """The longest phrase of the table that ends with token ``last``: its value and first token."""
        text, found = "", None
        for i in range(last, max(last - 4, -1), -1):
            text = f"{self.low(i)} {text}".rstrip()
            if (value := self.lexicon.words[kind].get(text)) is not None:
                found = value, i
        return found

    def phrase_from(self, kind: str, first: int) -> tuple[Any, int] | None:
        """The phrase of the table that begins with token ``first``: its value and the token after it."""
        for after in (first + 1, first + 2):
            text = " ".join(self.low(i) for i in range(first, after))
            if (value := self.lexicon.words[kind].get(text)) is not None:
                return value, after
        return None

    def skip(self, i: int, *words: str) -> int:
        """The index after token ``i`` if it is one of ``words``, else ``i``."""
        return i + 1 if self.low(i) in words else i

    def touches(self, i: int) -> bool:
        """Whether no space parts token ``i`` from the one before it."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def digits(self, i: int, longest: int = 4) -> int | None:
        """A whole number of few digits."""
        if not 0 <= i < len(self.tokens) or self.tokens[i].kind != NUMBER:
            return None
        low = self.tokens[i].low
        return int(low) if len(low) <= longest and low.isdecimal() else None

    def count(self, i: int) -> tuple[int, int] | None:
        """A small number in digits or words: "12", "twelve", "twenty-five", "a couple of"."""
        number = self.digits(i, 3)
        if number is not None:
            return number, i + 1
        i = self.skip(i, "a") if self.low(i + 1) == "couple" else i
        if (number := self.value("number", i)) is None:
            return None
        after = i + 2 if self.low(i + 1) in _DASHES else i + 1
        ones = self.value("number", after)
        if number >= 20 and ones is not None and ones < 10 and self.low(after) != "a":
            return number + ones, after + 1
        return number, self.skip(i + 1, "of") if self.low(i) == "couple" else i + 1

    def day_number(self, i: int) -> tuple[int, int] | None:
        """A day of a month: "30", "30th", "the ninth", "twenty-seventh"."""
        i = self.skip(i, "the")
        number = self.digits(i, 2)
        if number is not None:
            after = i + 2 if self.low(i + 1) in _SUFFIXES else i + 1
            return (number, after) if 1 <= number <= 31 else None
        return self.ordinal(i)

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """An ordinal in digits or words, 1 or more: "3rd", "third", "twenty-third"."""
        number = self.digits(i, 3)
        if number is not None:
            return (number, i + 2) if number and self.low(i + 1) in _SUFFIXES else None
        number = self.value("ordinal", i)
        if number is not None:
            return (number, i + 1) if number > 0 else None
        tens = self.value("number", i)
        after = i + 2 if self.low(i + 1) in _DASHES else i + 1
        ones = self.value("ordinal", after)
        if tens in (20, 30) and ones is not None and 0 < ones < 10:
            return tens + ones, after + 1
        return None

    def is_compound(self, i: int) -> bool:
        """Whether a hyphen at ``i`` joins the word before it to another: "quarter-point"."""
        return self.low(i) == "-" and self.touches(i) and self.touches(i + 1) and self.low(i + 1).isalpha()

    def dash(self, i: int) -> int:
        """The index after a hyphen or dash at ``i``, else ``i``."""
        return i + 1 if self.low(i) in _DASHES else i
