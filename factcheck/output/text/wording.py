"""What people read, in words: shared by the formats for people, without any layout.

All text from claims and sources passes ``clean``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.figures.periods.calendar import MONTH_NAMES
from factcheck.model import DateKind, SourceKind, Span, Stance, Verdict
from factcheck.output.text.clean import clean

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping
    from datetime import date

    from factcheck.conflicts import Clash
    from factcheck.index import SourceSummary
    from factcheck.ingest import Report
    from factcheck.model import (
        Evidence,
        Location,
        Result,
        Source,
        Speaker,
        Statement,
        Turn,
    )
    from factcheck.verify import Change


class Label(NamedTuple):
    """A verdict for the eye: a symbol, words, and a colour that only adds to them."""

    symbol: str
    words: str
    colour: str


LABELS: Mapping[Verdict, Label] = {
    Verdict.SUPPORTED: Label("✓", "SUPPORTED", "green"),
    Verdict.REFUTED: Label("✗", "REFUTED", "red"),
    Verdict.CONFLICTING: Label("≠", "CONFLICTING", "magenta"),
    Verdict.NOT_ENOUGH_EVIDENCE: Label("?", "NOT ENOUGH EVIDENCE", "yellow"),
}

KIND_NOTES: Mapping[SourceKind, str] = {
    SourceKind.TRANSCRIPT: "",
    SourceKind.REPORT: "report, not a transcript",
    SourceKind.DIGEST: "digest, not a quotation",
}
DATE_NOTES: Mapping[DateKind, str] = {
    DateKind.EVENT: "date of the event",
    DateKind.PUBLISHED: "date of publication",
    DateKind.INFERRED: "date inferred from the text",
}


def changed(change: Change, base: str) -> str:
    """One thing that is not as it was when a result was found."""
    if change.what in ("edited", "removed"):
        return f"source {change.what}: {clean(_from(change.was, base))}"
    return clean(f"{change.what}: {change.was or 'none'} → {change.now or 'none'}")


def figure_span(evidence: Evidence) -> Span | None:
    """Where in the passage its figure stands, if it does stand there."""
    figure, text = evidence.figure, evidence.passage.text
    if figure is None or not figure.text:
        return None
    if text[figure.span.start : figure.span.end] == figure.text:
        return figure.span
    start = text.find(figure.text)
    return Span(start, start + len(figure.text)) if start >= 0 else None


def who(speaker: Speaker | None) -> str:
    """Name and role, or that nobody is named."""
    return "".join(name_and_role(speaker))


def name_and_role(speaker: Speaker | None) -> tuple[str, str]:
    """``("Lyu Daliang", ", spokesperson of the GACC")``, to be printed one after the other."""
    if speaker is None:
        return "speaker not named", ""
    return clean(speaker.name), clean(f", {speaker.role}") if speaker.role else ""


def name(speaker: Speaker | None) -> str:
    """The name alone, or a dash."""
    return clean(speaker.name) if speaker else "–"


def day(when: date | None) -> str:
    """``30 July 2024``, in every locale."""
    return f"{when.day} {MONTH_NAMES[when.month - 1]} {when.year}" if when else "no date"


def short_day(when: date | None) -> str:
    """``30 Jul 2024``, for tables."""
    return f"{when.day} {MONTH_NAMES[when.month - 1][:3]} {when.year}" if when else "–"


def dated(source: Source) -> str:
    """The source's date and what kind of date it is."""
    return f"{day(source.date)} ({DATE_NOTES[source.date_kind]})" if source.date else day(None)


def titled(source: Source) -> str:
    """Title and publisher, each once; the file's name for a document without a title."""
    title = source.title or source.path.rpartition("/")[2]
    named = source.publisher.casefold() in title.casefold()
    return clean(title if named else f"{title}, {source.publisher}")


def path(source: Source, base: str) -> str:
    """The path as seen from the folder ``base``."""
    return clean(_from(source.path, base))


def _from(file: str, base: str) -> str:
    return file.removeprefix(base.rstrip("/") + "/") if base else file


def place(source: Source, location: Location, base: str) -> str:
    """Where a person finds it: ``path:line``, with page, time or heading where the format has them."""
    file = path(source, base)
    parts = (
        f"{file}:{location.line}" if location.line else file,
        f"page {location.page}" if location.page else "",
        location.time or "",
        f"under “{location.heading}”" if location.heading else "",
    )
    return clean(", ".join(filter(None, parts)))


def notes(evidence: Evidence) -> list[str]:
    """What a reader must know of this piece of evidence besides its words."""
    also = "; ".join(titled(source) for source in evidence.also_in)
    kind = KIND_NOTES[evidence.passage.source.kind]
    found = (kind, clean(evidence.note), f"also in {also}" if also else "")
    return [note for note in dict.fromkeys(found) if note]


class Row(NamedTuple):
    """A figure for comparison, on one line."""

    figure: str
    period: str
    speaker: str
    date: str
    subject: str
    place: str


def row(evidence: Evidence, base: str) -> Row:
    """A piece of evidence as a line of a table."""
    figure, passage = evidence.figure, evidence.passage
    return Row(
        clean(figure.text) if figure else "–",
        clean(figure.period.label) if figure and figure.period else "–",
        name(passage.speaker),
        short_day(passage.source.date),
        clean(figure.subject if figure and figure.subject else passage.text),
        place(passage.source, passage.location, base),
    )


TABLES = ("Also said", "Conflicting figures", "Related figures")


class Answer(NamedTuple):
    """A result arranged for reading: passages to print whole, and the rest in tables by title."""

    passages: tuple[Evidence, ...]
    tables: tuple[tuple[str, tuple[Evidence, ...]], ...]


def arranged(result: Result) -> Answer:
    """What a person wants first: the best passage, both sides of a conflict, then each other one once."""
    evidence = tuple(item for item in result.evidence if item.stance is not Stance.RELATED)
    besides = tuple(item for item in result.evidence if item.stance is Stance.RELATED)
    sides = (evidence, result.conflicts)
    best = [side[0] for side in sides if side]
    if result.verdict is not Verdict.CONFLICTING:
        best = (best or list(result.related))[:1]
    shown = {_key(item) for item in best}
    tables = []
    for title, items in zip(TABLES, (*sides, (*besides, *result.related)), strict=True):
        unseen = {_key(item): item for item in items if _key(item) not in shown}
        shown |= unseen.keys()
        tables.append((title, tuple(unseen.values())))
    return Answer(tuple(best), tuple((title, items) for title, items in tables if items))


def _key(evidence: Evidence) -> tuple[str, int, Span | None]:
    """What makes two pieces of evidence the same to a reader: the figure of a passage."""
    passage, figure = evidence.passage, evidence.figure
    return passage.source.sha256, passage.location.start, figure.span if figure else None


def reasons(names: Iterable[str]) -> str:
    """Reasons in brackets, to follow what they are for; nothing without any."""
    words = ", ".join(clean(name).replace("_", " ") for name in names)
    return f" ({words})" if words else ""


def stance(evidence: Evidence) -> str:
    """What a printed passage is to the claim, where that is not plain from the verdict."""
    return "Closest passage" if evidence.stance is Stance.RELATED else ""


def total(verdicts: Counter[Verdict]) -> str:
    """``12 claims: 7 supported, 3 refuted, 2 not enough evidence``."""
    parts = (
        f"{verdicts[verdict]} {LABELS[verdict].words.lower()}" for verdict in LABELS if verdicts[verdict]
    )
    return f"{verdicts.total():,} claims: {', '.join(parts)}"


CLASH = LABELS[Verdict.CONFLICTING]
NO_CLASH = "No figures for the same thing and period differ."


def clash(found: Clash) -> str:
    """``2030: 2.31 million visitors, 2.27 million visitors``."""
    said = (evidence.figure.text for evidence in found.figures if evidence.figure)
    return clean(f"{found.period.label}: {', '.join(said)}")


def all_dates(source: Source) -> str:
    """Event and publication, or the date there is with what kind it is."""
    if source.event_date and source.published:
        return f"{day(source.event_date)}, published {day(source.published)}"
    return dated(source)


def speakers(turns: Mapping[str, int]) -> str:
    """Who speaks how often: ``Lyu Daliang (4 turns), Xing Huina (5 turns)``."""
    return ", ".join(f"{clean(name)} ({counted(count, 'turn')})" for name, count in turns.items())


def contents(summary: SourceSummary) -> str:
    """``12 turns, 140 statements, 96 figures``."""
    parts = ((summary.turns, "turn"), (summary.statements, "statement"), (summary.figures, "figure"))
    return ", ".join(counted(count, what) for count, what in parts)


def indexed(report: Report) -> str:
    """What indexing did, in one line."""
    parts = (
        (report.added, "added"),
        (report.refreshed, "refreshed"),
        (report.unchanged, "unchanged"),
        (report.removed, "removed"),
    )
    done = ", ".join(f"{count:,} {what}" for count, what in parts if count) or "nothing to index"
    problems = f"; {counted(len(report.problems), 'problem')}" if report.problems else ""
    return f"{done}; {counted(report.statements, 'statement')} read{problems}"


def counted(count: int, what: str) -> str:
    """``1 figure``, ``1,204 figures``."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def reported(statement: Statement, turn: Turn) -> str:
    """Whose words a sentence of reported speech gives: `` [Ada Low]``; nothing for the turn's own."""
    speaker = statement.speaker
    own = speaker is None or (turn.speaker is not None and speaker.name == turn.speaker.name)
    return "" if own else f" [{name(speaker)}]"
