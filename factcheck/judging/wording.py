"""Claims without a figure: the same words, the same names and the same polarity, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.judging.scope import AROUND, BEFORE, LOCAL, coverage
from factcheck.words.lexicon import tokens_lower

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.judging.knowledge import Knowledge
    from factcheck.model import Passage


@dataclass(frozen=True, slots=True)
class Worded:
    """A passage held against a claim in words: ``denial`` names what contradicts it, as "reason: word"."""

    passage: Passage
    score: float
    missing: frozenset[str] = frozenset()
    reason: str = ""
    word: str = ""


def hold(
    claim: str,
    weights: Mapping[str, float],
    names: frozenset[str],
    passage: Passage,
    around: Sequence[str],
    knowledge: Knowledge,
) -> Worded:
    """How far ``passage`` says what ``claim`` says, and whether it says the opposite."""
    lexicon = knowledge.lexicon
    own = lexicon.keys(passage.text)
    near = dict.fromkeys([*around, *lexicon.keys(passage.question)], AROUND)
    near |= dict.fromkeys(lexicon.keys(passage.before), BEFORE)
    near |= dict.fromkeys(own, LOCAL)
    missing = frozenset(key for key in names if key not in near)
    opposed = next((key for key in weights if key not in near and knowledge.antonyms(key) & set(own)), "")
    if opposed:
        rest = {key: weight for key, weight in weights.items() if key != opposed}
        return Worded(passage, coverage(rest, near), missing, "entity", opposed)
    score = coverage(weights, near)
    if _negations(claim, knowledge) % 2 != _negations(passage.text, knowledge) % 2:
        return Worded(passage, score, missing, "negation", "not")
    return Worded(passage, score, missing)


def _negations(text: str, knowledge: Knowledge) -> int:
    return sum(word in knowledge.negations for word in tokens_lower(text))
