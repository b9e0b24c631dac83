"""Words that exclude each other, and where a claim stands between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Contrast(NamedTuple):
    """Words that exclude each other: the member each key stands for; ``whole`` is meant by none."""

    member: Mapping[str, str]
    whole: str = ""
    must: bool = False

    def members(self, keys: frozenset[str], before: frozenset[str] = frozenset()) -> frozenset[str]:
        """The members that some keys name or, naming none, those that keys ``before`` them name, or mean."""
        return self.named(keys) or self.named(before) or frozenset({self.whole} if self.whole else ())

    def named(self, keys: frozenset[str]) -> frozenset[str]:
        """The members that some keys name."""
        return frozenset([self.member[key] for key in self.member.keys() & keys])


class Side(NamedTuple):
    """The members of a contrast that a claim means, and those that have to be named to meet it."""

    contrast: Contrast
    meant: frozenset[str]
    must: frozenset[str]

    @property
    def goes_without_saying(self) -> bool:
        """Whether the claim means the whole only."""
        return self.meant == {self.contrast.whole}


class Sides(NamedTuple):
    """The ``keys`` of a claim, and its side in every contrast it has one in."""

    keys: frozenset[str]
    taken: tuple[Side, ...]

    @property
    def must(self) -> frozenset[str]:
        """Every key that names a member of a contrast of which the claim's must be named."""
        return frozenset(key for side in self.taken if side.must for key in side.contrast.member)

    def opposed(
        self,
        close: frozenset[str],
        subject: frozenset[str],
        sentence: frozenset[str],
        near: frozenset[str],
        before: frozenset[str] = frozenset(),
    ) -> str:
        """The word that sets the claim and a figure apart, "" when none does.

        ``close`` are the keys of the figure's own clause, ``subject`` those of them before the
        figure, ``sentence`` those of its whole sentence, ``near`` those of :attr:`must` around it. The
        ``whole`` of a set is meant by a side that names none of its members, and that does not take up
        what is said ``before`` ("of these, …").
        """
        if opposite := _negative(self.keys, close):
            return opposite
        for side in self.taken:
            if side.must and (unmet := side.must - side.contrast.named(near)):
                return min(unmet)
            other = side.contrast.members(subject if side.goes_without_saying else close, before)
            if other and not side.meant & other:
                return min(other)
            elsewhere = side.contrast.members(sentence, before)
            if elsewhere and not side.meant & elsewhere and side.contrast.whole not in side.meant:
                return min(elsewhere)
        return ""


def sides(contrasts: Iterable[Contrast], claimed: frozenset[str]) -> Sides:
    """Where a claim with these keys stands."""
    nothing: frozenset[str] = frozenset()
    found = (
        Side(contrast, contrast.members(claimed), contrast.named(claimed) if contrast.must else nothing)
        for contrast in contrasts
    )
    return Sides(claimed, tuple(side for side in found if side.meant))


def _negative(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """ "Defense" against "nondefense": one side has a word, the other only its negative."""
    for one, other in ((ours, theirs), (theirs, ours)):
        for key in one:
            if key.startswith("non") and key[3:] in other and key not in other:
                return key
    return ""
