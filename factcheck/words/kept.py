"""Answers that are kept, because the same is asked again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """The answers of a pure function, made when they are first looked up.

    Twice as fast as ``lru_cache``, which keeps an order: here everything is forgotten
    when there are more than ``most`` answers, so that memory stays bounded.
    """

    def __init__(self, answer: Callable[[K], V], most: int = 65_536) -> None:
        super().__init__()
        self._answer = answer
        self._most = most

    def __missing__(self, asked: K) -> V:
        if len(self) >= self._most:
            self.clear()
        answer = self[asked] = self._answer(asked)
        return answer
