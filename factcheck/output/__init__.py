"""Values to text: one file per format, chosen by name and imported only when used.

A format is a module with the functions of ``Format``. They are pure: they take
values and yield pieces of text, one per value, as the values come.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.conflicts import Clash
    from factcheck.figures import Reader
    from factcheck.index import SourceSummary
    from factcheck.ingest import Report
    from factcheck.model import Reading, Result, Transcript
    from factcheck.verify import Verified

FORMATS: Mapping[str, str] = {
    "rich": "factcheck.output.terminal",
    "plain": "factcheck.output.plain",
    "json": "factcheck.output.json_",
    "jsonl": "factcheck.output.jsonl",
}


class Look(NamedTuple):
    """What the place of printing can show: columns, colour, and characters beyond ASCII.

    ``styled`` is false where not even bold reaches the eye (a dumb terminal, a pipe).
    ``summary`` asks for a closing line after several claims, ``explain`` for how each claim was
    read and what it was compared with. Paths are shown as seen
    from the folder ``base``.
    """

    width: int = 80
    colour: bool = False
    styled: bool = False
    unicode: bool = True
    summary: bool = True
    explain: bool = False
    base: str = ""


class Format(Protocol):
    """What every output module offers."""

    def results(self, answers: Iterable[Result], look: Look) -> Iterator[str]:
        """Answers to claims."""

    def readings(self, texts: Iterable[tuple[str, Reading]], look: Look) -> Iterator[str]:
        """Texts as they are read."""

    def sources(self, summaries: Iterable[SourceSummary], look: Look) -> Iterator[str]:
        """Indexed documents."""

    def clashes(self, found: Iterable[Clash], look: Look) -> Iterator[str]:
        """Figures that exclude each other."""

    def verified(self, found: Iterable[Verified], look: Look) -> Iterator[str]:
        """Old results and what has changed since."""

    def report(self, done: Report, look: Look) -> Iterator[str]:
        """What indexing did."""

    def transcript(self, document: Transcript, reader: Reader, look: Look) -> Iterator[str]:
        """One document as it was understood."""


def output_format(name: str) -> Format:
    """The format called ``name``; raises UsageError with the names there are."""
    if name not in FORMATS:
        raise UsageError(f"no format is called {name!r} (use one of {', '.join(FORMATS)})")
    return cast("Format", import_module(FORMATS[name]))
