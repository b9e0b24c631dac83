"""Who takes part, as a head lists them or a title announces them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.model import Speaker, SpeakerKind
from factcheck.reading.furniture import is_furniture
from factcheck.reading.head.dates import find_dates
from factcheck.reading.tables import table
from factcheck.reading.turns.cast import listed_speakers, strip_titles, titled
from factcheck.reading.turns.names import has_office, split_role
from factcheck.reading.turns.shapes import find_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.reading.layout import Line

_CJK = re.compile(r"[\u3400-\u9fff]")
_DASHES = re.compile(r"\s*(?:--|—|–)\s*|\s+-\s+")
_TITLE_NAME = r"(?:[A-Z][\w.’'-]+|de|van|von|bin|al|da|di|del|la)"
_NAME = re.compile(
    rf"(?:(?:Mr|Ms|Mrs|Dr|Prof|Shri|Smt|Sir|Dame)\.? )?[A-Z][\w.’'-]*(?: {_TITLE_NAME}){{1,4}}"
)
_ZH_PERSON = re.compile(
    r"^(?P<role>.{2,24}?)?(?P<name>[\u4e00-\u9fff]{2,4})(?P<title>議員|议员|先生|女士|教授|醫生|医生|博士)\s*(?:[,，].*)?$"
)
_ZH_ROLE = re.compile(
    r"^(.*(?:司長|局長|主席|部長|署長|顧問|秘書長|秘書|署理局長|副局長|专员|司长|局长|部长|署长|秘书长|主任))(.{2,4})$"
)
_HEAD_LABEL = re.compile(r"^([^:：]{2,30})\s*[:：]\s*(.*)$")
_CHAIR = re.compile(
    r"(?P<office>(?:Acting |Vice-)?(?:President|Chair(?:man|woman|person)?|Speaker)):\s*"
    r"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Hon|The Hono[u]?rable)\b\.? [^.(]{3,60}?)\s*"
    r"(?:(?:\. ?){3,}.*|…+.*|\([^()]+\)|$)"
)
_FULL_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){1,3}")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_BULLETS = " *•·-"
_LONGEST = 200
_ABOVE = 12
"""Lines in which the one who speaks alone is named."""
_HEAD_LINES = 30
_COVER = 80


def announced_speaker(title: str) -> Speaker | None:
    """Whose words the whole text is, where the title says so."""
    for pattern in table("head")["announced"]["patterns"]:
        found = re.search(pattern, title, re.IGNORECASE)
        if found and (person := _person(re.split(r",| at | on ", found["who"])[0])):
            return person
    return None


def sole_speaker(lines: Sequence[Line], title: str) -> Speaker | None:
    """Whose name alone stands above the text of a statement, a speech or a testimony."""
    head = [_LINK.sub(r"\1", line.text).strip(_BULLETS) for line in lines[:_ABOVE]]
    if not any(_monologue().search(text) for text in (title, *head)):
        return None
    named = (strip_titles(text) for text in head if _FULL_NAME.fullmatch(text) and not is_furniture(text))
    found = dict.fromkeys(Speaker(name, office) for name, office in named if " " in name)
    held = [one for one in found if one.role] or list(found)
    return held[0] if len(held) == 1 else None


@cache
def _monologue() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(table('head')['monologue']['words'])})\b")


def interviewed(lines: Sequence[Line], title: str) -> Speaker | None:
    """Who answers the questions, as the title or a line of the head says ("Interview with Ana Ode")."""
    texts = [title, *(line.text for line in lines[:_HEAD_LINES] if len(line.text) < _LONGEST)]
    for text in sorted(texts, key=has_office, reverse=True):
        for pattern in table("head")["interviewed"]["patterns"]:
            found = re.search(pattern, text)
            if found and (person := _person(re.split(r",| at | on | by | conducted ", found["who"])[0])):
                return person
    return None


def _person(text: str) -> Speaker | None:
    if _CJK.match(text):
        return Speaker(text) if text[0] in table("labels")["offices_zh"]["surnames"] else None
    words = text.split()
    if not 1 < len(words) <= 7 or not all(
        word[0].isupper() or word in ("of", "the", "de", "van") for word in words
    ):
        return None
    name, office = strip_titles(text)
    return Speaker(name, office) if len(name.split()) >= 2 or office else None


def find_speakers(lines: Sequence[Line], meta: Mapping[str, object]) -> list[Speaker]:
    """Who takes part, as the head's fields and lists say ("Speakers:", "Name, office", "Office — Name")."""
    found = listed_speakers(meta)
    kind: SpeakerKind | None = None
    before: Line | None = None
    for number, line in enumerate(lines):
        opened = _list_kind(line.text)
        if not opened and is_furniture(line.text):
            continue
        if not opened and _is_turn(line):
            break
        kind = opened or (kind if not _HEAD_LABEL.match(line.text) else None)
        if found and kind and before and not opened and _is_under(line, before, found[-1]):
            found[-1] = found[-1]._replace(role=line.text)
            continue
        person = None if opened or (kind is None and number > _HEAD_LINES) else _listed(line.text, kind)
        if person and all(person.name != other.name for other in found):
            found.append(person)
        before = line
    return found


def find_chairs(lines: Sequence[Line]) -> list[Speaker]:
    """The holders of offices a record's cover names: "President: Mrs. Ode . . . . (Lampland)"."""
    found = (_CHAIR.match(line.text) for line in lines[:_COVER])
    held = [(strip_titles(one["name"].strip())[0], one["office"]) for one in found if one]
    return [Speaker(name, office, (office, f"The {office}")) for name, office in held]


def _is_under(line: Line, before: Line, one: Speaker) -> bool:
    """Whether a line below a name in a list is the office: "ANA ODE", "Ana Ode" and then "Head of Zinc"."""
    named = strip_titles(before.text.strip(_BULLETS))[0] == one.name and not one.role
    name = line.text.isupper() or line.text[:1] in _BULLETS or _FULL_NAME.fullmatch(line.text)
    office = has_office(line.text) or not name
    return named and office and (before.text.isupper() or not line.gap)


def _is_turn(line: Line) -> bool:
    label = find_label(line)
    return label is not None and (label.strength == 3 or label.end < len(line.text)) and label.strength >= 2


def _list_kind(text: str) -> SpeakerKind | None:
    bare = text.strip(" :：*#").casefold()
    heads = table("labels")["list_heads"]
    return next((SpeakerKind(kind) for kind in SpeakerKind if bare in heads.get(kind, ())), None)


def _listed(text: str, kind: SpeakerKind | None) -> Speaker | None:
    """The person a line of a list names; outside a list only "Name, office" is believed."""
    part = kind or SpeakerKind.OFFICIAL
    if len(text) > _LONGEST:
        return None
    if _CJK.search(text):
        return _listed_zh(text, part) if kind else None
    text = text.strip(_BULLETS)
    sides = _DASHES.split(text, maxsplit=1)
    if kind and len(sides) == 2:
        return _dashed(sides, part)
    alone = text.isupper() or _FULL_NAME.fullmatch(text)
    if kind and alone and 2 <= len(text.split()) <= 6 and not has_office(text):
        return Speaker(strip_titles(text)[0], "", (), part)
    if not kind and text.endswith((".", "!", "?", "。")):
        return None
    name, comma, role = text.rstrip(",;. ").partition(", ")
    if not comma:
        name, role = split_role(text)
    if role and _NAME.fullmatch(name) and not has_office(name) and has_office(role) and not find_dates(role):
        return Speaker(strip_titles(name)[0], role, () if strip_titles(name)[0] == name else (name,), part)
    return None


def _dashed(sides: Sequence[str], part: SpeakerKind) -> Speaker | None:
    first, second = (side.strip() for side in sides)
    name, role = (second, first) if has_office(first) and not has_office(second) else (first, second)
    return Speaker(titled(name), role, (), part) if _NAME.fullmatch(name) else None


def _listed_zh(text: str, part: SpeakerKind) -> Speaker | None:
    """ "財政司司長曾俊華先生, J.P." keeps the office in the name, as labels use the office alone."""
    found = _ZH_PERSON.match(text.replace(" ", ""))
    if not found:
        return None
    whole = (found["role"] or "") + found["name"]
    if split := _ZH_ROLE.match(whole):
        role, name = split.groups()
        kind = SpeakerKind.MODERATOR if role == "主席" else part
        return Speaker(whole, role, (name, name + found["title"], role), kind)
    return Speaker(whole + ("議員" if found["title"] == "議員" else ""), "", (whole,), part)
