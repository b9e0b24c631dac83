"""Numbers written in digits, with separators of every habit."""

from __future__ import annotations

from factcheck.figures.tokens import is_list

ROUND_FROM = 1000
"""From here on trailing zeros are taken for rounding: 200,000 is good to 10,000, but 150 to 1."""


def read_digits(text: str) -> tuple[float, float] | None:
    """Value and step (the size of the last place meant) of ``1,234.5``, ``1.234,5``, ``12,34,567``.

    None for what only looks like a number: dates (12.04.2024), versions, lists.
    """
    plain = _plain(text)
    if plain is None:
        return None
    value = float(plain)
    whole, _, decimals = plain.partition(".")
    if decimals:
        return value, 10.0 ** -len(decimals)
    return value, round_step(whole)


def round_step(whole: str) -> float:
    """The step of an integer: a tenth of the place of its last non-zero digit, and 1 below 1000."""
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0 ** max(0, zeros - 1) if len(whole) > 3 and zeros < len(whole) else 1.0


def _plain(text: str) -> str | None:
    """``text`` with only a decimal point left, or None."""
    commas, points = text.count(","), text.count(".")
    if commas and points:
        decimal = max(",.", key=text.rfind)
        if text.count(decimal) > 1:
            return None
        whole, _, rest = text.rpartition(decimal)
        whole = _ungroup(whole, "," if decimal == "." else ".")
        return None if whole is None else f"{whole}.{rest}"
    if commas:
        return _ungroup(text, ",") or (text.replace(",", ".") if commas == 1 else None)
    return text if points <= 1 else _ungroup(text, ".")


def _ungroup(text: str, separator: str) -> str | None:
    """The digits of ``1,234,567`` (or 12,34,567) without separators; None when the groups are not those of a number."""
    return None if is_list(text.replace(separator, ",")) else text.replace(separator, "")
