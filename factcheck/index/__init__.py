"""The index of statements: a cache of what the transcripts say."""

from factcheck.index.engine import Index, Writer
from factcheck.index.packing import Packed, pack
from factcheck.index.records import SCHEMA, Entry, Hit, Query, SourceSummary, stamp

__all__ = [
    "SCHEMA",
    "Entry",
    "Hit",
    "Index",
    "Packed",
    "Query",
    "SourceSummary",
    "Writer",
    "pack",
    "stamp",
]
