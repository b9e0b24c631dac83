"""What is worth checking in a sentence, and why the rest is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.draft import check_draft, read_draft
from factcheck.draft.claims import find_claims
from factcheck.draft.model import Why
from factcheck.draft.tables import table
from factcheck.errors import UnreadableSource
from factcheck.figures import Reader
from factcheck.model import JudgedFigure, Result, Verdict

READER = Reader()
PARTS = [example for entry in table("claims").values() for example, _ in entry["examples"]] + [
    "“We grew by 4% last year,” said Ana Ode.",
    "It rose 5%.",
    "# 2.1 Head 4%",
    "| 4% |",
    '"',
    "“",
    "4%",
]
EXAMPLES = [
    pytest.param(*example, id=f"{name}-{number}")
    for name, entry in table("claims").items()
    for number, example in enumerate(entry["examples"])
]


@pytest.mark.parametrize("name", sorted(table("claims")))
def test_every_entry_has_an_example(name: str) -> None:
    assert table("claims")[name]["examples"]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_examples(text: str, expected: list[str]) -> None:
    found = find_claims(read_draft(text.encode(), "a.txt"), READER)
    assert [figure.text for sentence in found for figure in sentence.figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Did steel rise by 4%?", [Why.QUESTION]),
        ("The rate went from 2.5 to 2.75 percent.", [Why.FORMER]),
        ("| a | 4% |\n|---|---|", [Why.CELL]),
        ("Steel will rise 4%.", [Why.PREDICTION]),
        ("It is one of the best.", []),
    ],
)
def test_every_figure_is_accounted_for(text: str, expected: list[Why]) -> None:
    found = find_claims(read_draft(text.encode(), "a.md"), READER)
    assert [why for sentence in found for _, why in sentence.left] == expected


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We grew by 4% last year,” said Ana Ode.", ["We grew by 4% last year,"]),
        ('Ana Ode said: "We grew. We grew fast. Then we slept."', ["We grew. We grew fast. Then we slept."]),
        ("Its “new force” rose 4%.", []),
        ("“We never end", []),
        ("「我们的出口增长很快」，他说。", ["我们的出口增长很快"]),
        ("“新动能”增长4%。", []),
    ],
)
def test_quotations_are_kept_whole(text: str, quotes: list[str]) -> None:
    found = list(find_claims(read_draft(text.encode(), "a.txt"), READER))
    assert [one.text[quote.start : quote.end] for one in found for quote in one.quotes] == quotes


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PARTS, "\n\n", " "]), max_size=12).map(" ".join))
def test_coverage_accounts_for_every_figure(text: str) -> None:
    """Found is checked and left, whatever a sentence is put together from."""
    try:
        draft = read_draft(text.encode(), "a.md")
    except UnreadableSource:
        return
    report = check_draft(draft, READER, by_heart)
    spans = [*(each.span for each in report.findings), *(each.span for each in report.left)]
    assert len(set(spans)) == len(spans)
    found = report.coverage
    assert found.checked + sum(found.left.values()) == found.found
    read = [
        figure for one in find_claims(draft, READER) for figure in (*one.figures, *(f for f, _ in one.left))
    ]
    assert len(read) + report.quoted == found.found


def by_heart(claim: str) -> Result:
    """Supports every figure of a claim."""
    judged = tuple(JudgedFigure(figure, Verdict.SUPPORTED) for figure in READER.read(claim).figures)
    return Result(claim, Verdict.SUPPORTED, (), "", judged)


def test_figures_in_a_quotation_are_checked_with_it() -> None:
    (sentence,) = find_claims(
        read_draft("“We grew by 4% last year,” said Ana Ode.".encode(), "a.txt"), READER
    )
    assert (sentence.figures, sentence.quoted) == ((), 1)
