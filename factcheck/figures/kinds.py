"""What sort of measurement a figure is and which way it goes, from the words around it.

The words of the figure's own clause are looked at, nearest first: before it back
to the previous figure or the end of a clause, behind it up to the next. "by"
and "of" lead to a change, "to" and "at" to a level.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.figures.tables import Phrases, forms, load, word_set
from factcheck.figures.tokens import CJK, before_period
from factcheck.model import Direction, FigureKind, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.figures.tokens import Token

BEHIND = 5
"""Tokens, but for hyphens, within which a change stands behind its figure."""
REACH = 14
"""Tokens that are looked at on each side."""

CLAUSE_ENDS = frozenset(
    {",", ";", ".", ":", "(", ")", "，", "。", "；", "、", "!", "?", "while", "whereas", "but"}
)
COPULAS = word_set("copulas")
ADVERB_LINKS = word_set("adverb_links")
LEVEL_LINKS = word_set("level_links")
LEVEL_WORDS = word_set("level_words")
TO = frozenset({"to", "at", "至", "到"})
NO_NOUN = frozenset(
    {"this", "last", "next", "the", "a", "it", "they", "he", "she", "we", "who", "that", "which"}
)
"""What stands between a figure and a word that only looks like a noun: "50 people | said they cut"."""
NEGATIONS = word_set("negations")
SHARE_BEFORE = word_set("share")
FAR_SHARE = 16
"""Characters before a percentage within which Chinese says that it is a share."""
PHRASAL = word_set("phrasal")
NEW_MEMBER = word_set("new_member")
CHANGE_UNITS = frozenset({"percent", "percentage_point", "basis_point", "point", "permille"})


class Move(NamedTuple):
    """A word of change: its direction and what part of speech it plays."""

    direction: Direction | None
    part: str


class ChangeWords(NamedTuple):
    """Words of change by their place: before a figure (read backwards) and behind it."""

    before: Phrases[Move]
    after: Phrases[Move]

    @classmethod
    def load(cls, extra: Mapping[str, Any] | None = None) -> ChangeWords:
        """The built-in table with a user's added."""
        table = load("changes", extra)

        def moves(*parts: str) -> Iterator[tuple[str, Move]]:
            for part in parts:
                yield from forms(table, part, partial(_move, part))

        return cls(
            Phrases(moves("nouns", "verbs", "adverbs", "beyond"), backwards=True),
            Phrases(moves("nouns", "comparatives")),
        )


def _move(part: str, entry: Mapping[str, Any]) -> Move:
    return Move(Direction(entry["direction"]), part)


class Sort(NamedTuple):
    """The kind of a figure and the direction it goes."""

    kind: FigureKind
    direction: Direction | None = None


def sort_of(
    tokens: Sequence[Token],
    quantity: Quantity,
    start: int,
    last: int,
    left: int,
    right: int,
    words: ChangeWords,
) -> Sort:
    """The sort of the figure at ``start`` to ``last``, with neighbours up to ``left`` and from ``right``."""
    start = max(left, before_period(tokens, start))
    if quantity.unit == "times" and quantity.per:
        return Sort(FigureKind.COUNT)
    counts = quantity.unit == "count" and last < len(tokens) and tokens[last].kind == CJK  # 19个|增速更快
    move = None if counts else _behind(tokens, last, right, words)
    if quantity.unit == "times":
        direction = move.direction if move else _multiple_direction(tokens, start, last, left, words)
        return Sort(FigureKind.MULTIPLE, direction)
    if move and move.part == "comparatives" and quantity.unit != "percent":
        return Sort(FigureKind.DIFFERENCE, move.direction)
    plain = _plain_kind(tokens, quantity, start, last, left)
    is_object = _low(tokens, last) == "by" or (
        plain is FigureKind.SHARE and quantity.unit == "ratio" and _low(tokens, last) == "of"
    )
    if move is None and not is_object:
        move = _before(tokens, quantity, start, left, words) or _growth(tokens, quantity, start, left, plain)
    if move is None:
        return Sort(plain)
    return Sort(FigureKind.DIFFERENCE if move.part == "beyond" else FigureKind.CHANGE, move.direction)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _growth(
    tokens: Sequence[Token], quantity: Quantity, start: int, left: int, plain: FigureKind
) -> Move | None:
    """ "Growth is projected at 3.3 percent", "growth slowed to 3 percent": a rate of growth all the same."""
    if quantity.unit != "percent" or plain is FigureKind.SHARE:
        return None
    for at in range(start - 1, max(left, start - REACH) - 1, -1):
        if tokens[at].low in CLAUSE_ENDS:
            return None
        if tokens[at].low == "growth":
            return Move(Direction.UP, "nouns")
    return None


def continues(tokens: Sequence[Token], left: int, start: int) -> bool:
    """Whether the words between two figures carry the first verb on: "exports rose 2% and imports | 3%"."""
    gap = {token.low for token in tokens[left:start]}
    return start - left <= REACH and bool(gap & {"and", ",", "or", "，", "、", "和"}) and not gap & NEW_MEMBER


def _multiple_direction(
    tokens: Sequence[Token], start: int, last: int, left: int, words: ChangeWords
) -> Direction | None:
    if tokens[last - 1].low.endswith(("ed", "ing", "les", "halves", "番")):
        return Direction.DOWN if tokens[last - 1].low.startswith("halv") else Direction.UP
    for at in range(start - 1, max(left, start - 4) - 1, -1):
        if move := words.before.match(tokens, at):
            return move[0].direction
    return None


def _behind(tokens: Sequence[Token], last: int, right: int, words: ChangeWords) -> Move | None:
    """ "5% higher", "a 5 percent drop", "5% year-on-year growth"."""
    near = last + BEHIND
    for at in range(last, min(right, len(tokens))):
        low = tokens[at].low
        near += low == "-"
        if at >= near or low in CLAUSE_ENDS or low in {"of", "to", "from", "and", "in", "by", "with", "for"}:
            return None
        if low in NO_NOUN:
            return None
        match = words.after.match(tokens, at)
        if match and (
            match[0].part == "nouns" or (at == last and (match[1] < right or right == len(tokens)))
        ):
            return match[0]
    return None


def _before(
    tokens: Sequence[Token], quantity: Quantity, start: int, left: int, words: ChangeWords
) -> Move | None:
    """The word of change that governs the figure from its left, if nothing makes the figure a level."""
    by = _low(tokens, start - 1) == "by"
    through_level = False
    for at in _backwards(tokens, start, max(0 if by else left, start - REACH)):
        low = tokens[at].low
        if low in CLAUSE_ENDS:
            return None
        match = words.before.match(tokens, at)
        if match and not _is_idle(tokens, *match, by=by):
            return _governs(tokens, quantity, match[0], match[1], at, start, through_level)
        if low in {"from", "于"} or (low in {"to", "at", "至"} and at >= start - 2):
            return None
        through_level = through_level or (low in LEVEL_LINKS and tokens[at + 1].low not in {"a", "an"})
    return None


def _backwards(tokens: Sequence[Token], start: int, floor: int) -> Iterator[int]:
    """The tokens before ``start`` from the nearest on, without remarks in brackets."""
    inside = 0
    for at in range(start - 1, floor - 1, -1):
        low = tokens[at].low
        inside += low == ")"
        if not inside:
            yield at
        inside -= low == "(" and inside > 0


def towards(tokens: Sequence[Token], start: int, left: int, words: ChangeWords) -> Direction | None:
    """The way to a level, from the verb: "slipped to 4 percent", "picked up to an average of 408,000"."""
    linked = False
    for at in range(start - 1, max(left, start - REACH) - 1, -1):
        low = tokens[at].low
        match = words.before.match(tokens, at) if linked else None
        if match and match[0].part == "verbs":
            denied = any(token.low in NEGATIONS for token in tokens[max(0, match[1] - 2) : match[1] + 1])
            return None if denied or _is_idle(tokens, *match, by=False) else match[0].direction
        if low not in (ADVERB_LINKS | LEVEL_WORDS if linked else COPULAS | LEVEL_WORDS) and low not in TO:
            return None
        linked = linked or low in TO
    return None


def _is_idle(tokens: Sequence[Token], move: Move, before: int, *, by: bool) -> bool:
    """Whether a word of change changes nothing here: "gave up", the noun in "cut growth by 5%"."""
    return (by and move.part == "nouns") or (move.part == "adverbs" and _low(tokens, before) in PHRASAL)


def _governs(
    tokens: Sequence[Token],
    quantity: Quantity,
    move: Move,
    before: int,
    at: int,
    start: int,
    through_level: bool,
) -> Move | None:
    between = {token.low for token in tokens[at + 1 : start]} - {""}
    near = between <= COPULAS
    if any(token.low in NEGATIONS for token in tokens[max(0, before - 2) : before + 1]):
        move = move._replace(direction=None)
    if move.part == "adverbs":
        return move if between <= ADVERB_LINKS else None
    if move.part == "nouns":
        linked = bool(between) and (
            near
            or (quantity.unit in CHANGE_UNITS and bool(between & {"reached", "was", "is", "of", "stood"}))
        )
        return move if linked else None
    if through_level:
        return None
    by = _low(tokens, start - 1) == "by"
    return move if near or by or (quantity.unit in CHANGE_UNITS and len(between) <= 3) else None


def _clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens behind the last end of a clause."""
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].low in CLAUSE_ENDS:
            return tokens[at + 1 :]
    return tokens


def _plain_kind(tokens: Sequence[Token], quantity: Quantity, start: int, last: int, left: int) -> FigureKind:
    if quantity.unit == "ratio":
        return FigureKind.SHARE
    if quantity.unit == "percent":
        far = FAR_SHARE if start and tokens[start - 1].kind == CJK else 4
        before = {token.low for token in _clause(tokens[max(left, start - far) : start])}
        following = tokens[last].low if last < len(tokens) else ""
        return FigureKind.SHARE if following == "of" or before & SHARE_BEFORE else FigureKind.LEVEL
    if quantity.unit == "count" and quantity.unit_text:
        return FigureKind.COUNT
    return FigureKind.LEVEL
