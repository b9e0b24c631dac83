"""``python -m tests.metamorphic [--false | --lost]``: count; with an option, list what came out wrong."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.conftest import SHARED
from tests.metamorphic.gate import OTHERS, SEEDS, run, shortfalls

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.metamorphic.gate import Checked


def main(arguments: Sequence[str]) -> int:
    """Count what was made and supported; 1 when a floor is missed (or not measured in CI)."""
    if not SHARED.is_dir():
        sys.stderr.write(f"{SHARED} is needed to make enough claims\n")
        return int(os.environ.get("CI") == "true")
    with TemporaryDirectory() as folder:
        tally = run([SEEDS, *OTHERS], Path(folder) / "index")
    sys.stdout.writelines(f"{line}\n" for line in tally.lines())
    if "--false" in arguments:
        listed(each for each in tally.false if each.supported)
    if "--lost" in arguments:
        listed(each for each in tally.true if not each.supported)
    faults = shortfalls(tally)
    sys.stdout.writelines(f"MISSED: {fault}\n" for fault in faults)
    return int(bool(faults))


def listed(checked: Iterable[Checked]) -> None:
    """Print claims with what they were made from and what decided on them."""
    for each in checked:
        said = " ".join(each.base.passage.split())
        passages = [" ".join(item.passage.text.split()) for item in each.result.evidence[:1]]
        sys.stdout.write(
            f"\n{each.kind}: {each.claim}\n  made from: {said} ({each.base.speaker})\n"
            f"  {each.result.verdict}: {each.result.explanation}\n"
        )
        sys.stdout.writelines(f"  by: {passage}\n" for passage in passages)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
