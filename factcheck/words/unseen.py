"""What a text says to the eye: invisible characters taken out, digits in disguise never read as numbers.

"1<zero width space>0.5%" is 10.5% to a person, and must be to us; "1O.5%" with a letter O, "৪%"
with a Bengali digit that looks like an 8 and "%5.01" printed backwards are no figure at all.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Controls, joiners, directions, fillers, variation selectors and tags."""

_COMBINING = "\u0300-\u036f\u0483-\u0489\u20d0-\u20f0"
_ALIKE = "lIOo|\u041e\u043e\u0406\u04c0\u039f\u03bf\u0399"
"""Letters that pass for 1 and 0, Cyrillic and Greek ones too."""

_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_WORTH_A_LOOK = re.compile(rf"[{_INVISIBLE}\d]")
"""One of these is in all that is odd, and found in a fraction of the time: most texts have none."""
_PLAIN = r"\t-\r -HJ-NP-km-np-{}~"
"""What is never odd: ASCII but for I, O, l, o, | and controls."""
_ODD = re.compile(
    rf"""[^{_PLAIN}]                              # to look for one class first is several times as fast
         (?: (?<=[{_INVISIBLE}])
           | (?<=\d[{_ALIKE}{_COMBINING}])[\d.,%]
           | (?<=[{_ALIKE}])(?<!\w.)[.,]?\d
           | (?<=[^\x00-\x7f])(?<=\d) )""",
    re.VERBOSE,
)
_RUN = re.compile(rf"(?<![\w.,|{_COMBINING}])[\d.,{_ALIKE}{_COMBINING}]++(?!\w)")
_LITRES = re.compile(r"\d[\d.,]*+l[.,]*+")
_BACKWARDS = re.compile("[\u202d\u202e][^\u202c\n]*")
_NO_DIGIT = "\ufffd"


def bare(text: str) -> tuple[str, Sequence[int]]:
    """The text as seen, and the offset of each of its characters in ``text``.

    >>> bare("1\\u200b0%")[0]
    '10%'
    """
    if _WORTH_A_LOOK.search(text) is None or _ODD.search(text) is None:
        return text, range(len(text))
    masked = _BACKWARDS.sub(_masked, text)
    places = [at for at, char in enumerate(masked) if not _UNSEEN.match(char)]
    return _RUN.sub(_masked_run, "".join(masked[at] for at in places)), places


def disguised(text: str) -> bool:
    """Whether something passes for a number that is none.

    >>> disguised("up 1O%"), disguised("up 10%")
    (True, False)
    """
    return _ODD.search(text) is not None and bare(text)[0] != strip(text)


def strip(text: str) -> str:
    """The text without the characters nobody sees."""
    return _UNSEEN.sub("", text)


def _masked(found: re.Match[str]) -> str:
    return "".join(_NO_DIGIT if char.isdecimal() else char for char in found[0])


def _masked_run(found: re.Match[str]) -> str:
    """Digits beside letters that pass for digits, or of another script, are none."""
    run = found[0]
    digits = [char for char in run if char.isdecimal()]
    mixed = len(digits) < sum(char not in ".," for char in run)
    doubtful = (mixed and not _LITRES.fullmatch(run)) or not all(map(_is_usual, digits))
    return _masked(found) if digits and doubtful else run


def _is_usual(digit: str) -> bool:
    """Whether a digit is the ASCII one in another width or weight."""
    return digit.isascii() or unicodedata.normalize("NFKC", digit).isascii()
