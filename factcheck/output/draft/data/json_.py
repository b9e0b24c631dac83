"""JSON: an array with one object a draft; it also serves as a baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.output.draft.data.objects import report_object
from factcheck.output.objects import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import DraftReport
    from factcheck.output import Look


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """The whole array: half of one would be of no use."""
    yield dumps([report_object(report) for report in reports], unicode=look.unicode, indent=2) + "\n"
