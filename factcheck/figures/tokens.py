"""A text as tokens: the one pass over the characters that every reader of figures shares.

Tokens are numbers (digits with inner separators), words (letters with inner
apostrophes), single CJK characters and single symbols; white space lies between
them. Reading tokens instead of searching a text with large patterns keeps the
time linear in its length.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER, WORD, CJK, SYMBOL = "number", "word", "cjk", "symbol"

_TOKEN = re.compile(
    r"""(?P<number>\d+(?:[.,]\d+)*)                             # 1,234.5  1.234,5  2024
      | (?P<cjk>[\u3007\u4e00-\u9fff])                         # one Chinese character
      | (?P<word>[^\W\d_\u3007\u4e00-\u9fff]+
                 (?:['\u2019][^\W\d_\u3007\u4e00-\u9fff]+)*)  # growth  don't  \u00bd
      | (?P<symbol>[^\s\w]|_)                                  # one sign
      """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """``low`` is the lower-case form that tables are looked up with."""

    low: str
    start: int
    end: int
    kind: str


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text`` in order; every character is in one of them or is white space."""
    return [
        Token(match.group().lower(), match.start(), match.end(), match.lastgroup or SYMBOL)
        for match in _TOKEN.finditer(text)
    ]
