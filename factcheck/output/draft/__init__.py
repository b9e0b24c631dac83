"""Reports on drafts to text: one file per format, chosen by name and imported only when used.

A format is a module with a function ``reports(reports, look)`` that yields text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.draft.model import DraftReport
    from factcheck.output import Look

FORMATS: Mapping[str, str] = {
    "rich": "screen.terminal",
    "plain": "screen.plain",
    "line": "screen.line",
    "json": "data.json_",
    "jsonl": "data.jsonl",
    "sarif": "data.sarif",
    "claimreview": "data.claimreview",
    "annotations": "data.annotations",
    "github": "pages.github",
    "markdown": "pages.markdown",
    "html": "pages.html",
}


class Format(Protocol):
    """What every output module offers."""

    def reports(self, reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
        """Drafts with what was found in them."""


def draft_format(name: str) -> Format:
    """The format called ``name``; raises UsageError with the names there are."""
    if name not in FORMATS:
        raise UsageError(f"no format of drafts is called {name!r} (use one of {', '.join(FORMATS)})")
    return cast("Format", import_module(f"{__name__}.{FORMATS[name]}"))
