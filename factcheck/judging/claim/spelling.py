"""Typing errors in a claim: words nobody knows, one slip away from a word that is known.

Slips are those Damerau (1964) counts, without the substitution of one letter by
another, which turns real words into other real words ("retail", "retain").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from factcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.words import Lexicon, Word

_SHORTEST, _SHORTEST_KEY = 4, 5


class Correction(NamedTuple):
    """A text as meant; ``changes`` pairs spans of the text as written and as meant."""

    text: str
    changes: tuple[tuple[Span, Span], ...] = ()

    def original(self, span: Span) -> Span:
        """Where a span of the text as meant stands in the text as written."""
        return Span(self._back(span.start, end=False), self._back(span.end, end=True))

    def _back(self, at: int, *, end: bool) -> int:
        shift = 0
        for written, meant in self.changes:
            if meant.start < at < meant.end or (end and at == meant.end):
                return written.end if end else written.start
            if meant.end <= at:
                shift = written.end - meant.end
        return at + shift


def correct(
    text: str, lexicon: Lexicon, is_known: Callable[[str], bool], vocabulary: Callable[[str], Iterable[str]]
) -> Correction:
    """``text`` with its typing errors mended.

    ``is_known`` says whether a key occurs in the index, ``vocabulary`` gives its keys by first letters.
    """
    out, changes, at, shift = [], [], 0, 0
    for word in lexicon.words(text):
        written = text[word.start : word.end]
        meant = _meant(written, word, lexicon, is_known, vocabulary)
        if meant:
            out += [text[at : word.start], meant]
            start = word.start + shift
            changes.append((Span(word.start, word.end), Span(start, start + len(meant))))
            shift += len(meant) - len(written)
            at = word.end
    return Correction("".join([*out, text[at:]]), tuple(changes))


def _meant(
    written: str,
    word: Word,
    lexicon: Lexicon,
    is_known: Callable[[str], bool],
    vocabulary: Callable[[str], Iterable[str]],
) -> str:
    """The word meant, "" when the word as written may stand."""
    bare = written.lower()
    if len(bare) < _SHORTEST or not bare.isalpha() or lexicon.is_light(word.key) or is_known(word.key):
        return ""
    common = next((known for known in lexicon.common if len(known) >= _SHORTEST and _slip(bare, known)), "")
    if common or word.proper:
        return common
    keys = vocabulary(word.key[:2])
    long = (key for key in sorted(keys) if len(key) >= _SHORTEST_KEY)
    return next((key for key in long if _slip(word.key, key) or _slip(bare, key)), "")


def _slip(written: str, known: str) -> bool:
    """One letter dropped or doubled, or two neighbours exchanged."""
    if abs(len(written) - len(known)) > 1 or written[0] != known[0]:
        return False
    swapped = len(written) != len(known) or sorted(written) == sorted(known)
    return swapped and OSA.distance(written, known, score_cutoff=1) == 1
