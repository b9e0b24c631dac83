"""What speaker labels are: their habits, the words that name no person, and which of a document's are people.

A line gives a candidate (``shapes.find_label``); the document as a whole decides which
candidates are people (``people``), as "Net Revenue:" looks like a name alone.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.model import SpeakerKind
from factcheck.reading.tables import table
from factcheck.reading.turns.names import is_outlet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_CJK = re.compile(r"[\u3400-\u9fff]")


class Habit(Enum):
    """The ways labels are written; a document keeps to one or two."""

    TAG = "a speaker named by the format"
    HONORIFIC = "Mr. WARNER."
    DOTTED = "HOWARD SCHNEIDER."
    TITLED = "Mr. Warner. I agree."
    COLON = "Li Yongjie:"
    BRACKETS = "[李某]"
    TABBED = "a name and a tab"
    DASHED = "Ana Ode--Analyst"
    LETTER = "Q"
    ALONE = "a name on a line of its own"


class Label(NamedTuple):
    """A candidate: the name as written, where the words after it start, and how sure its shape is.

    ``strength`` 3: no doubt (honorific, capitals, a tag); 2: needs the document
    to agree; 1: only as one of several of its kind. ``spoken`` says whether what
    follows begins as speech does, which "Net Revenue: $5 million" does not.
    """

    name: str
    end: int
    strength: int
    role: str = ""
    habit: Habit = Habit.COLON
    spoken: bool = True


_STOPPED_ENDS = (
    *("如下", "告知本會", "包括", " summary", " date", " time", " venue", " source", " url"),
    *(" no", " nos", " vol"),
)


def is_stopped(name: str) -> bool:
    """Whether a would-be label is known to introduce something else than words."""
    bare = name.casefold().strip(" .*")
    return bare in _stop() or bare.startswith("by ") or bare.endswith(_STOPPED_ENDS)


@cache
def _stop() -> frozenset[str]:
    return frozenset(table("labels")["stop"]["words"])


def generic_kind(name: str) -> SpeakerKind | None:
    """The part of a label that names no person ("MODERATOR", "Q1"), or None."""
    return _generic().get(generic_key(name))


@cache
def _generic() -> dict[str, SpeakerKind]:
    kinds = table("labels")["generic"]
    return {ungreeted(word): kind for kind in reversed(SpeakerKind) for word in kinds[kind]}


def generic_key(name: str) -> str:
    """A label without its number, its case and what is said out of courtesy: "Q1" is "q"."""
    return re.sub(r"\s*#?\d+$", "", ungreeted(name).casefold().strip(" .*"))


def ungreeted(name: str) -> str:
    """The name of an office without "The", "Mr.", "Mme la", "El señor" before it."""
    return _courtesy().sub("", name)


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{'|'.join(table('labels')['courtesy']['words'])})\.?\s+)+", re.IGNORECASE)


def people(labels: Iterable[Label], known: Callable[[str], bool]) -> frozenset[Label]:
    """The candidates that are people (or offices, or outlets) in this document."""
    found = _rivals_out(list(labels))
    counts = Counter((label.name, label.habit) for label in found)
    listed = Counter((label.name, label.habit) for label in found if not label.spoken)
    sure = {label for label in found if label.strength == 3 or known(label.name)}
    likely = {label for label in found if label.strength == 2 and _enough(label, counts)}
    habits = {label.habit for label in sure | likely}
    again = {
        label
        for label in found
        if label.strength == 1
        and _comes_back(label, counts)
        and listed[label.name, label.habit] * 3 <= counts[label.name, label.habit]
    }
    for habit in (Habit.COLON, Habit.ALONE, Habit.BRACKETS, Habit.TABBED):
        returning = {label for label in again if label.habit is habit}
        needed = 1 if habit is Habit.BRACKETS else 2
        if len({label.name for label in returning}) >= needed and _may_stand_alone(habit, habits):
            habits.add(habit)
            sure |= returning
    others = [label for label in found if label.strength == 1 and label.habit is not Habit.ALONE]
    weak = {label for label in others if label.habit in habits and _is_person(label, counts)}
    return frozenset(sure | likely | weak)


_FEW = 3
"""So many labels like a sentence of address ("Mr. Ode. I …") make a habit of it."""


def _rivals_out(found: list[Label]) -> list[Label]:
    """Without the shapes that are something else where a document has a surer one."""
    if any(label.habit is Habit.HONORIFIC for label in found):
        return [label for label in found if label.habit not in (Habit.DOTTED, Habit.TITLED)]
    if sum(label.habit is Habit.TITLED for label in found) < _FEW:
        return [label for label in found if label.habit is not Habit.TITLED]
    return found


def _comes_back(label: Label, counts: Counter[tuple[str, Habit]]) -> bool:
    named = label.habit is Habit.ALONE or _CJK.search(label.name) or 2 <= len(label.name.split()) <= 4
    return bool(named) and counts[label.name, label.habit] >= 2


def _may_stand_alone(habit: Habit, others: set[Habit]) -> bool:
    """Names on lines of their own or in brackets are believed only where nothing else is a label."""
    return habit is Habit.COLON or not others


def _enough(label: Label, counts: Counter[tuple[str, Habit]]) -> bool:
    """ "Q" or a single word must come back; a name of two words or a Chinese one need not."""
    full = len(label.name.split()) >= 2 or _CJK.search(label.name) is not None or is_outlet(label.name)
    return full or counts[label.name, label.habit] >= 2


def _is_person(label: Label, counts: Counter[tuple[str, Habit]]) -> bool:
    short = 2 <= len(label.name.split()) <= 4 or label.habit is Habit.BRACKETS
    return short or counts[label.name, label.habit] >= 3
