"""Which command a command line means: ``factcheck CLAIM`` is ``factcheck check CLAIM``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMANDS = ("check", "draft", "index", "sources", "conflicts", "parse", "show", "verify")
TAKES_VALUE = frozenset(
    {"--index", "--config", "--format", "--as-of", "--fail-on", "--file", "-f", "--annotate", "--baseline"}
)
ABOUT_ITSELF = frozenset({"--help", "-h", "--version", "--install-completion", "--show-completion"})


def dispatch(arguments: Sequence[str]) -> list[str]:
    """The same arguments with the command's name in front.

    The first argument that is no option (nor an option's value) is the command
    if it is the name of one, wherever it stands; otherwise it is a claim. After
    ``--`` everything is a claim.
    """
    words = list(_positions(arguments))
    if words and arguments[words[0]] in COMMANDS:
        at = words[0]
        return [arguments[at], *arguments[:at], *arguments[at + 1 :]]
    if not words and ABOUT_ITSELF.intersection(arguments):
        return list(arguments)
    return ["check", *arguments]


def _positions(arguments: Sequence[str]) -> Iterator[int]:
    """Where the arguments before ``--`` stand that are neither options nor options' values."""
    value_follows = False
    for at, argument in enumerate(arguments):
        if argument == "--":
            return
        if value_follows:
            value_follows = False
        elif argument.startswith("-") and argument != "-":
            value_follows = argument in TAKES_VALUE
        else:
            yield at
