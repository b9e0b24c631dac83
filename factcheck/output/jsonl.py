"""JSON Lines: one object a line, each as soon as it is known, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.output import objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.conflicts import Clash
    from factcheck.figures import Reader
    from factcheck.index import SourceSummary
    from factcheck.ingest import Report
    from factcheck.model import Reading, Result, Transcript
    from factcheck.output import Look
    from factcheck.verify import Verified


def results(answers: Iterable[Result], look: Look) -> Iterator[str]:
    """One result object per claim, in input order."""
    return _lines(map(objects.result_object, answers), look)


def readings(texts: Iterable[tuple[str, Reading]], look: Look) -> Iterator[str]:
    """One reading object per text, in input order."""
    return _lines((objects.reading_object(text, reading) for text, reading in texts), look)


def sources(summaries: Iterable[SourceSummary], look: Look) -> Iterator[str]:
    """One object per indexed document."""
    return _lines(map(objects.summary_object, summaries), look)


def clashes(found: Iterable[Clash], look: Look) -> Iterator[str]:
    """One object per clash."""
    return _lines(map(objects.clash_object, found), look)


def verified(found: Iterable[Verified], look: Look) -> Iterator[str]:
    """One object per old result."""
    return _lines(map(objects.verified_object, found), look)


def report(done: Report, look: Look) -> Iterator[str]:
    """One object: what indexing did."""
    yield objects.dumps(objects.report_object(done), unicode=look.unicode) + "\n"


def transcript(document: Transcript, reader: Reader, look: Look) -> Iterator[str]:
    """One object per turn."""
    return _lines(objects.turn_objects(document, reader), look)


def _lines(values: Iterable[objects.Object], look: Look) -> Iterator[str]:
    for value in values:
        yield objects.dumps(value, unicode=look.unicode) + "\n"
