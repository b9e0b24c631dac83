"""One pass over the tokens: where a period may begin, the grammar of its script is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.figures.periods.english.cursor import Cursor
from factcheck.figures.periods.english.reader import read_at
from factcheck.figures.periods.lexicon import load
from factcheck.figures.tokens import CJK, NUMBER, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.figures.periods.shapes import Found


def find(tokens: Sequence[Token]) -> list[Found]:
    """The period expressions of the tokens in order; they do not overlap."""
    if any(token.kind == CJK for token in tokens):
        return _find_chinese(tokens)
    return _find_english(tokens)


def _find_english(tokens: Sequence[Token]) -> list[Found]:
    c = Cursor(tokens, load("periods"))
    starts, after = c.lexicon.starts, 0
    found: list[Found] = []
    for i, token in enumerate(tokens):
        if (token.kind == NUMBER or token.low in starts) and i >= after and (one := read_at(c, i, after)):
            found.append(one)
            after = one.after
    return found


def _find_chinese(tokens: Sequence[Token]) -> list[Found]:
    """Chinese periods, and between them English ones that no Chinese character touches."""
    from factcheck.figures.periods import chinese

    english_, chinese_ = Cursor(tokens, load("periods")), chinese.Cursor(tokens, load("periods_zh"))
    found: list[Found] = []
    after = 0
    for i in range(len(tokens)):
        if i < after:
            continue
        one = chinese.read_at(chinese_, i, after) if chinese.may_start(chinese_, i) else None
        if one is None and tokens[i].kind != CJK and not _touches_chinese(tokens, i + 1):
            one = read_at(english_, i, after)
        if one:
            found.append(one)
            after = one.after
    return found


def _touches_chinese(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == CJK and tokens[i].start == tokens[i - 1].end
