"""Reported speech: who a sentence of a report says it from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.model import Speaker
from factcheck.reading.turns.cast import introduced, strip_titles
from factcheck.words.names import same_person

_VERB = (
    r"(?:said|says|told|stated|noted|added|explained|introduced|announced|stressed|emphasi[sz]ed|argued|conceded|warned"
    r"|pointed\ out|claimed|observed|predicted|indicated|revealed|replied|responded|remarked|disclosed|declared|wrote)"
)
_WORD = r"[A-Z](?:[\w’'-]|\.(?=\s?[A-Z]))*"
_PERSON = rf"{_WORD}(?:\ (?:{_WORD}|de|von|van|bin|al)){{0,5}}"
_BEFORE = re.compile(
    rf"(?P<who>{_PERSON})(?:,\ [^.;:“”\"]{{2,160}}?,)?\ (?:also\ |further\ |later\ |has\ |then\ ){{0,2}}{_VERB}\b",
    re.VERBOSE,
)
_AFTER = re.compile(rf"[,”\"’?!]\s?{_VERB}\ (?:[a-z]+\ ){{0,4}}(?P<who>{_PERSON})", re.VERBOSE)
_ACCORDING = re.compile(rf"[Aa]ccording\ to\ (?:[a-z]+\ ){{0,4}}(?P<who>{_PERSON})", re.VERBOSE)
_QUOTED = re.compile(rf"^(?P<who>{_PERSON})\b[^.:;“”\"]{{3,120}}:\ ?[“\"]", re.VERBOSE)
_PRONOUN = re.compile(
    rf"\b(?:He|She|he|she)\ (?:also\ |further\ |then\ ){{0,2}}{_VERB}\b|[”\"]\s?{_VERB}\ (?:he|she)\b|\b[Ss]he\ \w+ed\b|^He\ \w+ed\b",
    re.VERBOSE,
)
_CHINESE = re.compile(
    r"(?:^|[，。；：”、\s])(?P<who>[\u4e00-\u9fff·]{2,24}?)(?:还|也|同时|进一步|特别|随后|并)?(?:指出|强调|表示|介绍|称|说|透露|認為|认为)(?=[，：,:“])"
)
_NOBODY = frozenset(
    [
        "the",
        "it",
        "this",
        "that",
        "they",
        "we",
        "he",
        "she",
        "i",
        "you",
        "but",
        "and",
        "in",
        "on",
        "at",
        "as",
        "a",
        "an",
        "there",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "according",
        "nobody",
        "everyone",
        "officials",
        "analysts",
        "reports",
        "data",
        "figures",
        "sources",
        "people",
        "experts",
        "leaders",
    ]
)
_NOBODY_ZH = (
    "据",
    "数据",
    "报道",
    "结果",
    "消息",
    "他",
    "她",
    "并",
    "会议",
    "报告",
    "可以",
    "再次",
    "共同",
    "专家们",
)


def find_voice(sentence: str) -> str | None:
    """The person a sentence is attributed to: a name, "" for "he said" (whoever spoke last), or None.

    >>> find_voice("Ana Ode, head of trade, said that exports rose.")
    'Ana Ode'
    """
    for pattern in (_BEFORE, _AFTER, _ACCORDING, _QUOTED, _CHINESE):
        for found in pattern.finditer(sentence):
            if _is_somebody(found["who"]):
                return _bare(found["who"])
    return "" if _PRONOUN.search(sentence) else None


def _is_somebody(who: str) -> bool:
    return who.split()[0].casefold() not in _NOBODY and not who.startswith(_NOBODY_ZH) and len(who) > 1


_ADVERB_ZH = re.compile(
    r"(?:[当當]天|[今昨前]天|\d+日|近日|多次|再次|[公发發]布|数据|在.*时|介绍|进一步|明确|就.*).*$"
)


def _bare(who: str) -> str:
    if "\u3400" <= who[0] <= "\u9fff":
        return _ADVERB_ZH.sub("", who) or who
    return strip_titles(who.removesuffix("’s").removesuffix("'s"))[0]


def attribute(paragraphs: Sequence[Sequence[str]], listed: Sequence[Speaker]) -> list[list[Speaker | None]]:
    """The speaker of every sentence, paragraph by paragraph.

    A voice goes on to the end of its paragraph; a name seen in full joins its
    later short forms.
    """
    known = list(listed)
    last: Speaker | None = None
    result = []
    for paragraph in paragraphs:
        voices: list[Speaker | None] = []
        current: Speaker | None = None
        for sentence in paragraph:
            said = find_voice(sentence)
            if said is not None:
                current = last if said == "" else _known(said, known)
                last = current
            voices.append(current)
        result.append(voices)
    opening = " ".join(sentence for paragraph in paragraphs for sentence in paragraph)[:20_000]
    return _unify(result, [introduced(one, opening) for one in known])


def _known(name: str, known: list[Speaker]) -> Speaker:
    for i, one in enumerate(known):
        if same_person(name, one.name):
            if len(name) > len(one.name) and " " in name:
                known[i] = replace(one, name=name, aliases=(*one.aliases, one.name))
            elif name != one.name and name not in one.aliases:
                known[i] = replace(one, aliases=(*one.aliases, name))
            return known[i]
    known.append(Speaker(name))
    return known[-1]


def _unify(voices: list[list[Speaker | None]], known: Sequence[Speaker]) -> list[list[Speaker | None]]:
    """Every voice under its final spelling."""
    final = {name: one for one in known for name in (one.name, *one.aliases)}
    return [[final.get(voice.name, voice) if voice else None for voice in paragraph] for paragraph in voices]
