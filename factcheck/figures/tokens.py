"""A text as tokens: the one pass over the characters that every reader of figures shares.

Tokens are numbers (digits with inner separators), words (letters with inner
apostrophes), single CJK characters and single symbols; white space lies between
them. Reading tokens instead of searching a text with large patterns keeps the
time linear in its length. Typography is folded first, one character for one, so
that spans hold: full-width forms, curly quotes, dashes, traditional characters.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from factcheck.words.kept import Kept
from factcheck.words.unseen import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER, WORD, CJK, SYMBOL = "number", "word", "cjk", "symbol"
_KINDS = {kind: kind for kind in (NUMBER, WORD, CJK)}

_FIRST_CJK = "\u3007"
_PIECE = re.compile(r"\S+")
_LONGEST_KEPT = 100
"""A longer piece is not one that comes again, and would fill the memory."""


@cache
def _token(cjk: str) -> re.Pattern[str]:
    """One token; ``cjk`` is the class of Chinese characters, "" for texts that have none, to compile less."""
    letter = rf"[^\W\d_{cjk}]"
    same = rf"| (?P<filling>(?P<again>[{cjk}])(?P=again){{5,}})"
    one = rf"{same} | (?P<cjk>[{cjk}])" if cjk else ""
    return re.compile(
        rf"""(?P<number>\d+(?:[.,]\d+|'\d{{3}}(?!\d))*)  # 1,234.5  1.234,5  1'234  2024
          | (?P<rule>(?P<sign>[^\s\w]|_)(?P=sign){{20,}})  # ........... one sign, again and again
          {one}                                      # filling (always the same), one Chinese character
          | (?P<word>{letter}+(?:'{letter}+)*)       # growth  don't  \u00bd
          | (?P<symbol>[^\s\w]|_)                    # one sign
          """,
        re.VERBOSE,
    )


_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
_WIDE_GROUPS = re.compile(r"\uff0c(?=[\uff10-\uff19]{3})")
_SIGNS = dict(
    zip(
        "\u2018\u2019\u2010\u2011\u2012\u2013\u2014\u2212\uffe5\uffe1\uffe0\u2044",
        "''------¥£¢/",
        strict=True,
    )
)
_PAIRS = (
    "萬万億亿點点兩两倆两俩两個个餘余幾几貳贰叄叁參叁陸陆負负數数從从將将達达過过為为約约週周時时間间長长"
    "減减漲涨縮缩擴扩貿贸關关農农歐欧鎊镑圓圆塊块錢钱噸吨萊莱頓顿雙双對对據据發发與与現现價价條条項项處处"
    "場场業业歲岁幣币臺台韓韩盧卢麥麦種种隻只張张輛辆戶户單单號号屆届貨货來来開开這这進进線线總总額额產产"
    "後后內内當当歷历連连續续較较環环複复級级斷断終终結结佔占僅仅濟济規规遠远輪轮樓楼門门許许計计預预轉转"
    "鐘钟鍾钟頭头筆笔棟栋顆颗級级組组類类員员隊队團团節节階阶釐厘紙纸題题齡龄"
    "於于調调報报緩缓飆飙強强彈弹驟骤銳锐變变創创紀纪錄录匯汇紐纽爾尔舊旧噴喷聲声層层廣广東东陳陈"
)
"""Traditional characters, each with its simplified form behind it."""
_FOLD = _WIDE | str.maketrans(_SIGNS) | str.maketrans(_PAIRS[::2], _PAIRS[1::2])


class Token(NamedTuple):
    """``low`` is the lower-case, folded form that tables are looked up with."""

    low: str
    start: int
    end: int
    kind: str


_new = partial(tuple.__new__, Token)
"""A token of four values, in half the time of calling Token: millions are made."""


def fold(text: str) -> str:
    """``text`` with one spelling for each sign; the length stays the same."""
    return text if text.isascii() else _WIDE_GROUPS.sub(",", text).translate(_FOLD)


def is_cjk(text: str) -> bool:
    """Whether all characters are Chinese ones, each a token of its own."""
    return all(char == _FIRST_CJK or "\u4e00" <= char <= "\u9fff" for char in text)


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text`` in order; what is seen is in one of them or is white space."""
    seen, places = bare(text)
    found = _tokens(seen)
    if seen is text:
        return found
    return [token._replace(start=places[token.start], end=places[token.end - 1] + 1) for token in found]


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    for found in _PIECE.finditer(text):
        at, word = found.start(), found.group()
        piece = _pieces[word] if len(word) <= _LONGEST_KEPT else _read(word)
        tokens += [_new((low, at + start, at + end, kind)) for low, start, end, kind in piece]
    return tokens


def _read(piece: str) -> tuple[Token, ...]:
    """The tokens between two blanks, which no token goes over: the same pieces come again and again."""
    tokens: list[Token] = []
    pattern = _token("\u3007\u4e00-\u9fff" if max(piece) >= _FIRST_CJK else "")
    for match in pattern.finditer(fold(piece)):
        kind = _KINDS.get(match.lastgroup or "", SYMBOL)
        low = match.group().lower() if kind != NUMBER else match.group().replace("'", ",")
        token = Token(low, match.start(), match.end(), kind)
        if kind == NUMBER and token.low.count(",") > 1 and is_list(token.low):
            tokens += _parts(token)
        else:
            tokens.append(token)
    return tuple(tokens)


_pieces = Kept(_read)


def has_cjk(tokens: Sequence[Token]) -> bool:
    """Whether one of the tokens is a Chinese character."""
    return CJK in [token.kind for token in tokens]


def before_period(tokens: Sequence[Token], at: int) -> int:
    """``at``, or where a (blanked) period with its genitive begins that ends there: "由 | 6月的 | 4.2%"."""
    first = at - (at > 0 and tokens[at - 1].low == "的")
    start = first
    while start > 0 and not tokens[start - 1].low:
        start -= 1
    return start if start < first else at


def is_list(digits: str) -> bool:
    """Whether commas part several numbers ("22,24,26") rather than the groups of one ("12,34,567")."""
    first, *middle, last = digits.partition(".")[0].split(",")
    return len(last) != 3 or len(first) > 3 or any(len(group) not in (2, 3) for group in middle)


def _parts(token: Token) -> list[Token]:
    """A list written without spaces, one token for each number and comma."""
    parts: list[Token] = []
    at = token.start
    for piece in token.low.split(","):
        if parts:
            parts.append(Token(",", at - 1, at, SYMBOL))
        parts.append(Token(piece, at, at + len(piece), NUMBER))
        at += len(piece) + 1
    return parts
