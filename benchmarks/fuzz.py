"""Fuzzing with coverage (atheris): nothing crashes and nothing hangs, whatever bytes come in.

    pip install atheris && python -m benchmarks.fuzz 3600
    python -m benchmarks.fuzz readers -max_total_time=600

With seconds, every target has its share of them and the result is kept; with a target, what follows
goes to libFuzzer. Inputs are at most 4 KB, so one that takes a second is a hang.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.timing import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.config import Config
    from factcheck.index import Index

SECONDS = 1.0
LONGEST = 4096
_WORDS = (
    b"Ana Ode: ",
    b"exports rose 10.5% to 1.2 trillion yuan in H1 2024",
    "同比增长10.5%".encode(),
    b"\x1b[2J",
)

_TOKENS = (
    *(
        "<p>",
        "</p>",
        "<title>",
        "<b class=speaker>",
        "<pre>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<meta charset=utf-7>",
    ),
    *(
        '<script type="application/ld+json">',
        '{"@graph":[',
        "</script>",
        "<table><tr><td>",
        "&#55357;",
        "&amp;",
    ),
    *(
        '"text":"',
        '"speaker":"',
        '"title":"',
        '"speakers":[',
        '"aliases":',
        '"event_date":',
        "\\ud83d",
        "1e999",
    ),
    *(
        "WEBVTT\n\n",
        "00:01.000 --> 00:02.000\n",
        "<v Ana Ode>",
        "+++\n",
        "---\n",
        "title: ",
        "[[1]]",
        "= 2024-07-30\n",
    ),
    *(
        "<speech by='#1'>",
        "<from>",
        "<heading>",
        "**Ana Ode:** ",
        "Q. ",
        "A. ",
        "# ",
        "> ",
        "- ",
        "| ",
        "```\n",
        "[^1]: ",
    ),
    *(
        "<!-- factcheck: accept FC-value because so -->",
        "](http://a.b)",
        "ab-\n",
        "[Laughter]",
        "Mr. ",
        "said “",
    ),
    *(
        "\u200b",
        "\u202e",
        "\x1b[2J",
        "1O.5%",
        "%",
        "$",
        "million",
        "per cent",
        "from 1 to ",
        "year on year",
        "H1 2024",
    ),
    *(
        "第一季度",
        "万亿元",
        "同比",
        "个百分点",
        "。",
        "：“",
        "respectively",
        "May 3, 2031",
        "two thirds",
        "not ",
        "1,234.5",
    ),
)
"""What the formats and sentences are made of: a dictionary for libFuzzer."""

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


_OLD = (
    b'{"text": "exports rose 10.5%", "date": "2024-07-30"}',
    b"""{"claim": "exports rose", "verdict": "supported", "reasons": ["exact"], "conflicts": [],
 "evidence": [{"source": {"path": "a.txt", "sha256": "0a"}}], "trace": {"as_of": "2024-08-01"}}""",
    b'[{"findings": [{"fingerprint": "0a", "rule": "FC-value", "result": {}}]}]',
)


class TooSlow(AssertionError):
    """An input that took longer than :data:`SECONDS`."""


def readers() -> Callable[[bytes], None]:
    """A document in every format in turn, by the first byte."""
    from factcheck.errors import UnreadableSource
    from factcheck.index.codec import pack_source
    from factcheck.reading import read_bytes
    from factcheck.reading.formats import READERS

    names = list(READERS)

    def one(data: bytes) -> None:
        name = "a" + names[data[0] % len(names)] if data else "a.txt"
        with contextlib.suppress(UnreadableSource):
            found = read_bytes(data[1:], name)
            assert all(found.passage(each).strip() for each in found.statements)
            found.text.encode()
            json.dumps(pack_source(found.source), ensure_ascii=False).encode()

    return one


def drafts() -> Callable[[bytes], None]:
    """A draft in every format in turn: checked, and its report and annotated copy written."""
    from factcheck.check import Checker
    from factcheck.draft import KINDS, accept, check_draft, read_draft
    from factcheck.errors import UnreadableSource, UsageError
    from factcheck.figures import Reader
    from factcheck.output import Look
    from factcheck.output.draft import FORMATS, draft_format
    from factcheck.output.draft.copies import annotated

    names, reader, (index, config) = list(KINDS), Reader(), _seeds_index()
    formats = [draft_format(name) for name in FORMATS]

    def one(data: bytes) -> None:
        name = "a" + names[data[0] % len(names)] if data else "a.txt"
        with contextlib.suppress(UnreadableSource):
            draft = read_draft(data[1:], name)
            report = accept(check_draft(draft, reader, Checker(index, config, draft.date).check))
            for output in formats:
                assert "\x1b[2J" not in "".join(output.reports([report], Look()))
            with contextlib.suppress(UsageError):
                annotated(report, data[1:], name)

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
    from factcheck.errors import UsageError
    from factcheck.output import FORMATS, Look, output_format

    check = Checker(*_seeds_index()).check
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


def files() -> Callable[[bytes], None]:
    """Files of claims, of texts to read, of old results and of known findings, by the first byte."""
    from factcheck.cli import inputs
    from factcheck.config import DEFAULT_LIMITS
    from factcheck.draft import baseline_of
    from factcheck.errors import FactcheckError
    from factcheck.verify import read_past

    folder, limit = Path(tempfile.mkdtemp()), inputs.Limit(1000, "limits.claim")
    kinds: list[Callable[[Path], object]] = [
        lambda file: list(inputs.read_claims((), file, limit)),
        lambda file: list(inputs.read_texts((), file, limit, None)),
        lambda file: read_past(inputs.read_text(file, DEFAULT_LIMITS), str(file)),
        lambda file: baseline_of(inputs.read_text(file, DEFAULT_LIMITS), str(file)),
    ]

    def one(data: bytes) -> None:
        file = folder / "a.jsonl"
        file.write_bytes(data[1:])
        with contextlib.suppress(FactcheckError):
            kinds[data[0] % len(kinds) if data else 0](file)

    return one


def _seeds_index() -> tuple[Index, Config]:
    from factcheck.config import Config
    from factcheck.ingest import open_index

    config = Config(Path(tempfile.mkdtemp()) / "index")
    return open_index(config), config


TARGETS = {
    "readers": readers,
    "drafts": drafts,
    "figures": figures,
    "claim": claim,
    "config": config,
    "files": files,
}


def _timed(work: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def one(data: bytes) -> None:
        started = time.process_time()
        work(data)
        if (took := time.process_time() - started) > SECONDS:
            raise TooSlow(f"{took:.1f} s for {len(data)} bytes")

    return one


def seeds(target: str) -> list[bytes]:
    """Inputs to start from."""
    from factcheck.draft.formats import KINDS
    from factcheck.reading.formats import READERS
    from tests.reading import samples

    if target == "config":
        return [_SETTINGS]
    if target == "files":
        return [bytes([kind]) + text for kind in range(4) for text in (*_WORDS, *_OLD)]
    if target not in ("readers", "drafts"):
        return [*_WORDS, *_examples()]
    kinds = list(READERS if target == "readers" else KINDS)
    known = ((kinds.index(name[1:]), make()) for name, make in samples.FILES.items() if name[1:] in kinds)
    return [bytes([kind]) + data for kind, data in known]


def _examples() -> list[bytes]:
    """The examples of the tables of figures."""
    from factcheck.figures import tables

    texts = (file.read_text("utf-8") for file in Path(tables.__file__).parent.glob("*.toml"))
    return [
        found.encode() for text in texts for found in re.findall(r'^example = "(.+)"$', text, re.MULTILINE)
    ]


def _import_all() -> None:
    """Every module of the package: what is imported later is not instrumented."""
    import factcheck

    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _quoted(token: str) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in token.encode()) + '"'


def fuzz(target: str, options: Sequence[str]) -> None:
    """Fuzz one target; ends with the process."""
    import atheris

    with atheris.instrument_imports(include=["factcheck"]):
        _import_all()
    work = TARGETS[target]()
    corpus = Path(tempfile.mkdtemp(prefix=f"fuzz-{target}-"))
    for number, data in enumerate(seeds(target)):
        (corpus / str(number)).write_bytes(data)
    words = corpus.with_suffix(".dict")
    words.write_text("\n".join(map(_quoted, _TOKENS)), "ascii")
    usual = [f"-max_len={LONGEST}", f"-dict={words}"]
    atheris.Setup([sys.argv[0], *usual, *options, str(corpus)], _timed(work))
    atheris.Fuzz()


def fuzz_all(seconds: float) -> int:
    """Each target for its share of the time; keeps how many inputs were tried. 1 when one failed."""
    figures: dict[str, Any] = {}
    for target in TARGETS:
        command = [sys.executable, "-m", "benchmarks.fuzz", target]
        command += [f"-max_total_time={int(seconds / len(TARGETS))}", f"-artifact_prefix=fuzz-{target}-"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        tried = [int(found[1]) for line in lines if (found := re.match(r"(?:#|Done )(\d+)\b", line))]
        faults = [line for line in lines if line.startswith((" === ", "==")) or "Test unit written" in line]
        figures[target] = {"inputs": max(tried, default=0), "faults": faults}
        print(target, figures[target], *(lines[-30:] if done.returncode else ()), sep="\n", flush=True)
    keep("fuzz", {"seconds": seconds, "targets": figures})
    return int(any(found["faults"] for found in figures.values()))


if __name__ == "__main__":
    if sys.argv[1] in TARGETS:
        fuzz(sys.argv[1], sys.argv[2:])
    else:
        sys.exit(fuzz_all(float(sys.argv[1])))
