"""The contract's JSON objects: plain dicts built from the model, nothing else.

Their shapes are those of ``schema/*.json``. Dates are ISO 8601, an open end of
an interval is ``null``, and offsets count characters of the decoded source.
"""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import TYPE_CHECKING, Any

from factcheck.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.conflicts import Clash
    from factcheck.errors import Problem
    from factcheck.figures import Reader
    from factcheck.index import SourceSummary
    from factcheck.ingest import Report
    from factcheck.model import (
        Compared,
        Evidence,
        Figure,
        JudgedFigure,
        Location,
        Period,
        Reading,
        Result,
        Source,
        Speaker,
        Trace,
        Transcript,
    )
    from factcheck.verify import Verified

Object = dict[str, Any]

# What json.dumps leaves as it is but a terminal may obey (C1 controls, directional
# overrides) or UTF-8 cannot carry (lone surrogates).
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(value: object, *, unicode: bool = True, indent: int | None = None) -> str:
    """JSON text that is safe to print: control characters of every kind are escaped."""
    text = json.dumps(value, ensure_ascii=not unicode, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def result_object(result: Result) -> Object:
    """The answer to one claim."""
    return {
        "claim": result.claim,
        "verdict": result.verdict.value,
        "reasons": list(result.reasons),
        "explanation": result.explanation,
        "figures": [judged_object(judged) for judged in result.figures],
        "evidence": evidence_objects(result.evidence),
        "conflicts": evidence_objects(result.conflicts),
        "related": evidence_objects(result.related),
        "trace": trace_object(result.trace) if result.trace else None,
        "compared": [compared_object(each) for each in result.compared],
    }


def compared_object(compared: Compared) -> Object:
    """A candidate, what it was held against, and what came of it."""
    passage = compared.passage
    return {
        "part": compared.part,
        "outcome": compared.outcome,
        "score": _score(compared.score),
        "figure": compared.figure.text if compared.figure else None,
        "passage": passage.text,
        "path": passage.source.path,
        "location": location_object(passage.location),
    }


def trace_object(trace: Trace) -> Object:
    """What the answer was found with."""
    return {
        "version": trace.version,
        "index": trace.generation,
        "config": trace.settings,
        "as_of": _iso(trace.as_of),
    }


def verified_object(found: Verified) -> Object:
    """An old result and what has changed since."""
    return {
        "claim": found.claim,
        "was": found.was.value,
        "now": found.now.verdict.value,
        "stands": found.stands,
        "changes": [change._asdict() for change in found.changes],
        "result": result_object(found.now),
    }


def judged_object(judged: JudgedFigure) -> Object:
    """A figure of the claim with its own verdict."""
    return {
        **figure_object(judged.figure),
        "verdict": judged.verdict.value,
        "reasons": list(judged.reasons),
    }


def evidence_objects(evidence: Sequence[Evidence]) -> list[Object]:
    """Passages held against a claim, in the order given."""
    return [evidence_object(item) for item in evidence]


def evidence_object(evidence: Evidence) -> Object:
    """One passage with who said it, when, and where it stands."""
    passage = evidence.passage
    return {
        "stance": evidence.stance.value,
        "passage": passage.text,
        "speaker": speaker_object(passage.speaker),
        "date": _iso(passage.source.date),
        "date_kind": passage.source.date_kind.value,
        "source": source_object(passage.source),
        "location": location_object(passage.location),
        "figure": figure_object(evidence.figure) if evidence.figure else None,
        "score": _score(evidence.score),
        "note": evidence.note,
        "also_in": [source_object(source) for source in evidence.also_in],
    }


def speaker_object(speaker: Speaker | None) -> Object | None:
    """Name and role, or nothing when nobody is known to have said it."""
    return {"name": speaker.name, "role": speaker.role} if speaker else None


def source_object(source: Source) -> Object:
    """The document a passage comes from."""
    return {
        "title": source.title,
        "path": source.path,
        "url": source.url,
        "publisher": source.publisher,
        "kind": source.kind.value,
        "sha256": source.sha256,
    }


def location_object(location: Location) -> Object:
    """Where a passage stands; what the format does not have is null."""
    return {
        "start": location.start,
        "end": location.end,
        "line": location.line,
        "page": location.page,
        "time": location.time,
        "heading": location.heading,
    }


def figure_object(figure: Figure) -> Object:
    """A quantity in its sentence; ``start`` and ``end`` are offsets into that sentence."""
    quantity = figure.quantity
    return {
        "text": figure.text,
        "start": figure.span.start,
        "end": figure.span.end,
        "value": _number(quantity.value),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "unit_text": quantity.unit_text,
        "per": quantity.per,
        "kind": figure.kind.value,
        "direction": figure.direction.value if figure.direction else None,
        "bound": quantity.bound.value if quantity.bound else None,
        "subject": figure.subject,
        "period": period_object(figure.period) if figure.period else None,
        "compared_with": figure.compared_with,
        "former": figure.former,
    }


def period_object(period: Period) -> Object:
    """Days from and to, both inclusive; null where the text does not settle them."""
    return {
        "text": period.text,
        "start": period.span.start,
        "end": period.span.end,
        "from": _iso(period.start),
        "to": _iso(period.end),
        "label": period.label,
    }


def reading_object(text: str, reading: Reading) -> Object:
    """How one text is read."""
    return {
        "text": text,
        "figures": [figure_object(figure) for figure in reading.figures],
        "periods": [period_object(period) for period in reading.periods],
    }


def summary_object(summary: SourceSummary) -> Object:
    """What the index knows of one document, and where its date comes from."""
    source, turns = summary.source, summary.speakers or {}
    return {
        **source_object(source),
        "date": _iso(source.date),
        "date_kind": source.date_kind.value,
        "event_date": _iso(source.event_date),
        "published": _iso(source.published),
        "language": source.language,
        "digest_of": source.digest_of or None,
        "speakers": [{**_named(speaker), "turns": turns.get(speaker.name, 0)} for speaker in source.speakers],
        "turns": summary.turns,
        "statements": summary.statements,
        "figures": summary.figures,
        "problems": [problem_object(problem) for problem in summary.problems],
    }


def _named(speaker: Speaker) -> Object:
    return {
        "name": speaker.name,
        "role": speaker.role,
        "kind": speaker.kind.value,
        "aliases": list(speaker.aliases),
    }


def clash_object(clash: Clash) -> Object:
    """Figures for one thing and period that exclude each other, the earliest first."""
    return {"period": period_object(clash.period), "figures": evidence_objects(clash.figures)}


def report_object(report: Report) -> Object:
    """What indexing did, in documents and statements, and the faults it met."""
    return {
        "added": report.added,
        "refreshed": report.refreshed,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "statements": report.statements,
        "problems": [{"path": problem.path, **problem_object(problem)} for problem in report.problems],
    }


def turn_objects(document: Transcript, reader: Reader) -> Iterator[Object]:
    """The turns of a document in order, each with its statements and their figures."""
    statements = [list[Statement]() for _ in document.turns]
    for statement in document.statements:
        statements[statement.turn].append(statement)
    for turn, said in zip(document.turns, statements, strict=True):
        yield {
            "speaker": speaker_object(turn.speaker),
            "start": turn.span.start,
            "end": turn.span.end,
            "question": list(turn.question) if turn.question else None,
            "statements": [_statement_object(document, statement, reader) for statement in said],
        }


def _statement_object(document: Transcript, statement: Statement, reader: Reader) -> Object:
    passage = document.passage(statement)
    return {
        "passage": passage,
        "speaker": speaker_object(statement.speaker),
        "location": location_object(statement.location),
        "figures": [figure_object(figure) for figure in reader.read(passage, document.source.date).figures],
    }


def problem_object(problem: Problem) -> Object:
    """A fault of a document: where it is, what is wrong, how to mend it."""
    return {"line": problem.line, "what": problem.what, "mend": problem.mend, "fatal": problem.fatal}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _score(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 4)


def _number(value: float) -> float | None:
    return value if isfinite(value) else None
