"""A claimed figure against the figures of a passage: is it the same thing, and of the same time?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.periods.relations import Match as Relation
from factcheck.figures.tokens import fold
from factcheck.judging.claim.attribution import is_said_by
from factcheck.judging.contrasts import Sides
from factcheck.judging.marks import marks
from factcheck.judging.matching.compare import Comparison, Outcome, agrees, compare
from factcheck.judging.matching.opposition import turned
from factcheck.judging.matching.scope import (
    GROWTH,
    LOCAL,
    Scope,
    View,
    coverage,
    has_other_subject,
    keys_of,
    narrower,
    substituted,
)
from factcheck.judging.matching.times import timing
from factcheck.model import Figure, FigureKind, Passage, Period, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.judging.claim.parts import Asked
    from factcheck.judging.knowledge import Knowledge

_NARROWER = 0.7
_OTHER_KIND = 0.85
_OTHER_SUBJECT = 0.6
_APART = 0.85
_LOOSE_TIME = 0.95
_CIRCUMSTANCE = 2.0
_COMPANION = 4.0
RATIOS = frozenset({"percent", "percentage_point", "basis_point", "ratio", "times"})
_ABSOLUTE = {FigureKind.LEVEL, FigureKind.SHARE, FigureKind.COUNT}
_RATES = frozenset({"year", "month", "week", "day"})
_SLIPS = frozenset({"unit", "scale", "digits", "bound", "direction"})
_WORLD = "world"


class Match(NamedTuple):
    """A figure of a passage held against a claimed one.

    ``score`` 0..1 says how surely both measure the same thing; ``veto`` names what
    sets them apart, "" when nothing does; ``time`` relates the periods. A ``companion`` bears out
    another figure of the claim; one in ``company`` stands beside such a figure.
    """

    passage: Passage
    figure: Figure
    comparison: Comparison
    score: float
    time: Relation
    veto: str = ""
    companion: bool = False
    company: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the passage's figure bears the claimed one out."""
        return self.comparison.outcome is Outcome.AGREE

    @property
    def denies(self) -> bool:
        """Whether the passage's figure contradicts the claimed one."""
        return self.comparison.outcome is Outcome.DISAGREE


class Question(NamedTuple):
    """What is asked of the passages for one claimed figure.

    ``weights`` are the claim's subject words; ``names`` its proper names, of which
    none may be missing; ``places`` those it names; ``context`` its other periods and
    ``companions`` its other figures; ``speaker`` the one it names; ``own`` the keys of the
    figure's own words and ``negated`` those that the claim denies; ``supposes`` tells that it speaks of
    an expectation; ``sayers`` are the names of one it quotes whom nobody knows,
    ``keys`` those of the whole claim; ``sides`` are those it takes in contrasts, ``sought`` all
    keys that tell something where they stand near a figure.
    """

    asked: Asked
    weights: Mapping[str, float]
    names: frozenset[str]
    places: frozenset[str]
    context: tuple[Period, ...] = ()
    companions: tuple[Figure, ...] = ()
    speaker: Speaker | None = None
    own: frozenset[str] = frozenset()
    negated: frozenset[str] = frozenset()
    supposes: bool = False
    sayers: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    sides: Sides = Sides(frozenset(), ())
    sought: frozenset[str] = frozenset()


def matches(question: Question, view: View, knowledge: Knowledge) -> list[Match]:
    """Every figure of a passage whose unit can be compared with the claimed one."""
    passage, claimed = view.passage, question.asked.figure
    found = []
    for at, figure in enumerate(passage.reading.figures):
        comparison = None if _is_past(figure, claimed) else _compare(claimed, figure, view)
        if comparison is None or not _comparable(claimed, figure, knowledge):
            continue
        scope = view.scopes[at]
        comparison = turned(comparison, question, figure, scope, view, knowledge)
        other = has_other_subject(scope, figure.span, question.weights, knowledge)
        near = view.near(scope, question.sought, _OTHER_SUBJECT if other else 1.0) | _implied(figure)
        near |= (opposites := _opposites(comparison, question, scope, knowledge))
        time = timing(claimed.period, question.context, figure.period, passage)
        given = _circumstances(question, passage, time) + _company(question, figure, passage)
        score = coverage(question.weights, near, given)
        score *= _NARROWER if narrower(scope, figure.span, question.keys, passage.text, knowledge) else 1.0
        score *= _APART if _are_apart(question.names, scope, view) else 1.0
        score *= 1.0 if _alike(claimed.kind, figure.kind) else _OTHER_KIND
        score *= _LOOSE_TIME if time is Relation.UNKNOWN else 1.0
        veto = _veto(question, figure, scope, near, opposites, view, knowledge)
        companion = any(agrees(each, figure) for each in question.companions)
        found.append(Match(passage, figure, comparison, score, time, veto, companion))
    return found


def _is_past(figure: Figure, claimed: Figure) -> bool:
    """Whether a figure is the old value of a pair, and the claim is not of the time it is given."""
    ours, theirs = claimed.period, figure.period
    return figure.former and not (ours and theirs and (ours.start, ours.end) == (theirs.start, theirs.end))


def _implied(figure: Figure) -> dict[str, float]:
    return {GROWTH: LOCAL} if figure.kind is FigureKind.CHANGE else {}


def _opposites(
    comparison: Comparison, question: Question, scope: Scope, knowledge: Knowledge
) -> dict[str, float]:
    """The claim's words whose opposites stand beside a figure that goes the other way (surplus, deficit)."""
    if comparison.reason != "direction":
        return {}
    words = frozenset(keys_of(scope.words))
    return {key: LOCAL for key in question.weights if knowledge.antonyms(key) & words}


def _compare(claimed: Figure, found: Figure, view: View) -> Comparison | None:
    """A claimed rate ("a year", "a gallon") is met by a rate, or where the sentence speaks of that."""
    comparison = compare(claimed, found)
    per = claimed.quantity.per
    if comparison is None or bool(per) == bool(found.quantity.per) or (per and _speaks_of(per, view)):
        return comparison
    if comparison.outcome is Outcome.DISAGREE:
        return comparison if comparison.reason in _SLIPS else None
    if comparison.outcome is Outcome.AGREE and per in _RATES:
        return Comparison(Outcome.OPEN, "unit")
    return comparison


def _speaks_of(per: str, view: View) -> bool:
    """Whether a sentence names, outside its periods, what a rate is counted by."""
    if per in _RATES:
        return marks(f"per_{per}").search(view.untimed) is not None
    return re.search(rf"\b{re.escape(per)}s?\b", view.untimed, re.IGNORECASE) is not None


def supposes(text: str) -> bool:
    """Whether a text speaks of what somebody expects."""
    return marks("supposed").search(text) is not None


def _circumstances(question: Question, passage: Passage, time: Relation) -> float:
    """What the right speaker and the right time, where a claim names them, add to its words in weight."""
    speaker = question.speaker is not None and is_said_by(passage, question.speaker)
    dated = time is Relation.SAME and (question.context or question.asked.figure.period)
    return _CIRCUMSTANCE * (bool(speaker) + bool(dated))


def _company(question: Question, figure: Figure, passage: Passage) -> float:
    """What it adds in weight when the claim's other figures stand in the same passage, too."""
    others = [other for other in passage.reading.figures if other is not figure]
    return _COMPANION * sum(any(agrees(each, other) for other in others) for each in question.companions)


def _are_apart(names: frozenset[str], scope: Scope, view: View) -> bool:
    """Whether the sentence says a name of its other figures only ("… of Pfizer and 3 million of Merck")."""
    apart = names.intersection(keys_of(scope.others))
    return bool(apart.difference(keys_of(scope.words), view.around, view.before))


def _veto(
    question: Question,
    figure: Figure,
    scope: Scope,
    near: Mapping[str, float],
    opposites: Mapping[str, float],
    view: View,
    knowledge: Knowledge,
) -> str:
    """What makes the passage speak of something else, however alike the words."""
    missing = sorted((question.names | sayers(question, view.passage)) - near.keys())
    if missing:
        return missing[0]
    close = [*keys_of(scope.words), *_implied(figure)]
    subject = frozenset(word.key for word in scope.words if word.end <= figure.span.start)
    word = question.sides.opposed(frozenset(close), subject, view.own, frozenset(near), view.taken_up)
    if word and not knowledge.antonyms(word) & opposites.keys():
        return word
    if other := substituted(question.asked.words, scope.local, near, knowledge):
        return other
    if _supposed(view.passage.text, figure) and not question.supposes:
        return "supposed"
    if (some := marks("somewhere").search(scope.clause)) and not marks("somewhere").search(
        question.asked.clause
    ):
        return some.group().lower()
    return _elsewhere(question, close, view, knowledge)


def _elsewhere(question: Question, close: Sequence[str], view: View, knowledge: Knowledge) -> str:
    """A place that only the claim or only the figure is of, "" when there is none."""
    theirs, home = knowledge.places(close), view.home.places
    unsaid = question.places - theirs - home - view.before_places - view.titled_places
    if unsaid and home - {_WORLD}:  # one asked of another country speaks of the own if none is named
        return min(unsaid)
    if _WORLD in question.weights and _WORLD in close:
        return ""
    if not theirs and not question.places <= home:
        theirs = view.before_places
    if theirs and not theirs & (question.places | home):
        return min(theirs)
    ours, abroad = question.places - home, theirs - home
    return min(abroad) if ours and abroad and not ours & abroad else ""


def sayers(question: Question, passage: Passage) -> frozenset[str]:
    """The names of who is said to have said it, where the speaker's name is written as they are."""
    name = passage.speaker.name if passage.speaker else ""
    return frozenset(key for key in question.sayers if not name or key.isascii() == name.isascii())


def _supposed(text: str, figure: Figure) -> bool:
    """Whether a figure is what somebody thought it would be, told beside what it was."""
    was = marks("actual").all(text)
    return bool(was) and _last(marks("supposed").all(text), figure) > _last(was, figure)


def _last(found: Iterable[re.Match[str]], figure: Figure) -> int:
    """Where the last match before a figure ends, -1 when there is none."""
    return max((each.end() for each in found if each.end() <= figure.span.start), default=-1)


def _comparable(claimed: Figure, found: Figure, knowledge: Knowledge) -> bool:
    """Growth is not a share, a difference not a level, parcels are not jobs, however alike the words."""
    kinds = {claimed.kind, found.kind}
    counts = claimed.quantity.unit == "count"
    if kinds == {FigureKind.CHANGE, FigureKind.SHARE}:
        return False
    if kinds == {FigureKind.CHANGE, FigureKind.LEVEL} and claimed.quantity.unit not in RATIOS:
        return claimed.quantity.overlaps(found.quantity)
    if FigureKind.DIFFERENCE in kinds and kinds & _ABSOLUTE and not counts:
        return False
    return not counts or found.quantity.unit != "count" or _counted_alike(claimed, found, knowledge)


def _counted_alike(claimed: Figure, found: Figure, knowledge: Knowledge) -> bool:
    """Whether two counts may be of the same things. A Chinese measure word does not say of what."""
    texts = [fold(each.quantity.unit_text) for each in (claimed, found)]
    if not all(texts) or texts[0] == texts[1] or all(marks("people").search(text) for text in texts):
        return True
    ours, theirs = map(knowledge.lexicon.keys, texts)
    if ours and theirs:
        return ours[-1] in theirs or theirs[-1] in ours
    return any(text.isascii() for text in texts)


def _alike(claimed: FigureKind, found: FigureKind) -> bool:
    """A level may be told as a change ("inflation rose 8.6 percent"), with less certainty."""
    return claimed is found or FigureKind.MULTIPLE in (claimed, found)
