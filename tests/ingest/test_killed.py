"""Index runs that are killed: what was committed is whole, and the next command needs no help."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from factcheck.check import Checker
from factcheck.config import Config
from factcheck.index import Index, home
from factcheck.ingest import index_paths, open_index, refresh
from factcheck.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = [sys.executable, "-m", "factcheck", "index", "--quiet"]
KILLS = int(os.environ.get("FACTCHECK_KILLS", "12"))
METALS, SENTENCES, FRESH_BUILD = 20, 14, 10

State = dict[str, str]
"""Of each document the one figure all its sentences have."""


class Desk:
    """A folder of documents that are all other, one new and one gone, in every round."""

    def __init__(self, folder: Path) -> None:
        self.docs = folder / "docs"
        self.docs.mkdir()
        self.config = Config(folder / "index")

    def write(self, round_: int) -> None:
        for number in range(round_, round_ + METALS):
            text = " ".join([f"Metal m{number} rose by {round_} percent."] * SENTENCES)
            (self.docs / f"{number}.md").write_text(f"May 3, 2031\n\nAda Low:\n\n{text}\n", "utf-8")
        (self.docs / f"{round_ - 1}.md").unlink(missing_ok=True)

    def start(self) -> subprocess.Popen[bytes]:
        environ = {**os.environ, "FACTCHECK_INDEX": str(self.config.index)}
        return subprocess.Popen([*RUN, str(self.docs)], env=environ)

    def state(self) -> State:
        """What the index holds, before anything is read again; nothing when none was ever made."""
        build = home.current(self.config.index)
        if build is None:
            return {}
        index = Index.open(self.config.index / build.data)
        told: dict[str, list[str]] = {Path(each.source.path).name: [] for each in index.sources()}
        for passage in index.statements():
            told[Path(passage.source.path).name].append(passage.text.split()[-2])
        assert all(len(figures) == SENTENCES and len(set(figures)) == 1 for figures in told.values()), told
        return {name: figures[0] for name, figures in told.items()}

    def answer(self, claim: str) -> Verdict:
        index = open_index(self.config)

        def again(paths: Sequence[str]) -> None:
            assert not refresh(index, paths, self.config).problems  # no lock is in the way

        return Checker(index, self.config, refresh=again).check(claim).verdict


def after(round_: int) -> State:
    return {f"{number}.md": str(round_) for number in range(round_, round_ + METALS)}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_run_killed_at_any_moment_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    """Adding, refreshing, removing and building anew at once (FACTCHECK_KILLS: how many kills)."""
    desk, random = Desk(tmp_path), Random(8)  # noqa: S311 -- moments, not secrets
    desk.write(1)
    started = time.monotonic()
    assert desk.start().wait() == 0
    takes, killed, round_, left = time.monotonic() - started, 0, 1, Counter[str]()
    while killed < KILLS:
        round_ += 1
        if round_ % FRESH_BUILD == 0:
            shutil.rmtree(desk.config.index, ignore_errors=True)
        old = desk.state()
        desk.write(round_)
        run = desk.start()
        time.sleep(random.uniform(0.05, 1.2 * takes))
        run.kill()
        assert run.wait() in {0, -9}  # done or killed: never in trouble with what the last one left
        found = desk.state()
        assert found in (old, after(round_))
        if run.returncode:
            killed += 1
            left["the old state" if found == old else "the new"] += 1
        both = sorted(found.keys() & after(round_).keys())  # what is new since is not known yet
        if both:
            metal = f"Metal m{random.choice(both).removesuffix('.md')} rose by"
            assert desk.answer(f"{metal} {round_} percent") is Verdict.SUPPORTED
            assert desk.answer(f"{metal} {round_ - 1} percent") is Verdict.REFUTED
    print(f"{killed} of {round_} runs were killed, which left {dict(left)}")  # noqa: T201
    assert index_paths([desk.docs], desk.config).problems == []
    assert desk.state() == after(round_)
