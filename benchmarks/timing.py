"""Wall-clock time of whole processes and of calls, side by side in one run."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

RESULTS = Path(__file__).with_name("results")


def processes(
    commands: Mapping[str, Sequence[str]], rounds: int, environ: Mapping[str, str]
) -> dict[str, float]:
    """Median seconds of each command, run in turn ``rounds`` times after one run to warm up.

    Taking turns lets a busy machine slow all commands alike, so their ratios hold.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            took = _seconds(command, environ)
            if number:
                times[name].append(took)
    return {name: median(each) for name, each in times.items()}


def _seconds(command: Sequence[str], environ: Mapping[str, str]) -> float:
    started = perf_counter()
    done = subprocess.run(command, capture_output=True, env={**os.environ, **environ}, check=False)
    took = perf_counter() - started
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode()[-2000:]}")
    return took


def calls(call: Callable[[str], object], texts: Sequence[str]) -> float:
    """Seconds per text of ``call`` over all texts."""
    started = perf_counter()
    for text in texts:
        call(text)
    return (perf_counter() - started) / len(texts)


def keep(name: str, figures: Mapping[str, Any], folder: Path = RESULTS) -> Path:
    """Write a result with date, machine and version; returns the file."""
    now = datetime.now(UTC)
    record = {
        "benchmark": name,
        "when": now.isoformat(timespec="seconds"),
        "factcheck": version("factcheck-cli"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        **figures,
    }
    folder.mkdir(exist_ok=True)
    file = folder / f"{now:%Y-%m-%d}-{name}.json"
    file.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return file
