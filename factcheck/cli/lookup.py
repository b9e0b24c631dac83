"""Which document a user means by a path, a title or the beginning of a sha256."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Source

SHORTEST_SHA = 6


def find_source(wanted: str, sources: Sequence[Source]) -> Source:
    """The one source whose path, title or sha256 it is, else the one with it in path or title.

    Raises UsageError when there is none, or more than one.
    """
    folded = wanted.casefold()
    exact = [each for each in sources if wanted == each.path or folded == each.title.casefold()]
    close = [each for each in sources if _is_near(folded, each)]
    found = exact or close
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no indexed document is called {wanted!r} (see: factcheck sources)")
    paths = ", ".join(each.path for each in found[:5])
    raise UsageError(f"{len(found)} documents match {wanted!r}: {paths} (give the whole path)")


def _is_near(folded: str, source: Source) -> bool:
    by_sha = len(folded) >= SHORTEST_SHA and source.sha256.startswith(folded)
    return by_sha or folded in source.path.casefold() or folded in source.title.casefold()
