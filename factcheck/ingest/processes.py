"""Work spread over processes: results in the order of the jobs, and few of them in memory at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.connection import Connection

A = TypeVar("A")
J = TypeVar("J")
R = TypeVar("R")

_AHEAD = 6
"""How many jobs a process has before it: enough that none runs dry while a long one is awaited."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    make: Callable[[A], Callable[[J], R]],
    argument: A,
    jobs: Sequence[J],
    count: int,
    lost: Callable[[J], R],
    seconds: float | None = None,
) -> Generator[R]:
    """Apply the function that ``make(argument)`` gives to ``jobs``, in ``count`` processes.

    A job that ends its process, or takes it longer than ``seconds``, has the result
    ``lost(job)``. Where no process can be started, the work is done in this one.
    """
    workers = [_Worker(make, argument) for _ in range(count)]
    try:
        if not all(worker.is_ready() for worker in workers):
            yield from map(make(argument), jobs)
            return
        ahead = count * _AHEAD
        for at, job in enumerate(jobs[:ahead]):
            workers[at % count].send(job)
        for at in range(len(jobs)):
            worker = workers[at % count]
            yield worker.result(lost, seconds)
            for job in jobs[at + ahead : at + ahead + 1]:
                worker.send(job)
    finally:
        for worker in workers:
            worker.stop()


class _Worker(Generic[A, J, R]):
    """A new process ("spawn": the one way that is safe beside threads), replaced when it ends."""

    def __init__(self, make: Callable[[A], Callable[[J], R]], argument: A) -> None:
        self._work = (make, argument)
        self._waiting: deque[J] = deque()
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, *self._work), daemon=True)
        with _interrupts_held():
            self._process.start()
        theirs.close()

    def is_ready(self) -> bool:
        """Whether the process has come up; to be asked once, first."""
        try:
            return bool(self._pipe.recv())
        except (EOFError, OSError):
            return False

    def send(self, job: J) -> None:
        """Give the process one more job."""
        self._waiting.append(job)
        self._tell(job)

    def result(self, lost: Callable[[J], R], seconds: float | None) -> R:
        """The result of the first job that has none yet."""
        job = self._waiting.popleft()
        with suppress(EOFError, OSError):
            if self._pipe.poll(seconds):
                result: R = self._pipe.recv()
                return result
        self.stop()
        self._start()
        self.is_ready()
        for waiting in self._waiting:
            self._tell(waiting)
        return lost(job)

    def stop(self) -> None:
        """End the process, whatever it is at."""
        self._pipe.close()
        self._process.terminate()
        self._process.join()

    def _tell(self, job: J) -> None:
        with suppress(OSError):  # that a process has ended shows where its result is awaited
            self._pipe.send(job)


class TimeUp(BaseException):
    """The time for some work is over; no ``except Exception`` on the way holds it up."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeUp in work that takes longer, where the system has alarms (not on Windows)."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _serve(pipe: Connection, make: Callable[[A], Callable[[J], R]], argument: A) -> None:
    work = make(argument)
    with suppress(EOFError, OSError):  # the other side is done, or gone
        pipe.send(True)
        while True:
            pipe.send(work(pipe.recv()))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let a process start without interrupts: a Ctrl-C is for the one that started it to act on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
