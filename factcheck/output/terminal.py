"""The terminal: verdict, passage with its figure marked, who said it and when, and what disagrees.

Colour only adds: every verdict has a symbol and words, and a figure is put
between guillemets where the terminal has no colour.
"""

from __future__ import annotations

from collections import Counter
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from factcheck.output import plain
from factcheck.output.text import figures, wording
from factcheck.output.text.clean import ASCII, bracketed, clean, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import ConsoleOptions, RenderableType, RenderResult

    from factcheck.conflicts import Clash
    from factcheck.figures import Reader
    from factcheck.index import SourceSummary
    from factcheck.ingest import Report
    from factcheck.model import Evidence, Figure, JudgedFigure, Reading, Result, Span, Transcript, Verdict
    from factcheck.output import Look
    from factcheck.verify import Verified

NARROW = 64  # columns under which a table is a list
MARK = "bold underline"
# Headings with the least width of their columns, so that tables under each other line up.
COMPARED = {"Figure": 9, "Period": 7, "Speaker": 12, "Date": 11, "Of what, and where": 10}
READ = {"Figure": 9, "Stands for": 10, "Kind": 6, "Of what": 10, "Period": 7}


class Barred:
    """Something to print with a bar along its left side."""

    def __init__(self, inner: RenderableType, style: str) -> None:
        self.inner, self.style = inner, style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Each line of the inner thing behind the bar."""
        narrower = options.update(width=max(10, options.max_width - 4))
        for line in console.render_lines(self.inner, narrower, pad=False):
            yield Segment("  ┃ ", console.get_style(self.style))
            yield from line
            yield Segment.line()


def results(answers: Iterable[Result], look: Look) -> Iterator[str]:
    """Each answer as it comes, and a total after several."""
    verdicts: Counter[Verdict] = Counter()
    for result in answers:
        verdicts[result.verdict] += 1
        yield _drawn(_answer(result, look), look)
    if look.summary and verdicts.total() > 1:
        yield _drawn([Text(wording.total(verdicts), "bold"), Text()], look)


def _drawn(parts: Iterable[RenderableType], look: Look) -> str:
    """What ``parts`` look like, with the escape sequences the terminal takes."""
    console = Console(
        file=StringIO(),
        width=look.width,
        force_terminal=look.styled,
        color_system="standard" if look.styled else None,
        no_color=not look.colour,
        legacy_windows=False,
        markup=False,  # what stands in a source is words, not styles
        emoji=False,
        highlight=False,
    )
    with console.capture() as capture:
        console.print(*parts, sep="\n")
    lines = (line.rstrip(" ") for line in capture.get().split("\n"))
    text = "\n".join(lines)
    return text if look.unicode else text.translate(ASCII)


def _answer(result: Result, look: Look) -> Iterator[RenderableType]:
    label = wording.LABELS[result.verdict]
    yield Text()
    yield _headed(label, Text(clean(result.claim), "bold"), look)
    yield Text()
    yield _indented(Text.assemble(clean(result.explanation), (wording.reasons(result.reasons), "dim")))
    if len(result.figures) > 1:
        yield _indented(Group(*map(_judged, result.figures)))
    answer = wording.arranged(result)
    for evidence in answer.passages:
        yield Text()
        yield from _passage(evidence, look, label.colour)
    for title, items in answer.tables:
        yield Text()
        yield _indented(_compared(title, items, look))
    if look.explain:
        yield Text("".join(plain.explained(result, look)).rstrip("\n"))
    yield Text()


def _headed(label: wording.Label, claim: Text, look: Look) -> RenderableType:
    """The verdict as a badge with the claim beside it, or under it where there is no room."""
    padding = " " if look.styled else ""
    badge = Text(f"{padding}{label.symbol} {label.words}{padding}", f"bold reverse {label.colour}")
    if look.width < NARROW:
        return Group(badge, _indented(claim))
    grid = Table.grid(padding=(0, 2))
    grid.add_row(badge, claim)
    return grid


def _indented(inner: RenderableType) -> RenderableType:
    return Padding(inner, (0, 0, 0, 2))


def _judged(judged: JudgedFigure) -> Text:
    label = wording.LABELS[judged.verdict]
    return Text.assemble(
        (f"{label.symbol} ", f"bold {label.colour}"),
        (clean(judged.figure.text), "bold"),
        f": {label.words.lower()}{wording.reasons(judged.reasons)}",
    )


def _passage(evidence: Evidence, look: Look, colour: str) -> Iterator[RenderableType]:
    passage = evidence.passage
    if heading := wording.stance(evidence):
        yield _indented(Text(heading, "bold"))
    span = wording.figure_span(evidence)
    said = _marked(passage.text, [span] if span else [], look, colour)
    name, role = wording.name_and_role(passage.speaker)
    lines = [Text(), Text.assemble((name, "bold"), role), Text(wording.dated(passage.source))]
    lines += [Text(wording.titled(passage.source), "italic")]
    lines += [Text(wording.place(passage.source, passage.location, look.base), "cyan", overflow="fold")]
    lines += [Text(note, "yellow") for note in wording.notes(evidence)]
    yield Barred(Group(said, *lines), colour)


def _marked(text: str, spans: Sequence[Span], look: Look, colour: str) -> Text:
    """The text with its figures set off: by colour and weight, or by guillemets."""
    if not look.colour:
        return Text("".join(bracketed(text, spans)))
    pieces = cut(text, spans)
    return Text.assemble(*((piece, f"{MARK} {colour}" if inside else "") for piece, inside in pieces))


def _compared(title: str, items: Sequence[Evidence], look: Look) -> RenderableType:
    rows = [wording.row(item, look.base) for item in items]
    if look.width < NARROW:
        return Group(Text(title, "bold"), *(_stacked(row) for row in rows))
    table = _table(COMPARED)
    for row in rows:
        where = Text.assemble(row.subject, "\n", (row.place, "cyan"))
        table.add_row(Text(row.figure, "bold"), row.period, row.speaker, row.date, where)
    return Group(Text(title, "bold"), table)


def _table(columns: Mapping[str, int]) -> Table:
    """An empty table with these headings, each with the least width of its column."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for heading, width in columns.items():
        table.add_column(heading, header_style="dim", overflow="fold", min_width=width)
    return table


def _stacked(row: wording.Row) -> RenderableType:
    head = Text.assemble((row.figure, "bold"), f", {row.period}")
    rest = Text.assemble(f"{row.speaker}, {row.date}\n{row.subject}\n", (row.place, "cyan"))
    return Group(head, _indented(rest))


def readings(texts: Iterable[tuple[str, Reading]], look: Look) -> Iterator[str]:
    """Each text with its figures marked, and what each figure and period is taken for."""
    for text, reading in texts:
        said = _marked(text, [figure.span for figure in reading.figures], look, "cyan")
        yield _drawn([said, *_read(reading, look), Text()], look)


def _read(reading: Reading, look: Look) -> Iterator[RenderableType]:
    if reading.figures:
        yield _indented(
            _figure_table(reading.figures) if look.width >= NARROW else _listed(reading.figures, look)
        )
    for period in reading.periods:
        text = clean(period.text)
        yield _indented(Text.assemble((text, "bold magenta"), f" = {figures.span_of(period)}"))
    if not (reading.figures or reading.periods):
        yield _indented(Text("no figure, no period", "dim"))


def _figure_table(found: Iterable[Figure]) -> Table:
    table = _table(READ)
    for figure in found:
        table.add_row(
            Text(clean(figure.text), "bold cyan"),
            f"{figures.interval(figure.quantity)} {figures.unit(figure.quantity)}",
            figures.qualities(figure),
            clean(figure.subject),
            clean(figure.period.label) if figure.period else "",
        )
    return table


def _listed(figures: Iterable[Figure], look: Look) -> Text:
    return Text(
        "".join(line for figure in figures for line in plain.figure_lines(figure, look.width - 2)).rstrip()
    )


def sources(summaries: Iterable[SourceSummary], look: Look) -> Iterator[str]:
    """Each document with what was understood of it."""
    listed = list(summaries)
    for summary in listed:
        yield _drawn([*_source(summary, look), Text()], look)
    if not listed:
        yield from plain.sources(listed, look)


def _source(summary: SourceSummary, look: Look) -> Iterator[RenderableType]:
    source = summary.source
    yield Text(wording.titled(source), "bold")
    lines = (
        Text(wording.path(source, look.base), "cyan", overflow="fold"),
        Text(wording.all_dates(source)),
        Text(wording.KIND_NOTES[source.kind], "yellow"),
        Text(wording.speakers(summary.speakers or {})),
        Text(wording.contents(summary)),
        *(Text(f"✗ {clean(str(problem))}", "red") for problem in summary.problems),
    )
    yield from (_indented(line) for line in lines if line)


def clashes(found: Iterable[Clash], look: Look) -> Iterator[str]:
    """Each clash with its passages, the earliest first."""
    listed = list(found)
    for clash in listed:
        yield _drawn(_clash(clash, look), look)
    if not listed:
        yield from plain.clashes(listed, look)


def _clash(clash: Clash, look: Look) -> Iterator[RenderableType]:
    label = wording.CLASH
    yield Text(f"{label.symbol} {wording.clash(clash)}", f"bold {label.colour}")
    for evidence in clash.figures:
        yield Text()
        yield from _passage(evidence, look, label.colour)
    yield Text()


def report(done: Report, look: Look) -> Iterator[str]:
    """One line: what indexing did."""
    yield _drawn([Text.assemble(("✓ ", "bold green"), wording.indexed(done))], look)


def verified(found: Iterable[Verified], look: Look) -> Iterator[str]:
    """Each old result, and below it what has changed since."""
    return plain.verified(found, look)


def transcript(document: Transcript, reader: Reader, look: Look) -> Iterator[str]:
    """The document turn by turn, a sentence a line, with its figures marked."""
    source = document.source
    head = (Text(wording.titled(source), "bold"), Text(wording.path(source, look.base), "cyan"))
    yield _drawn([*head, Text(wording.all_dates(source))], look)
    for number, statements in groupby(document.statements, lambda statement: statement.turn):
        turn = document.turns[number]
        yield _drawn([Text(), Text(wording.who(turn.speaker), "bold green")], look)
        for statement in statements:
            passage = document.passage(statement)
            spans = [figure.span for figure in reader.read(passage, source.date).figures]
            said = _marked(passage, spans, look, "cyan")
            yield _drawn([_indented(said + Text(wording.reported(statement, turn), "dim"))], look)
