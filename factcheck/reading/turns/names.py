"""What a label says besides the name: the office, the paper, the time of day."""

from __future__ import annotations

import re
from functools import cache

from factcheck.reading.tables import table

_CJK = re.compile(r"[\u3400-\u9fff]")
_CLOCK = re.compile(r"\s*[\[(（]?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?[\])）]?$", re.IGNORECASE)
_TAIL = re.compile(r"\s*[（(\[](?P<role>[^()（）\[\]]{1,80})[)）\]]$|,\s+(?P<office>[a-zA-Z][^:]{2,80})$")
_REMARK = re.compile(r"\s*[（(\[](?P<said>[^()（）\[\]]{1,80})[)）\]]$")
_PERSON = re.compile(r"[^\W\d_a-z][\w.’'-]+(?: (?:(?:de|van|von|der|la|bin|al) )?[^\W\d_a-z][\w.’'-]*){0,4}")


def split_role(name: str) -> tuple[str, str]:
    """Name and role of "Ana Ode (Agency)", "Ana Ode, minister", "The Minister (Ana Ode)", 示例司司長 李某."""
    name = _unremarked(_CLOCK.sub("", name).strip())
    if _CJK.search(name):
        return _split_zh(name)
    tail = _TAIL.search(name)
    if not tail:
        return name, ""
    bare, role = name[: tail.start()].strip(), (tail["role"] or tail["office"]).strip()
    if "," in bare or is_outlet(bare):
        return name, ""
    inner = _REMARK.search(bare) if tail["role"] else None
    if inner:  # "Ana Ode (Lampton) (ZP)"
        bare, role = bare[: inner.start()].strip(), f"{inner['said']}, {role}"
    if has_office(bare) and tail["role"] and _holds(role):
        return role, re.sub(r"^(?:The|THE|El|La) (?:señora? )?", "", bare)
    return bare, role


def _unremarked(name: str) -> str:
    """A label without what it says of the language or the line: "(in Cantonese)", "[via phone]"."""
    while (tail := _REMARK.search(name)) and _remarks().match(tail["said"].strip()):
        name = name[: tail.start()].strip()
    return name


@cache
def _remarks() -> re.Pattern[str]:
    return re.compile("|".join(table("labels")["remarks"]["patterns"]), re.IGNORECASE)


def _holds(text: str) -> bool:
    """Whether brackets behind an office hold a person ("Mr Bo Ray", "SHRIMATI ANA ODE"), not a party."""
    words = text.split()
    titles = next((i for i, word in enumerate(words) if word.rstrip(".").casefold() not in title_words()), 0)
    bare = " ".join(words[titles:])
    named = titles or len(words) > 1 or "-" in text
    return bool(named and _PERSON.fullmatch(bare)) and not has_office(bare)


@cache
def title_words() -> frozenset[str]:
    """The words of titles and offices that stand before names, in small letters."""
    titles = table("labels")["titles"]
    return frozenset([*titles["plain"], *(word for office in titles["offices"] for word in office.split())])


def _split_zh(name: str) -> tuple[str, str]:
    tail = _TAIL.search(name)
    bare = name[: tail.start()] if tail and tail["role"] else name
    if found := _office_and_name().fullmatch(bare.strip()):
        return found["name"], found["role"].rstrip(" 、，,")
    role = tail["role"] if tail and tail["role"] else ""
    return bare.strip(), role


@cache
def _office_and_name() -> re.Pattern[str]:
    """An office, then a name of two to four characters that a usual family name opens."""
    words = table("labels")["offices_zh"]
    offices = "|".join(sorted((word for word in words["suffixes"] if len(word) > 1), key=len, reverse=True))
    return re.compile(
        rf"(?P<role>[^：:]{{0,40}}?(?:{offices})[\s、，,]*)(?P<name>[{words['surnames']}][\u4e00-\u9fff·]{{1,3}})"
    )


def has_office(text: str) -> bool:
    """Whether words name an office ("Vice President, Investor Relations")."""
    words = {word.strip(",.()").casefold() for word in re.split(r"[\s/]+", text)}
    return not words.isdisjoint(table("labels")["offices_en"]["words"])


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, an agency or a channel."""
    outlets = table("labels")["outlets"]
    words = [word.strip("+.,()").casefold() for word in name.replace("'s", "").split()]
    if "secretary" in words:
        return False
    if any(
        word in outlets["words"] or re.fullmatch(r"\w{2,}(?:news|times|daily|post|tv)", word)
        for word in words
    ):
        return True
    return bool(_CJK.search(name)) and name.endswith(tuple(outlets["suffixes"]))
