"""What judging knows of the world: contrasts, places, homes, antonyms. Tables, read once per run."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from factcheck.judging.contrasts import Contrast, Sides, sides
from factcheck.model import Span
from factcheck.words.chinese import has_chinese
from factcheck.words.kept import Kept
from factcheck.words.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.model import Source
    from factcheck.words import Lexicon


_REACH = 4
"""How many words after itself a negation denies at most."""

_HOMES_KEPT = 1_024


class Home(NamedTuple):
    """The places a source means when it names none, and keys that go without saying in it."""

    places: frozenset[str]
    names: frozenset[str]


class Knowledge:
    """The judging tables, as keys of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._home_of = lru_cache(_HOMES_KEPT)(self._read_home)
        self._homes = Kept(self._read_homes)

    def places(self, keys: Sequence[str]) -> frozenset[str]:
        """The names of the places in a sequence of keys, the longest at each point."""
        found: set[str] = set()
        at = len(keys) if self._places.keys().isdisjoint(keys) else 0
        while at < len(keys):
            name = next(
                (n for n in self._places.get(keys[at], ()) if tuple(keys[at : at + len(n)]) == n), None
            )
            if name:
                found.add(" ".join(name))
            at += len(name) if name else 1
        return frozenset(found)

    def is_place_word(self, key: str) -> bool:
        """Whether a key is part of some place's name."""
        return key in self._place_words

    def home(self, source: Source) -> Home:
        """What a source speaks of when it names nothing, from its title, publisher and speakers' roles."""
        people = (f"{who.name} {who.role}" for who in source.speakers)
        return self._home_of(" ".join([source.title, source.publisher, *people]), source.publisher)

    def _read_home(self, named: str, publisher: str) -> Home:
        keys = set(self.lexicon.keys(named))
        found = [home for words, home in self._homes[has_chinese(named)] if words <= keys]
        places = self.places(self.lexicon.keys(publisher)).union(*(home.places for home in found))
        return Home(places, frozenset(key for home in found for key in home.names))

    def sides(self, claimed: Iterable[str]) -> Sides:
        """Where a claim with these keys stands in the contrasts."""
        return sides(self._contrasts, frozenset(claimed))

    def members(self, keys: frozenset[str]) -> frozenset[str]:
        """The contrast words that some keys name."""
        return frozenset().union(*(contrast.named(keys) for contrast in self._contrasts))

    def is_whole(self, key: str) -> bool:
        """Whether a word names the whole of a contrast, which goes without saying ("trade")."""
        return key in self._wholes

    def antonyms(self, key: str) -> frozenset[str]:
        """Keys that deny a key in a statement otherwise the same."""
        return self._antonyms.get(key, frozenset())

    def likes(self, key: str) -> frozenset[str]:
        """Keys on the same side of an antonymy ("fall", "decline"), which say the same of a direction."""
        return self._likes.get(key, frozenset())

    def negated(self, text: str) -> frozenset[str]:
        """The keys in the reach of a negation: the next few words ("did not rise", "no dissent")."""
        reaches = self.negations(text)
        if not reaches:
            return frozenset()
        return frozenset(
            word.key
            for word in self.lexicon.words(text)
            if any(start <= word.start < end for start, end in reaches)
        )

    def negations(self, text: str) -> list[Span]:
        """Where the negations of a text reach."""
        found = self._negation.all(text)
        return [Span(match.end(match.lastgroup or 0), match.end()) for match in found]

    @cached_property
    def _negation(self) -> Sought:
        words = _table("polarity")["negations"]
        chinese = "|".join(re.escape(word) for word in words if not word.isascii())
        english = "|".join(re.escape(word) for word in words if word.isascii())
        stops, hedges, denials = (
            "|".join(_table("polarity")[name]) for name in ("stops", "hedges", "denials")
        )
        word = r"[\w.,%$€£'’-]+"
        reach = rf"(?:\s+{word}(?:\s+(?!(?:{stops})\b){word}){{0,{_REACH - 1}}})?"
        pattern = (
            rf"(?P<negation>\b(?:{english})\b)(?!\s+(?:{hedges})\b){reach}"
            rf"|(?P<denial>\b(?:{denials})\b)[^.;:]*|(?P<chinese>{chinese}).{{0,{_REACH}}}"
        )
        return Sought(pattern, (*words, *_table("polarity")["denials"]))

    @cached_property
    def said(self) -> frozenset[str]:
        """Keys of the verbs and nouns that attribute words to a speaker."""
        return frozenset(key for word in _table("polarity")["said"] for key in self.lexicon.keys(word))

    @cached_property
    def _places(self) -> Mapping[str, list[tuple[str, ...]]]:
        named: dict[str, list[tuple[str, ...]]] = {}
        for place in _table("places")["places"]:
            keys = tuple(self.lexicon.keys(place))
            named.setdefault(keys[0], []).append(keys)
        return {first: sorted(names, key=len, reverse=True) for first, names in named.items()}

    @cached_property
    def _place_words(self) -> frozenset[str]:
        return frozenset(key for names in self._places.values() for name in names for key in name)

    def _read_homes(self, chinese: bool) -> list[tuple[frozenset[str], Home]]:
        """What tells each home; the Chinese vocabulary takes long to read, and only Chinese texts need it."""
        keys = self.lexicon.keys
        found = []
        for row in _table("places")["home"]:
            words = [word for word in row["words"] if chinese or word.isascii()]
            places = [keys(place) for place in row["places"]]
            names = frozenset(key for name in (*row["names"], *words, *row["places"]) for key in keys(name))
            home = Home(frozenset(" ".join(place) for place in places), names)
            found += [(frozenset(keys(word)), home) for word in words]
        return found

    @cached_property
    def _contrasts(self) -> list[Contrast]:
        keys = self.lexicon.keys
        found = []
        for row in _table("contrasts")["contrast"]:
            groups = [[key for word in group.split("|") for key in keys(word)] for group in row["words"]]
            member = {key: group[0] for group in groups for key in group}
            found.append(Contrast(member, "".join(keys(row.get("whole", ""))), row.get("must", False)))
        return found

    @cached_property
    def _wholes(self) -> frozenset[str]:
        return frozenset(contrast.whole for contrast in self._contrasts)

    def turns(self, claimed: Iterable[str], found: Iterable[str]) -> bool:
        """Whether two clauses tell opposite directions; what both say cancels out."""
        mine, others = frozenset(claimed), frozenset(found)
        ours, theirs = mine - others, others - mine
        return any(
            bool(ours & one and theirs & other) and not (ours & other or theirs & one)
            for pair in self._directions
            for one, other in (pair, pair[::-1])
        )

    @cached_property
    def _antonymies(self) -> list[tuple[frozenset[str], frozenset[str], bool]]:
        """The keys of both sides of each antonymy, and whether it is one of direction."""
        found = []
        for row in _table("polarity")["antonyms"]:
            one, other = (
                frozenset(key for word in side for key in self.lexicon.keys(word)) for side in row["sides"]
            )
            found.append((one, other, row.get("direction", False)))
        return found

    @cached_property
    def _directions(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        return [(one, other) for one, other, direction in self._antonymies if direction]

    @cached_property
    def _likes(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for one, other, _ in self._antonymies:
            for side in (one, other):
                for key in side:
                    found.setdefault(key, set()).update(side)
        return {key: frozenset(keys) for key, keys in found.items()}

    @cached_property
    def _antonyms(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for one, other, _ in self._antonymies:
            for mine, theirs in ((one, other), (other, one)):
                for key in mine:
                    found.setdefault(key, set()).update(theirs)
        return {key: frozenset(others) for key, others in found.items()}


@cache
def _table(name: str) -> dict[str, Any]:
    return tomli.loads(Path(__file__).with_name("tables").joinpath(f"{name}.toml").read_text("utf-8"))
