"""The local search engine: one tantivy index, one document per statement and one per source.

A statement's document holds its words, the words around it (sentences before,
question, title, speaker, days) in a second field of lower weight, and the
passage itself. Everything lives in tantivy, so one commit moves the whole index from one
state to the next and a reader sees the old state or the new one, never a mixture.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy

from factcheck.errors import IndexUnusable, Problem
from factcheck.index.codec import pack_passage, pack_source, unpack_passage, unpack_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from factcheck.model import Passage, Period, Source
    from factcheck.words import Lexicon

SCHEMA = 2
"""Number of the stored form; raise it when the form changes."""

_CONTEXT_BOOST = 0.4
_WRITER_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What the index knows of one document.

    ``speakers`` counts turns by name; ``stamp`` is the file's modification time in
    nanoseconds and its size in bytes when it was read.
    """

    source: Source
    turns: int = 0
    statements: int = 0
    figures: int = 0
    speakers: Mapping[str, int] | None = None
    problems: tuple[Problem, ...] = ()
    stamp: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document on its way into the index."""

    summary: SourceSummary
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: word keys, and days, periods and units of figures, which count as words around."""

    words: tuple[str, ...]
    days: tuple[date, ...] = ()
    periods: tuple[Period, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with the engine's own (BM25) score."""

    passage: Passage
    score: float


class Index:
    """Statements in a folder, searchable; open one with :meth:`open`."""

    def __init__(self, engine: tantivy.Index, lexicon: Lexicon) -> None:
        self._engine = engine
        self._schema = engine.schema
        self._lexicon = lexicon
        self._searcher = engine.searcher()
        self._summaries: dict[str, SourceSummary] = {}

    @classmethod
    def open(cls, folder: Path, lexicon: Lexicon) -> Index:
        """The index in ``folder``, made when there is none. Raises IndexUnusable."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(tantivy.Index(_schema(), path=str(folder)), lexicon)
        except (OSError, ValueError) as error:
            raise IndexUnusable(f"{folder}: the index cannot be opened: {error}") from error

    @property
    def size(self) -> int:
        """How many documents (statements and sources) there are."""
        return int(self._searcher.num_docs)

    def frequency(self, key: str) -> int:
        """In how many statements a word occurs, itself or around them."""
        return int(self._searcher.doc_freq("context", key))

    def vocabulary(self, prefix: str) -> list[str]:
        """The word keys of the index that begin with ``prefix``."""
        return [term for term, _ in self._searcher.terms_with_prefix("context", prefix)]

    def sources(self) -> list[SourceSummary]:
        """Every document, by path."""
        found = self._searcher.search(self._term("type", "source"), limit=max(1, self.size), count=False)
        summaries = (_unpack_summary(self._payload(address)) for _, address in found.hits)
        return sorted(summaries, key=lambda summary: summary.source.path)

    def source(self, path: str) -> SourceSummary | None:
        """The document read from ``path``."""
        if path not in self._summaries:
            hits = self._both(("type", "source"), ("path", path))
            if not hits:
                return None
            self._summaries[path] = _unpack_summary(self._payload(hits[0]))
        return self._summaries[path]

    def knows(self, sha256: str) -> bool:
        """Whether a document with these bytes is indexed."""
        return bool(self._searcher.doc_freq("sha256", sha256))

    def changed(self, paths: Iterable[str]) -> list[str]:
        """Those of the indexed ``paths`` whose file is not the one that was read."""
        known = ((path, self.source(path)) for path in paths)
        return [path for path, summary in known if summary and summary.stamp != stamp(path)]

    def search(self, query: Query, limit: int) -> list[Hit]:
        """The statements that share most with ``query``, best first (BM25 over both fields)."""
        clauses = [(tantivy.Occur.Should, clause) for clause in self._clauses(query)]
        if not clauses:
            return []
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit=limit, count=False)
        return [Hit(self._passage(address), float(score)) for score, address in found.hits]

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A writer whose changes are committed together, or not at all. Raises IndexUnusable."""
        try:
            engine = self._engine.writer(heap_size=_WRITER_BYTES, num_threads=1)
        except ValueError as error:
            raise IndexUnusable(f"the index cannot be written: {error}") from error
        try:
            yield Writer(engine, self._lexicon)
            engine.commit()
        except BaseException:
            engine.rollback()
            raise
        finally:
            engine.wait_merging_threads()
        self._engine.reload()
        self._searcher = self._engine.searcher()
        self._summaries.clear()

    def _clauses(self, query: Query) -> Iterator[tantivy.Query]:
        for word in dict.fromkeys(query.words):
            yield self._term("words", word)
            yield tantivy.Query.boost_query(self._term("context", word), _CONTEXT_BOOST)
        marks = [name for day in query.days for name in _day_words(day)]
        marks += [_period_word(period) for period in query.periods] + [
            _unit_word(unit) for unit in query.units
        ]
        for mark in dict.fromkeys(marks):
            yield self._term("context", mark)

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, "freq")

    def _payload(self, address: tantivy.DocAddress) -> bytes:
        return bytes(self._searcher.doc(address).get_first("payload") or b"")

    def _both(self, *terms: tuple[str, str]) -> list[tantivy.DocAddress]:
        """The first document that has all of ``terms``, if any."""
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, self._term(*term)) for term in terms])
        return [address for _, address in self._searcher.search(query, limit=1, count=False).hits]

    def _passage(self, address: tantivy.DocAddress) -> Passage:
        document = self._searcher.doc(address)
        summary = self.source(str(document.get_first("path")))
        if summary is None:
            raise IndexUnusable(
                "the index has a statement without its document: delete the index and index again"
            )
        return unpack_passage(bytes(document.get_first("payload") or b""), summary.source)


class Writer:
    """Adds and removes documents inside :meth:`Index.writing`."""

    def __init__(self, engine: tantivy.IndexWriter, lexicon: Lexicon) -> None:
        self._engine = engine
        self._lexicon = lexicon

    def remove(self, path: str) -> None:
        """Take out everything read from ``path``."""
        self._engine.delete_documents_by_term("path", path)

    def add(self, entry: Entry) -> None:
        """Put a document in, in place of what was read from its path before."""
        source = entry.summary.source
        self.remove(source.path)
        document = tantivy.Document()
        document.add_text("type", "source")
        document.add_text("path", source.path)
        document.add_text("sha256", source.sha256)
        document.add_bytes("payload", _pack_summary(entry.summary))
        self._engine.add_document(document)
        around = [*self._lexicon.keys(source.title), *self._lexicon.keys(source.publisher)]
        around += _day_words(source.event_date) + _day_words(source.published)
        for passage in entry.passages:
            self._engine.add_document(self._document(passage, around))

    def _document(self, passage: Passage, around: Sequence[str]) -> tantivy.Document:
        lexicon = self._lexicon
        words = lexicon.keys(passage.text)
        speaker = passage.speaker
        near = (passage.before, passage.question, f"{speaker.name} {speaker.role}" if speaker else "")
        context = {*words, *around, *(key for text in near for key in lexicon.keys(text)), *_marks(passage)}
        document = tantivy.Document()
        document.add_text("type", "statement")
        document.add_text("path", passage.source.path)
        document.add_text("words", " ".join(words))
        document.add_text("context", " ".join(sorted(context)))
        document.add_bytes("payload", pack_passage(passage))
        return document


def stamp(path: str) -> tuple[int, int]:
    """Modification time in nanoseconds and size in bytes; zeros for a file that is gone."""
    try:
        status = Path(path).stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("type", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("path", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sha256", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("context", tokenizer_name="whitespace", index_option="basic")
    builder.add_bytes_field("payload", stored=True)
    return builder.build()


def _day_words(day: date | None) -> list[str]:
    """A day as words of growing precision, so that "2024" finds what was said on any day of it."""
    if day is None:
        return []
    return [f"@{day:%Y}", f"@{day:%Y-%m}", f"@{day:%Y-%m-%d}"]


def _marks(passage: Passage) -> list[str]:
    """Units and periods of a passage as words, so that a figure of the right sort is found first."""
    periods = [*passage.reading.periods, *([passage.setting] if passage.setting else [])]
    units = [_unit_word(figure.quantity.unit) for figure in passage.reading.figures]
    return [*units, *map(_period_word, periods)]


def _unit_word(unit: str) -> str:
    return f"#{unit}"


def _period_word(period: Period) -> str:
    return "=" + period.label.replace(" ", "_")


def _pack_summary(summary: SourceSummary) -> bytes:
    problems = [[p.path, p.what, p.mend, p.line, p.fatal] for p in summary.problems]
    counts = [summary.turns, summary.statements, summary.figures, dict(summary.speakers or {})]
    row = [pack_source(summary.source), *counts, problems, summary.stamp]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def _unpack_summary(data: bytes) -> SourceSummary:
    source, turns, statements, figures, speakers, problems, stamp = json.loads(data)
    found = tuple(Problem(*row) for row in problems)
    return SourceSummary(unpack_source(source), turns, statements, figures, speakers, found, tuple(stamp))
