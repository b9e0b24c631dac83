"""Use case: a claim in, a verdict out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.figures import Reader
from factcheck.figures.units import canonical
from factcheck.index import Index, Query
from factcheck.judging.claim.parts import Claim, read_claim
from factcheck.judging.claim.spelling import Correction, correct
from factcheck.judging.knowledge import Knowledge
from factcheck.judging.rarity import rarity
from factcheck.judging.verdict import Judge
from factcheck.model import Evidence, Result, Span, Trace, Verdict
from factcheck.words import Lexicon
from factcheck.words.unseen import bare, disguised

if TYPE_CHECKING:
    from datetime import date

    from factcheck.config import Config
    from factcheck.model import Passage

_CANDIDATES, _WITH_FIGURES, _OF_THE_TIME, _OF_THE_SPEAKER = 60, 30, 20, 5

_TOO_LONG = "It is longer than {:,} characters: split it, or raise limits.claim in factcheck.toml."
_TOO_MANY = "It has more than {:,} figures and periods: split it, or raise limits.figures in factcheck.toml."
_DISGUISED = "It has letters or signs in it that only look like digits: write its figures with 0 to 9."

Refresh = Callable[[Sequence[str]], None]
"""Reads documents again whose paths it is given."""


class Checker:
    """Checks claims against an index.

    Relative periods of a claim count from ``as_of``. ``refresh`` is called with documents
    that changed since they were indexed, before anything is taken from them.
    """

    def __init__(
        self, index: Index, config: Config, as_of: date | None = None, refresh: Refresh | None = None
    ) -> None:
        lexicon = Lexicon(config.terms)
        self._index = index
        self._reader = Reader(config.tables)
        self._knowledge = Knowledge(lexicon)
        self._lexicon = lexicon
        self._judge = Judge(self._knowledge, self._rarity, config.thresholds)
        self._as_of = as_of
        self._limits = config.limits
        self._settings = config.digest
        self._refresh = refresh

    def check(self, text: str) -> Result:
        """The verdict on one claim, and what it was found with."""
        found = _without_copies(self._checked(text))  # first: what changed may be read again on the way
        trace = Trace(__version__, self._index.generation, self._settings, self._as_of)
        return found._replace(trace=trace)

    def _checked(self, text: str) -> Result:
        if len(text) > self._limits.claim:
            return _unchecked(text, _TOO_LONG.format(self._limits.claim))
        if disguised(text):
            return _unchecked(text, _DISGUISED)
        seen, places = bare(text)
        known = self._index.frequency
        meant = correct(seen, self._lexicon, lambda key: known(key) > 0, self._index.vocabulary)
        reading = self._reader.read(meant.text, self._as_of)
        if len(reading.figures) + len(reading.periods) > self._limits.figures:
            return _unchecked(text, _TOO_MANY.format(self._limits.figures))
        claim = read_claim(meant.text, reading, self._knowledge)
        result = _as_written(self._judge.judge(claim, self._candidates(claim)), seen, meant)
        return result if seen is text else _with_unseen(result, text, places)

    def _candidates(self, claim: Claim) -> list[Passage]:
        """The statements nearest in words, best first; a digest steps aside for its original."""
        queries = list(self._queries(claim))
        passages, again = self._search(queries), set[str]()
        while self._refresh and (changed := self._changed(passages) - again):
            self._refresh(sorted(changed))
            again |= changed
            passages = self._search(queries)  # which may find others that changed
        return passages

    def _changed(self, passages: Sequence[Passage]) -> set[str]:
        """The documents of these passages that are not as they were read."""
        return set(self._index.changed({passage.source.path for passage in passages}))

    def _queries(self, claim: Claim) -> Iterator[tuple[Query, int]]:
        """What to look for, and how many statements to take.

        A figure is looked for among figures. What was said at the time that the claim names is looked
        for apart, and who is said to have said it: where much is indexed, others have more of its words.
        """
        keys = [key for key in self._lexicon.keys(claim.text) if not self._lexicon.is_light(key)]
        days = [day for period in claim.periods for day in (period.start, period.end) if day]
        units = tuple(canonical(asked.figure.quantity).unit for asked in claim.asked)
        query = Query(tuple(keys), tuple(dict.fromkeys(days)), claim.periods, units)
        if claim.quotes or not claim.asked:
            yield query, _CANDIDATES
        if claim.asked:
            yield query._replace(figured=True), _WITH_FIGURES
        if claim.periods:
            yield query._replace(figured=bool(claim.asked), timed=True), _OF_THE_TIME
        if claim.sayers:
            yield Query(tuple(sorted(claim.sayers))), _OF_THE_SPEAKER

    def _search(self, queries: Sequence[tuple[Query, int]]) -> list[Passage]:
        hits = (hit.passage for query, many in queries for hit in self._index.search(query, many))
        found = {(passage.source.path, passage.location.start): passage for passage in hits}
        return [passage for passage in found.values() if not self._index.knows(passage.source.digest_of)]

    def _rarity(self, key: str) -> float:
        return rarity(self._index.size, self._index.frequency(key))


def _without_copies(result: Result) -> Result:
    """The result with each passage once: copies of a document say the same words on the same day."""
    evidence, conflicts, related = map(_once, (result.evidence, result.conflicts, result.related))
    return result._replace(evidence=evidence, conflicts=conflicts, related=related)


def _once(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    kept: dict[tuple[object, ...], Evidence] = {}
    for number, one in enumerate(found):
        passage, figure = one.passage, one.figure
        words = " ".join(passage.text.split()).casefold()
        key = (one.stance, words, passage.source.date, figure and (figure.text, figure.subject))
        first = kept.get(key)
        if first is None:
            kept[key] = one
        elif passage.source.path in (first.passage.source.path, *(other.path for other in first.also_in)):
            kept[*key, number] = one  # said twice
        else:
            kept[key] = first._replace(also_in=(*first.also_in, passage.source))
    return tuple(kept.values())


def _unchecked(text: str, why: str) -> Result:
    return Result(text, Verdict.NOT_ENOUGH_EVIDENCE, (), why)


def _as_written(result: Result, text: str, meant: Correction) -> Result:
    """The result for the claim as the user typed it."""
    if not meant.changes:
        return result
    figures = tuple(
        judged._replace(figure=judged.figure._replace(span=meant.original(judged.figure.span)))
        for judged in result.figures
    )
    read = f" (read as: {meant.text})"
    return result._replace(claim=text, figures=figures, explanation=result.explanation + read)


def _with_unseen(result: Result, text: str, places: Sequence[int]) -> Result:
    """The result with its spans in the claim as it came, invisible characters and all."""
    figures = []
    for judged in result.figures:
        start, end = judged.figure.span
        span = Span(places[start], places[end - 1] + 1)
        figure = judged.figure._replace(span=span, text=text[span.start : span.end])
        figures.append(judged._replace(figure=figure))
    return result._replace(claim=text, figures=tuple(figures))
