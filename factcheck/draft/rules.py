"""Rules: the stable names of what can be wrong with a claim, and how loud each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.config import Level
from factcheck.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RULES: Mapping[str, str] = {
    "FC-value": "The sources give another value for the same thing and period.",
    "FC-digits": "The value is the sources' with digits swapped, dropped or doubled.",
    "FC-period": "The value is right for another period.",
    "FC-metric": "The value is the figure of another thing.",
    "FC-direction": "The sources say that it went the other way.",
    "FC-unit": "The number is right, the unit is not.",
    "FC-scale": "The digits are right, the scale is not: billion for trillion.",
    "FC-bound": "The sources limit the value the other way: more than, not less than.",
    "FC-speaker": "The sources have it from somebody else.",
    "FC-quote": "The sources have other words than the quotation.",
    "FC-negation": "The sources say the opposite.",
    "FC-entity": "The sources say it of somebody or something else.",
    "FC-unsupported": "No source says this or otherwise.",
    "FC-conflict": "The sources disagree among themselves.",
}
"""Rule id to what it means, in the order of the README."""

_LEVELS: Mapping[Verdict, Level] = {
    Verdict.SUPPORTED: Level.NONE,
    Verdict.REFUTED: Level.ERROR,
    Verdict.CONFLICTING: Level.WARNING,
    Verdict.NOT_ENOUGH_EVIDENCE: Level.NOTE,
}


def rule_of(verdict: Verdict, reasons: Sequence[str]) -> str:
    """The rule that a verdict with these reasons breaks; empty when none.

    >>> rule_of(Verdict.REFUTED, ("period", "digest"))
    'FC-period'
    """
    if verdict is Verdict.SUPPORTED:
        return ""
    if verdict is Verdict.NOT_ENOUGH_EVIDENCE:
        return "FC-unsupported"
    if verdict is Verdict.CONFLICTING:
        return "FC-conflict"
    return next((f"FC-{reason}" for reason in reasons if f"FC-{reason}" in RULES), "FC-value")


def level_of(verdict: Verdict, rule: str, levels: Mapping[str, Level]) -> Level:
    """How loud a finding is: as the settings say of its rule, else by its verdict."""
    return levels.get(rule, _LEVELS[verdict])


def default_level(rule: str) -> Level:
    """How loud a rule is where the settings do not say."""
    if rule == "FC-unsupported":
        return Level.NOTE
    return Level.WARNING if rule == "FC-conflict" else Level.ERROR
