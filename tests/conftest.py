"""What tests of several areas share: the folders outside the package."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout the tests run in."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of originals and labelled sets beside the checkout.

    Tests that need it are skipped without it, except under ``CI=true``, where its absence fails.
    """
    if not SHARED.is_dir():
        message = f"{SHARED} is needed for this test"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return SHARED


@pytest.fixture(autouse=True)
def own_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the index, the cache or the configuration of the person running it."""
    monkeypatch.setenv("FACTCHECK_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("FACTCHECK_CONFIG", "FACTCHECK_FAIL_ON"):
        monkeypatch.delenv(name, raising=False)
