"""The cast of a document: one Speaker for all the spellings of a name.

Names come from the head's list, from the labels and from the introductions in
the text ("OMB Director Ana Ode" for the label DIRECTOR ODE).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from factcheck.model import Speaker, SpeakerKind
from factcheck.reading.tables import table
from factcheck.reading.turns.labels import Label, generic_key, generic_kind, ungreeted
from factcheck.reading.turns.names import is_outlet, title_words
from factcheck.words.names import name_key, same_person

_CJK = re.compile(r"[\u3400-\u9fff]")
_ARTICLE = r"^(?:The |(?:El|La) (?=señora?\b))"
_PLACE = re.compile(r"\s+of\s+(?:[A-Z][a-z]+\s?)+$")
_GIVEN = re.compile(
    r"[A-Z][a-z’'-]*(?:-[A-Z][a-z]+)?\.?|[A-Z][a-z]+[A-Z][a-z]+|(?:de|da|di|van|von|del|la|bin|al)"
)
_CATALOGUED = re.compile(r"(?P<family>[A-Z][\w'’ -]+), (?P<given>[A-Z][\w'’. -]+)")
_TITLE = 300
"""Characters in which a title stands."""

_LONGEST_OFFICE = 3
_HOLDER = r"[A-Z][a-z]+(?:(?:\s+[A-Z]\.)+\s+[A-Z][a-z]+)?"
_ANSWERS = ("a", "answer", "答")
_GENERIC_NAMES = {
    "q": "Journalist",
    "question": "Journalist",
    "questions": "Journalist",
    "a": "Speaker",
    "answer": "Speaker",
    "答": "Speaker",
}


def cast(
    listed: Sequence[Speaker], labels: Iterable[Label], text: str, answers: Speaker | None = None
) -> dict[str, Speaker]:
    """Map every label, as written, to its speaker; ``text`` is where people are introduced.

    ``answers`` is who speaks where a label only says that somebody answers ("A:").
    """
    spelled: dict[str, Label] = {}
    counts: Counter[str] = Counter()
    for label in labels:
        counts[label.name] += 1
        if label.name not in spelled or (label.role and not spelled[label.name].role):
            spelled[label.name] = label
    named = {name: _held(_speaker(label, listed), text) for name, label in spelled.items()}
    often = sorted(named.items(), key=lambda item: -counts[item[0]])
    loose = [speaker for name, speaker in often if generic_kind(name) is None and not is_outlet(name)]
    joined = _join([*listed, *loose])
    opening = re.sub(r"\s+", " ", text)
    owner = {
        spelling: introduced(one, opening)
        for one in reversed(joined)
        for spelling in (one.name, *one.aliases)
    }
    known = {
        name: speaker if _is_outlet(name) else owner.get(name) or owner.get(speaker.name) or speaker
        for name, speaker in named.items()
    }
    nobody = {name for name in known if answers and generic_key(name) in _ANSWERS}
    return {name: answers if answers and name in nobody else one for name, one in known.items()}


def _held(speaker: Speaker, text: str) -> Speaker:
    """A speaker whom a label calls by the office alone, with the name its holder has in the title."""
    if generic_kind(speaker.name) is not SpeakerKind.OFFICIAL or len(speaker.name.split()) > _LONGEST_OFFICE:
        return speaker
    office = re.escape(ungreeted(speaker.name))
    held = re.search(rf"\b(?<!Vice ){office}\s+({_HOLDER})", text[:_TITLE])
    return speaker._replace(aliases=(*speaker.aliases, held.group(1))) if held else speaker


def _is_outlet(name: str) -> bool:
    return generic_kind(name) is None and is_outlet(name)


def _speaker(label: Label, listed: Sequence[Speaker]) -> Speaker:
    """The speaker of one label, before spellings are joined."""
    if holder := _office_holder(label.name, listed):
        return holder
    kind = generic_kind(label.name)
    if kind:
        name = _GENERIC_NAMES.get(
            generic_key(label.name),
            titled(label.name if label.name.startswith("THE ") else ungreeted(label.name)),
        )
        return Speaker(name, label.role, _other(label.name, name), kind)
    if is_outlet(label.name):
        return Speaker(label.name, label.role, (), SpeakerKind.JOURNALIST)
    name, office = strip_titles(label.name)
    asks = "analyst" in label.role.casefold() or is_outlet(label.role)
    part = SpeakerKind.JOURNALIST if asks else SpeakerKind.OFFICIAL
    return Speaker(name, label.role or office, _other(label.name, name), part)


def _other(label: str, name: str) -> tuple[str, ...]:
    return () if label == name else (label,)


def _office_holder(label: str, listed: Sequence[Speaker]) -> Speaker | None:
    """Who is announced under the office a label names: "Vice-President", 財政司司長."""
    bare = ungreeted(label).casefold()
    if _CJK.search(label):
        return next((one for one in listed if one.role == label), None)
    office = all(map(_title, bare.split()))
    if office and len(listed) == 1 and not listed[0].role:
        return listed[0]._replace(role=titled(ungreeted(label)), aliases=(*listed[0].aliases, label))
    if generic_kind(label) is not SpeakerKind.OFFICIAL:
        return None
    return next((one for one in listed if re.match(rf"{re.escape(bare)}\b(?!-)", one.role.casefold())), None)


def strip_titles(label: str) -> tuple[str, str]:
    """ "CHAIR POWELL" as ("Powell", "Chair"), "Mr. BROWN of Ohio" as ("Brown of Ohio", "")."""
    if _CJK.search(label):
        return label, ""
    words = re.sub(_ARTICLE, "", label).split()
    cut = max((i + 1 for i in range(len(words) - 1) if _is_title_at(words, i)), default=0)
    surnames = table("labels")["titles"]["surnames"]
    if cut and _title(words[-1]) and words[-1].casefold() not in surnames:  # "Prime Minister"
        return titled(" ".join(words)), ""
    if not words or words[cut].casefold() in ("of", "for") or (cut and len(" ".join(words[cut:])) == 1):
        return titled(" ".join(words)), ""
    plain = table("labels")["titles"]["plain"]
    office = [word for word in words[:cut] if _title(word) not in plain]
    mended = (_title(word).title() if word.isupper() and _title(word) else word for word in office)
    return titled(" ".join(words[cut:])), titled(" ".join(mended))


def _is_title_at(words: Sequence[str], at: int) -> bool:
    """Whether a word is a title; a single letter behind a name is an initial ("Ana M. Ode")."""
    initial = len(words[at].rstrip(".")) == 1 and at > 0 and not _title(words[at - 1])
    return bool(_title(words[at])) and not initial


def _title(word: str) -> str:
    """The title a word is, also one of capitals with a slip in it ("CHAIRIMAN"), or nothing."""
    bare = word.rstrip(".").casefold()
    if bare in title_words() or not word.isupper() or len(bare) < 7:
        return bare if bare in title_words() else ""
    return next(iter(get_close_matches(bare, sorted(title_words()), 1, 0.87)), "")


def titled(name: str) -> str:
    """Capitals as names have them: "JOSE DE HARO" is "Jose De Haro", "McCAIN" is "McCain"."""
    whole = name.isupper() and " " in name
    return " ".join(
        _capital(word) if _shouted(word) or (whole and "." not in word) else word for word in name.split()
    )


def _shouted(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return word in _SHORT or (len(letters) > 2 and sum(map(str.isupper, letters)) > len(letters) * 0.6)


_SHORT = frozenset(
    (
        "LI",
        "DE",
        "LE",
        "DI",
        "DA",
        "OF",
        "XI",
        "HE",
        "MA",
        "LU",
        "WU",
        "YI",
        "XU",
        "HU",
        "YU",
        "DU",
        "SU",
        "AL",
    )
)


def _capital(word: str) -> str:
    prefix = re.match(r"M[Cc](?=[A-Z]{3})|O['’]", word)
    start = prefix.end() if prefix else 0
    return word[:start].capitalize() + re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word[start:])


def _join(speakers: Sequence[Speaker]) -> list[Speaker]:
    """One speaker per person: the fullest spelling first, the others as aliases."""
    joined: list[Speaker] = []
    hung: dict[str, list[int]] = {}
    for speaker in sorted(dict.fromkeys(speakers), key=lambda one: -len(name_key(one.name))):
        near = sorted({i for hook in _hooks(speaker) for i in hung.get(hook, ())})
        at = [i for i in near if _alike(joined[i], speaker)]
        if len(at) == 1:
            joined[at[0]] = _merge(joined[at[0]], speaker)
            continue
        for hook in _hooks(speaker):
            hung.setdefault(hook, []).append(len(joined))
        joined.append(speaker)
    return joined


def _hooks(speaker: Speaker) -> set[str]:
    """What two spellings of one name must share: a word, the end of a Chinese one, most of a slip."""
    words = name_key(speaker.name)
    ends = {word[-2:] for word in words if _CJK.search(word)}
    slips = {speaker.role + word[:4] for word in words} | {speaker.role + word[-4:] for word in words}
    return {*words, *ends, *(slips if speaker.role else ())}


def _alike(one: Speaker, other: Speaker) -> bool:
    return same_person(one.name, other.name) or (
        bool(one.role) and one.role == other.role and _typo(one.name, other.name)
    )


def _typo(a: str, b: str) -> bool:
    """One letter too few, too many or wrong in a long surname under the same office."""
    a, b = sorted((a.casefold(), b.casefold()), key=len)
    if len(a) < 6 or len(b) - len(a) > 1:
        return False
    i = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    return a[i:] == b[i + 1 :] or (len(a) == len(b) and a[i + 1 :] == b[i + 1 :])


def _merge(one: Speaker, other: Speaker) -> Speaker:
    aliases = dict.fromkeys([*one.aliases, *_other(other.name, one.name), *other.aliases])
    kind = one.kind if one.kind is not SpeakerKind.OFFICIAL else other.kind
    return one._replace(role=one.role or other.role, aliases=tuple(aliases), kind=kind)


def introduced(speaker: Speaker, opening: str) -> Speaker:
    """Complete a surname from the text that introduces its owner; a place ("of Ohio") stays."""
    if _CJK.search(speaker.name) or len(name_key(speaker.name)) != 1 or generic_kind(speaker.name):
        return speaker
    surname = _PLACE.sub("", speaker.name)
    for found in re.finditer(rf"\b{re.escape(surname)}\b", opening):
        given, office = _given(opening[max(0, found.start() - 120) : found.start()].split(" "))
        if given:
            name = f"{given} {speaker.name}"
            aliases = dict.fromkeys([speaker.name, *speaker.aliases])
            return speaker._replace(name=name, role=office or speaker.role, aliases=tuple(aliases))
    return speaker


def _given(words: Sequence[str]) -> tuple[str, str]:
    """The given names, and the office before them, that words before a surname end with."""
    words = [word for word in words if word]
    start = len(words)
    while (
        start
        and len(words) - start < 3
        and _GIVEN.fullmatch(words[start - 1])
        and not _is_office(words[start - 1])
    ):
        start -= 1
    if start == 0 or not _is_office(words[start - 1].strip(",")):
        start = max(start, len(words) - 1)
    given = " ".join(words[start:])
    if not given or given[-1] == "." or not given[0].isupper() or given.casefold() in _NOT_GIVEN:
        return "", ""
    return given, _office(words[:start])


_NOT_GIVEN = frozenset(
    (
        "thank",
        "thanks",
        "so",
        "and",
        "but",
        "when",
        "as",
        "for",
        "with",
        "to",
        "from",
        "hello",
        "hi",
        "sorry",
        "welcome",
    )
)


def _is_office(word: str) -> bool:
    bare = word.casefold().rstrip(".")
    return bare in table("labels")["offices_en"]["words"] or bare in title_words()


def _office(words: Sequence[str]) -> str:
    """The office that words end with: "Council of Economic Advisers Chair", "Director of the Budget"."""
    start = len(words)
    while (
        start
        and len(words) - start < 10
        and re.fullmatch(r"[A-Z][\w&’'.-]*|of|the|for|to|and", words[start - 1])
    ):
        start -= 1
    run = list(words[start:])
    ands = [i for i, word in enumerate(run) if word == "and" and any(map(_is_office, run[i:]))]
    run = run[ands[-1] + 1 :] if ands else run
    while run and (run[0].islower() or run[0] in ("By", "With", "Today", "And")):
        run = run[1:]
    plain = table("labels")["titles"]["plain"]
    held = any(map(_is_office, run)) and run[-1].rstrip(".").casefold() not in plain
    return " ".join(run) if held else ""


def listed_speakers(meta: Mapping[str, object]) -> list[Speaker]:
    """The speakers of a head's ``speakers`` field: names, or mappings with name, role, aliases, kind."""
    value = meta.get("speakers") or []
    found = []
    for item in value if isinstance(value, list) else []:
        if isinstance(item, Mapping) and item.get("name"):
            named = item.get("aliases") or ()
            aliases = named if isinstance(named, list | tuple) else (named,)
            role = str(item.get("role") or "")
            kind = str(item.get("kind") or ("moderator" if "moderator" in role.casefold() else "official"))
            part = SpeakerKind(kind) if kind in set(SpeakerKind) else SpeakerKind.OFFICIAL
            found.append(
                Speaker(str(item["name"]), str(item.get("role") or ""), tuple(map(str, aliases)), part)
            )
        elif isinstance(item, str):
            found.append(Speaker(item))
    return found or _catalogued(meta.get("creators"))


def _catalogued(creators: object) -> list[Speaker]:
    """The persons whom a library's entry names as the ones who said it: "Ode, Ana"."""
    names = creators if isinstance(creators, list) else []
    found = (_CATALOGUED.fullmatch(str(name)) for name in names)
    return [Speaker(f"{one['given']} {one['family']}") for one in found if one]
