"""A text as tokens: the one pass over the characters that every reader of figures shares.

Tokens are numbers (digits with inner separators), words (letters with inner
apostrophes), single CJK characters and single symbols; white space lies between
them. Reading tokens instead of searching a text with large patterns keeps the
time linear in its length. Typography is folded first, one character for one, so
that spans hold: full-width forms, curly quotes, dashes, traditional characters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER, WORD, CJK, SYMBOL = "number", "word", "cjk", "symbol"

_TOKEN = re.compile(
    r"""(?P<number>\d+(?:[.,]\d+)*)                             # 1,234.5  1.234,5  2024
      | (?P<cjk>[\u3007\u4e00-\u9fff])                         # one Chinese character
      | (?P<word>[^\W\d_\u3007\u4e00-\u9fff]+
                 (?:'[^\W\d_\u3007\u4e00-\u9fff]+)*)           # growth  don't  \u00bd
      | (?P<symbol>[^\s\w]|_)                                  # one sign
      """,
    re.VERBOSE,
)

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
_WIDE_GROUPS = re.compile(r"\uff0c(?=[\uff10-\uff19]{3})")
_SIGNS = dict(zip("\u2018\u2019\u2010\u2011\u2012\u2013\u2014\u2212\uffe5\uffe1\uffe0\u2044", "''------¥£¢/", strict=True))
_TRADITIONAL = dict(
    ["萬万", "億亿", "點点", "兩两", "倆两", "俩两", "個个", "餘余", "幾几", "貳贰", "叄叁", "參叁", "陸陆", "負负", "數数", "從从", "將将", "達达", "過过", "為为", "約约", "週周", "時时", "間间", "長长", "減减", "漲涨", "縮缩", "擴扩", "貿贸", "關关", "農农", "歐欧", "鎊镑", "圓圆", "塊块", "錢钱", "噸吨", "萊莱", "頓顿", "雙双", "對对", "據据", "發发", "與与", "現现", "價价", "條条", "項项", "處处", "場场", "業业", "歲岁", "幣币", "臺台", "韓韩", "盧卢", "麥麦", "種种", "隻只", "張张", "輛辆", "戶户", "單单", "號号", "屆届", "貨货", "來来", "開开", "這这", "進进", "線线", "總总", "額额", "產产", "後后", "內内", "當当", "歷历", "連连", "續续", "較较", "環环", "複复", "級级", "斷断", "終终", "結结", "佔占", "僅仅", "濟济", "規规", "遠远", "輪轮", "樓楼", "門门", "許许", "計计", "預预", "轉转", "變变", "創创", "紀纪", "錄录", "匯汇", "紐纽", "爾尔", "舊旧", "噴喷", "聲声", "層层", "廣广", "東东", "陳陈"]
)
_FOLD = _WIDE | str.maketrans(_SIGNS) | str.maketrans(_TRADITIONAL)


class Token(NamedTuple):
    """``low`` is the lower-case, folded form that tables are looked up with."""

    low: str
    start: int
    end: int
    kind: str


def fold(text: str) -> str:
    """``text`` with one spelling for each sign; the length stays the same."""
    return text if text.isascii() else _WIDE_GROUPS.sub(",", text).translate(_FOLD)


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text`` in order; every character is in one of them or is white space."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(fold(text)):
        kind = match.lastgroup or SYMBOL
        token = Token(match.group().lower(), match.start(), match.end(), kind)
        if kind == NUMBER and token.low.count(",") > 1 and is_list(token.low):
            tokens += _parts(token)
        else:
            tokens.append(token)
    return tokens


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
