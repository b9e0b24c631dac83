"""The shape of the code: small folders, files and functions, and nothing that needs a network."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "factcheck"
FILES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = sorted({file.parent for file in FILES})
MOST_FILES = 8
MOST_LINES = 350
SCREEN = 40
NETWORK = {"socket", "ssl", "urllib.request", "http.client", "requests", "httpx", "asyncio"}


def name(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def functions() -> Iterator[tuple[str, int]]:
    """Every function with its length in lines."""
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name(file)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_a_folder_holds_few_files(folder: Path) -> None:
    files = [file.name for file in folder.iterdir() if file.is_file() and file.name != "__init__.py"]
    assert len(files) <= MOST_FILES, files


def test_files_are_short() -> None:
    lengths = {name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {file: length for file, length in lengths.items() if length > MOST_LINES} == {}


def test_functions_fit_on_a_screen() -> None:
    lengths = dict(functions())
    assert median(lengths.values()) < 10
    long = {where: length for where, length in lengths.items() if length > SCREEN}
    assert len(long) <= len(lengths) // 100, long


def test_nothing_is_fetched() -> None:
    using = {name(file): NETWORK & set(imported(file)) for file in FILES}
    assert {file: modules for file, modules in using.items() if modules} == {}


def test_imports_follow_the_layers() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
