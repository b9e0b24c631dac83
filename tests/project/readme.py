"""The examples of the README: found, run, and written again with ``python -m tests.project.readme``.

An example is a ``$ `` line in a ``console`` block that runs factcheck, and the lines after it up to the
next ``$ `` or the block's end.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
README = REPOSITORY / "README.md"
WIDTH = 100
_BLOCK = re.compile(r"(?ms)^```console\n(.*?)^```$")
_EXAMPLE = re.compile(r"(?m)^\$ (?P<command>.*\bfactcheck\b.*)\n(?P<output>(?:(?!\$ ).*\n)*)")
_SEEDS = re.compile(r"[^\s\"'(]*/seeds/")


class Example(NamedTuple):
    """A command of the README and the output that stands under it."""

    command: str
    output: str


def examples(text: str) -> list[Example]:
    """The examples of a README in order."""
    return [
        Example(found["command"], found["output"])
        for block in _BLOCK.findall(text)
        for found in _EXAMPLE.finditer(block)
        if found["output"]
    ]


def run(command: str, folder: Path) -> str:
    """What a command prints with the shipped seeds, in a terminal-less shell; seeds' paths shortened."""
    environ = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "FACTCHECK_INDEX": str(folder / "index"),
        "COLUMNS": str(WIDTH),
        "LANG": "C.UTF-8",
        "HOME": str(folder),
    }
    done = subprocess.run(
        ["bash", "-c", command], cwd=REPOSITORY, env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command}: {done.stderr}")
    return "\n".join(line.rstrip() for line in _SEEDS.sub("seeds/", done.stdout).splitlines()) + "\n"


def renewed(text: str, folder: Path) -> str:
    """The README with every example's output as it is now."""

    def block(match: re.Match[str]) -> str:
        return _EXAMPLE.sub(again, match[0])

    def again(match: re.Match[str]) -> str:
        output = run(match["command"], folder) if match["output"] else ""
        return f"$ {match['command']}\n{output}"

    return _BLOCK.sub(block, text)


def main() -> None:
    """Write the README again."""
    with TemporaryDirectory() as folder:
        README.write_text(renewed(README.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
