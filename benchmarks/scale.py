"""Scale: ``python -m benchmarks.scale [--sizes 10000,100000] [--claims 1000]``.

For each size, a collection of about so many statements is made from the briefings in
../shared/scale, and measured are: indexing it, indexing it again with nothing changed and with
one file changed, memory, size on disk, start-up against importing the libraries, checking claims
half of which have a changed figure, and other ways to find candidates on the same statements.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks import corpus, rivals
from benchmarks.startup import LIBRARIES
from benchmarks.timing import calls, keep, processes
from factcheck.check import Checker
from factcheck.config import Config
from factcheck.ingest import open_index
from factcheck.words import Lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.index import Index

Figures = dict[str, float]

COMMAND = [sys.executable, "-m", "factcheck"]
FEW = {"rapidfuzz": 3, "fts5": 20, "bm25s": 100}
"""Claims that a slow rival is given."""

AT_MOST = {
    "start_to_libraries": 1.8,
    "check_median_ms": 15,
    "check_p95_ms": 50,
    "index_again_seconds": 2,
    "index_one_changed_seconds": 3,
    "largest_process_mb": 1_500,
    "index_to_text": 3,
}
AT_LEAST = {"index_mb_a_second": 2, "two_to_one": 1.7, "rapidfuzz_to_check": 50}
"""What is promised of the largest collection, on a machine with nothing else to do."""


def main(sizes: Sequence[int], many: int) -> int:
    """Measure each size, print and keep it; 1 when a promise is broken, 2 with nothing to measure on."""
    if not corpus.ARCHIVE.is_file():
        print(f"{corpus.ARCHIVE} is not there: nothing to measure on", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder:
        originals = corpus.unpack(Path(folder) / "originals")
        claims = corpus.claims(originals, many)
        results = []
        for size in sizes:
            at = Path(folder) / str(size)
            text = corpus.fill(at / "docs", originals, size)
            results.append(measured(at / "docs", at / "index", text, claims))
            print("\n".join(f"{name:34}{value:12,.3f}" for name, value in results[-1].items()), "\n")
    faults = list(broken(results[-1]))
    keep("scale", {"claims": len(claims), "sizes": results, "broken": faults})
    print("\n".join(faults))
    return int(bool(faults))


def broken(figures: Figures) -> Iterator[str]:
    """The promises that the figures of the largest collection break."""
    for name, limit in AT_MOST.items():
        if figures[name] > limit:
            yield f"{name} is {figures[name]:.2f}, promised is at most {limit}"
    for name, limit in AT_LEAST.items():
        if figures[name] < limit:
            yield f"{name} is {figures[name]:.2f}, promised is at least {limit}"


def measured(docs: Path, index: Path, text: int, claims: Sequence[str]) -> Figures:
    """All figures of one collection of ``text`` bytes."""
    figures = {"text_mb": text / 1e6} | _indexing(docs, index, text)
    figures |= _starting(index, claims[0])
    config = Config(index)
    opened = open_index(config)
    figures["statements"] = opened.size - len(opened.sources())
    before = process_time()
    took = _each(Checker(opened, config).check, claims)
    figures["check_processor_ms"] = 1000 * (process_time() - before) / len(claims)
    figures |= {"check_median_ms": 1000 * median(took), "check_p95_ms": 1000 * quantiles(took, n=20)[18]}
    figures |= _in_processes(index, claims) | _others(index, opened, claims)
    figures["rapidfuzz_to_check"] = figures["rapidfuzz_ms"] / figures["check_median_ms"]
    return figures | {"check_to_tantivy": figures["check_median_ms"] / figures["tantivy_ms"]}


def _indexing(docs: Path, index: Path, text: int) -> Figures:
    run = [*COMMAND, "index", "--quiet", "--index", str(index), str(docs)]
    before = _processor_seconds()
    first = _seconds(run)
    used = _processor_seconds() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # KiB on Linux
    again = _seconds(run)
    changed = next(path for path in docs.rglob("*") if path.is_file())
    changed.write_text(changed.read_text("utf-8") + "\n\nThe end was changed.\n", "utf-8")
    one = _seconds(run)
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    return {
        "index_mb_a_second": text / 1e6 / first,
        "index_seconds": first,
        "index_processor_seconds": used,
        "index_again_seconds": again,
        "index_one_changed_seconds": one,
        "largest_process_mb": peak,
        "index_to_text": size / text,
    }


def _starting(index: Path, claim: str) -> Figures:
    commands = {
        "libraries": [sys.executable, "-c", LIBRARIES],
        "check": [*COMMAND, claim, "--index", str(index)],
    }
    medians = processes(commands, 10, {"PYTHONDONTWRITEBYTECODE": ""})  # warm: compiled before
    return {
        "start_ms": 1000 * medians["check"],
        "start_to_libraries": medians["check"] / medians["libraries"],
    }


def _in_processes(index: Path, claims: Sequence[str]) -> Figures:
    """Claims a second of one process and of two at once, from start to end.

    A machine with other work shares it out among them; ``two_to_one_if_free`` is what two
    would bring on free processors, by the processor time that both ways took.
    """
    speeds, used = {}, {}
    for count in (1, 2):
        runs = [_checking(index, claims[at::count], index.parent / f"claims-{at}.txt") for at in range(count)]
        started, before = perf_counter(), _processor_seconds()
        open_runs = [subprocess.Popen(run, stdout=subprocess.DEVNULL) for run in runs]
        for run in open_runs:
            run.wait()
        speeds[f"claims_a_second_{count}"] = len(claims) / (perf_counter() - started)
        used[count] = _processor_seconds() - before
    speeds["two_to_one"] = speeds["claims_a_second_2"] / speeds["claims_a_second_1"]
    return speeds | {"two_to_one_if_free": 2 * used[1] / used[2]}


def _checking(index: Path, claims: Sequence[str], file: Path) -> list[str]:
    file.write_text("\n".join(claims), "utf-8")
    return [*COMMAND, "check", "--quiet", "--format", "jsonl", "--index", str(index), "--file", str(file)]


def _others(index: Path, opened: Index, claims: Sequence[str]) -> Figures:
    """Milliseconds a claim of the other ways, on the same statements."""
    lexicon = Lexicon()
    data = next(index.glob("data-*"))
    alone = calls(rivals.tantivy_alone(data, lexicon), claims)
    statements = [text for summary in opened.sources() for text in _statements(summary.source.path)]
    finders = {
        "rapidfuzz": rivals.rapidfuzz(statements),
        "fts5": rivals.fts5(statements, lexicon),
        "bm25s": rivals.bm25s(statements, lexicon),
    }
    times = {name: calls(find, claims[: FEW[name]]) for name, find in finders.items() if find}
    return {f"{name}_ms": 1000 * seconds for name, seconds in {"tantivy": alone, **times}.items()}


def _statements(path: str) -> list[str]:
    from factcheck.reading import read_file

    transcript = read_file(Path(path))
    return [transcript.passage(statement) for statement in transcript.statements]


def _each(call: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    call(texts[0])
    return [calls(call, [text]) for text in texts]


def _seconds(command: Sequence[str]) -> float:
    started = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return perf_counter() - started


def _processor_seconds() -> float:
    """Of all processes started from here that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,100000", help="statements, with commas between")
    parser.add_argument("--claims", type=int, default=1000)
    options = parser.parse_args()
    sys.exit(main([int(size) for size in options.sizes.split(",")], options.claims))
