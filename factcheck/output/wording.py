"""What people read, in words: shared by the formats for people, without any layout.

All text from claims and sources passes ``clean``, which keeps its length, so
that spans stay true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.model import Bound, DateKind, SourceKind, Span, Stance, Verdict

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from factcheck.index import SourceSummary
    from factcheck.ingest import Report
    from factcheck.model import (
        Evidence,
        Figure,
        Location,
        Period,
        Quantity,
        Result,
        Source,
        Speaker,
        Statement,
    )


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

DIGEST = "digest, not a quotation"
KIND_NOTES: Mapping[SourceKind, str] = {
    SourceKind.TRANSCRIPT: "",
    SourceKind.REPORT: "report, not a transcript",
    SourceKind.DIGEST: DIGEST,
}
DATE_NOTES: Mapping[DateKind, str] = {
    DateKind.EVENT: "date of the event",
    DateKind.PUBLISHED: "date of publication",
    DateKind.INFERRED: "date inferred from the text",
}
BOUND_WORDS: Mapping[Bound, str] = {
    Bound.ABOUT: "about",
    Bound.NEARLY: "nearly",
    Bound.MORE_THAN: "more than",
    Bound.AT_LEAST: "at least",
    Bound.LESS_THAN: "less than",
    Bound.AT_MOST: "at most",
}

# C0 and C1 controls, directional overrides and invisible marks never reach a
# terminal; what separates words becomes a space. One character for one.
_UNPRINTABLE = (
    *range(0x20),
    *range(0x7F, 0xA0),
    *(0x061C, 0x180E, 0xFEFF),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
_SPACES = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x2028, 0x2029)
_CLEAN = dict.fromkeys(_UNPRINTABLE, "\ufffd") | dict.fromkeys(_SPACES, " ")
# The characters of our own layout for places that only have ASCII.
ASCII = str.maketrans("✓✗≠·│─▌━┃«»…–—“”‘’", "+x!-|-|-|[].--\"\"''")


def clean(text: str) -> str:
    """The text without anything a terminal would obey, of the same length."""
    return text.translate(_CLEAN)


class Marked(NamedTuple):
    """A passage fit to print, cut where its figure stands."""

    before: str
    figure: str
    after: str


def marked(evidence: Evidence) -> Marked:
    """The passage with the figure it was compared by; no figure leaves it whole."""
    text = clean(evidence.passage.text)
    span = figure_span(evidence) or Span(len(text), len(text))
    return Marked(text[: span.start], text[span.start : span.end], text[span.end :])


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
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}" if when else "no date"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def dated(source: Source) -> str:
    """The source's date and what kind of date it is."""
    return f"{day(source.date)} ({DATE_NOTES[source.date_kind]})" if source.date else day(None)


def titled(source: Source) -> str:
    """Title and publisher; the path for a document without a title."""
    return clean(", ".join(filter(None, (source.title or source.path, source.publisher))))


def place(source: Source, location: Location) -> str:
    """Where a person finds it: ``path:line``, with page, time or heading where the format has them."""
    path = f"{source.path}:{location.line}" if location.line else source.path
    parts = (
        path,
        f"page {location.page}" if location.page else "",
        location.time or "",
        f"under “{location.heading}”" if location.heading else "",
    )
    return clean(", ".join(filter(None, parts)))


def notes(evidence: Evidence) -> list[str]:
    """What a reader must know of this piece of evidence besides its words."""
    also = "; ".join(titled(source) for source in evidence.also_in)
    kind = KIND_NOTES[evidence.passage.source.kind]
    return [note for note in (kind, clean(evidence.note), f"also in {also}" if also else "") if note]


class Row(NamedTuple):
    """A figure for comparison, on one line."""

    figure: str
    period: str
    speaker: str
    date: str
    subject: str
    place: str


def row(evidence: Evidence) -> Row:
    """A piece of evidence as a line of a table."""
    figure, passage = evidence.figure, evidence.passage
    return Row(
        clean(figure.text) if figure else "–",
        clean(figure.period.label) if figure and figure.period else "–",
        name(passage.speaker),
        day(passage.source.date),
        clean(figure.subject if figure and figure.subject else passage.text),
        place(passage.source, passage.location),
    )


class Answer(NamedTuple):
    """A result arranged for reading: passages to print whole, and the rest in tables by title."""

    passages: tuple[Evidence, ...]
    tables: tuple[tuple[str, tuple[Evidence, ...]], ...]


def arranged(result: Result) -> Answer:
    """What a person wants first: the best passage, both sides of a conflict, then the others."""
    sides = (result.evidence, result.conflicts)
    best = [side[0] for side in sides if side]
    if result.verdict is not Verdict.CONFLICTING:
        best = (best or list(result.related))[:1]
    rest = (
        ("Also said", result.evidence),
        ("Conflicting figures", result.conflicts),
        ("Related figures", result.related),
    )
    tables = ((title, tuple(item for item in items if item not in best)) for title, items in rest)
    return Answer(tuple(best), tuple((title, items) for title, items in tables if items))


def reasons(names: Iterable[str]) -> str:
    """Reasons as words."""
    return ", ".join(clean(name).replace("_", " ") for name in names)


def stance(evidence: Evidence) -> str:
    """What a printed passage is to the claim, where that is not plain from the verdict."""
    return "Closest passage" if evidence.stance is Stance.RELATED else ""


def total(verdicts: Counter[Verdict]) -> str:
    """``12 claims: 7 supported, 3 refuted, 2 not enough evidence``."""
    parts = (
        f"{verdicts[verdict]} {LABELS[verdict].words.lower()}" for verdict in LABELS if verdicts[verdict]
    )
    return f"{verdicts.total():,} claims: {', '.join(parts)}"


def number(value: float) -> str:
    """A number as people write it, exact to twelve digits: ``1,220,000,000,000``, ``10.5``."""
    return f"{float(f'{value:.12g}'):,.15g}"


def interval(quantity: Quantity) -> str:
    """The values a quantity stands for: ``10.45 to 10.55``, ``more than 7,000,000,000``."""
    if quantity.high == float("inf"):
        return f"more than {number(quantity.low)}"
    if quantity.low == float("-inf"):
        return f"less than {number(quantity.high)}"
    return f"{number(quantity.low)} to {number(quantity.high)}"


def unit(quantity: Quantity) -> str:
    """The canonical unit, with the words of the text where they say more, and the denominator."""
    named = quantity.unit
    if quantity.unit_text and quantity.unit == "count":
        named = quantity.unit_text
    return clean(f"{named} per {quantity.per}" if quantity.per else named)


def qualities(figure: Figure) -> str:
    """Kind, direction, bound and basis of a figure: ``change, up, nearly, year on year``."""
    bound = figure.quantity.bound
    parts = (
        figure.kind.value,
        figure.direction.value if figure.direction else "",
        BOUND_WORDS[bound] if bound else "",
        figure.compared_with,
        "the old value" if figure.former else "",
    )
    return clean(", ".join(filter(None, parts)))


def span_of(period: Period) -> str:
    """``H1 2024 (2024-01-01 to 2024-06-30)``; a period not settled has its label only."""
    days = f" ({period.start} to {period.end})" if period.start and period.end else ""
    return clean(period.label or period.text) + days


def cut(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of ``spans``; overlaps are shown once."""
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            yield clean(text[at:start]), False
            yield clean(text[start:end]), True
            at = end
    yield clean(text[at:]), False


def bracketed(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """The text in pieces, ``spans`` between guillemets."""
    return (f"«{piece}»" if inside else piece for piece, inside in cut(text, spans))


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


def said(text: str, statement: Statement) -> str:
    """A sentence of a turn; in reported speech, with who said it."""
    return f"{text} [{name(statement.speaker)}]" if statement.speaker else text
