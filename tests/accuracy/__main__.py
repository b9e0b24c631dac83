"""``python -m tests.accuracy [--raise] [SET]...``: exit status 1 when a floor is missed."""

from __future__ import annotations

import os
import sys

from tests.accuracy.gate import FLOORS, SHARED, run, write_floors


def main(arguments: list[str]) -> int:
    """Measure, and with ``--raise`` write what was reached into the floors file."""
    if not SHARED.is_dir():
        sys.stderr.write(f"{SHARED} is needed to measure accuracy\n")
        return int(os.environ.get("CI") == "true")
    sets, good = run(name for name in arguments if name != "--raise")
    if "--raise" in arguments:
        FLOORS.write_text(write_floors(sets), encoding="utf-8")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
