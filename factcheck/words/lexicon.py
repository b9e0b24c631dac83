"""The word reader: tokens, stems, terms."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from string import ascii_letters
from typing import TYPE_CHECKING, Any, NamedTuple

import Stemmer
import tomli

from factcheck.words.chinese import Chinese, has_chinese, runs
from factcheck.words.kept import Kept
from factcheck.words.spelling import american
from factcheck.words.unseen import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_TOKEN = re.compile(
    r"""\d+(?:[.,]\d+)*
      | (?:[A-Za-z]\.){2,}                    # U.S.
      | (?:(?:[A-Za-z]|[Nn]on|[Pp]re|[Pp]ost|[Aa]nti|[Ee]x)-)?   # e-commerce, non-GAAP
        [^\W\d_]+(?:['\u2019][^\W\d_]+)*
      """,
    re.VERBOSE,
)
_PIECE = re.compile(r"\S+")
_POSSESSIVE = r"['\u2019]s?$|['\u2019](?:re|ve|ll|d|m)$"
_TEXTS_KEPT = 1_024


class Word(NamedTuple):
    """One word of a text; ``proper`` marks a capital that no sentence start explains."""

    key: str
    start: int
    end: int
    proper: bool = False


class Token(NamedTuple):
    """A word in a piece of text between two blanks; a ``capital`` with others behind it is ``sure``."""

    key: str
    start: int
    end: int
    capital: bool
    sure: bool


class Term(NamedTuple):
    """A phrase, as keys, and the keys that stand for it."""

    phrase: tuple[str, ...]
    keys: tuple[str, ...]


class Lexicon:
    """Reads words with the built-in tables and a user's terms.

    ``terms`` maps a canonical phrase to its other names, as in factcheck.toml:
    ``{"cross-border e-commerce": ["CBEC"]}``.
    """

    def __init__(self, terms: Mapping[str, Sequence[str]] | None = None) -> None:
        self._extra = dict(terms or {})
        self._stemmer = Stemmer.Stemmer("english")
        self._key = Kept(self._stem).__getitem__
        self._piece = Kept(self._read_piece).__getitem__
        self._pieced = Kept(self._read_tokens).__getitem__
        self._keys = lru_cache(_TEXTS_KEPT)(self._read_keys)
        self._words = lru_cache(_TEXTS_KEPT)(self._read_words)
        self._chinese = Chinese(self._plain_keys)

    def words(self, text: str) -> list[Word]:
        """The content words of ``text`` in order, stop words left out."""
        return list(self._words(text))

    def keys(self, text: str) -> tuple[str, ...]:
        """The keys of :meth:`words`."""
        return self._keys(text)

    def is_light(self, key: str) -> bool:
        """Whether a word says how something is reported or measured, not what."""
        return key in self._light

    def is_plain(self, key: str) -> bool:
        """Whether a word is an everyday verb, adjective or adverb that colours more than it says."""
        return key in self._plain

    def is_common(self, key: str) -> bool:
        """Whether a word is of every sort of statement (see benchmarks/common_words.py)."""
        return key in self._common

    @property
    def common(self) -> list[str]:
        """The words of reporting as written: months, scales, parts of a year, verbs of change."""
        return [*self._tables["light"], *self._tables["stop"]]

    def _read_words(self, text: str) -> tuple[Word, ...]:
        mute, (seen, places) = self._mute, bare(text)
        found = _replaced(list(self._tokens(seen)), self._terms)
        kept = tuple([word for word in found if word.key not in mute])
        if seen is text:
            return kept
        return tuple(word._replace(start=places[word.start], end=places[word.end - 1] + 1) for word in kept)

    def _read_keys(self, text: str) -> tuple[str, ...]:
        """Keys alone are read in a third of the time of words with their places."""
        mute, keys = self._mute, self._plain_keys(bare(text)[0])
        if not self._terms.keys().isdisjoint(keys):
            keys = _canonical(keys, self._terms)
        return tuple([key for key in keys if key not in mute])

    def _plain_keys(self, text: str) -> Sequence[str]:
        """The keys of a text before terms are replaced."""
        if has_chinese(text):
            return [word.key for word in self._tokens(text)]
        return list(chain.from_iterable(map(self._piece, text.split())))

    def _read_piece(self, piece: str) -> tuple[str, ...]:
        """The keys between two blanks, which no word goes over: the same pieces come again and again."""
        return tuple(map(self._key, _TOKEN.findall(piece)))

    def _tokens(self, text: str) -> Iterator[Word]:
        for start, end, chinese in runs(text):
            if chinese:
                yield from (Word(*piece) for piece in self._chinese.pieces(text, start, end))
                continue
            for piece in _PIECE.finditer(text, start, end):
                at = piece.start()
                for key, begin, stop, capital, sure in self._pieced(piece.group()):
                    proper = capital and (sure or not _opens_sentence(text, at + begin))
                    yield Word(key, at + begin, at + stop, proper)

    def _read_tokens(self, piece: str) -> tuple[Token, ...]:
        """The words between two blanks, with their places there."""
        return tuple(
            Token(self._key(raw), match.start(), match.end(), raw[0].isupper(), raw[1:].lower() != raw[1:])
            for match in _TOKEN.finditer(piece)
            for raw in [match.group()]
        )

    def _stem(self, raw: str) -> str:
        if raw == "US":  # the pronoun is never written in capitals
            return "usa"
        bare = raw.lower().replace("-", "")
        if not bare.isalnum():
            bare = re.sub(_POSSESSIVE, "", bare)
        return self._irregular.get(bare) or self._stemmer.stemWord(american(bare))

    @cached_property
    def _tables(self) -> dict[str, Any]:
        return tomli.loads(Path(__file__).with_name("tables").joinpath("words.toml").read_text("utf-8"))

    @cached_property
    def _irregular(self) -> dict[str, str]:
        return {form: key for key, forms in self._tables["forms"].items() for form in [key, *forms]}

    @cached_property
    def _mute(self) -> frozenset[str]:
        """Stop words, and single Latin letters: "y/y" and the E of "Amy E. Hood" tell nothing."""
        return frozenset(map(self._key, self._tables["stop"])).union([""], ascii_letters)

    @cached_property
    def _light(self) -> frozenset[str]:
        return frozenset(map(self._key, self._tables["light"]))

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(Path(__file__).with_name("tables").joinpath("common.txt").read_text("utf-8").split())

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(map(self._key, self._tables["plain"]))

    @cached_property
    def _terms(self) -> dict[str, list[Term]]:
        """Phrases by their first key, longest first; their own words are replaced by terms of one word."""
        rows = [[tuple(self._plain_keys(name)) for name in names] for names in self._all_terms()]
        single = _by_first(Term(name, row[0]) for row in rows for name in row if len(name) == 1)
        return _by_first(Term(name, _canonical(row[0], single)) for row in rows for name in row if name)

    def _all_terms(self) -> Iterator[list[str]]:
        """The names of each term, the canonical one first."""
        yield from ([term["is"], *term["names"]] for term in self._tables["term"])
        yield from ([canonical, *names] for canonical, names in self._extra.items())


def _by_first(terms: Iterable[Term]) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for term in terms:
        found.setdefault(term.phrase[0], []).append(term)
    return {first: sorted(those, key=lambda term: -len(term.phrase)) for first, those in found.items()}


def _found(keys: Sequence[str], terms: Mapping[str, list[Term]]) -> Iterator[tuple[int, int, Term]]:
    """Where terms begin and end, from left to right."""
    beyond = 0
    for at in [at for at, key in enumerate(keys) if key in terms]:
        term = _match(keys, at, terms[keys[at]]) if at >= beyond else None
        if term:
            beyond = at + len(term.phrase)
            yield at, beyond, term


def _canonical(keys: Sequence[str], terms: Mapping[str, list[Term]]) -> tuple[str, ...]:
    """Keys with every phrase of ``terms`` replaced."""
    new: list[str] = []
    done = 0
    for start, end, term in _found(keys, terms):
        new += (*keys[done:start], *term.keys)
        done = end
    return (*new, *keys[done:])


def _replaced(words: Sequence[Word], terms: Mapping[str, list[Term]]) -> Sequence[Word]:
    """The same for words: keys more or fewer than the words they replace share their whole span."""
    new: list[Word] = []
    done = 0
    for start, end, term in _found([word.key for word in words], terms):
        new += words[done:start]
        if len(term.keys) == len(term.phrase):
            replaced = zip(words[start:end], term.keys, strict=True)
            new += [word._replace(key=key) for word, key in replaced]
        else:
            first = words[start]
            new += [Word(key, first.start, words[end - 1].end, first.proper) for key in term.keys]
        done = end
    return [*new, *words[done:]] if done else words


def _match(keys: Sequence[str], at: int, terms: Iterable[Term]) -> Term | None:
    for term in terms:
        phrase = term.phrase
        if len(phrase) == 1 or tuple(keys[at : at + len(phrase)]) == phrase:
            return term
    return None


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \n\t\"'\u201c\u2018(")
    return not before or before[-1] in ".!?:。！？\n"
