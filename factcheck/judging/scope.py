"""What a figure is about: the words around it, weighed by where they stand and how rare they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.figures.subject import zones
from factcheck.judging.knowledge import Knowledge
from factcheck.model import Passage, Reading, Span
from factcheck.words import Word

LOCAL, SHARED, BEFORE, AROUND, OTHERS = 1.0, 0.95, 0.8, 0.7, 0.3
"""How far a word vouches for a figure from its own clause, the sentence, the sentences
before, the question or title, and from the clause of another figure."""

_LIGHT = 0.1
_PROPER = 1.5


@dataclass(frozen=True, slots=True)
class Scope:
    """The words of one figure in its sentence: its own, those shared by all, those of the other figures."""

    local: tuple[Word, ...]
    shared: tuple[Word, ...]
    others: tuple[Word, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return (*self.shared, *self.local)


def scopes(text: str, reading: Reading, knowledge: Knowledge) -> list[Scope]:
    """The scope of each figure of ``reading``, in order.

    A figure without words of its own ("…, an increase of 9.6%") takes those of the figure before it.
    """
    words = subject_words(text, reading, knowledge)
    cut = zones(text, [figure.span for figure in reading.figures])
    locals_: list[tuple[Word, ...]] = []
    for figure, spans in zip(reading.figures, cut.local, strict=True):
        own = _within(words, (*spans, figure.span))
        bare = not any(_tells(word, knowledge) for word in own)
        locals_.append((*locals_[-1], *own) if bare and locals_ else own)
    shared = _within(words, cut.shared)
    return [
        Scope(local, shared, tuple(word for other in locals_ if other is not local for word in other))
        for local in locals_
    ]


def subject_words(text: str, reading: Reading, knowledge: Knowledge) -> list[Word]:
    """The words of a text that are neither digits of a figure nor part of a period."""
    periods = [period.span for period in reading.periods]
    figures = [figure.span for figure in reading.figures]
    return [
        word
        for word in knowledge.lexicon.words(text)
        if not _inside(word, periods) and not (word.key[0].isdigit() and _inside(word, figures))
    ]


def factors(scope: Scope, passage: Passage, around: Sequence[str], knowledge: Knowledge) -> dict[str, float]:
    """For every key near a passage's figure, how far it vouches for it; ``around`` are keys of title, speaker and home."""
    lexicon = knowledge.lexicon
    found = dict.fromkeys((word.key for word in scope.others), OTHERS)
    for keys, factor in (
        (around, AROUND),
        (lexicon.keys(passage.question), AROUND),
        (lexicon.keys(passage.before), BEFORE),
        ([word.key for word in scope.shared], SHARED),
        ([word.key for word in scope.local], LOCAL),
    ):
        found.update(dict.fromkeys(keys, factor))
    return found


def coverage(claimed: Mapping[str, float], found: Mapping[str, float]) -> float:
    """The share, 0..1, of the claim's weight of words that a scope vouches for."""
    total = sum(claimed.values())
    if not total:
        return 0.0
    return sum(weight * found.get(key, 0.0) for key, weight in claimed.items()) / total


def weights(words: Sequence[Word], rarity: Callable[[str], float], knowledge: Knowledge) -> dict[str, float]:
    """What each key of a claim's subject weighs: rare words and names more, reporting words little."""
    found: dict[str, float] = {}
    for word in words:
        weight = rarity(word.key) * (_PROPER if word.proper else 1.0)
        found[word.key] = weight * (_LIGHT if knowledge.lexicon.is_light(word.key) else 1.0)
    return found


def narrower(scope: Scope, claimed: Mapping[str, float], text: str, knowledge: Knowledge) -> str:
    """A modifier that makes the passage's subject narrower than the claim's ("food" in "food imports"), else ""."""
    for left, right in pairwise(scope.local):
        modifies = right.key in claimed and left.key not in claimed and _tells(left, knowledge)
        if modifies and right.start > left.end and not text[left.end : right.start].strip(" -\n"):
            if not knowledge.is_place_word(left.key) and not left.key[0].isdigit():
                return text[left.start : left.end]
    return ""


def _tells(word: Word, knowledge: Knowledge) -> bool:
    return not knowledge.lexicon.is_light(word.key)


def _within(words: Sequence[Word], spans: Sequence[Span]) -> tuple[Word, ...]:
    return tuple(word for word in words if _inside(word, spans))


def _inside(word: Word, spans: Sequence[Span]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)
