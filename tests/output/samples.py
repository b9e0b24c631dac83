"""Hand-made values that every format must print well."""

from __future__ import annotations

from datetime import date
from math import inf

from factcheck.errors import Problem
from factcheck.figures import Reader
from factcheck.index import SourceSummary
from factcheck.model import (
    Bound,
    Compared,
    Direction,
    Evidence,
    Figure,
    FigureKind,
    JudgedFigure,
    Location,
    Passage,
    Period,
    Quantity,
    Reading,
    Result,
    Source,
    SourceKind,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Transcript,
    Turn,
    Verdict,
)

HALF = Period("the first half", Span(3, 17), date(2031, 1, 1), date(2031, 6, 30), "H1 2031")
QUARTER = Period("the first quarter", Span(3, 20), date(2031, 1, 1), date(2031, 3, 31), "Q1 2031")
MARCH = Period("March", Span(0, 5), None, None, "March")

DIGEST = Source(
    sha256="ab" * 32,
    path="records/h1.md",
    title="Briefing on harbour traffic in the first half of 2031",
    publisher="Office of Harbours",
    url="https://example.org/harbours/h1",
    event_date=date(2031, 7, 12),
    published=date(2031, 7, 30),
    kind=SourceKind.DIGEST,
    speakers=(
        Speaker("Ada Brenner", "director of statistics", ("A. Brenner",)),
        Speaker("Tom Weil", kind=SpeakerKind.MODERATOR),
    ),
)
PAGES = Source("cd" * 32, "records/q1.pdf", "Harbours, first quarter", published=date(2031, 4, 28))
REPORT = Source(
    "ef" * 32,
    "records/wire.txt",
    inferred_date=date(2031, 7, 13),
    kind=SourceKind.REPORT,
    publisher="The Wire",
)
BRENNER = Speaker("Ada Brenner", "director of statistics at the Office of Harbours and head of its survey")

SAID_HALF = (
    "In the first half, the harbours handled 1.22 billion tonnes of goods, which was 10.5% more than a year "
    "before and well above the growth of trade as a whole."
)
SAID_QUARTER = "In the first quarter it was 577.6 million tonnes, up 9.6% on the year."
SAID_WIRE = "Harbour traffic of that kind rose 12% in the six months to June."
CLAIM = "harbour traffic grew 10.5% in H1 2031"


def percent(text: str, passage: str, value: float, half_width: float, period: Period) -> Figure:
    """A growth rate standing in ``passage``."""
    start = passage.index(text)
    quantity = Quantity(value, value - half_width, value + half_width, "percent", "%")
    span = Span(start, start + len(text))
    return Figure(
        text, span, quantity, FigureKind.CHANGE, Direction.UP, "harbour traffic", period, "year on year"
    )


def evidence(stance: Stance, text: str, figure: Figure, source: Source, place: Location) -> Evidence:
    """A passage by Ada Brenner, or by nobody in a report."""
    speaker = None if source.kind is SourceKind.REPORT else BRENNER
    return Evidence(stance, Passage(text, place, source, speaker), 0.9, figure)


RATE = percent("10.5%", CLAIM, 10.5, 0.05, HALF)
HALF_RATE = evidence(
    Stance.SUPPORTS,
    SAID_HALF,
    percent("10.5%", SAID_HALF, 10.5, 0.05, HALF),
    DIGEST,
    Location(1200, 1200 + len(SAID_HALF), line=31, heading="Answers"),
)
QUARTER_RATE = evidence(
    Stance.RELATED,
    SAID_QUARTER,
    percent("9.6%", SAID_QUARTER, 9.6, 0.05, QUARTER),
    PAGES,
    Location(300, 300 + len(SAID_QUARTER), page=3),
)
WIRE_RATE = Evidence(
    Stance.REFUTES,
    Passage(SAID_WIRE, Location(0, len(SAID_WIRE), line=1, time="00:12:03"), REPORT),
    0.8,
    percent("12%", SAID_WIRE, 12.0, 0.5, HALF),
    note="published a day after the briefing",
    also_in=(PAGES,),
)

SUPPORTED = Result(
    CLAIM,
    Verdict.SUPPORTED,
    ("exact",),
    "Ada Brenner gave the same figure for H1 2031 on 12 July 2031.",
    (JudgedFigure(RATE, Verdict.SUPPORTED, ("exact",)),),
    evidence=(HALF_RATE,),
    related=(QUARTER_RATE,),
    compared=(
        Compared("10.5%", HALF_RATE.passage, 0.9, "bears it out", HALF_RATE.figure),
        Compared(
            "10.5%", QUARTER_RATE.passage, 0.9, "dropped: of another time (Q1 2031)", QUARTER_RATE.figure
        ),
    ),
)
REFUTED = Result(
    "harbours handled 1.22 billion tonnes, 15.5% more, in H1 2031",
    Verdict.REFUTED,
    ("value",),
    "The growth in H1 2031 was 10.5%, not 15.5%.",
    (
        JudgedFigure(
            Figure(
                "1.22 billion tonnes",
                Span(17, 36),
                Quantity(1.22e9, 1.215e9, 1.225e9, "tonne", "tonnes"),
                subject="harbours handled",
                period=HALF,
            ),
            Verdict.SUPPORTED,
            ("exact",),
        ),
        JudgedFigure(
            Figure("15.5%", Span(38, 43), Quantity(15.5, 15.45, 15.55, "percent", "%"), FigureKind.CHANGE),
            Verdict.REFUTED,
            ("value",),
        ),
    ),
    conflicts=(HALF_RATE,),
    related=(QUARTER_RATE,),
)
CONFLICTING = Result(
    CLAIM,
    Verdict.CONFLICTING,
    ("sources_disagree",),
    "One source gives 10.5%, another 12%.",
    (JudgedFigure(RATE, Verdict.CONFLICTING),),
    evidence=(HALF_RATE,),
    conflicts=(WIRE_RATE,),
    related=(QUARTER_RATE,),
)
UNKNOWN = Result(
    "airports grew \x1b[31m10%\x1b[0m\x9b2J",
    Verdict.NOT_ENOUGH_EVIDENCE,
    ("not_covered",),
    "No transcript speaks of airports.",
    related=(QUARTER_RATE, WIRE_RATE),
)
NOTHING = Result("the moon is far", Verdict.NOT_ENOUGH_EVIDENCE, (), "Nothing like it is indexed.")
CHINESE = Result(
    "港口货物吞吐量上半年增长10.5%",
    Verdict.SUPPORTED,
    ("exact",),
    "布伦纳在7月12日给出了同样的数字。",
    evidence=(
        Evidence(
            Stance.SUPPORTS,
            Passage(
                "上半年，全国港口完成货物吞吐量十二点二亿吨，同比增长10.5%，"
                "增速比全部贸易高出不少，也比去年同期更快。",
                Location(5, 60, line=2),
                Source("12" * 32, "记录/港口.md", "港口吞吐量发布会", "港口局", event_date=date(2031, 7, 12)),
                Speaker("布伦纳", "统计司司长"),
            ),
            0.9,
            Figure("10.5%", Span(26, 31), Quantity(10.5, 10.45, 10.55, "percent", "%"), FigureKind.CHANGE),
        ),
    ),
)
ANSWERS = {
    "supported": SUPPORTED,
    "refuted": REFUTED,
    "conflicting": CONFLICTING,
    "unknown": UNKNOWN,
    "nothing": NOTHING,
    "chinese": CHINESE,
}

PARCELS_TEXT = "more than 7 billion parcels a year went through in March"
PARCELS = Figure(
    "more than 7 billion parcels a year",
    Span(0, 34),
    Quantity(7e9, 7e9, inf, "count", "parcels", Bound.MORE_THAN, "year"),
    FigureKind.COUNT,
    subject="went through",
    period=MARCH,
    former=True,
)
READINGS = [
    (CLAIM, Reading((RATE,), (HALF,))),
    (PARCELS_TEXT, Reading((PARCELS,), (MARCH,))),
    ("no number here", Reading()),
]
NO_SPEAKER = Problem("records/q1.pdf", "no speaker found in 40% of the text", line=7, fatal=False)
SUMMARIES = [
    SourceSummary(DIGEST, 9, 140, 96, {"Ada Brenner": 1, "Tom Weil": 8}),
    SourceSummary(
        PAGES,
        1,
        1204,
        0,
        {},
        (NO_SPEAKER,),
    ),
]

_TEXT = f"Tom Weil: Welcome.\nAda Brenner: {SAID_QUARTER} Mr. Low said it was 3 tonnes.\n"
_SAID = tuple(Span(_TEXT.index(part), _TEXT.index(part) + len(part)) for part in ("Welcome.", SAID_QUARTER))
_LOW = Span(_TEXT.index("Mr. Low"), len(_TEXT) - 1)
DOCUMENT = Transcript(
    DIGEST,
    _TEXT,
    (Turn(Span(10, 18), DIGEST.speakers[1]), Turn(Span(_SAID[1].start, _LOW.end), BRENNER, Span(10, 18))),
    (
        Statement(Location(*_SAID[0], line=1), 0),
        Statement(Location(*_SAID[1], line=2), 1),
        Statement(Location(*_LOW, line=2), 1, Speaker("Low")),
    ),
)


class FixedReader(Reader):
    """Reads one figure only, whatever becomes of the reading of figures."""

    def __init__(self) -> None:
        super().__init__()

    def read(self, text: str, *_: object, **__: object) -> Reading:
        return Reading((percent("9.6%", text, 9.6, 0.05, QUARTER),) if "9.6%" in text else ())
