"""Plain text: nothing but words and line breaks; figures stand in «guillemets»."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from textwrap import shorten
from typing import TYPE_CHECKING

from factcheck.output.text import figures, wording
from factcheck.output.text.clean import ASCII, bracketed, clean
from factcheck.output.text.layout import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.conflicts import Clash
    from factcheck.figures import Reader
    from factcheck.index import SourceSummary
    from factcheck.ingest import Report
    from factcheck.model import Compared, Evidence, Figure, JudgedFigure, Reading, Result, Transcript, Verdict
    from factcheck.output import Look
    from factcheck.verify import Verified

INDENT = "  "
_EXCERPT = 160  # characters of a passage that is only one of many


def results(answers: Iterable[Result], look: Look) -> Iterator[str]:
    """Each answer as it comes, a blank line between them, and a total after several."""
    verdicts: Counter[Verdict] = Counter()
    for result in answers:
        separator = "\n" if verdicts else ""
        verdicts[result.verdict] += 1
        yield _shown(separator + "".join(_answer(result, look)), look)
    if look.summary and verdicts.total() > 1:
        yield f"\n{wording.total(verdicts)}\n"


def _shown(text: str, look: Look) -> str:
    return text if look.unicode else text.translate(ASCII)


def _answer(result: Result, look: Look) -> Iterator[str]:
    width = look.width
    label = wording.LABELS[result.verdict]
    yield wrap(f"{label.symbol} {label.words}: {clean(result.claim)}", width, INDENT, first="")
    yield wrap(clean(result.explanation) + wording.reasons(result.reasons), width, INDENT)
    if len(result.figures) > 1:
        yield from (_judged(figure, width) for figure in result.figures)
    answer = wording.arranged(result)
    for evidence in answer.passages:
        yield "\n"
        yield from _passage(evidence, look)
    for title, items in answer.tables:
        yield f"\n{INDENT}{title}\n"
        for item in items:
            yield from _entry(item, look)
    if look.explain:
        yield from explained(result, look)


def explained(result: Result, look: Look) -> Iterator[str]:
    """How the claim's figures were read, and what came of the candidates for each of its parts."""
    yield f"\n{INDENT}How it was read\n"
    for judged in result.figures:
        yield from (f"{INDENT}{line}" for line in figure_lines(judged.figure, look.width - len(INDENT)))
    if not result.figures:
        yield f"{2 * INDENT}without a figure\n"
    for part, found in groupby(result.compared, lambda each: each.part):
        yield f"\n{INDENT}{f'What {clean(part)} was compared with' if part else 'Compared with'}\n"
        for each in found:
            yield from _candidate(each, look)


def _candidate(compared: Compared, look: Look) -> Iterator[str]:
    width, passage = look.width, compared.passage
    figure = f" {clean(compared.figure.text)}:" if compared.figure else ""
    head = f"{compared.score:.2f}{figure} {clean(compared.outcome)}"
    yield wrap(head, width, 3 * INDENT, first=2 * INDENT)
    yield wrap(shorten(clean(passage.text), _EXCERPT, placeholder=" …"), width, 3 * INDENT)
    place = wording.place(passage.source, passage.location, look.base)
    yield wrap(
        f"{wording.name(passage.speaker)}, {wording.short_day(passage.source.date)}, {place}",
        width,
        3 * INDENT,
    )


def _judged(judged: JudgedFigure, width: int) -> str:
    label = wording.LABELS[judged.verdict]
    text = (
        f"{label.symbol} {clean(judged.figure.text)}: {label.words.lower()}{wording.reasons(judged.reasons)}"
    )
    return wrap(text, width, 2 * INDENT)


def _passage(evidence: Evidence, look: Look) -> Iterator[str]:
    passage, width = evidence.passage, look.width
    if heading := wording.stance(evidence):
        yield f"{INDENT}{heading}\n"
    span = wording.figure_span(evidence)
    yield wrap("".join(bracketed(passage.text, [span] if span else [])), width, 2 * INDENT)
    yield wrap(wording.who(passage.speaker), width, 2 * INDENT, first=f"{INDENT}– ")
    lines = (
        wording.dated(passage.source),
        wording.titled(passage.source),
        wording.place(passage.source, passage.location, look.base),
        *wording.notes(evidence),
    )
    yield from (wrap(line, width, 2 * INDENT) for line in lines)


def _entry(evidence: Evidence, look: Look) -> Iterator[str]:
    width, row = look.width, wording.row(evidence, look.base)
    yield wrap(f"{row.figure}, {row.period}: {row.speaker}, {row.date}", width, 3 * INDENT, first=2 * INDENT)
    yield wrap(row.subject, width, 3 * INDENT)
    yield wrap(row.place, width, 3 * INDENT)


def readings(texts: Iterable[tuple[str, Reading]], look: Look) -> Iterator[str]:
    """Each text with its figures and periods under it."""
    separator = ""
    for text, reading in texts:
        yield _shown(separator + "".join(_reading(text, reading, look.width)), look)
        separator = "\n"


def _reading(text: str, reading: Reading, width: int) -> Iterator[str]:
    spans = [figure.span for figure in reading.figures]
    yield wrap("".join(bracketed(text, spans)), width, INDENT, first="")
    for figure in reading.figures:
        yield from figure_lines(figure, width)
    for period in reading.periods:
        yield wrap(f"{clean(period.text)} = {figures.span_of(period)}", width, 2 * INDENT, first=INDENT)
    if not (reading.figures or reading.periods):
        yield f"{INDENT}no figure, no period\n"


def figure_lines(figure: Figure, width: int) -> Iterator[str]:
    """What a figure is taken for, in a few lines."""
    values = f"{figures.interval(figure.quantity)} {figures.unit(figure.quantity)}"
    yield wrap(f"{clean(figure.text)} = {values}", width, 2 * INDENT, first=INDENT)
    yield wrap(figures.qualities(figure), width, 2 * INDENT)
    if figure.subject:
        yield wrap(f"of: {clean(figure.subject)}", width, 2 * INDENT)
    if figure.period:
        yield wrap(f"in: {figures.span_of(figure.period)}", width, 2 * INDENT)


def sources(summaries: Iterable[SourceSummary], look: Look) -> Iterator[str]:
    """Each document with what was understood of it."""
    found = False
    for summary in summaries:
        yield _shown("".join(_source(summary, look)), look)
        found = True
    if not found:
        yield "Nothing is indexed (add transcripts with: factcheck index PATH)\n"


def _source(summary: SourceSummary, look: Look) -> Iterator[str]:
    source, width = summary.source, look.width
    yield wrap(wording.titled(source), width, INDENT, first="")
    lines = (
        wording.path(source, look.base),
        wording.all_dates(source),
        wording.KIND_NOTES[source.kind],
        wording.speakers(summary.speakers or {}),
        wording.contents(summary),
        *(f"problem: {clean(str(problem))}" for problem in summary.problems),
    )
    yield from (wrap(line, width, 2 * INDENT, first=INDENT) for line in lines if line)
    yield "\n"


def clashes(found: Iterable[Clash], look: Look) -> Iterator[str]:
    """Each clash with its passages, the earliest first, a blank line between them."""
    separator = ""
    for clash in found:
        yield _shown(separator + "".join(_clash(clash, look)), look)
        separator = "\n"
    if not separator:
        yield f"{wording.NO_CLASH}\n"


def _clash(clash: Clash, look: Look) -> Iterator[str]:
    yield wrap(f"{wording.CLASH.symbol} {wording.clash(clash)}", look.width, INDENT, first="")
    for evidence in clash.figures:
        yield "\n"
        yield from _passage(evidence, look)


def report(done: Report, look: Look) -> Iterator[str]:
    """One line: what indexing did."""
    yield wrap(wording.indexed(done), look.width)


def verified(found: Iterable[Verified], look: Look) -> Iterator[str]:
    """Each old result, and below it what has changed since."""
    for each in found:
        was = wording.LABELS[each.was]
        mark = "unchanged" if each.stands else "changed"
        yield _shown(
            wrap(f"{mark}: {was.symbol} {was.words}: {clean(each.claim)}", look.width, INDENT, first=""), look
        )
        for change in each.changes:
            yield _shown(wrap(wording.changed(change, look.base), look.width, INDENT), look)


def transcript(document: Transcript, reader: Reader, look: Look) -> Iterator[str]:
    """The document turn by turn, a sentence a line, with its figures in guillemets."""
    source = document.source
    head = (wording.titled(source), wording.path(source, look.base), wording.all_dates(source))
    yield _shown("".join(wrap(line, look.width) for line in head), look)
    for number, statements in groupby(document.statements, lambda statement: statement.turn):
        turn = document.turns[number]
        yield _shown("\n" + wrap(wording.who(turn.speaker), look.width), look)
        for statement in statements:
            passage = document.passage(statement)
            spans = [figure.span for figure in reader.read(passage, source.date).figures]
            text = "".join(bracketed(passage, spans)) + wording.reported(statement, turn)
            yield _shown(wrap(text, look.width, 2 * INDENT, first=INDENT), look)
