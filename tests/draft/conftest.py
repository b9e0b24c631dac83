"""A checker over the digests and two made-up transcripts, built once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.check import Checker
from factcheck.config import Config
from factcheck.draft import accept, check_draft, read_draft
from factcheck.figures import Reader
from factcheck.ingest import index_paths, open_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.draft.model import DraftReport

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Config:
    """Settings whose index holds the digests and the made-up transcripts."""
    config = Config(tmp_path_factory.mktemp("newsroom") / "index")
    index_paths([repository / "seeds", DATA / "transcripts"], config)
    return config


@pytest.fixture(scope="session")
def checked(newsroom: Config, reader: Reader) -> Callable[[bytes, str], DraftReport]:
    """Checks the bytes of a draft."""
    index = open_index(newsroom)

    @cache
    def check(data: bytes, path: str) -> DraftReport:
        draft = read_draft(data, path)
        return accept(check_draft(draft, reader, Checker(index, newsroom, draft.date).check))

    return check
