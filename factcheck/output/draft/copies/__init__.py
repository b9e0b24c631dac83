"""Copies of a draft with what was found noted in it, and nothing else changed."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from factcheck.draft import kind_of
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.draft.model import DraftReport

_COPIES = {"word": (".docx",), "markdown": (".md", ".markdown")}


def annotated(report: DraftReport, data: bytes, out: str) -> bytes:
    """The draft's bytes with a comment (Word) or a footnote (Markdown) on each finding.

    Raises UsageError for a draft of another format, or a copy of another than the draft's.
    """
    kind = kind_of(data, report.draft.path)
    if kind not in _COPIES:
        raise UsageError(
            f"{report.draft.path}: only .docx and .md are annotated (for the others: --format html)"
        )
    if PurePath(out).suffix.lower() not in _COPIES[kind]:
        raise UsageError(f"--annotate {out}: must end in {_COPIES[kind][0]}, as the draft does")
    return cast("bytes", import_module(f"{__name__}.{kind}").annotate(report, data))
