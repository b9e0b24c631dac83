"""Text made fit for a terminal, without changing its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Span

# C0 and C1 controls, directional overrides and invisible marks never reach a
# terminal; what separates words becomes a space. One character for one.
_UNPRINTABLE = (
    *range(0x20),
    *range(0x7F, 0xA0),
    *(0x061C, 0x180E, 0xFEFF),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
_SPACES = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x2028, 0x2029)
_CLEAN = dict.fromkeys(_UNPRINTABLE, "\ufffd") | dict.fromkeys(_SPACES, " ")
# The characters of our own layout for places that only have ASCII.
ASCII = str.maketrans("✓✗≠·│─▌━┃«»…–—“”‘’", "+x!-|-|-|[].--\"\"''")


def clean(text: str) -> str:
    """The text without anything a terminal would obey, of the same length."""
    return text.translate(_CLEAN)


def cut(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of ``spans``; overlaps are shown once."""
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            yield clean(text[at:start]), False
            yield clean(text[start:end]), True
            at = end
    yield clean(text[at:]), False


def bracketed(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """The text in pieces, ``spans`` between guillemets."""
    return (f"«{piece}»" if inside else piece for piece, inside in cut(text, spans))
