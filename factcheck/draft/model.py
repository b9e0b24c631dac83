"""The vocabulary of a checked draft: what was read, what was found, what was left alone.

A draft's ``text`` is what a reader of it sees; spans point into it. ``places``
leads each of its characters back to the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from factcheck.config import Level
from factcheck.model import Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from factcheck.model import Evidence, JudgedFigure, Result


class Place(NamedTuple):
    """Where something stands in the file, for an editor: 1-based line and column.

    In a Word document a line is a paragraph, counted through the whole body.
    """

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Places:
    """Leads offsets of a draft's text back to its file.

    From ``starts[i]`` on, the text is the file's own from ``origins[i]`` on;
    ``lines`` are the offsets at which the file's lines start.
    """

    starts: tuple[int, ...]
    origins: tuple[int, ...]
    lines: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """The offset into the file of a character of the text."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        return self.origins[at] + offset - self.starts[at] if self.starts else offset

    def origins_of(self, span: Span) -> Span:
        """From the first to behind the last of the file's characters that ``span`` stands for."""
        return Span(self.origin(span.start), self.origin(max(span.start, span.end - 1)) + 1)

    def place(self, offset: int) -> Place:
        """Line and column of a character of the text."""
        return self.place_in_file(self.origin(offset))

    def place_in_file(self, origin: int) -> Place:
        """Line and column of an offset into the file."""
        line = max(1, bisect_right(self.lines, origin))
        return Place(line, origin - self.lines[line - 1] + 1 if self.lines else origin + 1)


class Block(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    HEADING = "heading"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of sentences, a heading or the cell of a table."""

    span: Span
    block: Block = Block.TEXT


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the draft that no reader sees; ``at`` is the offset in the text where it stands."""

    at: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as read; ``date`` is the day that "this year" counts from, where one is known."""

    path: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    places: Places
    source: str
    comments: tuple[Comment, ...] = ()
    title: str = ""
    date: date | None = None


class Kind(StrEnum):
    """What sort of thing was checked."""

    FIGURE = "figure"
    QUOTATION = "quotation"
    STATEMENT = "statement"


class Why(StrEnum):
    """Why a figure was left alone."""

    OPINION = "opinion"
    PREDICTION = "prediction"
    QUESTION = "question"
    LABEL = "number of a section, table or page"
    CELL = "in a table"
    FORMER = "old value of a change"
    UNREAD = "not read as a figure in its sentence"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An editor's word that a finding may stay: the rule, a part of the sentence, the reason.

    ``origin`` is where it is written; an empty ``path`` or ``text`` fits everything.
    """

    rule: str
    reason: str
    text: str = ""
    path: str = ""
    origin: str = ""
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One checked thing with its verdict; ``span`` and ``sentence`` point into the draft's text.

    ``read_as`` is what was checked where the sentence needed others to be understood;
    ``rule`` is empty for what is supported; ``known`` says that a baseline has it.
    """

    kind: Kind
    span: Span
    sentence: Span
    place: Place
    end: Place
    text: str
    verdict: Verdict
    reasons: tuple[str, ...]
    result: Result
    fingerprint: str
    rule: str = ""
    level: Level = Level.NONE
    read_as: str = ""
    judged: JudgedFigure | None = None
    evidence: Evidence | None = None
    accepted: Acceptance | None = None
    known: bool = False

    @property
    def stands(self) -> bool:
        """Whether it asks for something: neither supported nor accepted nor known before."""
        return bool(self.rule) and self.accepted is None and not self.known and self.level is not Level.NONE


@dataclass(frozen=True, slots=True)
class Left:
    """A figure that was not checked, and why."""

    span: Span
    place: Place
    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a draft was checked; ``quoted`` figures are checked with their quotation."""

    figures: int
    quoted: int
    quotations: int
    statements: int
    left: Mapping[Why, int]
    verdicts: Mapping[Verdict, int]

    @property
    def found(self) -> int:
        """All figures found."""
        return self.figures + self.quoted + sum(self.left.values())

    @property
    def checked(self) -> int:
        """Figures that were checked."""
        return self.figures + self.quoted

    @property
    def claims(self) -> int:
        """Everything that was checked."""
        return self.figures + self.quotations + self.statements


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What checking one draft found. ``unused`` acceptances match no finding."""

    draft: Draft
    findings: tuple[Finding, ...] = ()
    left: tuple[Left, ...] = ()
    quoted: int = 0
    unused: tuple[Acceptance, ...] = ()
    remarks: tuple[str, ...] = field(default=())

    @property
    def coverage(self) -> Coverage:
        """Counts of what was found and checked."""
        kinds = Counter(finding.kind for finding in self.findings)
        return Coverage(
            kinds[Kind.FIGURE],
            self.quoted,
            kinds[Kind.QUOTATION],
            kinds[Kind.STATEMENT],
            Counter(left.why for left in self.left),
            Counter(finding.verdict for finding in self.findings),
        )
