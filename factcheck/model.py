"""The vocabulary: every value that travels from a file to a verdict, on one page.

All values are frozen; named tuples, because a run waits three times as long for
dataclasses to be made. A span is a pair of offsets into the decoded text of one
source (for a claim: into the claim), half-open as in ``text[start:end]``.
Verdicts are AVeriTeC's four (Schlichtkrull et al. 2023).
"""

from __future__ import annotations

from enum import StrEnum
from math import isclose
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from factcheck.errors import Problem


class Span(NamedTuple):
    """Half-open offsets into a text."""

    start: int
    end: int


class SourceKind(StrEnum):
    """What a document is: words as spoken, a report about them, or our own summary."""

    TRANSCRIPT = "transcript"
    REPORT = "report"
    DIGEST = "digest"


class DateKind(StrEnum):
    """Where a source's date comes from."""

    EVENT = "event"
    PUBLISHED = "published"
    INFERRED = "inferred"


class SpeakerKind(StrEnum):
    """The part a speaker plays in the event; only an official's words are evidence."""

    OFFICIAL = "official"
    MODERATOR = "moderator"
    JOURNALIST = "journalist"


class Speaker(NamedTuple):
    """A person (or an office) under one canonical name."""

    name: str
    role: str = ""
    aliases: tuple[str, ...] = ()
    kind: SpeakerKind = SpeakerKind.OFFICIAL


class Source(NamedTuple):
    """One document; ``sha256`` is of its bytes, ``path`` as given when indexed."""

    sha256: str
    path: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    event_date: date | None = None
    published: date | None = None
    inferred_date: date | None = None
    kind: SourceKind = SourceKind.TRANSCRIPT
    speakers: tuple[Speaker, ...] = ()
    digest_of: str = ""
    language: str = "en"

    @property
    def date(self) -> date | None:
        """The best date known: the event's, else the publication's, else an inferred one."""
        return self.event_date or self.published or self.inferred_date

    @property
    def date_kind(self) -> DateKind:
        """Where :attr:`date` comes from."""
        if self.event_date:
            return DateKind.EVENT
        return DateKind.PUBLISHED if self.published else DateKind.INFERRED


class Turn(NamedTuple):
    """One speaker's uninterrupted words; ``question`` is the span of the turn it answers."""

    span: Span
    speaker: Speaker | None = None
    question: Span | None = None


class Location(NamedTuple):
    """Where a passage stands: offsets, and what the format has of line, page, time, heading."""

    start: int
    end: int
    line: int | None = None
    page: int | None = None
    time: str | None = None
    heading: str | None = None


class Statement(NamedTuple):
    """One sentence of a turn. ``speaker`` differs from the turn's in reported speech."""

    location: Location
    turn: int
    speaker: Speaker | None = None


class Transcript(NamedTuple):
    """A document as understood: ``text`` is the decoded source that all spans point into."""

    source: Source
    text: str
    turns: tuple[Turn, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()

    def passage(self, statement: Statement) -> str:
        """The words of a statement, verbatim."""
        return self.text[statement.location.start : statement.location.end]


class Bound(StrEnum):
    """How the words around a number limit it."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"


def _below(low: float, high: float) -> bool:
    """Surely less: bounds that only touch (1.85 against 1.85) do not count, whatever rounding did to them."""
    return low < high and not isclose(low, high, rel_tol=1e-9)


class FigureKind(StrEnum):
    """What sort of measurement a figure is."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    DIFFERENCE = "difference"
    MULTIPLE = "multiple"
    COUNT = "count"


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


class Quantity(NamedTuple):
    """A value as an open interval ``(low, high)`` with a unit.

    ``value`` is the number as written with its scale applied ("1.22 trillion" is
    1.22e12, "10.5%" is 10.5); written precision and hedge decide the width:
    "10.5%" is (10.45, 10.55), "more than 7 billion" is (7e9, inf). ``unit`` is
    canonical ("percent", "percentage_point", an ISO 4217 code, "tonne", "count"),
    ``unit_text`` what the text has ("yuan", "parcels", "dollars per month"), ``per``
    the denominator of a rate ("month", "barrel", "1,000 people").
    """

    value: float
    low: float
    high: float
    unit: str
    unit_text: str = ""
    bound: Bound | None = None
    per: str = ""

    def overlaps(self, other: Quantity) -> bool:
        """Whether some number lies in both intervals (units are not compared)."""
        return _below(self.low, other.high) and _below(other.low, self.high)


class Period(NamedTuple):
    """Days from ``start`` to ``end``, both inclusive; ``label`` as in "H1 2024".

    An end that the text and its date do not settle is ``None``: one end of "by 2030",
    both of "H1" without a year, whose label says what is known. Nothing is filled in from today.
    """

    text: str
    span: Span
    start: date | None
    end: date | None
    label: str


class Figure(NamedTuple):
    """A quantity in its sentence.

    ``subject`` is the words of the sentence that say what is measured;
    ``compared_with`` the basis of a change ("year on year", "2018");
    ``former`` marks the old value of a pair ("from 2.5" in "from 2.5 to 2.75 percent").
    """

    text: str
    span: Span
    quantity: Quantity
    kind: FigureKind = FigureKind.LEVEL
    direction: Direction | None = None
    subject: str = ""
    period: Period | None = None
    compared_with: str = ""
    former: bool = False


class Reading(NamedTuple):
    """What a reader of figures found in one text, in order of appearance."""

    figures: tuple[Figure, ...] = ()
    periods: tuple[Period, ...] = ()


class Passage(NamedTuple):
    """A statement as the index keeps it: everything needed to judge and to show it.

    ``before`` is the text of the sentences before it in the same turn, ``question``
    the question the turn answers, ``setting`` the period the sentences before speak of.
    """

    text: str
    location: Location
    source: Source
    speaker: Speaker | None = None
    before: str = ""
    question: str = ""
    reading: Reading = Reading()
    setting: Period | None = None


class Stance(StrEnum):
    """What a passage does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    RELATED = "related"


class Evidence(NamedTuple):
    """A passage held against a claim; ``score`` in 0..1, ``figure`` the one compared.

    ``also_in`` names other records of the same event that say the same.
    """

    stance: Stance
    passage: Passage
    score: float
    figure: Figure | None = None
    note: str = ""
    also_in: tuple[Source, ...] = ()


class Compared(NamedTuple):
    """A passage held against one part of a claim, and what came of it.

    ``part`` is the figure or the quotation as the claim has it, "" for a claim in words;
    ``figure`` the passage's own; ``score`` 0..1; ``outcome`` says in words what it
    was taken for, or why it was dropped.
    """

    part: str
    passage: Passage
    score: float
    outcome: str
    figure: Figure | None = None


class Verdict(StrEnum):
    """AVeriTeC's four verdicts, worst last but for the lack of evidence."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"


class JudgedFigure(NamedTuple):
    """A figure of the claim with its own verdict and reasons."""

    figure: Figure
    verdict: Verdict
    reasons: tuple[str, ...] = ()


class Trace(NamedTuple):
    """What an answer was found with: it can be repeated with these, its claim and its sources' sha256.

    ``generation`` is that of the index, ``settings`` the digest of those a verdict can depend on.
    """

    version: str
    generation: str
    settings: str
    as_of: date | None = None


class Result(NamedTuple):
    """The answer to one claim, as The contract prints it."""

    claim: str
    verdict: Verdict
    reasons: tuple[str, ...]
    explanation: str
    figures: tuple[JudgedFigure, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[Evidence, ...] = ()
    related: tuple[Evidence, ...] = ()
    trace: Trace | None = None
    compared: tuple[Compared, ...] = ()
