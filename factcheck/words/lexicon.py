"""The word reader: tokens, stems, terms."""

from __future__ import annotations

import re
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import Stemmer
import tomli

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_CJK = "\u3007\u4e00-\u9fff"
_TOKEN = re.compile(
    rf"""(?P<number>\d+(?:[.,]\d+)*)
      | (?P<cjk>[{_CJK}]+)
      | (?P<initials>(?:[A-Za-z]\.){{2,}})                 # U.S.
      | (?P<word>(?:[A-Za-z]-)?                              # e-commerce
                 [^\W\d_{_CJK}]+(?:['\u2019][^\W\d_{_CJK}]+)*)
      """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['\u2019]s?$|['\u2019](?:re|ve|ll|d|m)$")


class Word(NamedTuple):
    """One word of a text; ``proper`` marks a capital that no sentence start explains."""

    key: str
    start: int
    end: int
    proper: bool = False


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
        self._memo: dict[str, str] = {}

    def words(self, text: str) -> list[Word]:
        """The content words of ``text`` in order, stop words left out."""
        return [word for word in self._canonical(text) if word.key not in self._stop and not _is_letter(word.key)]

    def keys(self, text: str) -> list[str]:
        """The keys of :meth:`words`."""
        return [word.key for word in self.words(text)]

    def is_light(self, key: str) -> bool:
        """Whether a word says how something is reported or measured, not what."""
        return key in self._light

    def is_plain(self, key: str) -> bool:
        """Whether a word is an everyday verb, adjective or adverb that colours more than it says."""
        return key in self._plain

    @property
    def common(self) -> list[str]:
        """The words of reporting as written: months, scales, parts of a year, verbs of change."""
        return list(self._tables["light"])

    def _canonical(self, text: str) -> list[Word]:
        return list(_replace(list(self._tokens(text)), self._terms))

    def _tokens(self, text: str) -> Iterator[Word]:
        for match in _TOKEN.finditer(text):
            if match.lastgroup == "cjk":
                yield from self._chinese(match.group(), match.start())
            else:
                yield self._word(match.group(), match.start(), text)

    def _word(self, raw: str, start: int, text: str) -> Word:
        proper = raw[0].isupper() and (raw[1:].lower() != raw[1:] or not _opens_sentence(text, start))
        return Word(self._key(raw), start, start + len(raw), proper)

    def _key(self, raw: str) -> str:
        key = self._memo.get(raw)
        if key is None:
            key = self._memo[raw] = self._stem(raw)
        return key

    def _stem(self, raw: str) -> str:
        if raw == "US":  # the pronoun is never written in capitals
            return "usa"
        bare = _POSSESSIVE.sub("", raw.lower()).replace("-", "")
        return self._irregular.get(bare) or self._stemmer.stemWord(bare)

    def _chinese(self, run: str, start: int) -> Iterator[Word]:
        """Terms of the table by longest match, pairs of characters between them."""
        at = gap = 0
        while at < len(run):
            length = self._longest(run, at)
            if not length:
                at += 1
                continue
            yield from _pairs(run[gap:at], start + gap)
            for key in self._chinese_terms[run[at : at + length]]:
                yield Word(key, start + at, start + at + length)
            at = gap = at + length
        yield from _pairs(run[gap:], start + gap)

    def _longest(self, run: str, at: int) -> int:
        for length in range(min(self._chinese_width, len(run) - at), 0, -1):
            if run[at : at + length] in self._chinese_terms:
                return length
        return 0

    @cached_property
    def _tables(self) -> dict[str, Any]:
        return tomli.loads(files(__package__).joinpath("tables/words.toml").read_text("utf-8"))

    @cached_property
    def _irregular(self) -> dict[str, str]:
        return {form: key for key, forms in self._tables["forms"].items() for form in [key, *forms]}

    @cached_property
    def _stop(self) -> frozenset[str]:
        return frozenset(self._key(word) for word in self._tables["stop"]) | {""}

    @cached_property
    def _light(self) -> frozenset[str]:
        return frozenset(self._key(word) for word in self._tables["light"])

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(self._key(word) for word in self._tables["plain"])

    @cached_property
    def _terms(self) -> dict[str, list[Term]]:
        """Phrases by their first key, longest first; what stands for a phrase is itself read with the terms."""
        plain = self._phrases({})
        return self._phrases(
            {first: [t for t in terms if len(t.phrase) == 1] for first, terms in plain.items()}
        )

    def _phrases(self, within: Mapping[str, list[Term]]) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = {}
        for canonical, names in self._all_terms():
            keys = tuple(word.key for word in _replace(list(self._tokens(canonical)), within))
            for name in (canonical, *names):
                phrase = tuple(word.key for word in self._tokens(name))
                if phrase:
                    found.setdefault(phrase[0], []).append(Term(phrase, keys))
        return {first: sorted(terms, key=lambda term: -len(term.phrase)) for first, terms in found.items()}

    @cached_property
    def _chinese_terms(self) -> dict[str, tuple[str, ...]]:
        found = {}
        for canonical, names in self._tables["chinese"].items():
            keys = tuple(self._key(match.group()) for match in _TOKEN.finditer(canonical))
            found.update(dict.fromkeys(names, keys))
        return found

    @cached_property
    def _chinese_width(self) -> int:
        return max(map(len, self._chinese_terms))

    def _all_terms(self) -> Iterable[tuple[str, Sequence[str]]]:
        yield from ((term["is"], term["names"]) for term in self._tables["term"])
        yield from self._extra.items()


def _replace(words: list[Word], terms: Mapping[str, list[Term]]) -> Iterator[Word]:
    """Words with every phrase of ``terms`` replaced; keys more or fewer than its words share its whole span."""
    at = 0
    while at < len(words):
        term = _match(words, at, terms.get(words[at].key, ()))
        if term is None:
            yield words[at]
            at += 1
            continue
        last = at + len(term.phrase) - 1
        if len(term.keys) == len(term.phrase):
            replaced = zip(words[at : last + 1], term.keys, strict=True)
            yield from (word._replace(key=key) for word, key in replaced)
        else:
            span = (words[at].start, words[last].end, words[at].proper)
            yield from (Word(key, *span) for key in term.keys)
        at = last + 1


def _match(words: list[Word], at: int, terms: Iterable[Term]) -> Term | None:
    for term in terms:
        if tuple(word.key for word in words[at : at + len(term.phrase)]) == term.phrase:
            return term
    return None


def _pairs(run: str, start: int) -> Iterator[Word]:
    if len(run) == 1:
        yield Word(run, start, start + 1)
    for at in range(len(run) - 1):
        yield Word(run[at : at + 2], start + at, start + at + 2)


def _is_letter(key: str) -> bool:
    """A single Latin letter ("y/y", "Amy E. Hood") tells nothing."""
    return len(key) == 1 and key.isascii() and key.isalpha()


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \n\t\"'\u201c\u2018(")
    return not before or before[-1] in ".!?:。！？\n"


def tokens_lower(text: str) -> list[str]:
    """The plain words of a text in lower case, function words and all."""
    return [match.group().lower().replace("\u2019", "'") for match in _TOKEN.finditer(text)]
