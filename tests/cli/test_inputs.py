"""Claims and texts as they come in, whole or broken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.inputs import Dated, Limit, read_claims, read_texts
from factcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = Limit(40, "limits.claim")


def claims(folder: Path, content: bytes) -> list[str | Problem]:
    file = folder / "claims.txt"
    file.write_bytes(content)
    return list(read_claims((), file, LIMIT))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", []),
        (b"\n  \n# a comment\n", []),
        (b"one\ntwo", ["one", "two"]),
        (b"one\r\ntwo\r\n", ["one", "two"]),
        (b"\xef\xbb\xbfone\n", ["one"]),
        ("港口增长10%\n".encode(), ["港口增长10%"]),
        (("港" * 40 + "\n").encode(), ["港" * 40]),
    ],
)
def test_claims_of_a_file(tmp_path: Path, content: bytes, found: list[str]) -> None:
    assert claims(tmp_path, content) == found


@pytest.mark.parametrize(
    ("content", "what", "line"),
    [
        (b"one\n\xff\xfe bad\nthree\n", "not valid UTF-8 at byte 1 of the line", 2),
        (b"one\n" + b"x" * 41 + b"\nthree\n", "longer than the limit of 40 characters", 2),
        (b"one\n" + b"x" * 100_000 + b"\nthree\n", "longer than the limit of 40 characters", 2),
        (b"one\n" + "港".encode() * 41 + b"\nthree\n", "longer than the limit of 40 characters", 2),
    ],
)
def test_a_bad_line_is_a_problem_and_the_others_are_read(
    tmp_path: Path, content: bytes, what: str, line: int
) -> None:
    first, problem, third = claims(tmp_path, content)
    assert (first, third) == ("one", "three")
    assert isinstance(problem, Problem)
    assert (problem.what, problem.line) == (what, line)
    assert problem.mend


def test_a_binary_file_is_one_problem(tmp_path: Path) -> None:
    found = claims(tmp_path, b"\x7fELF\0\0\0\n\xff\n\xff\n")
    assert [problem.what for problem in found if isinstance(problem, Problem)] == ["not a text file"]


@pytest.mark.parametrize("argument", ["", "  \n", "x" * 41, "a\udcff"])
def test_a_bad_argument_is_a_problem(argument: str) -> None:
    found = list(read_claims([argument, "good"], None, LIMIT))
    assert isinstance(found[0], Problem)
    assert found[1:] == ["good"]


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        list(read_claims((), tmp_path / name, LIMIT))


def test_texts_with_dates(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"text": "a", "date": "2031-07-12"}\n{"text": "# b"}\n{"text": ""}\n', encoding="utf-8")
    day = date(2030, 1, 1)
    expected = [Dated("a", date(2031, 7, 12)), Dated("# b", day), Dated("", day)]
    assert list(read_texts((), file, LIMIT, day)) == expected


@pytest.mark.parametrize("line", ["[]", '{"txt": 1}', "{", '{"text": "a", "date": "May"}', "[" * 39, "1"])
def test_a_line_that_is_no_such_object_is_a_problem(tmp_path: Path, line: str) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(f'{line}\n{{"text": "good"}}\n', encoding="utf-8")
    problem, good = read_texts((), file, LIMIT, None)
    assert isinstance(problem, Problem)
    assert problem.line == 1
    assert good == Dated("good")


@given(content=st.binary(max_size=300))
def test_any_bytes_are_claims_or_problems(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Nothing raises, and every problem points at its line."""
    found = claims(tmp_path_factory.mktemp("claims"), content)
    assert all(each.line for each in found if isinstance(each, Problem))
