"""Names of people: when two spellings mean one person.

Pinyin writes ü as u, v, yu or ü (Lü, Lv, Lyu); GB/T 28039-2011 settles on YU
for passports, but transcripts have all four.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import tomli

from factcheck.words.unseen import strip

_OFFICE_ZH = frozenset("長长員员書书席記记理統统局部司署處处院會会組组")
# patterns, compiled on first use: a claim that names nobody needs none
_PARENTHESES = r"[(（\[][^()（）\[\]]{0,60}[)）\]]|[\"“”][^\"“”]{0,30}[\"“”]"
_PLACE = r"\s+of\s+[A-Z][\w ]{1,40}$"
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_UMLAUT = r"\b([ln])(?:v|yu)(?=e?\b)"


@lru_cache(maxsize=4096)
def name_key(name: str) -> tuple[str, ...]:
    """The comparable words of a name: titles, initials, nicknames, case and accents taken off.

    >>> name_key("Ms. Amy E. Hood") == name_key("AMY HOOD")
    True
    >>> name_key("Lv Daliang") == name_key("Mr. Lyu Daliang")
    True
    """
    bare = re.sub(_PLACE, "", re.sub(_PARENTHESES, " ", strip(name)).strip())
    if _is_cjk(bare):
        return (_without_title(re.sub(r"\s+", "", bare)),)
    words = [re.sub(_UMLAUT, r"\1u", _plain(word)) for word in re.findall(_WORD, bare)]
    kept = [word for word in words if word not in _table("titles") and word not in _table("suffixes")]
    full = [word for word in kept if len(word) > 1]
    return (*(full or kept or words), *re.findall(r"\d+$", bare))  # Speaker 1 is not Speaker 2


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(tables()[name]["words"])


@cache
def tables() -> dict[str, dict[str, Any]]:
    """The contents of ``tables/names.toml``."""
    return tomli.loads(Path(__file__).with_name("tables").joinpath("names.toml").read_text("utf-8"))


def _is_cjk(text: str) -> bool:
    return not text.isascii() and any("\u3400" <= char <= "\u9fff" for char in text)


def _without_title(name: str) -> str:
    ends = (title for title in _table("titles_zh") if name.endswith(title) and len(name) - len(title) >= 2)
    return name.removesuffix(max(ends, key=len, default=""))


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def same_person(a: str, b: str) -> bool:
    """Whether two spellings may mean one person: a surname alone matches its full name.

    Chinese names match in either order ("Daliang Lyu"). Two names without a
    common surname never match; two different given names never do.
    """
    first, second = name_key(a), name_key(b)
    if not first or not second:
        return False
    if first == second or sorted(first) == sorted(second):
        return True
    short, long = sorted((first, second), key=len)
    if _is_cjk(short[0]) and _is_cjk(long[0]):
        return _same_cjk(short[0], long[0])
    if len(short) == len(long):
        return False
    if len(short) == 1:
        surnames = (long[0], long[-1]) if _family_first(long) else (long[-1],)
        return short[0] in surnames
    return short == long[-len(short) :] or (short[0] == long[0] and short[-1] == long[-1])


def _same_cjk(a: str, b: str) -> bool:
    """An office with a name ends with the name: 財政司司長曾俊華 and 曾俊華."""
    short, long = sorted((a, b), key=len)
    return 2 <= len(short) <= 4 and short[-1] not in _OFFICE_ZH and long.endswith(short)


def _family_first(words: tuple[str, ...]) -> bool:
    return len(words) == 2 and words[0] in _table("families")
