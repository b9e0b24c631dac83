"""Passages and verdicts of our own: a port with a zinc trade, its director and a reporter."""

from __future__ import annotations

from datetime import date

from factcheck.config import Thresholds
from factcheck.figures import Reader
from factcheck.judging.claim.parts import read_claim
from factcheck.judging.knowledge import Knowledge
from factcheck.judging.verdict import Judge
from factcheck.model import Location, Passage, Period, Result, Source, SourceKind, Speaker, SpeakerKind
from factcheck.words import Lexicon

READER = Reader()
KNOWLEDGE = Knowledge(Lexicon())
DAY = date(2031, 7, 30)
ODE = Speaker("Ana Ode", "director of the port", ("Ms. Ode", "欧德安"))
RAY = Speaker("Bo Ray", "spokesman")
PRESS = Speaker("Nowhere Daily", "journalist", kind=SpeakerKind.JOURNALIST)


def passage(
    text: str,
    *,
    speaker: Speaker | None = ODE,
    before: str = "",
    question: str = "",
    day: date | None = DAY,
    kind: SourceKind = SourceKind.TRANSCRIPT,
    start: int = 0,
    setting: str = "",
    name: str = "a",
) -> Passage:
    """A statement as the index keeps it; ``setting`` is the text of the period set before it."""
    source = Source(name * 64, f"{name}.md", "Port briefing", event_date=day, kind=kind, speakers=(ODE, RAY))
    return Passage(
        text,
        Location(start, start + len(text)),
        source,
        speaker,
        before,
        question,
        READER.read(text, day),
        period(setting) if setting else None,
    )


def period(text: str) -> Period:
    """The one period of a text."""
    (found,) = READER.read(text, DAY).periods
    return found


def judged(claim: str, *passages: Passage) -> Result:
    """The verdict on a claim, all words equally rare."""
    judge = Judge(KNOWLEDGE, lambda _: 5.0, Thresholds())
    return judge.judge(read_claim(claim, READER.read(claim, DAY), KNOWLEDGE), passages)


def verdict(claim: str, *passages: Passage) -> str:
    """The verdict and its reasons as one line: "refuted negation"."""
    result = judged(claim, *passages)
    return " ".join([result.verdict, *result.reasons])
