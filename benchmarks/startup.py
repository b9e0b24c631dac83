"""Start-up: ``python -m benchmarks.startup [ROUNDS]``.

How long a warm ``factcheck CLAIM`` on the shipped seeds takes, as a whole process, against
importing the libraries it stands on. The promise: at most 1.6 times as long.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import keep, processes

CLAIM = "cross-border e-commerce grew 10.5% in H1 2024"
LIBRARIES = "import typer, rich.console, rapidfuzz.fuzz, tantivy"
PROMISE = 1.6


def main(rounds: int) -> int:
    """Measure, print, keep; 1 when the promise is broken."""
    factcheck = str(Path(sys.executable).with_name("factcheck"))
    commands = {
        "python": [sys.executable, "-c", ""],
        "libraries": [sys.executable, "-c", LIBRARIES],
        "check": [factcheck, CLAIM],
        "version": [factcheck, "--version"],
        "help": [factcheck, "--help"],
        "typer": [sys.executable, "-c", "import typer"],
    }
    with TemporaryDirectory() as folder:
        environ = {"FACTCHECK_INDEX": str(Path(folder) / "index"), "PYTHONDONTWRITEBYTECODE": ""}  # warm
        medians = processes(commands, rounds, environ)
    ratio = medians["check"] / medians["libraries"]
    for name, seconds in medians.items():
        print(f"{name:12}{1000 * seconds:7.1f} ms")
    print(f"check / libraries = {ratio:.2f} (at most {PROMISE})")
    milliseconds = {name: round(1000 * seconds, 1) for name, seconds in medians.items()}
    keep(
        "startup",
        {"rounds": rounds, "claim": CLAIM, "median_ms": milliseconds, "check_to_libraries": round(ratio, 3)},
    )
    return int(ratio > PROMISE)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
