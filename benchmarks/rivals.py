"""Other ways to find the statements nearest to a claim, each over all statements in memory or on disk."""

from __future__ import annotations

import sqlite3
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import tantivy
from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from factcheck.words import Lexicon

LIMIT = 60


def rapidfuzz(statements: Sequence[str]) -> Callable[[str], object]:
    """Every statement compared with the claim."""
    return lambda claim: process.extract(claim, statements, scorer=fuzz.token_set_ratio, limit=LIMIT)


def fts5(statements: Sequence[str], lexicon: Lexicon) -> Callable[[str], object]:
    """SQLite's full text search for any of the claim's words, ranked by its BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE s USING fts5(words)")
    database.executemany("INSERT INTO s VALUES (?)", ((" ".join(lexicon.keys(s)),) for s in statements))

    def find(claim: str) -> object:
        words = " OR ".join(f'"{key}"' for key in set(lexicon.keys(claim)))
        query = f"SELECT rowid FROM s WHERE s MATCH ? ORDER BY rank LIMIT {LIMIT}"  # noqa: S608 -- a number
        return database.execute(query, (words,)).fetchall()

    return find


def bm25s(statements: Sequence[str], lexicon: Lexicon) -> Callable[[str], object] | None:
    """The bm25s library, where it is installed."""
    if find_spec("bm25s") is None:
        return None
    retriever = import_module("bm25s").BM25()
    retriever.index([list(lexicon.keys(statement)) for statement in statements], show_progress=False)
    return lambda claim: retriever.retrieve([list(lexicon.keys(claim))], k=LIMIT, show_progress=False)


def tantivy_alone(folder: Path, lexicon: Lexicon) -> Callable[[str], object]:
    """The engine's candidates out of our own index: the same query, nothing read and nothing judged."""
    engine = tantivy.Index.open(str(folder))
    searcher, schema = engine.searcher(), engine.schema

    def find(claim: str) -> object:
        terms = [
            tantivy.Query.term_query(schema, field, key, "freq")
            for key in dict.fromkeys(lexicon.keys(claim))
            for field in ("words", "context")
        ]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        return searcher.search(query, limit=LIMIT, count=False)

    return find
