"""One index of the transcripts beside the tests, for all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.check import Checker
from factcheck.config import Config
from factcheck.ingest import index_paths, open_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Result

TRANSCRIPTS = Path(__file__).with_name("transcripts")


@pytest.fixture(scope="session")
def check(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Result]:
    """Checks a claim against the transcripts."""
    config = Config(index=tmp_path_factory.mktemp("check") / "index")
    assert index_paths([TRANSCRIPTS], config).problems == []
    return Checker(open_index(config), config).check
