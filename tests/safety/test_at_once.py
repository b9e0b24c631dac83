"""Several people at one index: nobody waits to read, nobody is told anything but the old or the new."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

RUN = [sys.executable, "-m", "factcheck"]
SECONDS = float(os.environ.get("FACTCHECK_AT_ONCE", "5"))
READERS, INDEXERS = 4, 2
TALK = "May 3, 2031\n\nAda Low:\n\nHarbour exports rose by {}% in April. Nothing else was said of them.\n"
CLAIM = "Harbour exports rose by 8% in April 2031"
SLOWEST = 20.0
"""Seconds a reader may take on a busy machine: one that waits for an indexer would take as long as it."""


@pytest.mark.slow
def test_four_readers_and_two_indexers(tmp_path: Path) -> None:
    """Every answer is one of the two states, the only refusal the clear one (FACTCHECK_AT_ONCE: seconds)."""
    for number in range(40):
        other = TALK.format(8).replace("Harbour", f"Zinc {number}")
        (tmp_path / f"other{number}.txt").write_text(other, "utf-8")
    talk = tmp_path / "talk.txt"
    talk.write_text(TALK.format(8), "utf-8")
    environ = {**os.environ, "FACTCHECK_INDEX": str(tmp_path / "index")}
    subprocess.run([*RUN, "index", "--quiet", str(tmp_path)], env=environ, check=True, capture_output=True)
    read = [*RUN, "check", "--format", "jsonl", CLAIM]
    write = [*RUN, "index", "--quiet", "--format", "json", str(tmp_path)]
    commands = [read] * READERS + [write, [*write, "--wait"]]
    done = list(_kept_busy(commands, environ, talk))
    answers = [(status, json.loads(out), err) for at, status, out, err, _ in done if at < READERS]
    assert {answer["verdict"] for _, answer, _ in answers} <= {"supported", "refuted", "not_enough_evidence"}
    for status, answer, err in answers:
        figures = {item["figure"]["text"] for item in answer["evidence"] if item["figure"]}
        assert (answer["verdict"], figures) in (
            ("supported", {"8%"}),
            ("refuted", {"17%"}),
            ("not_enough_evidence", set()),  # left out: it changed, and an indexer holds the index
        ), answer
        assert status == (answer["verdict"] == "refuted")
        assert not err or "another index run is under way" in err
    assert max(seconds for at, *_, seconds in done if at < READERS) < SLOWEST
    refused = [(at, err) for at, status, _, err, _ in done if at >= READERS and status]
    assert all(at == READERS and "another index run is under way" in err for at, err in refused)
    print(f"{len(answers)} answers, {len(done) - len(answers)} index runs, {len(refused)} turned away")  # noqa: T201


def _kept_busy(
    commands: Sequence[list[str]], environ: dict[str, str], talk: Path
) -> Iterator[tuple[int, int, str, str, float]]:
    """Run each command again whenever it is done, while the talk goes back and forth between two states."""

    def start(at: int) -> tuple[subprocess.Popen[str], float]:
        pipe: Any = subprocess.PIPE
        return subprocess.Popen(
            commands[at], env=environ, stdout=pipe, stderr=pipe, text=True
        ), time.monotonic()

    end, turns = time.monotonic() + SECONDS, 0
    running = {at: start(at) for at in range(len(commands))}
    while running:
        for at, (process, started) in list(running.items()):
            if process.poll() is None:
                continue
            out, err = process.communicate()
            yield at, process.returncode, out, err, time.monotonic() - started
            del running[at]
            if time.monotonic() < end:
                running[at] = start(at)
        turns += 1
        if turns % 20 == 0:
            fresh = talk.with_suffix(".new")
            fresh.write_text(TALK.format((8, 17)[turns // 20 % 2]), "utf-8")
            fresh.replace(talk)
        time.sleep(0.05)
