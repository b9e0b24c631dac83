"""Bytes to text: encoding, and the damage earlier programs did to it.

Everything that changes the length of a text happens here, before spans exist.
"""

from __future__ import annotations

import ast
import codecs
import re

from factcheck.errors import Problem, UnreadableSource

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# UTF-8 read as Windows-1252: "Ã©" for é, "â€™" for ’, "Â " for a no-break space.
_MOJIBAKE = re.compile(r"Ã[\u0080-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[\u0080-¿œ™˜“”¢¦\u009d]|Â[\u00a0-¿]")
_BYTES_REPR = re.compile(r"\A\s*b(['\"]).*\1\s*\Z", re.DOTALL)


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of ``data`` and what had to be guessed; UnreadableSource for what is no text."""
    text, problems = _characters(data, path)
    if _BYTES_REPR.match(text[:2] + text[-2:]) and _BYTES_REPR.match(text):
        text = _unrepr(text)
    if len(_MOJIBAKE.findall(text[:200_000])) >= 2:
        text, problems = (
            _unscramble(text),
            (*problems, _note(path, "text was decoded twice before it got here")),
        )
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    return text, problems


def whole(text: str) -> str:
    """The text with U+FFFD for halves of characters, which JSON and some encodings let through.

    >>> whole("zinc \\ud83d")
    'zinc \ufffd'
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _note(path: str, what: str) -> Problem:
    return Problem(path, what, "compare figures with the original", fatal=False)


def _characters(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), ()
    if b"\0" in data[:8192]:
        raise UnreadableSource(Problem(path, "is not text", "give a transcript, not a program or a picture"))
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _guess(data, path, error.start)


def _guess(data: bytes, path: str, offset: int) -> tuple[str, tuple[Problem, ...]]:
    """The most likely encoding of bytes that are not UTF-8; a few stray bytes are replaced."""
    text = data.decode("utf-8", "replace")
    line = data.count(b"\n", 0, offset) + 1
    if text.count("\ufffd") <= len(text) / 1000 and len(text) > 2000:
        what = f"{text.count(chr(0xFFFD))} bytes are not UTF-8"
        return text, (Problem(path, what, "they read as \ufffd", line=line, fatal=False),)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best else "cp1252"
    return data.decode(encoding, "replace"), (_note(path, f"is not UTF-8; read as {encoding}"),)


def _unrepr(text: str) -> str:
    """The text inside a printed Python bytes value."""
    try:
        value = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else text


def _unscramble(text: str) -> str:
    """Decode once more what was decoded twice, run by run, leaving clean runs alone."""
    return re.sub(r"[\u0080-\u024fŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{2,}", _redo, text)


def _redo(run: re.Match[str]) -> str:
    try:
        raw = b"".join(_byte(char) for char in run[0])
        return raw.decode("utf-8")
    except UnicodeError:
        return run[0]


def _byte(char: str) -> bytes:
    """Windows-1252, with the five holes it leaves filled as browsers do (WHATWG Encoding)."""
    return char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode("cp1252")
