from __future__ import annotations

import pytest

from factcheck.errors import Problem
from factcheck.index import SourceSummary
from factcheck.index.codec import pack_passage, unpack_passage
from factcheck.index.packing import pack_summary, unpack_summary
from factcheck.model import Location, Passage, Reading
from tests.index.samples import GROWTH, H1, OPEN_ENDED, passage, source

SOURCE = source()


@pytest.mark.parametrize(
    "given",
    [
        passage("Zinc exports rose nearly 8%.", SOURCE, 5, Reading((GROWTH, OPEN_ENDED), (H1,))),
        Passage("锌出口增长近8%。\u2028 “…”", Location(0, 12), SOURCE),
    ],
)
def test_a_passage_comes_back_as_it_went_in(given: Passage) -> None:
    assert unpack_passage(pack_passage(given), SOURCE) == given


@pytest.mark.parametrize(
    "given",
    [
        SourceSummary(
            SOURCE, 3, 9, 4, {"Ada": 3}, (Problem("a.md", "is odd", "mend it", 7, False),), (1, 2, 3)
        ),
        SourceSummary(SOURCE, speakers={}),
    ],
)
def test_a_summary_comes_back_as_it_went_in(given: SourceSummary) -> None:
    assert unpack_summary(pack_summary(given)) == given
