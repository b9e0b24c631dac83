"""The accuracy gate: measures the labelled sets of ../shared and holds them to ``floors.toml``.

Measuring is left to the tools beside the sets (``score_claims.py``, ``score_parse.py``), which
know nothing of this package but its command line.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from math import floor
from pathlib import Path

import tomli

FLOORS = Path(__file__).with_name("floors.toml")
REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared"
CEILINGS = frozenset({"false_supported", "false_refuted"})
HEADER = """\
# What was reached on the labelled sets; `python -m tests.accuracy --raise` writes this file.
# A floor may only rise (a ceiling only fall) while the set's sha256 stays the same.
"""
_SCORES = {
    "accuracy": r"accuracy ([\d.]+)",
    "false_supported": r"false supported (\d+)",
    "false_refuted": r"false refuted (\d+)",
    "passage": r"passage ([\d.]+)",
    "speaker": r"speaker ([\d.]+)",
    "date": r"date ([\d.]+)",
    "value": r"value P \S+ R \S+ F1 ([\d.]+)",
    "value_unit": r"value\+unit P \S+ R \S+ F1 ([\d.]+)",
    "value_change": r"value\+change P \S+ R \S+ F1 ([\d.]+)",
    "found": r"found \S+ = ([\d.]+)",
}

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled set and what must be reached on it.

    ``tool`` is ``claims``, ``quantities`` or ``periods``; ``file`` is relative to ../shared,
    ``docs`` (for claims) to the checkout.
    """

    name: str
    tool: str
    file: str
    sha256: str
    floors: Scores
    docs: str = ""

    def present(self) -> str:
        """The sha256 of the set as it is now."""
        return sha256((SHARED / self.file).read_bytes()).hexdigest()

    def command(self) -> list[str]:
        """The command that measures the set."""
        file = str(SHARED / self.file)
        if self.tool == "claims":
            arguments = ["score_claims.py", "--docs", str(REPOSITORY / self.docs), "--claims", file]
        else:
            arguments = ["score_parse.py", self.tool, file]
        factcheck = Path(sys.executable).with_name("factcheck")
        tool = SHARED / "tools" / arguments[0]
        return [sys.executable, str(tool), *arguments[1:], "--factcheck", str(factcheck)]


def read_floors(text: str) -> tuple[Labelled, ...]:
    """The labelled sets of a floors file."""
    return tuple(Labelled(name=name, **entry) for name, entry in tomli.loads(text).items())


def write_floors(sets: Iterable[Labelled]) -> str:
    """The floors file of labelled sets."""
    return HEADER + "".join(map(_entry, sets))


def _entry(labelled: Labelled) -> str:
    floors = ", ".join(f"{name} = {value:g}" for name, value in labelled.floors.items())
    docs = f'docs = "{labelled.docs}"\n' if labelled.docs else ""
    return (
        f'\n[{labelled.name}]\ntool = "{labelled.tool}"\nfile = "{labelled.file}"\n{docs}'
        f'sha256 = "{labelled.sha256}"\nfloors = {{ {floors} }}\n'
    )


def measure(labelled: Labelled) -> tuple[Scores, str]:
    """Scores by name, and the tool's closing line; a tool that failed has no scores."""
    done = subprocess.run(labelled.command(), capture_output=True, text=True, check=False)
    line = " ".join("".join(f"{done.stdout}\n{done.stderr}".strip().splitlines()[-1:]).split())
    return ({} if done.returncode else scores(line)), line


def scores(line: str) -> Scores:
    """The scores of a tool's closing line, by the names used in ``floors.toml``."""
    found = {name: re.search(rf"(?<!\w){pattern}", line) for name, pattern in _SCORES.items()}
    return {name: float(match[1]) for name, match in found.items() if match}


def shortfalls(reached: Scores, floors: Scores) -> list[str]:
    """What misses its floor (its ceiling, for false verdicts), in words."""
    return [
        f"{name} is {reached.get(name)}, the {'ceiling' if name in CEILINGS else 'floor'} {limit:g}"
        for name, limit in floors.items()
        if name not in reached or not _holds(name, reached[name], limit)
    ]


def lowered(old: Iterable[Labelled], new: Iterable[Labelled]) -> list[str]:
    """Floors of ``old`` that ``new`` drops or lowers although the set is the same."""
    now = {labelled.name: labelled for labelled in new}
    return [
        f"{before.name}: {fault}"
        for before in old
        if before.name not in now or now[before.name].sha256 == before.sha256
        for fault in shortfalls(now[before.name].floors if before.name in now else {}, before.floors)
    ]


def raised(labelled: Labelled, reached: Scores) -> Labelled:
    """The set with its floors at what was reached, two decimals, never lower than before."""
    if labelled.present() != labelled.sha256:
        return replace(labelled, sha256=labelled.present(), floors=_rounded(reached, labelled.floors))
    return replace(
        labelled,
        floors={
            name: value if _holds(name, value, labelled.floors[name]) else labelled.floors[name]
            for name, value in _rounded(reached, labelled.floors).items()
        },
    )


def _rounded(reached: Scores, names: Iterable[str]) -> Scores:
    return {name: reached[name] if name in CEILINGS else floor(100 * reached[name]) / 100 for name in names}


def _holds(name: str, reached: float, limit: float) -> bool:
    return reached <= limit if name in CEILINGS else reached >= limit


def run(names: Iterable[str] = ()) -> tuple[list[Labelled], bool]:
    """Measure the sets named (all, without names) and print a line each.

    Returns all sets with their floors raised to what was reached, and whether all floors held.
    """
    wanted, sets, good = set(names), [], True
    for labelled in read_floors(FLOORS.read_text(encoding="utf-8")):
        if wanted and labelled.name not in wanted:
            sets.append(labelled)
            continue
        reached, line = measure(labelled)
        faults = shortfalls(reached, labelled.floors)
        if labelled.present() != labelled.sha256:
            faults.append(f"{labelled.file} has changed: measure again with --raise")
        _report(labelled.name, line, faults)
        sets.append(raised(labelled, reached) if reached else labelled)
        good = good and not faults
    return sets, good


def _report(name: str, line: str, faults: list[str]) -> None:
    sys.stdout.write(f"{'MISSED' if faults else 'ok':8}{name:22}{line}\n")
    sys.stdout.writelines(f"        {fault}\n" for fault in faults)
    sys.stdout.flush()
