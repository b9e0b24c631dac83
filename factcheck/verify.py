"""Use case: an old result in, what has changed since out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import UsageError
from factcheck.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.model import Result

_SHOWN = ("evidence", "conflicts")
"""What of a result a verdict rests on."""

CheckOn = Callable[[date | None], Callable[[str], "Result"]]
"""Gives what checks a claim that is read on a day."""


class Past(NamedTuple):
    """An old result as its JSON tells: ``sources`` are the sha256 of what it rests on, by path."""

    claim: str
    verdict: Verdict
    reasons: tuple[str, ...]
    sources: Mapping[str, str]
    version: str = ""
    settings: str = ""
    as_of: date | None = None


class Change(NamedTuple):
    """One thing that is not as it was: ``what`` is edited, removed, verdict, reasons, version or settings."""

    what: str
    was: str
    now: str = ""


class Verified(NamedTuple):
    """An old result held against the present transcripts."""

    claim: str
    was: Verdict
    now: Result
    changes: tuple[Change, ...]

    @property
    def stands(self) -> bool:
        """Whether transcripts and answer are as they were."""
        return all(change.what in ("version", "settings") for change in self.changes)


def read_past(text: str, path: str) -> list[Past]:
    """The results in what ``--format json`` or ``jsonl`` printed, of claims or drafts. Raises UsageError."""
    try:
        found = [_past(row) for value in _values(text) for row in _results(value)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        what = f"no result of --format json or jsonl: {type(error).__name__}: {error}"
        raise UsageError(f"{path}: {what}") from None
    if not found:
        raise UsageError(f"{path}: no result in it (write one with --format json)")
    return found


def verify(past: Iterable[Past], check_on: CheckOn) -> Iterator[Verified]:
    """Each old result with what has changed."""
    for old in past:
        now = check_on(old.as_of)(old.claim)
        yield Verified(old.claim, old.verdict, now, (*_sources(old), *_answer(old, now)))


def _values(text: str) -> list[Any]:
    """One JSON value, or one a line."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return value if isinstance(value, list) else [value]


def _results(value: Any) -> Iterator[Any]:
    """A result, or those of the findings of a draft."""
    if "findings" in value:
        yield from (finding["result"] for finding in value["findings"])
    else:
        yield value


def _past(row: Any) -> Past:
    trace = row.get("trace") or {}
    shown = (evidence["source"] for group in _SHOWN for evidence in row[group])
    return Past(
        str(row["claim"]),
        Verdict(row["verdict"]),
        tuple(map(str, row["reasons"])),
        {str(source["path"]): str(source["sha256"]) for source in shown},
        str(trace.get("version", "")),
        str(trace.get("config", "")),
        date.fromisoformat(trace["as_of"]) if trace.get("as_of") else None,
    )


def _sources(old: Past) -> Iterator[Change]:
    for path, known in old.sources.items():
        try:
            digest = _digest(Path(path))
        except (OSError, ValueError):
            yield Change("removed", path)
            continue
        if digest != known:
            yield Change("edited", path)


def _digest(path: Path) -> str:
    """The sha256 of a file. Raises OSError, also for what is no file and may never end."""
    if not path.is_file():
        raise FileNotFoundError(path)
    found = sha256()
    with path.open("rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            found.update(piece)
    return found.hexdigest()


def _answer(old: Past, now: Result) -> Iterator[Change]:
    if old.verdict is not now.verdict:
        yield Change("verdict", old.verdict.value, now.verdict.value)
    elif old.reasons != now.reasons:
        yield Change("reasons", ", ".join(old.reasons), ", ".join(now.reasons))
    for what, was, new in (
        ("version", old.version, now.trace.version if now.trace else ""),
        ("settings", old.settings, now.trace.settings if now.trace else ""),
    ):
        if was and new and was != new:
            yield Change(what, was, new)
