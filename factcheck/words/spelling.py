"""British spellings read as American ones: one text's "labour programmes" meet another's "labor programs".

By endings, after the differences that Webster's dictionary of 1828 made; single words are in
tables/words.toml. What comes out is a key for comparing and not for people: an ending that is
no matter of spelling ("promise") is changed in every text alike.
"""

from __future__ import annotations

import re

_ENDINGS = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|es|ed|ing|er|ers)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|er|ers|able|al|ful|hood|hoods|ly|ite|ites)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[tb])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z]{2})ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=gra)mme(?=s?$)"), "m"),
)


def american(word: str) -> str:
    """A word in small letters as Americans spell it, or as it is."""
    for ending, other in _ENDINGS:
        word = ending.sub(other, word)
    return word
