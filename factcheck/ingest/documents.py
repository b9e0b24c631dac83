"""One document: bytes to what the index takes."""

from __future__ import annotations

from collections import Counter
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import Problem, UnreadableSource
from factcheck.figures import Calendar, Reader, calendar_of, own_currency
from factcheck.index import Entry, Packed, SourceSummary, pack, stamp
from factcheck.ingest.processes import TimeUp, cores, spread, time_limit
from factcheck.model import Passage, Reading
from factcheck.reading import file_bytes, read_bytes
from factcheck.words import Lexicon
from factcheck.words.names import same_person

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from factcheck.config import Config
    from factcheck.index.records import Stamp
    from factcheck.model import Period, Source, Speaker, Transcript, Turn

_BEFORE = 3
_LONGEST_MONTH = 31
_NEAR_CHARACTERS = 600
_WORTH_A_PROCESS = 200_000
"""Bytes of documents that take longer to read than a process to start."""
_FOREIGN = (".pdf", ".pdf.gz")
"""Read by a library that may crash, or hang where no alarm reaches: never in this process."""
_GRACE = 5
"""Seconds after which a process that did not hear its alarm is ended."""


_LONGEST_STATEMENT, _MOST_FIGURES = 10_000, 200
"""Characters and figures of a sentence; more are a table, not to be held against every claim."""
_NOTHING = Reading()
_SHORTEST_SETTING = 27
"""Days between the ends of a period that the sentences behind it are still about."""


class Job(NamedTuple):
    """A document to read; ``sha256`` of its bytes when it was read last, "" for a new one."""

    path: str
    sha256: str = ""


class Same(NamedTuple):
    """A document with the bytes it had; only its ``stamp`` is another."""

    path: str
    stamp: Stamp


Outcome = Packed | Same | Problem


class DocumentReader:
    """Reads documents with the settings of ``config``; what cannot be read comes back as a Problem."""

    def __init__(self, config: Config) -> None:
        self._figures = Reader(config.tables)
        self._lexicon = Lexicon(config.terms)
        self._speakers = config.speakers
        self._fiscal_years = {name.casefold(): month for name, month in config.fiscal_years.items()}
        self._notes = {str(note.path.resolve()): note for note in config.sources}
        self._limits = config.limits

    def read(self, job: Job) -> Outcome:
        """One document, unless it is still the one that was read before."""
        if not _is_unicode(job.path):
            return Problem(job.path, "has a name that is not Unicode", "rename it, or set PYTHONUTF8=1")
        try:
            when, data = stamp(job.path), file_bytes(Path(job.path), self._limits)
            if job.sha256 and sha256(data).hexdigest() == job.sha256:
                return Same(job.path, when)
            with time_limit(self._limits.seconds):
                return pack(self._entry(read_bytes(data, job.path, self._limits), when), self._lexicon)
        except UnreadableSource as error:
            return error.problem
        except TimeUp:
            return _too_slow(job, self._limits.seconds)
        except Exception as error:  # one document must not stop the others, whatever is in it
            return Problem(job.path, f"cannot be read: {type(error).__name__}: {error}", "please report it")

    def _entry(self, transcript: Transcript, when: Stamp) -> Entry:
        source = self._noted(transcript.source)
        passages, near = [], []
        for passage, around in self._passages(transcript, source):
            passages.append(passage)
            near.append(around)
        turns = Counter(turn.speaker.name for turn in transcript.turns if turn.speaker)
        figures = sum(len(passage.reading.figures) for passage in passages)
        counts = (len(transcript.turns), len(passages), figures)
        summary = SourceSummary(source, *counts, turns, transcript.problems, when)
        return Entry(summary, tuple(passages), tuple(near))

    def _noted(self, source: Source) -> Source:
        """The source with what the user's settings know better of it."""
        note = self._notes.get(source.path)
        known = note._asdict() if note else {}
        return source._replace(**{key: value for key, value in known.items() if value and key != "path"})

    def _passages(self, transcript: Transcript, source: Source) -> Iterator[tuple[Passage, tuple[str, ...]]]:
        """Each statement, and the texts around it."""
        before: list[str] = []
        when = source.date
        document = calendar_of(source.title, when, self._fiscal_start(source))
        currency = own_currency(source.publisher)
        number, opening = -1, self._reported_period(source, document)
        setting, question = opening, ""
        for statement in transcript.statements:
            if statement.turn != number:
                before, number, setting = [], statement.turn, opening
                question = _question(transcript.text, transcript.turns[number])
            text, where = transcript.passage(statement), statement.location
            reading = _NOTHING
            if len(text) <= _LONGEST_STATEMENT:
                read = self._figures.read(text, when, document, currency)
                reading = read if len(read.figures) <= _MOST_FIGURES else _NOTHING
            speaker = self._known(statement.speaker or transcript.turns[number].speaker)
            near = [piece for piece in (where.heading, *before[-_BEFORE:]) if piece]
            context = " ".join(near)[-_NEAR_CHARACTERS:]
            passage = Passage(text, where, source, speaker, context, question, reading, setting)
            yield passage, (*near, question, f"{speaker.name} {speaker.role}" if speaker else "")
            before.append(text)
            setting = opening or _set_by(reading) or setting

    def _fiscal_start(self, source: Source) -> int:
        """The month the user's settings begin an organisation's fiscal years with, 0 if they are silent."""
        named = f"{source.publisher} {source.title}".casefold()
        return next((month for name, month in self._fiscal_years.items() if name in named), 0)

    def _reported_period(self, source: Source, document: Calendar) -> Period | None:
        """The period a document is about by its title ("Q1 2025 earnings call")."""
        periods = self._figures.read(source.title, source.date, document).periods
        return next(
            (p for p in periods if p.start and p.end and (p.end - p.start).days > _LONGEST_MONTH), None
        )

    def _known(self, speaker: Speaker | None) -> Speaker | None:
        """The user's entry for a speaker, when one of its names is theirs."""
        for entry in self._speakers if speaker else ():
            if speaker and any(same_person(name, speaker.name) for name in (entry.name, *entry.aliases)):
                return entry._replace(role=entry.role or speaker.role, kind=speaker.kind)
        return speaker


def read_all(jobs: Sequence[Job], config: Config) -> Generator[Outcome]:
    """Read documents, in their order; on all cores when there is enough to do."""
    size = sum(stamp(job.path)[1] for job in jobs)
    count = min(cores(), len(jobs), size // _WORTH_A_PROCESS)
    if count < 2 and not any(job.path.lower().endswith(_FOREIGN) for job in jobs):
        return (outcome for outcome in map(DocumentReader(config).read, jobs))
    seconds = config.limits.seconds
    return spread(_reader, config, jobs, max(1, count), partial(_lost, seconds=seconds), seconds + _GRACE)


def _reader(config: Config) -> Callable[[Job], Outcome]:
    return DocumentReader(config).read


def _lost(job: Job, seconds: int) -> Problem:
    what = f"cannot be read: the process that read it ended, or took longer than {seconds} s"
    return Problem(job.path, what, "raise limits.seconds in factcheck.toml, or report it")


def _is_unicode(path: str) -> bool:
    """Whether a path is text: a system may have others, in bytes of another encoding."""
    return not any("\ud800" <= char <= "\udfff" for char in path)


def _too_slow(job: Job, seconds: int) -> Problem:
    what = f"cannot be read: took longer than {seconds} s"
    return Problem(job.path, what, "split it, or raise limits.seconds in factcheck.toml")


def _set_by(reading: Reading) -> Period | None:
    """The period a sentence sets for those behind it: that of its figures first, and no mere day."""
    of_figures = (figure.period for figure in reading.figures if figure.period)
    return next((period for period in (*of_figures, *reading.periods) if _lasts(period)), None)


def _lasts(period: Period) -> bool:
    if period.start is None or period.end is None:
        return False
    return (period.end - period.start).days >= _SHORTEST_SETTING


def _question(text: str, turn: Turn) -> str:
    return text[turn.question.start : turn.question.end][-_NEAR_CHARACTERS:] if turn.question else ""
