"""Fuzzing with coverage (atheris): nothing crashes and nothing hangs, whatever bytes come in.

    pip install atheris && python -m benchmarks.fuzz readers -max_total_time=600

Targets are readers, figures, claim and config; what follows goes to libFuzzer. Inputs are
at most 4 KB, so one that takes a second is a hang.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 1.0
LONGEST = 4096
_WORDS = (
    b"Ana Ode: ",
    b"exports rose 10.5% to 1.2 trillion yuan in H1 2024",
    "同比增长10.5%".encode(),
    b"\x1b[2J",
)

_SETTINGS = b"""index = "a"
fail_on = ["refuted"]
[[sources]]
path = "b"
event_date = 2024-07-30
kind = "report"
[[speakers]]
name = "Ana Ode"
aliases = ["A. Ode"]
[terms]
"zinc" = ["Zn"]
[thresholds]
subject = 0.5
[limits]
claim = 5
[levels]
FC-value = "none"
[tables.units.barrel]
names = ["barrel"]
"""


class TooSlow(AssertionError):
    """An input that took longer than :data:`SECONDS`."""


def readers() -> Callable[[bytes], None]:
    """Every format in turn, by the first byte; where drafts have it too, as a draft."""
    from factcheck.draft import read_draft
    from factcheck.errors import UnreadableSource
    from factcheck.reading import read_bytes
    from factcheck.reading.formats import READERS

    names = list(READERS)

    def one(data: bytes) -> None:
        name = "a" + names[data[0] % len(names)] if data else "a.txt"
        with contextlib.suppress(UnreadableSource):
            read_draft(data[1:], name)
        with contextlib.suppress(UnreadableSource):
            found = read_bytes(data[1:], name)
            assert all(found.passage(each).strip() for each in found.statements)

    return one


def figures() -> Callable[[bytes], None]:
    """A sentence with the date it is read from."""
    from datetime import date

    from factcheck.figures import Reader

    reader = Reader()

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        for figure in reader.read(text, date(2024, 8, 1)).figures:
            assert text[figure.span.start : figure.span.end] == figure.text

    return one


def claim() -> Callable[[bytes], None]:
    """A claim held against the seeds, and its answer in every format."""
    from factcheck.check import Checker
    from factcheck.config import Config
    from factcheck.errors import UsageError
    from factcheck.ingest import open_index
    from factcheck.output import FORMATS, Look, output_format

    config = Config(Path(tempfile.mkdtemp()) / "index")
    check = Checker(open_index(config), config).check
    formats = [output_format(name) for name in FORMATS]

    def one(data: bytes) -> None:
        with contextlib.suppress(UsageError):
            answer = check(data.decode("utf-8", "replace"))
            for output in formats:
                assert "\x1b[2J" not in "".join(output.results([answer], Look()))

    return one


def config() -> Callable[[bytes], None]:
    """A settings file."""
    from factcheck.config import load
    from factcheck.errors import UsageError

    file = Path(tempfile.mkdtemp()) / "factcheck.toml"

    def one(data: bytes) -> None:
        file.write_bytes(data)
        with contextlib.suppress(UsageError):
            assert load(file, {}).digest

    return one


TARGETS = {"readers": readers, "figures": figures, "claim": claim, "config": config}


def _timed(work: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def one(data: bytes) -> None:
        started = time.process_time()
        work(data)
        if (took := time.process_time() - started) > SECONDS:
            raise TooSlow(f"{took:.1f} s for {len(data)} bytes")

    return one


def seeds(target: str) -> list[bytes]:
    """Inputs to start from."""
    from factcheck.reading.formats import READERS
    from tests.reading import samples

    if target == "config":
        return [_SETTINGS]
    if target != "readers":
        return list(_WORDS)
    kinds = list(READERS)
    files = ((kinds.index(name[1:]), make()) for name, make in samples.FILES.items() if name[1:] in kinds)
    return [bytes([kind]) + data for kind, data in files]


def _import_all() -> None:
    """Every module of the package: what is imported later is not instrumented."""
    import factcheck

    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def main() -> None:
    """Fuzz the target named first."""
    import atheris

    target, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["factcheck"]):
        _import_all()
    work = TARGETS[target]()
    corpus = Path(tempfile.mkdtemp(prefix=f"fuzz-{target}-"))
    for number, data in enumerate(seeds(target)):
        (corpus / str(number)).write_bytes(data)
    atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", *options, str(corpus)], _timed(work))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
