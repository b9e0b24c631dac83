"""The README's picture of a terminal: ``python -m tests.project.picture`` writes docs/check.svg."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

from factcheck.check import Checker
from factcheck.config import load
from factcheck.ingest import open_index
from factcheck.output import Look, output_format
from tests.project.readme import REPOSITORY

CLAIM = "Cross-border e-commerce grew by 9.6% in the first six months of 2024"
PICTURE = REPOSITORY / "docs" / "check.svg"
WIDTH = 92


def shown(claim: str, folder: Path) -> str:
    """What a terminal gets for a claim checked against the shipped seeds, with its escape codes."""
    config = load(None, {}, {"index": folder / "index"})
    result = Checker(open_index(config), config).check(claim)
    return "".join(output_format("rich").results([result], Look(WIDTH, colour=True, styled=True)))


def picture(text: str) -> str:
    """A terminal showing ``text``, as SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    console.print(Text.from_ansi(text.replace(f"{REPOSITORY}/", "")))
    return console.export_svg(title="factcheck", unique_id="factcheck")


def main() -> None:
    """Draw and write."""
    with TemporaryDirectory() as folder:
        svg = picture(f'$ factcheck "{CLAIM}"\n{shown(CLAIM, Path(folder))}')
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
