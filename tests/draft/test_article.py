"""The made-up article: every planted error is found, nothing right is flagged, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.draft.claims import find_claims
from factcheck.draft.model import Block, Why
from factcheck.draft.rules import RULES
from tests.draft.article import DATA, article, html

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.draft.model import DraftReport
    from factcheck.figures import Reader

    Checked = Callable[[bytes, str], DraftReport]

KINDS = ("md", "html", "docx")
EXPECTED = [
    line.split("\t") for line in (DATA / "article.expected.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.fixture(params=KINDS)
def report(request: pytest.FixtureRequest, checked: Checked) -> DraftReport:
    return checked(article(request.param), f"article.{request.param}")


def test_every_claim_is_judged_right(report: DraftReport) -> None:
    found = [
        [
            finding.text[:40],
            finding.rule,
            finding.evidence.figure.text if finding.evidence and finding.evidence.figure else "",
        ]
        for finding in report.findings
    ]
    assert found == EXPECTED


def test_every_rule_is_planted() -> None:
    assert {rule for _, rule, _ in EXPECTED} == {"", *RULES}


def test_coverage_accounts_for_every_figure(report: DraftReport) -> None:
    found = report.coverage
    assert (found.found, found.checked, found.quotations, found.statements) == (31, 27, 2, 2)
    assert found.left == {Why.OPINION: 1, Why.PREDICTION: 1, Why.LABEL: 1, Why.CELL: 1}


def test_places_lead_back_to_the_file(report: DraftReport) -> None:
    lines = report.draft.source.split("\n")
    for finding in report.findings:
        first = finding.text.split()[0].rstrip("’s")
        assert lines[finding.place.line - 1][finding.place.column - 1 :].startswith(first), finding.text
        last = finding.text.split()[-1]
        assert lines[finding.end.line - 1][: finding.end.column - 1].endswith(last), finding.text


def test_it_has_forty_sentences(checked: Checked, reader: Reader) -> None:
    draft = checked(article("md"), "article.md").draft
    assert sum(each.block is Block.TEXT for each in find_claims(draft, reader)) == 40


def test_the_page_is_made_of_the_markdown() -> None:
    assert article("html").decode() == html(), "run: python -m tests.draft.article"
