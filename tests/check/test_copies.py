"""The same document twice, under another title or from another scrape, is one witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check import Checker
from factcheck.config import Config
from factcheck.ingest import index_paths, open_index
from factcheck.model import Verdict

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Ana Ode: The port shipped 3.5 million tonnes of zinc in 2031.\n\nBo Ray: Thank you.\n\n"


def test_a_copy_is_named_and_not_shown_again(tmp_path: Path) -> None:
    day = "March 4, 2032\n\nMODERATOR: Welcome.\n\n"
    (tmp_path / "one.txt").write_text(f"Port briefing on zinc\n\n{day}{WORDS}")
    (tmp_path / "two.md").write_text(f"# PORT BRIEFING ON ZINC (full text)\n\n{day}{WORDS}")
    (tmp_path / "other.txt").write_text(f"Another briefing\n\nMarch 9, 2032\n\nMODERATOR: Hello.\n\n{WORDS}")
    config = Config(index=tmp_path / "index")
    index_paths([tmp_path], config)
    result = Checker(open_index(config), config).check("The port shipped 3.5 million tonnes of zinc in 2031.")
    assert result.verdict is Verdict.SUPPORTED
    shown = {one.passage.source.path.rpartition("/")[2]: one.also_in for one in result.evidence}
    assert len(shown) == len(result.evidence) == 2
    copies = {source.path.rpartition("/")[2] for also in shown.values() for source in also}
    assert len(copies) == 1
    assert {*shown, *copies} == {"one.txt", "two.md", "other.txt"}
