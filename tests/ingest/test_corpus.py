"""The collection that the scale benchmark measures on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import corpus

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Zinc exports of the two northern provinces rose by 8.5 percent to $190 million in 2023. "


@pytest.fixture
def originals(tmp_path: Path) -> list[Path]:
    files = [tmp_path / f"{name}.md" for name in ("zinc", "tin")]
    for file in files:
        file.write_text(TEXT, "utf-8")
    return files


def test_copies_have_other_years_and_figures(tmp_path: Path, originals: list[Path]) -> None:
    corpus.fill(tmp_path / "docs", originals, 4)
    copies = [path.read_text("utf-8") for path in sorted((tmp_path / "docs").rglob("*.md"))]
    assert copies[:2] == [TEXT, TEXT]
    assert copies[2].split()[9:] == ["9.6", "percent", "to", "$210", "million", "in", "2019."]


def test_every_other_claim_has_another_figure(originals: list[Path]) -> None:
    false, true = corpus.claims(originals, 2)
    assert true == TEXT.strip()
    assert "9.6 percent" in false
