"""What a sentence takes from those before it: its subject, its period, its speaker.

A sentence is never rewritten in the draft: ``Understood`` is what is checked in
its place, in pieces, each with its place in the draft or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from factcheck.draft import patterns
from factcheck.model import Span
from factcheck.reading.turns.reported import find_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Period, Reading

_LONGEST_SUBJECT = 12  # words
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "professor"})


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence is about: "China's cross-border e-commerce" and "imports and exports"."""

    of: str = ""
    head: str = ""

    def __str__(self) -> str:
        return f"{self.of} {self.head}".strip()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the sentences so far leave to the next."""

    topic: Topic = Topic()
    period: str = ""
    year: int | None = None
    speaker: str = ""


class Change(NamedTuple):
    """Put ``text`` where the sentence has ``span``; ``leans`` when it takes its subject from before."""

    span: Span
    text: str
    leans: bool = True


@dataclass(frozen=True, slots=True)
class Understood:
    """The text that is checked for a sentence, and where its pieces stand in the sentence."""

    text: str
    pieces: tuple[tuple[int, int, int], ...] = field(default=())

    def written(self, span: Span) -> Span | None:
        """The sentence's own span for one of this text; None for words that it does not have."""
        for start, end, origin in self.pieces:
            if start <= span.start and span.end <= end:
                return Span(span.start - start + origin, span.end - start + origin)
        return None


def understand(sentence: str, reading: Reading, before: Setting) -> tuple[Understood, Setting]:
    """What ``sentence`` says when it is read after ``before``, and what it leaves behind."""
    periods = reading.periods
    lead = _lead(sentence, periods)
    changes = [*_speaker(sentence, before), *_subject(sentence, lead, before.topic)]
    changes += _years(periods, before.year)
    leans = reading.figures and any(change.leans for change in changes)
    if leans and not periods and before.period:
        end = len(sentence.rstrip(" .!?”\"'’"))
        changes.append(Change(Span(end, end), f" {before.period}"))
    understood = _rewritten(sentence, sorted(changes))
    return understood, _after(understood, sentence, reading, before)


def _after(understood: Understood, sentence: str, reading: Reading, before: Setting) -> Setting:
    """A subject reaches no further than the next sentence, a speaker until another one speaks."""
    topic = _topic(understood.text, _lead(understood.text, ()), [period.text for period in reading.periods])
    year = next((year for period in reading.periods if (year := _year(period))), before.year)
    return Setting(topic, _period(reading) or before.period, year, _person(sentence, before.speaker))


def _years(periods: Sequence[Period], year: int | None) -> Iterator[Change]:
    """The year that was named before, for "the first quarter" and "March" without one."""
    for period in periods:
        told = period.start.year if period.start else None
        if year and told != year and not patterns.dated().search(period.text):
            of = " of" if period.text[-1:].islower() and period.text.split()[-1].islower() else ""
            yield Change(Span(period.span.end, period.span.end), f"{of} {year}", leans=False)


def _year(period: Period) -> int | None:
    """The year that a period names and lies in."""
    if period.start is None or period.end is None or str(period.start.year) not in period.text:
        return None
    return period.start.year if period.end.year == period.start.year else None


def _period(reading: Reading) -> str:
    """The time a sentence speaks of, in words that can stand at the end of the next; "" for none."""
    own = (figure.period for figure in reading.figures if figure.period)
    period = next(chain(own, reading.periods), None)
    if period is None or period.start == period.end or patterns.opens_with("limit").match(period.text):
        return ""
    return period.text if patterns.opens_with("span").match(period.text) else f"in {period.text}"


def _person(sentence: str, known: str) -> str:
    """Who speaks: a person in full or with a title; a surname does not replace its full name."""
    name = find_voice(sentence)
    if not name or known.endswith(f" {name}") or known.startswith(f"{name} "):
        return known
    before = sentence[: sentence.find(name)].rstrip().rpartition(" ")[2].casefold()
    titled = before.rstrip(".") in _TITLES
    return name if titled or (" " in name and before not in ("of", "the", "for", "and")) else known


def _lead(sentence: str, periods: tuple[Period, ...]) -> int:
    """Where the clause starts that tells the news: behind "However,", "In May," and "Ana Ode said that"."""
    at = 0
    for pattern in (patterns.opening(), patterns.account(), patterns.said_clause(), patterns.opening()):
        found = pattern.match(sentence, at)
        if found and not (pattern is patterns.said_clause() and patterns.verb().search(found["who"])):
            at = found.end()
    comma = sentence.find(", ", at, at + patterns.LONGEST_LEAD)
    inside = any(at <= period.span.start and period.span.end <= comma + 1 for period in periods)
    opens = patterns.opens_with("prepositions").match(sentence, at)
    if comma > 0 and opens and (inside or not periods):
        return comma + 2
    return at


def _speaker(sentence: str, before: Setting) -> Iterator[Change]:
    """ "She added that" and ", the minister said" with the name of who spoke last."""
    if before.speaker:
        for found in patterns.person().finditer(sentence):
            yield Change(Span(*found.span("who")), before.speaker, leans=False)
    for found in patterns.reporting().finditer(sentence):
        yield Change(Span(*found.span()), "said that", leans=False)


def _subject(sentence: str, lead: int, topic: Topic) -> Iterator[Change]:
    """The subject written out, where the clause starts with a word that stands for it."""
    if not str(topic):
        return
    found = patterns.stand_in().match(sentence, lead)
    if not found:
        return
    if found["pronoun"]:
        yield Change(Span(*found.span("pronoun")), str(topic))
    elif found["quality"]:
        yield Change(Span(found.end(), found.end()), f" of {topic}")
    elif found["owner"]:
        owner = topic.of if topic.head else str(topic)
        mark = "" if (topic.head and found["owned"]) or owner.endswith(("'s", "’s")) else "'s"
        yield Change(Span(*found.span("owner")), owner + mark)
    elif topic.head and topic.of:
        yield Change(Span(found.start(), found.start("head")), f"{topic.of} ")
        yield Change(Span(*found.span("head")), found["head"].lower())


def _topic(text: str, lead: int, times: Sequence[str] = ()) -> Topic:
    """The subject of a clause: its words up to the verb, without a time before or a clause behind them."""
    verb = patterns.verb().search(text, lead, lead + 200)
    words = text[lead : verb.start()].strip(" ,") if verb else ""
    words = patterns.aside().split(words, maxsplit=1)[0]
    opening = next((time for time in times if words.startswith(f"{time} ")), "")
    words = patterns.around().sub("", words[len(opening) :].strip(" ,"))
    if not words or len(words.split()) > _LONGEST_SUBJECT or patterns.no_topic().fullmatch(words):
        return Topic()
    if re.search(r"[,;:“”\"—–]|['’](?:ve|re|ll|d|m)\b", words) or patterns.no_subject().search(words):
        return Topic()
    head = patterns.head_at_end().search(words)
    return Topic(words[: head.start()].rstrip(), head[1]) if head else Topic(words)


def _rewritten(sentence: str, changes: list[Change]) -> Understood:
    out: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length, at = 0, 0
    for change in (*changes, Change(Span(len(sentence), len(sentence)), "")):
        if change.span.start < at:
            continue
        kept = sentence[at : change.span.start]
        pieces.append((length, length + len(kept), at))
        out += [kept, change.text]
        length += len(kept) + len(change.text)
        at = change.span.end
    return Understood("".join(out), tuple(pieces))
