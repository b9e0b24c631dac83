"""Documents as the index takes them, made without reading any."""

from __future__ import annotations

from datetime import date

from factcheck.index import Entry, Packed, Query, SourceSummary, pack
from factcheck.model import (
    Bound,
    Direction,
    Figure,
    FigureKind,
    Location,
    Passage,
    Period,
    Quantity,
    Reading,
    Source,
    SourceKind,
    Span,
    Speaker,
    SpeakerKind,
)
from factcheck.words import Lexicon

LEXICON = Lexicon()
ADA = Speaker("Ada Brenner", "Director", ("Dr. Brenner",), SpeakerKind.OFFICIAL)
H1 = Period("H1", Span(30, 32), date(2024, 1, 1), date(2024, 6, 30), "H1 2024")
GROWTH = Figure(
    "nearly 8%",
    Span(10, 19),
    Quantity(8.0, 7.5, 8.0, "percent", "%", Bound.NEARLY, "year"),
    FigureKind.CHANGE,
    Direction.UP,
    "zinc exports",
    H1,
    "year on year",
    former=True,
)
OPEN_ENDED = Figure("over 3", Span(0, 6), Quantity(3.0, 3.0, float("inf"), "count"))


def source(name: str = "zinc.md", sha256: str = "5a") -> Source:
    return Source(
        sha256,
        f"/docs/{name}",
        "Metals Council briefing",
        "Metals Council",
        "https://zinc.example",
        date(2024, 7, 30),
        date(2024, 8, 1),
        None,
        SourceKind.TRANSCRIPT,
        (ADA, Speaker("Host", kind=SpeakerKind.MODERATOR)),
        "",
        "en",
    )


def passage(text: str, of: Source, start: int = 0, reading: Reading | None = None) -> Passage:
    where = Location(start, start + len(text), 3, None, "00:01:10", "Trade")
    return Passage(text, where, of, ADA, "Lead fell.", "How is iron?", reading or Reading(), H1)


def packed(*texts: str, name: str = "zinc.md", sha256: str = "5a") -> Packed:
    """A document of these statements; one with "%" has a figure."""
    of = source(name, sha256)
    passages = tuple(
        passage(text, of, 100 * at, Reading((GROWTH,)) if "%" in text else None)
        for at, text in enumerate(texts)
    )
    summary = SourceSummary(of, 2, len(texts), 0, {"Ada Brenner": 2}, (), (17, 42, 7))
    return pack(Entry(summary, passages, tuple(("Lead fell.", "How is iron?") for _ in texts)), LEXICON)


def query(words: str) -> Query:
    return Query(tuple(LEXICON.keys(words)))
