"""The local search engine: one tantivy index, one document per statement and one per source.

A statement's document holds its words, all words it can be found by (its own, and of the
sentences before, question, title, speaker, days) in a second field of lower weight, and the
passage itself. One with a figure has both a second time, in fields of their own: few have one, and a
claim with a figure is looked for among them in a fraction of the time. Everything lives in tantivy,
so one commit moves the whole index from one state to the next and a reader sees the old state or
the new one, never a mixture.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy

from factcheck.errors import IndexUnusable
from factcheck.index.codec import unpack_passage
from factcheck.index.packing import marks, pack_summary, times, unpack_summary
from factcheck.index.records import Hit, stamp
from factcheck.words.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.index.packing import Packed
    from factcheck.index.records import Query, SourceSummary
    from factcheck.model import Passage

_CONTEXT_BOOST = 0.4
_FIGURED = {"words": "figured_words", "context": "figured_context"}
_FIELDS = ("type", "path", "sha256", *_FIGURED, *_FIGURED.values())
_PASSAGES_KEPT = 4_096
"""Claims of one text are of the same documents: the same passages are found again and again."""
_WRITER_BYTES = 64_000_000
_DAMAGED = "the index is damaged (delete its folder and index again)"
_UNWRITABLE = "the index cannot be written (is there room on the disk?)"


class Index:
    """Statements in a folder, as they were when it was opened; see :meth:`open` and :meth:`create`."""

    def __init__(self, engine: tantivy.Index, folder: Path) -> None:
        self._engine = engine
        self._folder = folder
        self._schema = engine.schema
        self._passed_over: frozenset[str] = frozenset()
        self._look()

    @classmethod
    def open(cls, folder: Path) -> Index:
        """The index in ``folder``. Raises IndexUnusable when there is none or a file of it is not whole."""
        with _trouble(f"{folder}: the index cannot be opened"):
            if not (folder / "meta.json").is_file():
                raise FileNotFoundError("there is none")
            with _lockable(folder) as place:
                index = cls(tantivy.Index(_schema(), path=str(place)), folder)
                for field in _FIELDS:
                    index._searcher.doc_freq(field, "")  # opens its files, else opened on first use
            return index

    @classmethod
    def create(cls, folder: Path) -> Index:
        """A new index in ``folder``, which must be empty. Raises IndexUnusable."""
        with _trouble(f"{folder}: {_UNWRITABLE}"):
            return cls(tantivy.Index(_schema(), path=str(folder)), folder)

    @property
    def size(self) -> int:
        """How many documents (statements and sources) there are."""
        return int(self._searcher.num_docs)

    @property
    def generation(self) -> str:
        """The name of the state that was opened: its build, and the number of its last commit."""
        return self._generation

    def frequency(self, key: str) -> int:
        """In how many statements a word occurs, itself or around them."""
        if not self._has_removed:
            return int(self._searcher.doc_freq("context", key))
        if key not in self._counts:  # the engine's frequency has removed statements in it until it merges
            found = self._searcher.search(_term(self._schema, "context", key), limit=1, count=True)
            self._counts[key] = int(found.count)  # type: ignore[attr-defined]  # its stub lacks it
        return self._counts[key]

    def vocabulary(self, prefix: str) -> list[str]:
        """The word keys of the index that begin with ``prefix``."""
        return [term for term, _ in self._searcher.terms_with_prefix("context", prefix)]

    def sources(self) -> list[SourceSummary]:
        """Every document, by path."""
        many = max(1, self._searcher.doc_freq("type", "source"))
        with _trouble(_DAMAGED):
            found = self._searcher.search(_term(self._schema, "type", "source"), limit=many, count=False)
            summaries = [unpack_summary(self._payload(address)) for _, address in found.hits]
        return sorted(summaries, key=lambda summary: summary.source.path)

    def statements(self) -> Iterator[Passage]:
        """Every statement of every document, in no order that means anything."""
        many = max(1, self._searcher.doc_freq("type", "statement"))
        wanted = _term(self._schema, "type", "statement")
        with _trouble(_DAMAGED):
            found = self._searcher.search(wanted, limit=many, count=False)
            yield from (self._passage((at.segment_ord, at.doc)) for _, at in found.hits)

    def source(self, path: str) -> SourceSummary | None:
        """The document read from ``path``."""
        if path not in self._summaries:
            query = _source_of(self._schema, path)
            with _trouble(_DAMAGED):
                found = self._searcher.search(query, limit=1, count=False).hits
                if not found:
                    return None
                self._summaries[path] = unpack_summary(self._payload(found[0][1]))
        return self._summaries[path]

    def knows(self, sha256: str) -> bool:
        """Whether a document with these bytes is indexed."""
        if not sha256:
            return False
        wanted = _term(self._schema, "sha256", sha256)  # its frequency would count what was removed
        return bool(self._searcher.search(wanted, limit=1, count=False).hits)

    def changed(self, paths: Iterable[str]) -> list[str]:
        """Those of the indexed ``paths`` whose file is not the one that was read."""
        known = ((path, self.source(path)) for path in paths)
        return [path for path, summary in known if summary and summary.stamp != stamp(path)]

    def pass_over(self, paths: Iterable[str]) -> None:
        """Find nothing of these documents until the index is opened again."""
        self._passed_over |= frozenset(paths)

    def search(self, query: Query, limit: int) -> list[Hit]:
        """The statements that share most with ``query``, best first (BM25 over both fields)."""
        clauses = list(self._clauses(query))
        if not clauses:
            return []
        with _trouble(_DAMAGED):
            found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit=limit, count=False)
            hits = [Hit(self._kept[at.segment_ord, at.doc], float(score)) for score, at in found.hits]
        # The engine settles a draw by where it stored what: that depends on the order of additions.
        hits.sort(key=lambda hit: (-hit.score, hit.passage.source.path, hit.passage.location.start))
        return [hit for hit in hits if hit.passage.source.path not in self._passed_over]

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A writer whose changes are committed together, or not at all. Raises IndexUnusable.

        An interruption by the user commits the documents that are complete.
        """
        writer = Writer(self._engine)
        try:
            yield writer
            writer.commit()
        except KeyboardInterrupt:
            writer.commit()
            raise
        finally:
            writer.close()
        self._engine.reload()
        self._look()

    def _look(self) -> None:
        """Take the index as it is now."""
        self._generation = f"{self._folder.name}.{_last_commit(self._folder)}"
        self._searcher = self._engine.searcher()
        kept = sum(self._searcher.doc_freq("type", kind) for kind in ("source", "statement"))
        self._has_removed = kept != self._searcher.num_docs
        self._summaries: dict[str, SourceSummary] = {}
        self._counts: dict[str, int] = {}
        self._kept = Kept(self._passage, _PASSAGES_KEPT)

    def _clauses(self, query: Query) -> Iterator[tuple[tantivy.Occur, tantivy.Query]]:
        terms = [self._found_by(mark, "context", query.figured) for mark in dict.fromkeys(marks(query))]
        for word in dict.fromkeys(query.words):
            terms.append(self._found_by(word, "words", query.figured))
            terms.append(self._found_by(word, "context", query.figured, _CONTEXT_BOOST))
        yield from ((tantivy.Occur.Should, term) for term in terms)
        if query.timed:
            around = _FIGURED["context"] if query.figured else "context"
            some = [(tantivy.Occur.Should, _term(self._schema, around, mark)) for mark in times(query)]
            yield tantivy.Occur.Must, tantivy.Query.const_score_query(tantivy.Query.boolean_query(some), 0)

    def _found_by(self, word: str, field: str, figured: bool, boost: float = 1.0) -> tantivy.Query:
        """Finds a word in all statements or in those with figures, where it is as rare as it is in all."""
        if figured:
            boost *= self._rarity(word, field) / self._rarity(word, _FIGURED[field])
        term = _term(self._schema, _FIGURED[field] if figured else field, word)
        return term if boost == 1.0 else tantivy.Query.boost_query(term, boost)

    def _rarity(self, word: str, field: str) -> float:
        """As the engine weighs it (BM25)."""
        count = self._searcher.doc_freq(field, word)
        return log(1 + (self._searcher.num_docs - count + 0.5) / (count + 0.5))

    def _payload(self, address: tantivy.DocAddress) -> bytes:
        return bytes(self._searcher.doc(address).get_first("payload") or b"")

    def _passage(self, address: tuple[int, int]) -> Passage:
        document = self._searcher.doc(tantivy.DocAddress(*address))
        summary = self.source(str(document.get_first("path")))
        if summary is None:
            raise ValueError("a statement without its document")
        return unpack_passage(bytes(document.get_first("payload") or b""), summary.source)


class Writer:
    """Adds and removes documents inside :meth:`Index.writing`; every method raises IndexUnusable."""

    def __init__(self, engine: tantivy.Index) -> None:
        with _trouble(_UNWRITABLE):
            self._schema = engine.schema
            self._engine = engine.writer(heap_size=_WRITER_BYTES, num_threads=1)
            self._engine.garbage_collect_files()  # what a killed commit left is in the way of the next
        self._unfinished = ""

    def remove(self, path: str) -> None:
        """Take out everything read from ``path``."""
        with _trouble(_UNWRITABLE):
            self._engine.delete_documents_by_term("path", path)

    def add(self, packed: Packed) -> None:
        """Put a document in, in place of what was read from its path before."""
        self._unfinished = packed.path
        self.remove(packed.path)
        with _trouble(_UNWRITABLE):
            for document in _documents(packed):
                self._engine.add_document(document)
        self._unfinished = ""

    def restamp(self, summary: SourceSummary) -> None:
        """Keep another summary of a document whose statements stay as they are."""
        source = summary.source
        with _trouble(_UNWRITABLE):
            self._engine.delete_documents_by_query(_source_of(self._schema, source.path))
            self._engine.add_document(_source_document(source.path, source.sha256, pack_summary(summary)))

    def commit(self) -> None:
        """Make what was added and removed last, but for a document that was interrupted."""
        if self._unfinished:
            self.remove(self._unfinished)
        with _trouble(_UNWRITABLE):
            self._engine.commit()

    def close(self) -> None:
        """Drop what was not committed and let the next writer in."""
        with _trouble(_UNWRITABLE):
            self._engine.wait_merging_threads()


@contextmanager
def _lockable(folder: Path) -> Iterator[Path]:
    """The folder, or one of links to its files: the engine locks what it opens, which is writing."""
    if os.access(folder, os.W_OK):
        yield folder
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="factcheck-") as place:
        for file in folder.iterdir():
            if file.suffix != ".lock":
                Path(place, file.name).symlink_to(file.resolve())
        yield Path(place)


def _last_commit(folder: Path) -> int:
    return int(json.loads((folder / "meta.json").read_text("utf-8"))["opstamp"])


def _term(schema: tantivy.Schema, field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(schema, field, value, "freq")


def _source_of(schema: tantivy.Schema, path: str) -> tantivy.Query:
    """Finds the document of a source, without its statements."""
    both = (_term(schema, "type", "source"), _term(schema, "path", path))
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in both])


def _documents(packed: Packed) -> Iterator[tantivy.Document]:
    """The document of a source and those of its statements."""
    yield _source_document(packed.path, packed.sha256, packed.summary)
    for row in packed.rows:
        statement = {"type": "statement", "words": row.words, "context": row.context}
        statement |= {
            _FIGURED[name]: statement[name] if row.figured else _blanks(statement[name]) for name in _FIGURED
        }
        yield _document(packed.path, statement, row.passage)


def _blanks(words: str) -> str:
    """As many signs that nobody looks for: the engine holds a text against the mean length in its field."""
    return "- " * (words.count(" ") + 1)


def _source_document(path: str, sha256: str, summary: bytes) -> tantivy.Document:
    return _document(path, {"type": "source", "sha256": sha256}, summary)


def _document(path: str, texts: dict[str, str], payload: bytes) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("path", path)
    for field, text in texts.items():
        document.add_text(field, text)
    document.add_bytes("payload", payload)
    return document


@contextmanager
def _trouble(what: str) -> Iterator[None]:
    """Make one error of all that the engine raises; at flipped bits it panics."""
    try:
        yield
    except (
        OSError,
        ValueError,
        TypeError,
        LookupError,
    ) as error:  # the last three of rows that are not whole
        raise IndexUnusable(f"{what}: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexUnusable(f"{what}: {error}") from error


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("type", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("path", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sha256", tokenizer_name="raw", index_option="basic")
    # A word stands once in the context; its count is kept because only fields with counts are searched
    # without looking at every statement that has one of the words (block-max WAND).
    for field in (*_FIGURED, *_FIGURED.values()):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    builder.add_bytes_field("payload", stored=True)
    return builder.build()
