"""Reported speech: who a sentence of a report says it from."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.model import Speaker
from factcheck.reading.tables import table
from factcheck.reading.turns.cast import introduced, strip_titles
from factcheck.words.names import same_person

if TYPE_CHECKING:
    from collections.abc import Sequence

_CJK = re.compile(r"[\u3400-\u9fff]")
_WORD = r"[A-Z](?:[\w’'-]|\.(?=\s?[A-Z]))*"
_WHO = rf"(?P<who>{_WORD}(?:\ (?:{_WORD}|de|von|van|bin|al)){{0,5}})"
_LONGEST = 2_000
"""Characters of a sentence that are looked at: more is no sentence, and would be looked at often."""
_ADVERBS = r"(?:also\ |further\ |later\ |has\ |then\ ){0,2}"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    verb = "(?:" + "|".join(table("reported")["verbs"]["en"]).replace(" ", r"\ ") + ")"
    verb_zh = "(?:" + "|".join(table("reported")["verbs"]["zh"]) + ")"
    shapes = (
        rf"{_WHO}(?:,\ [^.;:“”\"]{{2,160}}?,)?\ {_ADVERBS}{verb}\b",  # Ana Ode, head of trade, said
        rf"[,”\"’?!]\s?{verb}\ (?:[a-z]+\ ){{0,4}}{_WHO}",  # …,” said Ana Ode
        rf"[Aa]ccording\ to\ (?:[a-z]+\ ){{0,4}}{_WHO}",
        rf"^{_WHO}\b[^.:;“”\"]{{3,120}}:\ ?[“\"]",  # Ana Ode offered a view: “…
        rf"(?:^|[，。；：”、\s])(?P<who>[\u4e00-\u9fff·]{{2,24}}?)(?:还|也|同时|特别|随后|并)?{verb_zh}(?=[，：,:“])",
        rf"(?P<who>)(?:\b[HhSs](?:he|e)\ {_ADVERBS}{verb}\b|[”\"]\s?{verb}\ s?he\b|^(?:She|He)\ \w+ed\b)",
    )
    return tuple(re.compile(shape, re.VERBOSE) for shape in shapes)


def find_voice(sentence: str) -> str | None:
    """The person a sentence is attributed to: a name, "" for "he said" (whoever spoke last), or None.

    >>> find_voice("Ana Ode, head of trade, said that exports rose.")
    'Ana Ode'
    """
    for pattern in _patterns():
        for found in pattern.finditer(sentence, 0, _LONGEST):
            if not found["who"] or (who := _bare(found["who"])):
                return who if found["who"] else ""
    return None


def _bare(who: str) -> str:
    """The name without what stands around it, "" where nobody is left."""
    nobody = table("reported")["nobody"]
    if _CJK.match(who):
        if who.startswith(tuple(nobody["zh"])):
            return ""
        cuts = [at for adverb in nobody["adverbs_zh"] if (at := who.find(adverb)) > 0]
        cuts += [found.start() for found in re.finditer(r"\d+日|在.*时", who)]
        return who[: min(cuts, default=len(who))]
    words = who.removesuffix("’s").removesuffix("'s").split()
    while words and re.split(r"['’]", words[0].casefold())[0] in nobody["en"]:
        words = words[1:]
    if len(words) == 1 and words[0].casefold() in nobody["alone"]:
        return ""
    name = strip_titles(" ".join(words))[0] if words else ""
    return name if len(name) > 1 else ""


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
    full = [introduced(one, opening) for one in known]
    return _unify(result, [one for one in full if one in listed or not one.name.isascii() or " " in one.name])


def _known(name: str, known: list[Speaker]) -> Speaker:
    for i, one in enumerate(known):
        if same_person(name, one.name):
            if len(name) > len(one.name) and " " in name:
                known[i] = one._replace(name=name, aliases=(*one.aliases, one.name))
            elif name != one.name and name not in one.aliases:
                known[i] = one._replace(aliases=(*one.aliases, name))
            return known[i]
    known.append(Speaker(name))
    return known[-1]


def _unify(voices: list[list[Speaker | None]], known: Sequence[Speaker]) -> list[list[Speaker | None]]:
    """Every voice under its final spelling; a lone surname that is never introduced is nobody."""
    final = {name: one for one in known for name in (one.name, *one.aliases)}
    return [[final.get(voice.name) if voice else None for voice in paragraph] for paragraph in voices]
