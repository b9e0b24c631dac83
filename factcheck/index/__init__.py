"""The index of statements: a cache of what the transcripts say."""

from factcheck.index.engine import SCHEMA, Entry, Hit, Index, Query, SourceSummary, stamp

__all__ = ["SCHEMA", "Entry", "Hit", "Index", "Query", "SourceSummary", "stamp"]
