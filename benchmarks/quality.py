"""Quality among many: ``python -m benchmarks.quality [--statements 1000000] [--index FOLDER]``.

The labelled claims of ../shared/claims are checked twice: on their own documents alone, and on these
among about so many statements of briefings. The promise: at most 1 % of the verdicts change, and no
claim is supported among many that should not be and was not before. With ``--index`` the index is
kept there, and one that is there already is used.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import corpus
from benchmarks.timing import keep
from factcheck.check import Checker
from factcheck.config import Config
from factcheck.ingest import index_paths, open_index
from factcheck.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARED = corpus.ARCHIVE.parents[1]
OWN = (SHARED / "seeds", SHARED / "corpora")
MOST_CHANGED = 0.01
BORNE_OUT = frozenset({"c109", "c115"})
"""Claims that their own documents leave open and briefings of the same weeks bear out (read by hand)."""


class Labelled(NamedTuple):
    """A claim and the verdict two annotators gave it."""

    name: str
    text: str
    right: Verdict


class Change(NamedTuple):
    """A claim whose verdict depends on how much else is indexed."""

    claim: Labelled
    alone: Verdict
    among: Verdict

    @property
    def is_false_support(self) -> bool:
        """Whether the others made a claim supported that should not be."""
        return self.among is Verdict.SUPPORTED and Verdict.SUPPORTED not in (self.claim.right, self.alone)


def main(statements: int, index: Path | None) -> int:
    """Measure, print, keep; 1 when the promise is broken, 2 when there is nothing to measure on."""
    if not corpus.ARCHIVE.is_file():
        print(f"{corpus.ARCHIVE} is not there: nothing to measure on", file=sys.stderr)
        return 2
    claims = list(labelled())
    with TemporaryDirectory() as folder:
        alone = _indexed(Path(folder) / "alone", OWN)
        among = _among(index or Path(folder) / "among", Path(folder), statements)
        size = open_index(among).size
        changes = compared(claims, _verdicts(claims, alone), _verdicts(claims, among))
    false = [change for change in changes if change.is_false_support]
    for one in changes:
        print(f"{one.claim.name}: {one.alone} alone, {one.among} among many, right {one.claim.right}")
    print(f"{len(changes)} of {len(claims)} verdicts change among {size:,}; {len(false)} new false supported")
    figures = {"claims": len(claims), "statements": size, "changed": len(changes), "false": len(false)}
    keep("quality", {**figures, "which": [[one.claim.name, one.alone, one.among] for one in changes]})
    return int(bool(false) or len(changes) > MOST_CHANGED * len(claims))


def labelled() -> Iterator[Labelled]:
    """The claims of all labelled sets."""
    for file in sorted((SHARED / "claims").glob("*.jsonl")):
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            yield Labelled(row["id"], row["claim"], Verdict(row["verdict"]))


def compared(claims: Sequence[Labelled], alone: Sequence[Verdict], among: Sequence[Verdict]) -> list[Change]:
    """The claims whose verdict is another one, but for those that the others rightly bear out."""
    changes = map(Change, claims, alone, among)
    return [change for change in changes if change.alone is not change.among and not _is_right(change)]


def _is_right(change: Change) -> bool:
    return change.claim.name in BORNE_OUT and change.among is Verdict.SUPPORTED


def _among(index: Path, folder: Path, statements: int) -> Config:
    """The labelled documents among the briefings."""
    if index.is_dir():
        return Config(index)
    corpus.fill(folder / "docs", corpus.unpack(folder / "originals"), statements)
    return _indexed(index, (*OWN, folder / "docs"))


def _indexed(index: Path, paths: Sequence[Path]) -> Config:
    config = Config(index)
    index_paths(paths, config)
    return config


def _verdicts(claims: Sequence[Labelled], config: Config) -> list[Verdict]:
    checker = Checker(open_index(config), config)
    return [checker.check(claim.text).verdict for claim in claims]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=1_000_000, help="of briefings, about")
    parser.add_argument("--index", type=Path, help="where the index is kept")
    options = parser.parse_args()
    sys.exit(main(options.statements, options.index))
