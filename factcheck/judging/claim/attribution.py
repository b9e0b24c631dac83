"""Who a claim says it was: "X said", "according to X", "…, X told reporters"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.judging.marks import any_of
from factcheck.model import Span, Speaker, SpeakerKind
from factcheck.words.names import name_key, same_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Passage
    from factcheck.words import Word

_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[-'\u2019][^\W\d_]+)*\.?")
_CLAUSE_END = re.compile(r"[;:\u201c\"]|[.!?](?=\s|$)")
_LONGEST_NAME = 4
_CJK = "\u4e00", "\u9fff"


class Attribution(NamedTuple):
    """The speaker a claim names, and where in the claim the name stands."""

    speaker: Speaker
    span: Span


def attribution(text: str, speakers: Sequence[Speaker]) -> Attribution | None:
    """The first of ``speakers`` whom ``text`` names, one in "X said" before any other."""
    said = said_clauses(text)
    for span in sorted(_names(text), key=lambda name: not any(a <= name.start < b for a, b in said)):
        name = text[span.start : span.end]
        for speaker in speakers:
            if any(same_person(name, known) for known in (speaker.name, *speaker.aliases)):
                return Attribution(speaker, span)
    return _named_in_chinese(text, speakers)


def said_clauses(text: str) -> list[Span]:
    """The words that only say who said it: they are not what the claim is about."""
    spans = []
    for match in _said().finditer(text):
        groups = ("before", "when", "after", "chinese", "day")
        spans += [Span(*match.span(group)) for group in groups if match.group(group)]
        if match.group("before") and match.start() > 0 and not match.group("when"):
            spans.append(Span(match.end(), _end_of_clause(text, match.end())))
    return spans


def _end_of_clause(text: str, start: int) -> int:
    """Behind "…, X said" stand only place and time, to the end of the sentence."""
    end = _CLAUSE_END.search(text, start)
    return end.start() if end else len(text)


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<before>(?:^|[,:;\u2013\u2014"\u201d])\s*            # who: the clause so far
                 (?:[^\s,:;\u2013\u2014"\u201c\u201d]+\s+){{1,9}}?)
        (?<!\bwas\s)(?<!\bwere\s)(?<!\bis\s)(?<!\bare\s)(?<!\bbe\s)(?<!\bbeen\s)  # "were confirmed dead"
        (?:{any_of("attributing")})(?!\s+by\b)
        (?P<when>\s[^,.;:"\u201c]{{0,60}}?\bthat\b)?              # said at Davos in May that
      | \b(?:according\ to|citing|said|told|(?:announced|given|cited|presented|reported)\ by)\s+
        (?P<after>[^,.;:"\u201c]{{1,80}})
      | (?:^|[，。；：])(?P<chinese>[\u4e00-\u9fff·]{{2,16}}?)
        (?P<day>(?:在|於|于)?\d[^，。；：]{{0,20}}?)?(?:{any_of("attributing_chinese")})""",
        re.VERBOSE | re.IGNORECASE,
    )


def without(words: Iterable[Word], spans: Iterable[Span]) -> tuple[Word, ...]:
    """Words that stand in none of ``spans``."""
    outside = tuple(spans)
    return tuple(w for w in words if not any(start < w.end and w.start < end for start, end in outside))


def is_said_by(passage: Passage, speaker: Speaker) -> bool:
    """Whether a passage is in the mouth of ``speaker``, or names him where nobody is known to speak."""
    names = (speaker.name, *speaker.aliases)
    spoken = passage.speaker
    if spoken is None:
        near = set(re.findall(r"\w+", f"{passage.before} {passage.text}".lower()))
        return any(set(name_key(name)[-1:]) & near for name in names)
    return _are_one(names, (spoken.name, *spoken.aliases))


def _are_one(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two speakers share a name, and not each has one of their own: two have been "The President"."""
    here = [any(same_person(name, other) for other in others) for name in some]
    there = [any(same_person(name, other) for name in some) for other in others]
    return any(here) and (all(here) or all(there))


def asks(passage: Passage) -> bool:
    """Whether a passage is a question, or one who asks speaks: it states nothing as a fact."""
    spoken = passage.speaker
    if spoken is not None and spoken.kind is SpeakerKind.JOURNALIST:
        return True
    return passage.text.rstrip("\"\u201d' ").endswith(("?", "\uff1f"))


def _names(text: str) -> list[Span]:
    """Every run of up to four capitalised words, the longest first at each start."""
    words = [Span(*match.span()) for match in _NAME.finditer(text)]
    runs = []
    for at in range(len(words)):
        for last in range(min(at + _LONGEST_NAME, len(words)) - 1, at - 1, -1):
            run = words[at : last + 1]
            if all(text[a.end : b.start].strip() in ("", "of", "de") for a, b in pairwise(run)):
                runs.append(Span(run[0].start, run[-1].end))
    return runs


def _named_in_chinese(text: str, speakers: Sequence[Speaker]) -> Attribution | None:
    for speaker in speakers:
        for name in (speaker.name, *speaker.aliases):
            at = text.find(name) if len(name) > 1 and _CJK[0] <= name[0] <= _CJK[1] else -1
            if at >= 0:
                return Attribution(speaker, Span(at, at + len(name)))
    return None
