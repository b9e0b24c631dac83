"""JSON Lines: one object a draft, each as soon as it is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.output.draft.data.objects import report_object
from factcheck.output.objects import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import DraftReport
    from factcheck.output import Look


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """One line a draft."""
    for report in reports:
        yield dumps(report_object(report), unicode=look.unicode) + "\n"
