"""Speaker labels: the habits transcripts have of saying who speaks.

A line gives a candidate (``find_label``); the document as a whole decides which
candidates are people (``people``), as "Net Revenue:" looks like a name alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from factcheck.model import SpeakerKind
from factcheck.reading.layout import Line
from factcheck.reading.tables import table

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
_COLON = re.compile(r"(?P<name>[^\s:：][^:：\n]{0,89}?)\s*(?:[:：](?!//|\d\d\b))[*_]{0,2}\s*")
_DASHED = re.compile(
    r"(?P<name>[^\s:]{1,30}(?: [^\s:–—-]{1,30}){1,5}?)\s*(?:--|—|–| - )\s*(?P<role>[A-Z][^.:;$%]{2,100})$"
)
_QA = re.compile(r"(?P<name>[QA])(?:(?:\s*[.:]|\s*\)|\t)\s*|\s{2,}|\s(?=[\[(“\"‘A-Z]))")
_TAIL = re.compile(r"\s*[（(](?P<role>[^()（）]{1,80})[)）]$|,\s+(?P<office>[a-zA-Z][^:]{3,80})$")
_WORD = re.compile(r"[^\W\d_]+(?:[.'’&+-]+[^\W\d_]*)*\+?")
_PARTICLES = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "de",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "del",
        "da",
        "di",
        "al",
        "bin",
        "ibn",
        "e",
        "y",
        "on",
        "to",
        "at",
        "pro",
        "tempore",
    ]
)
_CJK = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Label:
    """A candidate: the name as written, where the words after it start, and how sure its shape is.

    ``strength`` 3: no doubt (honorific, capitals, a tag); 2: needs the document
    to agree; 1: only as one of several of its kind.
    """

    name: str
    end: int
    strength: int
    role: str = ""


def find_label(line: Line) -> Label | None:
    """The label a line starts with, if it has the shape of one."""
    if line.speaker:
        return Label(line.speaker, 0, 3)
    text = line.text
    skip = len(text) - len(text.lstrip("*_ "))
    for habit in (_dotted, _colon, _dashed, _question):
        if label := habit(text[skip : skip + 160]):
            return Label(label.name.strip("*_ "), label.end + skip, label.strength, label.role)
    return None


def _dotted(text: str) -> Label | None:
    found = _DOTTED.match(text) or _CLERK.match(text)
    if not found or is_stopped(found["name"]):
        return None
    name = found["name"]
    caps = re.sub(r"^(?:The|Mr|Ms|Mrs|Dr|Miss|Hon)\.? ", "", name)
    if sum(map(str.isupper, caps)) < 3 and not name.startswith(("Mr", "Ms", "Dr", "The")):
        return None
    return Label(
        name, found.end(), 3 if name[:4] in ("The ", "Mr. ", "Ms. ", "Mrs.", "Dr. ") or " " in name else 2
    )


def _colon(text: str) -> Label | None:
    found = _COLON.match(text)
    if not found:
        return None
    name, role = split_role(found["name"].strip("*_ \"'“"))
    if not name or is_stopped(name) or len(found["name"]) > 90:
        return None
    alone = found.end() >= len(text)
    strength = _strength_zh(name) if _CJK.search(name) else _strength(name, alone)
    return Label(name, found.end(), strength, role) if strength else None


def split_role(name: str) -> tuple[str, str]:
    """ "Jane Ode (Agency)" or "Jane Ode, minister of trade" as name and role."""
    if tail := _TAIL.search(name):
        bare = name[: tail.start()].strip()
        if "," not in bare and not is_outlet(name):
            return bare, (tail["role"] or tail["office"]).strip()
    return name, ""


def _strength_zh(name: str) -> int:
    words = table("labels")["offices_zh"]
    if generic_kind(name) or (
        len(name) <= 24 and name.endswith(tuple(words["suffixes"])) and "，" not in name
    ):
        return 3
    if is_outlet(name) and len(name) <= 16:
        return 2
    return 2 if 2 <= len(name) <= 4 and name[0] in words["surnames"] else 0


def _strength(name: str, alone: bool) -> int:
    if generic_kind(name):
        return 3
    words = name.replace(",", " ").split()
    if not 1 <= len(words) <= 10 or (any(map(str.isdigit, name)) and not is_outlet(name)):
        return 0
    if not all(_is_name_word(word) for word in words) or words[0].islower() or words[-1] in _PARTICLES:
        return 0
    if _titled(words[0]) or (name.isupper() and len(name) > 3):
        return 3
    return 2 if alone or is_outlet(name) else 1


def _is_name_word(word: str) -> bool:
    shaped = _WORD.fullmatch(word.lstrip("0123456789"))
    return shaped is not None and (not word[0].islower() or word in _PARTICLES)


def _titled(word: str) -> bool:
    return word.rstrip(".").lower() in _titles()


@cache
def _titles() -> frozenset[str]:
    titles = table("labels")["titles"]
    return frozenset([*titles["plain"], *(word for office in titles["offices"] for word in office.split())])


def _dashed(text: str) -> Label | None:
    found = _DASHED.match(text)
    if not found or len(text) >= 150 or _strength(found["name"], alone=False) == 0:
        return None
    return Label(found["name"], len(text), 2, found["role"].strip())


def _question(text: str) -> Label | None:
    found = _QA.match(text)
    if not found:
        return None
    plain = found["name"] == "A" and not found[0].strip("A ")
    return Label(found["name"], found.end(), 1 if plain else 2)


def is_stopped(name: str) -> bool:
    """Whether a would-be label is known to introduce something else than words."""
    bare = name.casefold().strip(" .*")
    return bare in _stop() or bare.endswith(("如下", "告知本會", "包括", "summary"))


@cache
def _stop() -> frozenset[str]:
    return frozenset(table("labels")["stop"]["words"])


def generic_kind(name: str) -> SpeakerKind | None:
    """The part of a label that names no person ("MODERATOR", "Q"), or None."""
    bare = re.sub(r"\s*#?\d+$", "", name.casefold().strip(" .*"))
    generic = table("labels")["generic"]
    return next(
        (SpeakerKind(kind) for kind in ("official", "moderator", "journalist") if bare in generic[kind]), None
    )


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, an agency or a channel."""
    outlets = table("labels")["outlets"]
    words = [word.strip("+.,()").casefold() for word in name.replace("'s", "").split()]
    if any(
        word in outlets["words"] or re.fullmatch(r"\w{2,}(?:news|times|daily|post|tv)", word)
        for word in words
    ):
        return True
    return bool(_CJK.search(name)) and name.endswith(tuple(outlets["suffixes"]))


def people(labels: Iterable[Label], known: Callable[[str], bool]) -> frozenset[str]:
    """The names among candidates that are people (or offices, or outlets) in this document."""
    found = list(labels)
    counts = Counter(label.name for label in found)
    sure = {label.name for label in found if label.strength == 3 or (label.strength and known(label.name))}
    likely = {label.name for label in found if label.strength == 2 and _enough(label, counts)}
    habit = sum(counts[name] for name in sure | likely)
    repeated = {name for name, n in counts.items() if n >= 3}
    shaped = {label.name for label in found if 2 <= len(label.name.split()) <= 4} if habit >= 3 else set()
    return frozenset(sure | likely | (repeated if len(repeated) >= 2 or habit else set()) | shaped)


def _enough(label: Label, counts: Counter[str]) -> bool:
    """ "Q" or a bare line must come back; a name of two words or an outlet need not."""
    return counts[label.name] >= 2 or len(label.name.split()) >= 2 or len(label.name) in (3, 4)
