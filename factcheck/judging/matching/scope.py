"""What a figure is about: the words around it, weighed by where they stand and how rare they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.subject import zones
from factcheck.judging.marks import marks
from factcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from factcheck.judging.knowledge import Home, Knowledge
    from factcheck.model import Figure, Passage, Reading
    from factcheck.words import Word

LOCAL, SHARED, BEFORE, AROUND, OTHERS = 1.0, 0.95, 0.75, 0.7, 0.3
"""How far a word vouches for a figure from its own clause, the sentence, the sentences
before, the question or title, and from the clause of another figure."""

_POINTING_BACK, _ANEW = 0.9, 0.3
"""The same of the sentences before, for a clause that takes them up ("this sector") or turns
away from them ("the economy as a whole")."""

_LONG_NAME = re.compile(r"\b[A-Z][a-z]+(?:\s+(?:(?:of|and|the|for)\s+)?[A-Z][a-z]+)+")
_OF = ("of", "of the", "of our")

_PREDICATE = 30
"""Characters after a figure in which its predicate begins."""

_GIVEN = 0.5
"""What is met otherwise counts at most this share of the words."""

GROWTH = "growth"
"""A change need not be called growth to be one."""

_COMMON = 3.5
"""Everyday words are never rare, even where the index happens to lack them."""

_PROPER = 1.2


_START, _END = attrgetter("start"), attrgetter("end")


class Everyday(NamedTuple):
    """What reporting words (``light``) and everyday verbs and adjectives (``plain``) weigh against others."""

    light: float
    plain: float


OF_A_FIGURE = Everyday(0.1, 0.35)
"""Kind, direction, bound and period of a figure carry what its everyday words say."""

OF_A_WORDING = Everyday(0.5, 0.7)
"""A claim without figures says what its verbs say."""


class Scope(NamedTuple):
    """The words of one figure in its sentence: its own, those shared by all, those of the other figures.

    ``clause`` is the text of the first two.
    """

    local: tuple[Word, ...]
    shared: tuple[Word, ...] = ()
    others: tuple[Word, ...] = ()
    clause: str = ""

    @property
    def words(self) -> tuple[Word, ...]:
        """The figure's own words and the shared ones."""
        return (*self.shared, *self.local)


class View:
    """A passage prepared for judging, each part when it is first asked for: most need only a few."""

    def __init__(self, passage: Passage, knowledge: Knowledge) -> None:
        self.passage = passage
        self._knowledge = knowledge

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """A scope for each figure."""
        return tuple(scopes(self.passage.text, self.passage.reading, self._knowledge))

    @cached_property
    def around(self) -> frozenset[str]:
        """The keys of question, title, publisher and speaker, and what goes without saying in the source."""
        passage, source, speaker = self.passage, self.passage.source, self.passage.speaker
        named = (source.title, source.publisher, f"{speaker.name} {speaker.role}" if speaker else "")
        keys = map(self._knowledge.lexicon.keys, (*named, passage.question))
        return self.home.names.union(*keys, _initials(f"{passage.before} {passage.text}"))

    @cached_property
    def before(self) -> frozenset[str]:
        """The keys of the sentences before."""
        return frozenset(self._knowledge.lexicon.keys(self.passage.before))

    @cached_property
    def link(self) -> float:
        """How far the sentences before vouch for the sentence."""
        return _link(self.passage.text)

    @cached_property
    def taken_up(self) -> frozenset[str]:
        """The keys of the sentences before, where the sentence points back to them."""
        return self.before if marks("part_of_it").search(self.passage.text) else frozenset()

    @cached_property
    def before_places(self) -> frozenset[str]:
        """The places that the sentences before name."""
        return self._knowledge.places(self._knowledge.lexicon.keys(self.passage.before))

    @cached_property
    def titled_places(self) -> frozenset[str]:
        """The places that the title names."""
        return self._knowledge.places(self._knowledge.lexicon.keys(self.passage.source.title))

    @cached_property
    def own(self) -> frozenset[str]:
        """The keys of the sentence."""
        return frozenset(keys_of(self._knowledge.lexicon.words(self.passage.text)))

    @cached_property
    def untimed(self) -> str:
        """The sentence without its periods: "this year" is no rate."""
        text, at, pieces = self.passage.text, 0, []
        for period in self.passage.reading.periods:
            pieces.append(text[at : period.span.start])
            at = max(at, period.span.end)
        return " ".join((*pieces, text[at:]))

    @cached_property
    def home(self) -> Home:
        """What the source means when it names nothing."""
        return self._knowledge.home(self.passage.source)

    @cached_property
    def negations(self) -> tuple[Span, ...]:
        """Where the sentence's negations reach."""
        return tuple(self._knowledge.negations(self.passage.text))

    @cached_property
    def negated(self) -> frozenset[str]:
        """The keys that the sentence denies."""
        return self._knowledge.negated(self.passage.text)

    def near(self, scope: Scope, sought: frozenset[str], link: float = 1.0) -> dict[str, float]:
        """For every key of ``sought`` that is near a figure, how far it vouches for it.

        ``link`` weakens the sentences before.
        """
        found = dict.fromkeys(sought.intersection(keys_of(scope.others)), OTHERS)
        found.update(dict.fromkeys(sought & self.around, AROUND))
        found.update(dict.fromkeys(sought & self.before, self.link * link))
        found.update(dict.fromkeys(sought.intersection(keys_of(scope.shared)), SHARED))
        found.update(dict.fromkeys(sought.intersection(keys_of(scope.local)), LOCAL))
        return found


def _initials(text: str) -> set[str]:
    """The abbreviations of the names in a text: "eia" for "Energy Information Administration"."""
    names = (match.group().split() for match in _LONG_NAME.finditer(text))
    return {"".join(word[0] for word in name if word[0].isupper()).lower() for name in names}


def _link(text: str) -> float:
    """How far the sentences before a sentence vouch for it."""
    if marks("whole").search(text):
        return _ANEW
    return _POINTING_BACK if marks("pointing_back").search(text) else BEFORE


def scopes(text: str, reading: Reading, knowledge: Knowledge) -> list[Scope]:
    """The scope of each figure of ``reading``, in order.

    A figure without words of its own ("…, an increase of 9.6%"), and the new value after a
    former one ("from 4,000 to 6,859"), take those of the figure before.
    """
    words = subject_words(text, reading, knowledge)
    cut = zones(text, [figure.span for figure in reading.figures])
    locals_: list[tuple[Word, ...]] = []
    for at, (figure, spans) in enumerate(zip(reading.figures, cut.local, strict=True)):
        own = _within(words, (*spans, figure.span))
        bare = all(knowledge.lexicon.is_light(word.key) for word in own)
        follows = at > 0 and (bare or reading.figures[at - 1].former)
        locals_.append((*locals_[-1], *own) if follows else own)
    shared = _within(words, cut.shared)
    clauses = (" ".join(text[start:end] for start, end in (*spans, *cut.shared)) for spans in cut.local)
    return [
        Scope(local, shared, _others(locals_, local), clause)
        for local, clause in zip(locals_, clauses, strict=True)
    ]


def _others(locals_: Sequence[tuple[Word, ...]], own: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of the other figures that are not its own as well."""
    mine = frozenset(own)
    return tuple(word for other in locals_ if other is not own for word in other if word not in mine)


def subject_words(text: str, reading: Reading, knowledge: Knowledge) -> list[Word]:
    """The words of a text outside its periods and figures, with the nouns that are counted."""
    counts = [figure for figure in reading.figures if figure.quantity.unit == "count"]
    mute = [period.span for period in reading.periods]
    mute += [figure.span for figure in reading.figures if figure not in counts]
    words = knowledge.lexicon.words(text)
    numbers = (
        word
        for figure in counts
        for word in _within(words, (figure.span,))
        if _is_of_number(word, figure, knowledge)
    )
    muted = {*_within(words, mute), *numbers}
    return [word for word in words if word not in muted]


def _is_of_number(word: Word, figure: Figure, knowledge: Knowledge) -> bool:
    """Whether a word in a figure is of its number, not of what it counts."""
    if word.key.isascii():
        return word.key[0].isdigit()
    return word.key not in knowledge.lexicon.keys(figure.quantity.unit_text)


def coverage(claimed: Mapping[str, float], found: Mapping[str, float], given: float = 0.0) -> float:
    """The share, 0..1, of the claim's words that a scope vouches for; ``given`` is weight met otherwise."""
    weight = sum(claimed.values())
    if not weight:
        return 0.0
    given = min(given, weight * _GIVEN)
    total = weight + given
    return (given + sum(weight * found.get(key, 0.0) for key, weight in claimed.items())) / total


def weights(
    words: Sequence[Word], rarity: Callable[[str], float], everyday: Everyday, knowledge: Knowledge
) -> dict[str, float]:
    """What each key of a claim's subject weighs: rare words and names much, everyday words little.

    The keys that stand for one abbreviation share its weight.
    """
    lexicon = knowledge.lexicon
    shared = Counter((word.start, word.end) for word in words)
    found: dict[str, float] = {}
    for word in words:
        weight = rarity(word.key) / shared[word.start, word.end]
        if lexicon.is_light(word.key) or lexicon.is_plain(word.key):
            weight = min(weight, _COMMON) * (everyday.light if lexicon.is_light(word.key) else everyday.plain)
        elif lexicon.is_common(word.key) and not word.proper:
            weight = min(weight, _COMMON)
        found[word.key] = weight * (_PROPER if word.proper else 1.0)
    return found


def narrower(scope: Scope, figure: Span, claimed: Iterable[str], text: str, knowledge: Knowledge) -> str:
    """A word that makes the passage's subject another than the claim's, else "".

    A modifier ("food" in "food imports") or a head ("cost" in "cost of revenues") that the claim lacks.
    """
    keys = frozenset(claimed)
    for left, right in pairwise(scope.local):
        if right.key in keys and left.key not in keys and _narrows(left, right, text, knowledge, figure):
            return text[left.start : left.end]
    return ""


def _narrows(left: Word, right: Word, text: str, knowledge: Knowledge, figure: Span) -> bool:
    """Whether ``left`` modifies its neighbour or, before the figure, is what is measured of it."""
    lexicon = knowledge.lexicon
    if left.end > right.start or knowledge.is_place_word(left.key) or left.key[0].isdigit():
        return False
    between = text[left.end : right.start].strip(" -\n").lower()
    if left.key in knowledge.said or lexicon.is_light(right.key) or knowledge.is_whole(left.key):
        return False
    if text[: left.start].endswith("to "):  # "to offset China's dumping" names no China of another kind
        return False
    if between in _OF:
        return right.end <= figure.start and not lexicon.is_light(left.key)
    return not between and not (lexicon.is_light(left.key) or lexicon.is_plain(left.key))


def is_denied(figure: Span, scope: Scope, negations: Sequence[Span]) -> bool:
    """Whether a negation reaches a figure or a word of its clause ("exports did not rise by 5%")."""
    near = [word for word in scope.local if word.start < figure.end + _PREDICATE]
    reached = [Span(word.start, word.end) for word in near] + [figure]
    return any(start < span.end and span.start < end for start, end in negations for span in reached)


def has_other_subject(scope: Scope, figure: Span, claimed: Iterable[str], knowledge: Knowledge) -> bool:
    """Whether a figure's clause names, before the figure, a thing of its own that the claim does not."""
    keys, lexicon = frozenset(claimed), knowledge.lexicon
    return any(
        word.end <= figure.start
        and word.key not in keys
        and word.key != GROWTH
        and not knowledge.is_whole(word.key)
        and not (lexicon.is_light(word.key) or lexicon.is_plain(word.key) or word.key[0].isdigit())
        for word in scope.local
    )


def substituted(
    claimed: Sequence[Word], found: Sequence[Word], near: Mapping[str, float], knowledge: Knowledge
) -> str:
    """The modifier that stands where the claim has another ("tea exports" for "coffee exports"), else "".

    The claim's own modifier must be nowhere around.
    """
    wanted = {right.key for left, right in _modified(claimed, knowledge) if left.key not in near}
    named = frozenset(keys_of(claimed))
    others = (left.key for left, right in _modified(found, knowledge) if right.key in wanted)
    return next((key for key in others if key not in named), "")


def _modified(words: Sequence[Word], knowledge: Knowledge) -> Iterator[tuple[Word, Word]]:
    """Neighbouring words of which the first may modify the second."""
    lexicon = knowledge.lexicon
    for left, right in pairwise(words):
        beside = 0 < right.start - left.end <= 1
        if beside and not (lexicon.is_light(left.key) or lexicon.is_plain(left.key)):
            yield left, right


def keys_of(words: Iterable[Word]) -> list[str]:
    """The keys of some words."""
    return [word.key for word in words]


def _within(words: Sequence[Word], spans: Sequence[Span]) -> tuple[Word, ...]:
    """The words, in order, that stand in any of some spans."""
    found = {
        at
        for start, end in spans
        for at in range(bisect_left(words, start, key=_START), bisect_right(words, end, key=_END))
    }
    return tuple([words[at] for at in sorted(found)])
