"""What turns a comparison around: negations, and words that send a figure the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.marks import marks
from factcheck.judging.matching.compare import Comparison, Outcome
from factcheck.judging.matching.scope import is_denied, keys_of

if TYPE_CHECKING:
    from factcheck.judging.knowledge import Knowledge
    from factcheck.judging.matching.match import Question
    from factcheck.judging.matching.scope import Scope, View
    from factcheck.model import Figure


def turned(
    comparison: Comparison, question: Question, figure: Figure, scope: Scope, view: View, knowledge: Knowledge
) -> Comparison:
    """``comparison`` as the words around both figures leave it."""
    if question.asked.denied != is_denied(figure.span, scope, view.negations):
        return _denied(comparison)
    if comparison.outcome is not Outcome.AGREE:
        return comparison
    other_way = knowledge.turns(question.own, keys_of(scope.words))
    if other_way or _trend(question.asked.clause) * _trend(scope.clause) < 0:
        return Comparison(Outcome.DISAGREE, "direction")
    theirs = view.own - view.negated
    if question.negated & theirs or view.negated & (question.own - question.negated) - theirs:
        return Comparison(Outcome.OPEN, "negation")
    return comparison


def _denied(comparison: Comparison) -> Comparison:
    """One of the two says that it is not so: the same value contradicts, another decides nothing."""
    if comparison.outcome is Outcome.AGREE:
        return Comparison(Outcome.DISAGREE, "negation")
    return Comparison(Outcome.OPEN, "negation")


def _trend(clause: str) -> int:
    """1 where a clause says that it came up to its figure, -1 where down, 0 where neither or both."""
    return bool(marks("came_up").search(clause)) - bool(marks("came_down").search(clause))
