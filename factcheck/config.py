"""Settings: defaults, then ``factcheck.toml``, then the environment, then flags.

Every key is known by name and checked by one function of ``_KEYS``; an unknown
key or a wrong value is an error that names file, line, key and how to mend it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.errors import Problem, UsageError
from factcheck.model import SourceKind, Speaker, SpeakerKind, Verdict

FILE_NAME = "factcheck.toml"
_ENVIRONMENT = {"FACTCHECK_INDEX": "index", "FACTCHECK_FAIL_ON": "fail_on"}
_READING = ("sources", "speakers", "terms", "tables", "fiscal_years")
_JUDGING = (*_READING, "thresholds")


class SourceNote(NamedTuple):
    """What the user knows of a document better than the document says."""

    path: Path
    title: str = ""
    publisher: str = ""
    url: str = ""
    event_date: date | None = None
    published: date | None = None
    kind: SourceKind | None = None


class Level(StrEnum):
    """How loud a finding in a draft is, in SARIF's words; ``none`` silences it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Accepted(NamedTuple):
    """A finding in a draft that may stay, by rule and a part of its sentence, and why."""

    rule: str
    reason: str
    text: str = ""
    path: str = ""


class Thresholds(NamedTuple):
    """Shares in 0..1 that decide verdicts.

    ``subject``: how much of a figure's subject a passage must cover to be about the
    same thing; ``text``: the same for a claim without figures; ``derived``: the
    relative error allowed to a figure worked out from others.
    """

    subject: float = 0.46
    text: float = 0.75
    derived: float = 0.005


class Limits(NamedTuple):
    """Of a document bytes, bytes unpacked, characters, pages, seconds; of a claim characters, figures."""

    document: int = 100_000_000
    unpacked: int = 200_000_000
    text: int = 5_000_000
    pages: int = 5_000
    seconds: int = 300
    claim: int = 10_000
    figures: int = 100


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True)
class Config:
    """The effective settings. ``path`` is the file they come from, if any.

    ``tables`` extends the built-in tables of the figure reader, ``terms`` maps a
    phrase to its other names, ``fiscal_years`` an organisation to the first month
    (1..12) of its fiscal year. ``accept`` and ``levels`` are for findings in drafts.
    """

    index: Path
    sources: tuple[SourceNote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)
    fail_on: frozenset[Verdict] = frozenset({Verdict.REFUTED, Verdict.CONFLICTING})
    tables: Mapping[str, Any] = field(default_factory=dict)
    fiscal_years: Mapping[str, int] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    accept: tuple[Accepted, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    path: Path | None = None

    @property
    def digest(self) -> str:
        """Eight hex digits (CRC-32) that change with every setting a verdict can depend on."""
        return self._digest(_JUDGING)

    @property
    def reading_digest(self) -> str:
        """The same of the settings that documents are read with: what an index depends on."""
        return self._digest(_READING)

    def _digest(self, names: tuple[str, ...]) -> str:
        from json import dumps
        from zlib import crc32  # nobody forges settings, and hashlib takes longer to load than to run

        settings = {name: getattr(self, name) for name in names}
        return f"{crc32(dumps(settings, sort_keys=True, default=str).encode()):08x}"


def load(
    path: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    flags: Mapping[str, Any] | None = None,
) -> Config:
    """The effective settings.

    ``path`` is the file asked for; without it ``FACTCHECK_CONFIG``, else the
    ``factcheck.toml`` of the working folder or of its nearest parent. ``flags``
    are by key; ``None`` stands for a flag not given. Raises UsageError.
    """
    asked = path or (Path(environ["FACTCHECK_CONFIG"]) if environ.get("FACTCHECK_CONFIG") else None)
    file = asked or _nearest()
    settings: dict[str, Any] = {"index": cache_folder(environ) / "index"}
    if file:
        settings |= _from_file(file)
    for variable, key in _ENVIRONMENT.items():
        if environ.get(variable):
            settings |= _checked({key: environ[variable]}, variable)
    given = {key: value for key, value in (flags or {}).items() if value is not None}
    return Config(path=file, **settings | _checked(given, "command line"))


def cache_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder for what can be built again; without a home, one under the temporary folder."""
    if environ.get("XDG_CACHE_HOME"):
        return Path(environ["XDG_CACHE_HOME"]) / "factcheck"
    if platform == "win32" and environ.get("LOCALAPPDATA"):
        return Path(environ["LOCALAPPDATA"]) / "factcheck" / "Cache"
    if environ.get("HOME"):
        caches = "Library/Caches" if platform == "darwin" else ".cache"
        return Path(environ["HOME"]) / caches / "factcheck"
    from tempfile import gettempdir

    return Path(gettempdir()) / f"factcheck-{getattr(os, 'getuid', int)()}"


def _nearest() -> Path | None:
    """The settings file of the working folder or of its nearest parent that has one."""
    try:
        folder = Path.cwd()
    except FileNotFoundError:  # the working folder was removed
        return None
    candidates = (parent / FILE_NAME for parent in (folder, *folder.parents))
    return next((file for file in candidates if file.is_file()), None)


def _from_file(file: Path) -> dict[str, Any]:
    import tomli

    try:
        with file.open(encoding="utf-8") as stream:
            text = stream.read(1_000_000)  # a file that never ends is none of settings
        settings = _checked(tomli.loads(text), str(file), text)
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: is not UTF-8 (save it as UTF-8)") from error
    except (ValueError, RecursionError) as error:  # also of numbers too long and tables too deep
        raise UsageError(f"{file}: is not valid TOML: {error}") from error
    return _anchored(settings, file.parent)


def _anchored(settings: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Paths in a file are relative to its folder, wherever the command runs."""
    if "index" in settings:
        settings["index"] = folder / settings["index"]
    notes = settings.get("sources", ())
    return settings | {"sources": tuple(note._replace(path=folder / note.path) for note in notes)}


def _checked(settings: Mapping[str, Any], place: str, text: str = "") -> dict[str, Any]:
    try:
        return dict(_table(_KEYS)(settings))
    except _Wrong as wrong:
        raise UsageError(str(Problem(place, wrong.what, wrong.mend, _line(text, wrong.key)))) from wrong


def _line(text: str, key: str) -> int | None:
    """The first line of a TOML text where ``key`` stands as a key or in a header."""
    as_key = re.compile(rf"""(?:^|[\s.,{{\["'])  {re.escape(key)}  ["']?  \s*  [=.\]]""", re.VERBOSE)
    numbered = enumerate(text.splitlines() if key else (), 1)
    return next((number for number, line in numbered if as_key.search(line.partition("#")[0])), None)


class _Wrong(Exception):
    """A wrong key or value: what is wrong, how to mend it, and the key it is at."""

    def __init__(self, what: str, mend: str = "", key: str = "") -> None:
        super().__init__(what)
        self.what, self.mend, self.key = what, mend, key


Check = Callable[[Any], Any]


def _table(checks: Mapping[str, Check]) -> Check:
    """A table with these keys and no others."""

    def check(value: Any) -> dict[str, Any]:
        return {key: _at(key, _known(key, checks), item) for key, item in _mapping(value).items()}

    return check


def _mapping_of(each: Check) -> Check:
    """A table with keys of the user's choice."""
    return lambda value: {key: _at(key, each, item) for key, item in _mapping(value).items()}


def _list_of(each: Check) -> Check:
    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _Wrong(f"must be a list, not {value!r}")
        return tuple(each(item) for item in value)

    return check


def _record(kind: Callable[..., Any], checks: Mapping[str, Check], required: str = "") -> Check:
    """A table that becomes a value of ``kind``."""
    table = _table(checks)

    def check(value: Any) -> Any:
        known = table(value)
        for name in required.split():
            if name not in known:
                raise _Wrong(f"needs {name!r}")
        return kind(**known)

    return check


def _known(key: str, checks: Mapping[str, Check]) -> Check:
    if key in checks:
        return checks[key]
    from difflib import get_close_matches

    near = get_close_matches(key.replace("-", "_").lower(), checks, 1, cutoff=0.5)
    mend = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(checks))}"
    raise _Wrong(f"unknown key {key!r}", mend, key)


def _at(key: str, check: Check, value: Any) -> Any:
    """Check a value; what is wrong without a key is wrong at ``key``."""
    try:
        return check(value)
    except _Wrong as wrong:
        if wrong.key:
            raise
        raise _Wrong(f"{key!r} {wrong.what}", wrong.mend, key) from wrong


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _Wrong(f"must be a table, not {value!r}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong(f"must be a text, not {value!r}")
    return value


def _path(value: Any) -> Path:
    return value if isinstance(value, Path) else Path(_text(value))


def _day(value: Any) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _Wrong(f"must be a date, not {value!r}", "write 2024-07-30")
    return value


def _one_of(kind: type[SourceKind | SpeakerKind | Verdict | Level]) -> Check:
    def check(value: Any) -> Any:
        if value not in tuple(kind):
            raise _Wrong(f"cannot be {value!r}", f"known are {', '.join(kind)}")
        return kind(value)

    return check


def _verdicts(value: Any) -> frozenset[Verdict]:
    """Verdicts as a list or with commas between them; ``none`` alone is no verdict."""
    names = [name.strip() for name in value.split(",")] if isinstance(value, str) else value
    return frozenset(_list_of(_one_of(Verdict))([] if names == ["none"] else names))


def _number(kind: type[int | float], low: float, high: float) -> Check:
    def check(value: Any) -> int | float:
        if isinstance(value, bool) or not isinstance(value, (int, kind)) or not low <= value <= high:
            raise _Wrong(f"must be a number from {low} to {high}, not {value!r}")
        return kind(value)

    return check


def _each_field(kind: type[Thresholds | Limits], check: Check) -> Check:
    return _record(kind, dict.fromkeys(kind._fields, check))


_TEXTS = dict.fromkeys(("title", "publisher", "url"), _text)
_SOURCE = {"path": _path, **_TEXTS, "event_date": _day, "published": _day, "kind": _one_of(SourceKind)}
_SPEAKER = {"name": _text, "role": _text, "aliases": _list_of(_text), "kind": _one_of(SpeakerKind)}
_ACCEPTED = dict.fromkeys(Accepted._fields, _text)
_KEYS: Mapping[str, Check] = {
    "index": _path,
    "sources": _list_of(_record(SourceNote, _SOURCE, required="path")),
    "speakers": _list_of(_record(Speaker, _SPEAKER, required="name")),
    "terms": _mapping_of(_list_of(_text)),
    "thresholds": _each_field(Thresholds, _number(float, 0, 1)),
    "fail_on": _verdicts,
    "tables": _mapping_of(_mapping),
    "fiscal_years": _mapping_of(_number(int, 1, 12)),
    "limits": _each_field(Limits, _number(int, 1, 10**12)),
    "accept": _list_of(_record(Accepted, _ACCEPTED, required="rule reason")),
    "levels": _mapping_of(_one_of(Level)),
}
