"""What each format prints, as a person sees it.

``pytest tests/output --regenerate-golden`` writes the files anew: read the difference before committing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.ingest import Report
from factcheck.output import Look, output_format
from tests.output import samples
from tests.output.samples import ANSWERS, READINGS, SUMMARIES

if TYPE_CHECKING:
    from collections.abc import Callable

    Golden = Callable[[str, str], None]

LOOKS = {
    "plain": ("plain", Look(width=80)),
    "plain-40-ascii": ("plain", Look(width=40, unicode=False)),
    "rich": ("rich", Look(width=100, colour=True, styled=True)),
    "rich-40": ("rich", Look(width=40, colour=True, styled=True)),
    "rich-no-color": ("rich", Look(width=80, styled=True)),
    "rich-dumb-ascii": ("rich", Look(width=72, unicode=False)),
    "json": ("json", Look()),
    "jsonl": ("jsonl", Look()),
}
EXPLAINED = {
    "plain-explained": ("plain", Look(width=80, explain=True)),
    "rich-explained": ("rich", Look(width=100, colour=True, styled=True, explain=True)),
}


@pytest.mark.parametrize("look", [*LOOKS, *EXPLAINED])
def test_answers(look: str, golden: Golden) -> None:
    name, how = (LOOKS | EXPLAINED)[look]
    golden(f"answers.{look}", "".join(output_format(name).results(ANSWERS.values(), how)))


@pytest.mark.parametrize("look", LOOKS)
def test_readings(look: str, golden: Golden) -> None:
    name, how = LOOKS[look]
    golden(f"readings.{look}", "".join(output_format(name).readings(READINGS, how)))


@pytest.mark.parametrize("look", ["plain", "rich", "json"])
def test_sources(look: str, golden: Golden) -> None:
    name, how = LOOKS[look]
    golden(f"sources.{look}", "".join(output_format(name).sources(SUMMARIES, how)))


@pytest.mark.parametrize("look", ["plain", "rich", "jsonl"])
def test_transcript(look: str, golden: Golden) -> None:
    name, how = LOOKS[look]
    pieces = output_format(name).transcript(samples.DOCUMENT, samples.FixedReader(), how)
    golden(f"transcript.{look}", "".join(pieces))


@pytest.mark.parametrize("look", ["plain", "rich", "json"])
def test_report(look: str, golden: Golden) -> None:
    name, how = LOOKS[look]
    done = Report(added=3, unchanged=1, statements=1204, problems=[*SUMMARIES[1].problems])
    golden(f"report.{look}", "".join(output_format(name).report(done, how)))
