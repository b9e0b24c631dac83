"""Use case: paths in, index out. Only what changed since the last time is read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.errors import Problem, UnreadableSource, UsageError
from factcheck.figures import Reader
from factcheck.index import SCHEMA, Entry, Index, SourceSummary, home, stamp
from factcheck.model import Location, Passage, Period, Source, Span, Speaker, Transcript
from factcheck.reading import find_files, read_bytes
from factcheck.words import Lexicon
from factcheck.words.names import same_person

if TYPE_CHECKING:
    from factcheck.config import Config

Progress = Callable[[int, int], None]
"""Called with how many files are done and how many there are."""

_BEFORE = 3
_LONGEST_MONTH = 31
_NEAR_CHARACTERS = 600


@dataclass(slots=True)
class Report:
    """What indexing did, in documents; ``problems`` are what a user may want to mend."""

    added: int = 0
    refreshed: int = 0
    unchanged: int = 0
    removed: int = 0
    statements: int = 0
    problems: list[Problem] = field(default_factory=list)


def index_paths(paths: Sequence[Path], config: Config, progress: Progress | None = None) -> Report:
    """Add or refresh files and folders; what is gone from them leaves the index.

    Raises UsageError for a path that is not there, IndexUnusable for a folder that
    cannot be written.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder (check the spelling)")
    roots = tuple(str(path.resolve()) for path in paths)
    build = home.current(config.index)
    if build is None or build.seeds or build.fingerprint != fingerprint(config):
        kept = () if build is None or build.seeds else build.roots
        return _build(tuple(dict.fromkeys((*kept, *roots))), config, progress)
    index = Index.open(config.index / build.data, Lexicon(config.terms))
    report = _update(index, roots, config, progress)
    home.make_current(config.index, replace(build, roots=tuple(dict.fromkeys((*build.roots, *roots)))))
    return report


def open_index(config: Config, progress: Progress | None = None) -> Index:
    """The index of ``config``: built from the shipped seeds when there is none, again for another version."""
    build = home.current(config.index)
    if build is None or not (config.index / build.data).is_dir():
        _build((str(seeds_folder()),), config, progress, seeds=True)
    elif build.fingerprint != fingerprint(config):
        _build(build.roots, config, progress, seeds=build.seeds)
    else:
        return Index.open(config.index / build.data, Lexicon(config.terms))
    return open_index(config)


def refresh(index: Index, paths: Sequence[str], config: Config) -> Report:
    """Read some documents again; those that are gone leave the index."""
    report = Report()
    with index.writing() as writer:
        for path in paths:
            if Path(path).is_file():
                _read_into(writer.add, Path(path), config, Reader(config.tables), report)
                report.refreshed += 1
            else:
                writer.remove(path)
                report.removed += 1
    return report


def fingerprint(config: Config) -> str:
    """What an index depends on besides its documents; another one means to build again."""
    return f"{SCHEMA}-{__version__}-{config.reading_digest}"


def seeds_folder() -> Path:
    """The digests shipped with the package (in a checkout: beside it)."""
    package = Path(str(files("factcheck")))
    shipped = package / "seeds"
    return shipped if shipped.is_dir() else package.parent / "seeds"


def _build(
    roots: tuple[str, ...], config: Config, progress: Progress | None, *, seeds: bool = False
) -> Report:
    build = home.following(config.index, home.Build(fingerprint(config), roots=roots, seeds=seeds))
    index = Index.open(config.index / build.data, Lexicon(config.terms))
    report = _update(index, roots, config, progress)
    home.make_current(config.index, build)
    return report


def _update(index: Index, roots: Sequence[str], config: Config, progress: Progress | None) -> Report:
    known = {summary.source.path: summary for summary in index.sources()}
    found = [str(path) for path in find_files([Path(root) for root in roots])]
    report = Report()
    reader = Reader(config.tables)
    with index.writing() as writer:
        for path in _gone(known, found, roots):
            writer.remove(path)
            report.removed += 1
        for number, path in enumerate(found, 1):
            if _unchanged(known.get(path), path):
                report.unchanged += 1
            elif _read_into(writer.add, Path(path), config, reader, report):
                report.refreshed += path in known
                report.added += path not in known
            if progress:
                progress(number, len(found))
    return report


def _gone(known: dict[str, SourceSummary], found: Sequence[str], roots: Sequence[str]) -> Iterator[str]:
    """Indexed paths at or below ``roots`` that are no longer there."""
    there = set(found)
    for path in known:
        if path not in there and any(Path(path).is_relative_to(root) for root in roots):
            yield path


def _unchanged(summary: SourceSummary | None, path: str) -> bool:
    """Same time and size, or at least the same bytes as when it was indexed."""
    if summary is None:
        return False
    return (
        summary.stamp == stamp(path) or summary.source.sha256 == sha256(Path(path).read_bytes()).hexdigest()
    )


def _read_into(
    add: Callable[[Entry], None], path: Path, config: Config, reader: Reader, report: Report
) -> bool:
    """Read one document and add it; what cannot be read becomes a problem."""
    try:
        entry = read_entry(path, config, reader)
    except UnreadableSource as error:
        report.problems.append(error.problem)
        return False
    except OSError as error:
        report.problems.append(Problem(str(path), f"cannot be read: {error.strerror}"))
        return False
    add(entry)
    report.statements += entry.summary.statements
    report.problems.extend(entry.summary.problems)
    return True


def read_entry(path: Path, config: Config, reader: Reader) -> Entry:
    """A document as the index takes it. Raises UnreadableSource and OSError."""
    when = stamp(str(path))
    transcript = _noted(read_bytes(path.read_bytes(), str(path)), config)
    passages = tuple(_passages(transcript, config, reader))
    turns = Counter(turn.speaker.name for turn in transcript.turns if turn.speaker)
    figures = sum(len(passage.reading.figures) for passage in passages)
    summary = SourceSummary(
        transcript.source, len(transcript.turns), len(passages), figures, turns, transcript.problems, when
    )
    return Entry(summary, passages)


def _noted(transcript: Transcript, config: Config) -> Transcript:
    """The transcript with what the user's settings know better of its source."""
    path = Path(transcript.source.path)
    for note in config.sources:
        if note.path.resolve() == path:
            known = {
                key: getattr(note, key)
                for key in ("title", "publisher", "url", "event_date", "published", "kind")
            }
            source = replace(transcript.source, **{key: value for key, value in known.items() if value})
            return replace(transcript, source=source)
    return transcript


def _passages(transcript: Transcript, config: Config, reader: Reader) -> Iterator[Passage]:
    source = transcript.source
    before: list[str] = []
    turn, opening = -1, _reported_period(source, reader)
    setting = opening
    for statement in transcript.statements:
        if statement.turn != turn:
            before, turn, setting = [], statement.turn, opening
        spoken = transcript.turns[turn]
        text = transcript.passage(statement)
        reading = reader.read(text, source.date)
        yield Passage(
            text,
            statement.location,
            source,
            _known_speaker(statement.speaker or spoken.speaker, config.speakers),
            _near(before[-_BEFORE:], statement.location),
            _question(transcript.text, spoken.question),
            reading,
            setting,
        )
        before.append(text)
        setting = reading.periods[0] if reading.periods else setting


def _reported_period(source: Source, reader: Reader) -> Period | None:
    """The period a document is about by its title ("Q1 2025 earnings call")."""
    periods = reader.read(source.title, source.date).periods
    return next((p for p in periods if p.start and p.end and (p.end - p.start).days > _LONGEST_MONTH), None)


def _near(before: Sequence[str], where: Location) -> str:
    """The sentences before, the nearest last, and the heading they stand under."""
    return " ".join(filter(None, (where.heading, *before)))[-_NEAR_CHARACTERS:]


def _question(text: str, span: Span | None) -> str:
    return text[span.start : span.end][-_NEAR_CHARACTERS:] if span else ""


def _known_speaker(speaker: Speaker | None, known: Sequence[Speaker]) -> Speaker | None:
    """The user's entry for a speaker, when one of its names is theirs."""
    if speaker is None:
        return None
    for entry in known:
        if any(same_person(name, speaker.name) for name in (entry.name, *entry.aliases)):
            return replace(entry, role=entry.role or speaker.role, kind=speaker.kind)
    return speaker
