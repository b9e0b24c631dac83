"""Bringing an index up to date with the files it is made from."""

from __future__ import annotations

from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import IndexUnusable, Problem
from factcheck.index import Index, Packed, home, stamp
from factcheck.ingest.documents import Job, Same, read_all
from factcheck.ingest.state import Progress, Report, fingerprint, opened, seeds_folder
from factcheck.reading import find_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.config import Config
    from factcheck.index import SourceSummary, Writer
    from factcheck.ingest.documents import Outcome


def extend(roots: Sequence[str], config: Config, progress: Progress | None = None) -> Report:
    """Bring the index up to date with ``roots``, files or folders, which it is made from as of now."""
    last, known = home.current(config.index), None
    index = opened(config)
    with suppress(IndexUnusable):  # a damaged one is made anew
        known = _by_path(index) if index else None
    build = home.Build(fingerprint(config), roots=tuple(dict.fromkeys((*_roots(config), *roots))))
    if last is None or last.seeds or index is None or known is None:
        return _build(build, config, progress)
    home.make_current(config.index, build._replace(data=last.data))
    return update(index, known, roots, config, progress)


def restore(config: Config, progress: Progress | None = None) -> Index:
    """The index made anew from what it was made from before, or from the seeds."""
    roots = _roots(config)
    build = home.Build(fingerprint(config), roots=roots or (str(seeds_folder()),), seeds=not roots)
    _build(build, config, progress)
    index = opened(config)
    if index is None:
        raise IndexUnusable(f"{config.index}: the index is not readable where it was just written")
    return index


def read_again(index: Index, paths: Sequence[str], config: Config) -> Report:
    """Bring some documents of the index up to date."""
    known = {path: summary for path in paths if (summary := index.source(path))}
    return update(index, known, paths, config)


def update(
    index: Index,
    known: Mapping[str, SourceSummary],
    roots: Sequence[str],
    config: Config,
    progress: Progress | None = None,
) -> Report:
    """Read what in ``roots`` is new or other than the documents ``known``; what is gone leaves."""
    found = [str(path) for path in find_files([Path(root) for root in roots]) if path.exists()]
    gone = list(_gone(known, found, roots))
    jobs = [Job(path, _sha256(known.get(path))) for path in found if _has_changed(known.get(path), path)]
    done, problems = Counter(removed=len(gone), unchanged=len(found) - len(jobs)), list[Problem]()
    if gone or jobs:
        with closing(read_all(jobs, config)) as outcomes, index.writing() as writer:
            for path in gone:
                writer.remove(path)
            for number, outcome in enumerate(outcomes, len(found) - len(jobs) + 1):
                done.update(_take(outcome, writer, known))
                problems += [outcome] if isinstance(outcome, Problem) else getattr(outcome, "problems", ())
                if progress:
                    progress(number, len(found))
    return Report(problems=problems, **done)


def _take(outcome: Outcome, writer: Writer, known: Mapping[str, SourceSummary]) -> dict[str, int]:
    """Put what was read into the index; what that counts for in the report."""
    if isinstance(outcome, Same):
        writer.restamp(known[outcome.path]._replace(stamp=outcome.stamp))
        return {"unchanged": 1}
    if isinstance(outcome, Packed):
        writer.add(outcome)
        return {"refreshed" if outcome.path in known else "added": 1, "statements": len(outcome.rows)}
    if outcome.path not in known:
        return {}
    writer.remove(outcome.path)
    return {"removed": 1}


def _build(build: home.Build, config: Config, progress: Progress | None) -> Report:
    """Make an index anew beside the last one, which it replaces when it is done.

    One that the user interrupts replaces it too: it is whole documents, and the next run goes on.
    """
    build = home.following(config.index, build)
    index = Index.create(config.index / build.data)
    try:
        report = update(index, {}, build.roots, config, progress)
    except KeyboardInterrupt:
        home.make_current(config.index, build)
        raise
    home.make_current(config.index, build)
    return report


def _roots(config: Config) -> tuple[str, ...]:
    """What the user had indexed: as the index says, or else the documents in it; nothing for the seeds."""
    build = home.current(config.index)
    if build:
        return () if build.seeds else build.roots
    for folder in home.data_folders(config.index):
        with suppress(IndexUnusable):
            return tuple(path for path in _by_path(Index.open(folder)) if not _is_seed(path))
    return ()


def _is_seed(path: str) -> bool:
    return Path(path).parent == seeds_folder()


def _by_path(index: Index) -> dict[str, SourceSummary]:
    return {summary.source.path: summary for summary in index.sources()}


def _gone(known: Mapping[str, SourceSummary], found: Sequence[str], roots: Sequence[str]) -> Iterator[str]:
    """Known paths at or below ``roots`` that are no longer there."""
    there = set(found)
    for path in known:
        if path not in there and any(Path(path).is_relative_to(root) for root in roots):
            yield path


def _has_changed(summary: SourceSummary | None, path: str) -> bool:
    return summary is None or summary.stamp != stamp(path)


def _sha256(summary: SourceSummary | None) -> str:
    return summary.source.sha256 if summary else ""
