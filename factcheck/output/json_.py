"""JSON: one array of the objects that JSON Lines prints, indented for people."""

from __future__ import annotations

from textwrap import indent
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
    """An array of result objects, in input order."""
    return _array(map(objects.result_object, answers), look)


def readings(texts: Iterable[tuple[str, Reading]], look: Look) -> Iterator[str]:
    """An array of reading objects, in input order."""
    return _array((objects.reading_object(text, reading) for text, reading in texts), look)


def sources(summaries: Iterable[SourceSummary], look: Look) -> Iterator[str]:
    """An array with one object per indexed document."""
    return _array(map(objects.summary_object, summaries), look)


def clashes(found: Iterable[Clash], look: Look) -> Iterator[str]:
    """An array with one object per clash."""
    return _array(map(objects.clash_object, found), look)


def verified(found: Iterable[Verified], look: Look) -> Iterator[str]:
    """An array with one object per old result."""
    return _array(map(objects.verified_object, found), look)


def report(done: Report, look: Look) -> Iterator[str]:
    """One object: what indexing did."""
    yield objects.dumps(objects.report_object(done), unicode=look.unicode, indent=2) + "\n"


def transcript(document: Transcript, reader: Reader, look: Look) -> Iterator[str]:
    """An array with one object per turn."""
    return _array(objects.turn_objects(document, reader), look)


def _array(values: Iterable[objects.Object], look: Look) -> Iterator[str]:
    """The array item by item, so that a long run shows its results as they come."""
    separator = "[\n"
    for value in values:
        yield separator + indent(objects.dumps(value, unicode=look.unicode, indent=2), "  ")
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"
