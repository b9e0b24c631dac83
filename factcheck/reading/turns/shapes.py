"""The shapes of speaker labels: what the opening of a line looks like.

Each finder knows one habit and returns a candidate; which of them are people the whole document says
(``labels.people``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.reading.tables import table
from factcheck.reading.turns.labels import Habit, Label, generic_kind, is_stopped
from factcheck.reading.turns.names import has_office, is_outlet, split_role, title_words
from factcheck.words.names import same_person
from factcheck.words.unseen import strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reading.layout import Line

_UPPER = "A-ZÀ-ÖØ-Þ"
_CAPS = rf"(?:(?:Mc|Mac|De|Di|Van|La|Le|O['’])?[{_UPPER}][{_UPPER}'’]+(?:-[{_UPPER}]['’{_UPPER}]+)*)"
_PLACE = r"(?:\ of\ [A-Z][a-z]+(?:\ [A-Z][a-z]+)?)?"  # BROWN of Ohio.
_DOTTED = re.compile(
    rf"""(?P<name>(?:(?:[A-Z]\.\ ?){{1,2}})?{_CAPS}(?:\ (?:{_CAPS}|[A-Z]\.|de|of\ the|of))*  # WARNER.
          {_PLACE}(?:\ pro\ tempore)?)
        (?P<holder>\ \([^()]{{2,60}}\))?\.(?=\s|\Z)\s*""",
    re.VERBOSE,
)
# "Powell. Thank you" behind a title, "Ana Ode, minister of zinc. We" as French and older records have it.
_NAME = rf"[{_UPPER}][\w'’-]+(?:\ (?:(?:de|du|van|von|la|del)\ )?[{_UPPER}][\w'’-]*\.?){{0,3}}"
_TITLED = re.compile(
    rf"""(?P<name>{_NAME}{_PLACE}|(?:le|la|l['’])\ ?[^\W\dA-Z][^.:,\d]{{2,60}})
        (?:,\ (?P<role>[^\W\dA-Z][^.:\d]{{2,160}}))?\.(?:\s+(?=["“(\[*—-]*[{_UPPER}\d])|\s*\Z)""",
    re.VERBOSE,
)
_CIVIL = re.compile(r"(?i)\b(?:m[rs]|mrs|miss|madam|dr|m|mme)\.? ")
_FRENCH = re.compile(r"(?:MM?|Mm?es?|Mlle)\.? ")
_TITLE = re.compile(r"(?P<word>[A-Za-z][\w-]*)\.?\s+")
_CLERK = re.compile(r"(?P<name>The (?:\w+ ){0,2}clerk) (?=(?:read|called|proceeded|designated))")
_COLON = re.compile(r"(?P<name>[^\s:：](?:[^:：\n]|:(?=\d\d)){0,119}?)\s*(?:[:：](?!//|\d\d\b))[*_]{0,2}\s*")
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
    r"(?P<name>[^\d\[(（:：]{3,50}?)(?:\s\([^()]{1,20}\))?:?\s+[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?:?$"
)
# "Ana Ode, Member of the Commission. – " and "M. Ray. – ", as parliaments of Europe print them.
_SPACED = re.compile(
    r"(?P<name>(?:(?:M|Mr|Mrs|Ms|Dr)\.\s|Mme\s)?[^\s.:,–—][^.:,–—]{1,50})(?:,\s(?P<role>[^.–—]{2,80}))?\.\s+[–—]\s+"
)
_LENTICULAR = re.compile(
    r"(?:【(?P<name>[^【】：:]{1,20})】|\[(?P<square>[\u3400-\u9fff·]{2,20})\])[：:]?\s*"
)
# "Ana Ode, Zinc Inc - CEO [2]" on a line of its own: the turns are counted.
_COUNTED = re.compile(r"(?P<name>[^,\[\]:]{2,60}?)(?:,\s(?P<role>[^\[\]]{2,120}?))?\s+\[\d{1,3}\]$")
_ALONE = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}")
# "Mr ODE (Lampton—Minister for Zinc) (09:01): " where a tag has named Ana Ode already.
_AGAIN = re.compile(r"(?P<name>[^(（:：]{2,60}?)\s*(?:[(（][^()（）]{1,200}[)）]\s*){0,3}[:：]\s*")
_AGAIN_WITHIN = 400
# What a machine calls those whom it tells apart.
_MACHINE = re.compile(r"(?i)(?:speaker|spk)[ _#-]?\d{1,3}")
_MARKS = re.compile(r"\*+|\\(?=[\[\]()*_])")
_CLOCKED = re.compile(r"^[\[(]\d[\d:.,]*[\])]\s*")
_OPENERS = "\"'“‘«([*_—–-.… "
_LONGEST = 160
_CJK = re.compile(r"[\u3400-\u9fff]")


def find_label(line: Line) -> Label | None:
    """The label a line starts with, if it has the shape of one."""
    if line.speaker:
        return _tagged(line)
    places = _places(line.text[: 2 * _LONGEST])
    if places is None:
        return _find(line.text)
    found = _find("".join(line.text[i] for i in places) + line.text[2 * _LONGEST :])
    return found and found._replace(end=_place(places, found.end, len(line.text)))


def _places(text: str) -> Sequence[int] | None:
    """Where the characters stand that a reader sees, or None where all are seen.

    Marks of emphasis and characters nobody sees are no part of a name.
    """
    marked = "*" in text or "\\" in text
    if not marked and (text.isascii() or strip(text) == text):
        return None
    hidden = {i for mark in _MARKS.finditer(text) for i in range(*mark.span())} if marked else set()
    return [i for i, char in enumerate(text) if i not in hidden and strip(char)]


def _place(places: Sequence[int], end: int, size: int) -> int:
    """The offset behind the first ``end`` seen characters."""
    return places[end - 1] + 1 if end <= len(places) else size


def _tagged(line: Line) -> Label:
    """A speaker named by the format; a label that says the same again is cut off the words."""
    name, role = split_role(strip(line.speaker))
    again = _AGAIN.match(line.text) if _has_colon(line.text[:_AGAIN_WITHIN]) else None
    end = again.end() if again and same_person(split_role(again["name"])[0], name) else 0
    return Label(name, end, 3, role, Habit.TAG)


def _find(line: str) -> Label | None:
    skip = len(line) - len(line.lstrip("_ "))
    number = _NUMBERED.match(line, skip)
    skip = number.end() if number else skip
    text = line[skip : skip + _LONGEST]
    size = len(line) - skip
    found = _timed(text) or _counted(text) or _spaced(text) or _dotted(text) or _letter(text) or _colon(text)
    found = found or _titled_name(text) or _lenticular(text) or _tabbed(text)
    found = found or _dashed(text, size) or _alone(text, size)
    if not found:
        return None
    strength = max(found.strength, 2) if number and ":" in number[0] else found.strength
    return found._replace(name=found.name.strip("_ "), end=found.end + skip, strength=strength)


def _behind_titles(text: str) -> Iterator[int]:
    """The offsets behind "The" and each of the titles a text opens with: "Rear Adm. ", "Mme "."""
    start = 4 if text.startswith("The ") else 0
    for _ in range(5):
        found = _TITLE.match(text, start)
        if not found or not is_title(found["word"]):
            return
        start = found.end()
        yield start


def _dotted(text: str) -> Label | None:
    if found := _CLERK.match(text):
        return Label(found["name"], found.end(), 3, habit=Habit.HONORIFIC)
    first = 4 if text.startswith("The ") else 0
    starts = reversed([first, *_behind_titles(text)])
    found = next((match for start in starts if (match := _surname(text, start))), None)
    name = text[: found.end("name")] if found else ""
    if not found or is_stopped(name):
        return None
    before = name[: found.start("name")]
    held, role = split_role(name + (found["holder"] or ""))
    if before and not before.isupper():
        return Label(held, found.end(), 3, role, Habit.HONORIFIC)
    words = name.split()
    small = words[0].lower() in particles() and not generic_kind(name)
    if sum(map(str.isupper, name)) < 3 or found.end() >= len(text) or small:
        return None
    return Label(held, found.end(), 3 if len(words) > 1 else 2, role, Habit.DOTTED)


def _surname(text: str, start: int) -> re.Match[str] | None:
    """A name in capitals at ``start``; "GEN." is none, the KING of "Mr. KING." is."""
    found = _DOTTED.match(text, start)
    if not found or not all(map(is_title, found["name"].split())) or generic_kind(text[: found.end("name")]):
        return found
    return found if _CIVIL.match(text) else None


def _titled_name(text: str) -> Label | None:
    """ "Mr. Powell. Thank you": a title and a name, or the name of an office, before a full stop."""
    starts = reversed([*_behind_titles(text)])
    if found := next((match for start in starts if (match := _TITLED.match(text, start))), None):
        name, role = text[: found.end("name")], found["role"] or ""
        addressed = (role and not _FRENCH.match(text)) or (
            _CIVIL.match(text) and all(map(is_title, name.split()))
        )
        if is_stopped(name) or (addressed and not generic_kind(name)):
            return None
        return Label(name, found.end(), 2, role, Habit.TITLED)
    office, dot, _ = text[:60].partition(". ")
    if dot and office.startswith("The ") and generic_kind(office):
        return Label(office, len(office) + 2, 2, habit=Habit.TITLED)
    return None


def _colon(text: str) -> Label | None:
    found = _COLON.match(text) if _has_colon(text) else None
    if not found:
        return None
    name, role = split_role(found["name"].strip("_ \"'“"))
    if not name or is_stopped(name):
        return None
    full = found["name"].strip() if role and _CJK.search(name) else name
    strength = (
        _strength_zh(full, name) if _CJK.search(name) else _strength(name, alone=found.end() >= len(text))
    )
    strength = max(strength, 2) if strength and (has_office(role) or is_outlet(role)) else strength
    first = _CLOCKED.sub("", text[found.end() :]).lstrip(_OPENERS)[:1]
    spoken = not first or first.isupper() or first > "\u3400"
    return Label(name, found.end(), strength, role, spoken=spoken) if strength else None


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
    if generic_kind(name) or _MACHINE.fullmatch(name):
        return 3
    words = name.replace(",", " ").split()
    if "," in name and not is_outlet(name):
        return 0
    if not 1 <= len(words) <= 10 or (any(map(str.isdigit, name)) and not is_outlet(name)):
        return 0
    if not all(_is_name_word(word) for word in words) or words[0].islower() or words[-1] in particles():
        return 0
    titled = is_title(words[words[0].casefold() in particles() and len(words) > 2])  # "El señor ODE"
    if not titled and re.split(r"['’.]", words[0].casefold())[0] in _sentence_words():
        return 0
    if titled or (name.isupper() and len(name) > 3):
        return 3
    officed = any(map(is_title, words[1:-2])) and len(words) <= 7  # "Zinc Director General Ana Ode"
    return 2 if alone or officed or is_outlet(name) else 1


def _is_name_word(word: str) -> bool:
    shaped = _WORD.fullmatch(word.lstrip("0123456789"))
    return shaped is not None and (not word[0].islower() or word in particles())


@cache
def _sentence_words() -> frozenset[str]:
    """What a sentence may open with, and no name."""
    return frozenset(table("reported")["nobody"]["en"]) - {"the", "a"}


@cache
def particles() -> frozenset[str]:
    """Small words inside names and offices."""
    return frozenset(table("labels")["particles"]["words"])


def is_title(word: str) -> bool:
    """Whether a word is a title or an office that stands before names ("Mr.", "CHAIR", "señora")."""
    return word.rstrip(".").casefold() in title_words()


def _dashed(text: str, length: int) -> Label | None:
    found = _DASHED.match(text) if length < 150 and any(dash in text for dash in _DASHES) else None
    if not found or _strength(found["name"], alone=False) == 0:
        return None
    strength = 2 if has_office(found["role"]) and not re.search(r"[.?!] [A-Z]|[.?!]$", found["role"]) else 1
    return Label(found["name"], length, strength, found["role"].strip(), Habit.DASHED)


def _timed(text: str) -> Label | None:
    found = _TIMED.match(text) if ":" in text else None
    if not found:
        return None
    family, comma, given = found["name"].strip().partition(", ")
    name = f"{given} {family}" if comma and given.istitle() else found["name"].strip()
    sure = _strength(name, alone=True) or _CJK.search(name)
    return Label(name, found.end(), 3, habit=Habit.ALONE) if sure else None


def _counted(text: str) -> Label | None:
    found = _COUNTED.match(text) if text.endswith("]") else None
    if not found or not _strength(found["name"], alone=True):
        return None
    name, role = found["name"], found["role"] or ""
    whole = " " in name and (not role or has_office(role))
    return Label(name, len(text), 3, role, Habit.ALONE) if whole or generic_kind(name) else None


def _spaced(text: str) -> Label | None:
    found = _SPACED.match(text)
    name, role = split_role(found["name"]) if found else ("", "")
    sure = found and not is_stopped(name) and _strength(name.removeprefix("M. "), alone=True)
    return Label(name, found.end(), 3, found["role"] or role) if found and sure else None


def _lenticular(text: str) -> Label | None:
    found = _LENTICULAR.match(text)
    name, role = split_role(found["name"] or found["square"]) if found else ("", "")
    if not found or is_stopped(name):
        return None
    if found["square"]:
        return Label(name, found.end(), 1, role, Habit.BRACKETS) if found.end() < len(text) else None
    strength = _strength_zh(name, name)
    return Label(name, found.end(), strength, role) if strength else None


def _tabbed(text: str) -> Label | None:
    """A name, a tab and words: weak, as the rows of a table begin so."""
    name, tab, words = text.partition("\t")
    sure = tab and words.strip()[:1].isalpha() and len(name) < 50 and _strength(name.strip(), alone=False)
    return Label(name.strip(), len(name) + 1, 1, habit=Habit.TABBED) if sure else None


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
