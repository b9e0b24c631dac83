from __future__ import annotations

import os
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from factcheck.ingest.processes import cores, spread

if TYPE_CHECKING:
    from collections.abc import Callable


def squares(delay: float) -> Callable[[int], int]:
    def work(job: int) -> int:
        if job == 13:
            os._exit(3)
        time.sleep(delay if job % 3 else 0)
        return job * job

    return work


def fail(_: object) -> Callable[[int], int]:
    if os.environ.get("PYTEST_PID") != str(os.getpid()):
        raise RuntimeError
    return lambda job: -job


def lost(job: int) -> int:
    return -job


def test_results_come_in_the_order_of_the_jobs() -> None:
    assert list(spread(squares, 0.01, range(40, 80), 2, lost)) == [job * job for job in range(40, 80)]


def test_a_job_that_ends_its_process_is_lost_alone() -> None:
    expected = [-13 if job == 13 else job * job for job in range(30)]
    assert list(spread(squares, 0.0, range(30), 2, lost)) == expected


def test_a_consumer_may_stop() -> None:
    with closing(spread(squares, 0.0, range(20, 1000), 2, lost)) as results:
        assert next(results) == 400


@pytest.mark.filterwarnings("ignore")
def test_without_processes_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTEST_PID", str(os.getpid()))
    assert list(spread(fail, None, range(3), 2, lost)) == [0, -1, -2]
    assert "RuntimeError" in capfd.readouterr().err


def test_there_is_a_core() -> None:
    assert cores() >= 1
