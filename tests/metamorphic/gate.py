"""Makes the claims, checks them, and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from factcheck.check import Checker
from factcheck.config import Config
from factcheck.ingest import index_paths, open_index
from factcheck.model import Verdict
from factcheck.reading import find_files
from tests.conftest import REPOSITORY, SHARED
from tests.metamorphic import claims
from tests.metamorphic.bases import Base, bases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from factcheck.model import Result

SEEDS = REPOSITORY / "seeds"
OTHERS = (SHARED / "seeds", SHARED / "corpora")
FEWEST_TRUE, FEWEST_FALSE = 500, 2000
LEAST_KEPT, MOST_PASSED = 0.9, 0.005


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim made from a base, and the answer to it; ``kind`` is what was done to the base."""

    kind: str
    base: Base
    claim: str
    result: Result

    @property
    def supported(self) -> bool:
        """Whether it came out supported."""
        return self.result.verdict is Verdict.SUPPORTED


@dataclass(slots=True)
class Tally:
    """What was made and what came out: true claims should be supported, false ones not."""

    true: list[Checked] = field(default_factory=list)
    false: list[Checked] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """A line per kind, and the two totals."""
        for name, checked in (("rewordings", self.true), ("changes", self.false)):
            made = Counter(each.kind for each in checked)
            supported = Counter(each.kind for each in checked if each.supported)
            yield from (f"{kind:12}{made[kind]:6} made{supported[kind]:6} supported" for kind in made)
            yield f"{name:12}{made.total():6} made{supported.total():6} supported ({share(checked):.2%})"


def share(checked: Sequence[Checked]) -> float:
    """The share that came out supported."""
    return sum(each.supported for each in checked) / max(1, len(checked))


def run(folders: Sequence[Path], index: Path) -> Tally:
    """Index ``folders`` at ``index`` and check the claims made from them.

    A change is made only of a claim that is supported: of any other one it would prove nothing.
    """
    config = Config(index=index)
    index_paths(folders, config)
    checker = Checker(open_index(config), config)
    made = list(bases(sorted(find_files(folders))))
    others = sorted({name for base in made for name in base.document.cast})
    dated = frozenset(figure for base in made for figure in base.document.dated)
    tally = Tally()
    for base in made:
        true = [_checked(checker, base, *each) for each in _made(claims.REWORDINGS.items(), base)]
        tally.true += true
        if true[0].supported:
            makers: Mapping[str, claims.Maker] = {
                **claims.CHANGES,
                "period": partial(claims.period, elsewhere=dated),
                "speaker": partial(claims.speaker, others=others),
            }
            tally.false += [_checked(checker, base, *each) for each in _made(makers.items(), base)]
    return tally


def _made(makers: Iterable[tuple[str, claims.Maker]], base: Base) -> Iterator[tuple[str, str]]:
    yield from ((kind, claim) for kind, maker in makers for claim in dict.fromkeys(maker(base)))


def _checked(checker: Checker, base: Base, kind: str, claim: str) -> Checked:
    return Checked(kind, base, claim, checker.check(claim))


def shortfalls(tally: Tally) -> list[str]:
    """What misses issue 5's floors, in words."""
    made = (("rewordings", tally.true, FEWEST_TRUE), ("changes", tally.false, FEWEST_FALSE))
    faults = [
        f"{len(have)} {name} made, the floor is {least}" for name, have, least in made if len(have) < least
    ]
    if share(tally.true) < LEAST_KEPT:
        faults.append(f"{share(tally.true):.2%} of the rewordings supported, the floor is {LEAST_KEPT:.0%}")
    if share(tally.false) > MOST_PASSED:
        faults.append(f"{share(tally.false):.2%} of the changes supported, the ceiling is {MOST_PASSED:.1%}")
    return faults
