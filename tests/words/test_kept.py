"""Answers that are kept."""

from __future__ import annotations

from factcheck.words.kept import Kept


def test_an_answer_is_made_once() -> None:
    asked: list[str] = []

    def size(word: str) -> int:
        asked.append(word)
        return len(word)

    sizes = Kept(size)
    assert [sizes["two"], sizes["two"], sizes["three"]] == [3, 3, 5]
    assert asked == ["two", "three"]


def test_it_never_grows_beyond_its_size() -> None:
    texts: Kept[int, str] = Kept(str, most=3)
    assert [texts[number] for number in range(10)] == list(map(str, range(10)))
    assert len(texts) <= 3
