"""Speaker labels: the habits transcripts have of saying who speaks.

A line gives a candidate (``find_label``); the document as a whole decides which
candidates are people (``people``), as "Net Revenue:" looks like a name alone.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model import SpeakerKind
from factcheck.reading.tables import table
from factcheck.reading.turns.names import has_office, is_outlet, split_role
from factcheck.words.unseen import strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.reading.layout import Line

_CAPS = r"(?:(?:Mc|Mac|De|Di|Van|La|Le|O['’])?[A-Z][A-Z'’]+(?:-[A-Z]['’A-Z]+)*)"
_DOTTED = re.compile(
    rf"""(?P<name>(?:The\ )?(?:(?:Mr|Ms|Mrs|Miss|Dr|Hon|Messrs)\.?\ )?      # Mr. WARNER.
          (?:(?:[A-Z]\.\ ?){{1,2}})?{_CAPS}(?:\ (?:{_CAPS}|[A-Z]\.|de|of\ the|of))*
          (?:\ of\ [A-Z][a-z]+(?:\ [A-Z][a-z]+)?)?                       # BROWN of Ohio.
          (?:\ pro\ tempore)?)
        \.(?=\s|\Z)\s*""",
    re.VERBOSE,
)
_CLERK = re.compile(r"(?P<name>The (?:\w+ ){0,2}clerk) (?=(?:read|called|proceeded|designated))")
_COLON = re.compile(r"(?P<name>[^\s:：](?:[^:：\n]|:(?=\d\d)){0,89}?)\s*(?:[:：](?!//|\d\d\b))[*_]{0,2}\s*")
_DASHED = re.compile(
    r"(?P<name>[^\s:]{1,30}(?: [^\s:–—-]{1,30}){1,5}?)\s*(?:--|—|–| - )\s*(?P<role>[A-Z][^:;$%]{2,100})$"
)
_DASHES = ("--", "—", "–", " - ")
_QA = re.compile(r"(?P<name>[QA])(?:(?:\s*[.:]|\s*\)|\t)\s*|\s{2,}|\s(?=[^a-z\s]))")
_WORD = re.compile(r"[^\W\d_]+(?:[.'’&+-]++[^\W\d_]*+)*+")
# "13. 李某某議員：" and "[00:01:23] Ana Ode:".
_NUMBERED = re.compile(
    r"\d{1,3}[.、)]\s*(?=[\u3400-\u9fff])|Q\d{1,3}\s+(?=[A-Z])|[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s+[-–]?\s*"
)
# "Ana Ode  00:12" on a line of its own.
_TIMED = re.compile(
    r"(?P<name>[^\d\[(（:：]{3,50}?)\s+[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?:?$"
)
# "Ana Ode, Member of the Commission. – " and "M. Ray. – ", as parliaments of Europe print them.
_SPACED = re.compile(
    r"(?P<name>(?:(?:M|Mr|Mrs|Ms|Dr)\.\s|Mme\s)?[^\s.:,–—][^.:,–—]{1,50})(?:,\s(?P<role>[^.–—]{2,80}))?\.\s+[–—]\s+"
)
_LENTICULAR = re.compile(r"【(?P<name>[^【】：:]{1,20})】\s*")
_ALONE = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}")
_HONORIFICS = ("The ", "Mr. ", "Ms. ", "Mrs. ", "Dr. ", "Miss ", "Hon. ")
_LONGEST = 160
_CJK = re.compile(r"[\u3400-\u9fff]")


class Habit(Enum):
    """The ways labels are written; a document keeps to one or two."""

    TAG = "a speaker named by the format"
    HONORIFIC = "Mr. WARNER."
    DOTTED = "HOWARD SCHNEIDER."
    COLON = "Li Yongjie:"
    DASHED = "Ana Ode--Analyst"
    LETTER = "Q"
    ALONE = "a name on a line of its own"


class Label(NamedTuple):
    """A candidate: the name as written, where the words after it start, and how sure its shape is.

    ``strength`` 3: no doubt (honorific, capitals, a tag); 2: needs the document
    to agree; 1: only as one of several of its kind.
    """

    name: str
    end: int
    strength: int
    role: str = ""
    habit: Habit = Habit.COLON


def find_label(line: Line) -> Label | None:
    """The label a line starts with, if it has the shape of one."""
    if line.speaker:
        name, role = split_role(strip(line.speaker))
        return Label(name, 0, 3, role, Habit.TAG)
    if not line.text.isascii() and (seen := strip(line.text)) != line.text:
        return _behind_unseen(line, seen)
    skip = len(line.text) - len(line.text.lstrip("*_ "))
    number = _NUMBERED.match(line.text, skip)
    skip = number.end() if number else skip
    text = line.text[skip : skip + _LONGEST]
    size = len(line.text) - skip
    found = _timed(text) or _spaced(text) or _dotted(text) or _letter(text) or _colon(text)
    found = found or _lenticular(text)
    found = found or _dashed(text, size) or _alone(text, size)
    if not found:
        return None
    strength = max(found.strength, 2) if number and ":" in number[0] else found.strength
    return found._replace(name=found.name.strip("*_ "), end=found.end + skip, strength=strength)


def _behind_unseen(line: Line, seen: str) -> Label | None:
    """The label of a line with characters in it that nobody sees."""
    found = find_label(line._replace(text=seen))
    ends = accumulate(bool(strip(char)) for char in line.text)
    return found and found._replace(end=next(i for i, end in enumerate(ends, 1) if end == found.end))


def _dotted(text: str) -> Label | None:
    found = _DOTTED.match(text) or _CLERK.match(text)
    if not found or is_stopped(found["name"]):
        return None
    name = found["name"]
    if name.startswith(_HONORIFICS):
        return Label(name, found.end(), 3, habit=Habit.HONORIFIC)
    words = name.split()
    if sum(map(str.isupper, name)) < 3 or found.end() >= len(text) or words[0].lower() in _particles():
        return None
    return Label(name, found.end(), 3 if len(words) > 1 else 2, habit=Habit.DOTTED)


def _colon(text: str) -> Label | None:
    found = _COLON.match(text) if _has_colon(text) else None
    if not found:
        return None
    name, role = split_role(found["name"].strip("*_ \"'“"))
    if not name or is_stopped(name):
        return None
    full = found["name"].strip() if role and _CJK.search(name) else name
    strength = (
        _strength_zh(full, name) if _CJK.search(name) else _strength(name, alone=found.end() >= len(text))
    )
    strength = max(strength, 2) if strength and (has_office(role) or is_outlet(role)) else strength
    return Label(name, found.end(), strength, role) if strength else None


def _has_colon(text: str) -> bool:
    """Whether the slow patterns are worth a try: most lines have none."""
    return ":" in text or "：" in text


def _strength_zh(full: str, name: str) -> int:
    """Sure as an office, behind one (司長李某) or as a known part; a bare name is likely."""
    words = table("labels")["offices_zh"]
    office = len(name) <= 24 and name.endswith(tuple(words["suffixes"])) and "，" not in name
    if generic_kind(name) or office or (full != name and len(full) <= 50):
        return 3
    if is_outlet(name) and len(name) <= 16:
        return 2
    return 2 if 2 <= len(name) <= 4 and name[0] in words["surnames"] else 0


def _strength(name: str, alone: bool) -> int:
    if generic_kind(name):
        return 3
    words = name.replace(",", " ").split()
    if "," in name and not is_outlet(name):
        return 0
    if not 1 <= len(words) <= 10 or (any(map(str.isdigit, name)) and not is_outlet(name)):
        return 0
    if not all(_is_name_word(word) for word in words) or words[0].islower() or words[-1] in _particles():
        return 0
    if not _titled(words[0]) and re.split(r"['’.]", words[0].casefold())[0] in _sentence_words():
        return 0
    if _titled(words[0]) or (name.isupper() and len(name) > 3):
        return 3
    return 2 if alone or is_outlet(name) else 1


def _is_name_word(word: str) -> bool:
    shaped = _WORD.fullmatch(word.lstrip("0123456789"))
    return shaped is not None and (not word[0].islower() or word in _particles())


@cache
def _sentence_words() -> frozenset[str]:
    """What a sentence may open with, and no name."""
    return frozenset(table("reported")["nobody"]["en"]) - {"the", "a"}


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("labels")["particles"]["words"])


def _titled(word: str) -> bool:
    return word.rstrip(".").lower() in _titles()


@cache
def _titles() -> frozenset[str]:
    titles = table("labels")["titles"]
    return frozenset([*titles["plain"], *(word for office in titles["offices"] for word in office.split())])


def _dashed(text: str, length: int) -> Label | None:
    found = _DASHED.match(text) if length < 150 and any(dash in text for dash in _DASHES) else None
    if not found or _strength(found["name"], alone=False) == 0:
        return None
    strength = 2 if has_office(found["role"]) and not re.search(r"[.?!] [A-Z]|[.?!]$", found["role"]) else 1
    return Label(found["name"], length, strength, found["role"].strip(), Habit.DASHED)


def _timed(text: str) -> Label | None:
    found = _TIMED.match(text) if ":" in text else None
    sure = found and (_strength(found["name"].strip(), alone=True) or _CJK.search(found["name"]))
    return Label(found["name"].strip(), found.end(), 3, habit=Habit.ALONE) if found and sure else None


def _spaced(text: str) -> Label | None:
    found = _SPACED.match(text)
    name, role = split_role(found["name"]) if found else ("", "")
    sure = found and not is_stopped(name) and _strength(name.removeprefix("M. "), alone=True)
    return Label(name, found.end(), 3, found["role"] or role) if found and sure else None


def _lenticular(text: str) -> Label | None:
    found = _LENTICULAR.match(text)
    name, role = split_role(found["name"]) if found else ("", "")
    strength = _strength_zh(name, name) if found and not is_stopped(name) else 0
    return Label(name, found.end(), strength, role) if found and strength else None


def _alone(text: str, size: int) -> Label | None:
    """A name and nothing else; it must come back, and not alone, to be believed."""
    if size > 50 or not _ALONE.fullmatch(text) or text.endswith(".") or is_stopped(text) or text.isupper():
        return None
    return Label(text, size, 1, habit=Habit.ALONE)


def _letter(text: str) -> Label | None:
    """Q and A, the letters; "A Bank" opens a sentence, so a bare A is weak."""
    found = _QA.match(text)
    if not found or (found["name"] == "A" and not found[0].strip("A \t\u00a0")):
        return None
    return Label(found["name"], found.end(), 3 if ":" in found[0] else 2, habit=Habit.LETTER)


def is_stopped(name: str) -> bool:
    """Whether a would-be label is known to introduce something else than words."""
    bare = name.casefold().strip(" .*")
    return bare in _stop() or bare.startswith("by ") or bare.endswith(("如下", "告知本會", "包括", "summary"))


@cache
def _stop() -> frozenset[str]:
    return frozenset(table("labels")["stop"]["words"])


def generic_kind(name: str) -> SpeakerKind | None:
    """The part of a label that names no person ("MODERATOR", "Q1"), or None."""
    return _generic().get(generic_key(name))


@cache
def _generic() -> dict[str, SpeakerKind]:
    kinds = table("labels")["generic"]
    return {word: kind for kind in reversed(SpeakerKind) for word in kinds[kind]}


def generic_key(name: str) -> str:
    """A label without its number and case: "Q1" is "q"."""
    return re.sub(r"\s*#?\d+$", "", name.casefold().strip(" .*"))


def people(labels: Iterable[Label], known: Callable[[str], bool]) -> frozenset[Label]:
    """The candidates that are people (or offices, or outlets) in this document."""
    found = list(labels)
    if any(label.habit is Habit.HONORIFIC for label in found):
        found = [label for label in found if label.habit is not Habit.DOTTED]
    counts = Counter((label.name, label.habit) for label in found)
    sure = {label for label in found if label.strength == 3 or known(label.name)}
    likely = {label for label in found if label.strength == 2 and _enough(label, counts)}
    habits = Counter(label.habit for label in sure | likely)
    again = {label for label in found if label.habit is Habit.ALONE and counts[label.name, label.habit] >= 2}
    others = [label for label in found if label.strength == 1 and label.habit is not Habit.ALONE]
    weak = {label for label in others if habits[label.habit] and _is_person(label, counts)}
    back_and_forth = again if len({label.name for label in again}) >= 2 and not sure | likely else set()
    return frozenset(sure | likely | weak | back_and_forth)


def _enough(label: Label, counts: Counter[tuple[str, Habit]]) -> bool:
    """ "Q" or a single word must come back; a name of two words or a Chinese one need not."""
    full = len(label.name.split()) >= 2 or _CJK.search(label.name) is not None or is_outlet(label.name)
    return full or counts[label.name, label.habit] >= 2


def _is_person(label: Label, counts: Counter[tuple[str, Habit]]) -> bool:
    return 2 <= len(label.name.split()) <= 4 or counts[label.name, label.habit] >= 3
