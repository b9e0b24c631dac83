"""Looking at the tokens of a Chinese sentence through the tables: one character is one token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.figures.periods.shapes.single import Shape
from factcheck.figures.tokens import NUMBER, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.periods.lexicon import Lexicon

Parsed = tuple[Shape, int]  # what was read, and the token after it

_LONGEST = 5  # characters of a word


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Cursor:
    """Tokens with the lexicon; every method takes the index of a token, in range or not."""

    tokens: Sequence[Token]
    lexicon: Lexicon

    def low(self, i: int) -> str:
        """The token in simplified characters, "" outside the text."""
        if not 0 <= i < len(self.tokens):
            return ""
        low = self.tokens[i].low
        return self.lexicon.fold.get(low, low)

    def word(self, kind: str, i: int) -> tuple[Any, int] | None:
        """The longest word of the table ``kind`` that begins here: its value and the token after it."""
        if self.low(i) not in self.lexicon.opens[kind]:
            return None
        words = self.lexicon.words[kind]
        text, found = "", None
        for at in range(i, min(i + _LONGEST, len(self.tokens))):
            text += self.low(at)
            if text in words:
                found = words[text], at + 1
        return found

    def is_in(self, kind: str, i: int) -> bool:
        """Whether the table ``kind`` has the one character."""
        return self.low(i) in self.lexicon.words[kind]

    def skip(self, i: int, *words: str) -> int:
        """The index after token ``i`` if it is one of ``words``, else ``i``."""
        return i + 1 if self.low(i) in words else i

    def digits(self, i: int) -> tuple[int, int, int] | None:
        """A number digit by digit, "2024" or "二零一二": value, token after it, number of digits."""
        low = self.low(i)
        if 0 <= i < len(self.tokens) and self.tokens[i].kind == NUMBER:
            return (int(low), i + 1, len(low)) if low.isdecimal() and len(low) <= 4 else None
        value, at = 0, i
        while at < i + 4 and (digit := self._numeral(at)) is not None and digit < 10:
            value, at = value * 10 + digit, at + 1
        return (value, at, at - i) if at > i else None

    def number(self, i: int) -> tuple[int, int] | None:
        """A number below a hundred: "12", "十二", "二十", "两"."""
        found = self.digits(i)
        if found and self.low(found[1]) != "十":
            short = found[2] == 1 or self.tokens[i].kind == NUMBER
            return found[:2] if short and found[0] < 100 else None
        tens = found[0] if found and found[2] == 1 else 1
        at = found[1] if found else i
        if self.low(at) != "十" or (found and found[2] > 1):
            return None
        ones = self._numeral(at + 1)
        if ones is None or not 0 < ones < 10:
            return tens * 10, at + 1
        return tens * 10 + ones, at + 2

    def value(self, i: int) -> int | None:
        """The value of one numeral."""
        return self._numeral(i)

    def _numeral(self, i: int) -> int | None:
        value: int | None = self.lexicon.words["numeral"].get(self.low(i))
        return value
