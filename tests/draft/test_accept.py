"""Living with findings: accepted in the draft or in the settings, known from before, or no longer there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factcheck.config import Accepted, Config, Level, load
from factcheck.draft import accept, accepted_in, baseline_of, check_draft, read_draft
from factcheck.draft.rules import RULES, default_level, level_of, rule_of
from factcheck.errors import UsageError
from factcheck.figures import Reader
from factcheck.model import Figure, JudgedFigure, Quantity, Result, Span, Verdict
from factcheck.output import Look
from factcheck.output.draft import draft_format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from factcheck.draft.model import Acceptance, DraftReport

READER = Reader()
TWO = "Trade rose 4%. Steel rose 5%.\n\nTrade rose 4%.\n"


def refuted(claim: str) -> Result:
    """Refutes every figure of a claim."""
    figures = READER.read(claim).figures
    judged = tuple(JudgedFigure(figure, Verdict.REFUTED, ("value",)) for figure in figures)
    return Result(claim, Verdict.REFUTED, ("value",), "Known by heart.", judged)


def checked(
    text: str, settings: Sequence[Acceptance] = (), baseline: frozenset[str] = frozenset(), path: str = "a.md"
) -> DraftReport:
    return accept(check_draft(read_draft(text.encode(), path), READER, refuted), settings, baseline)


def standing(report: DraftReport) -> list[tuple[str, int]]:
    return [(finding.text, finding.place.line) for finding in report.findings if finding.stands]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (TWO, [("4%", 1), ("5%", 1), ("4%", 3)]),
        ("Trade rose 4%. <!-- factcheck: accept FC-value because revised --> Steel rose 5%.", [("5%", 1)]),
        ("Trade rose 4%. Steel rose 5%. <!-- factcheck: accept FC-value because revised -->", [("4%", 1)]),
        ("<!-- factcheck: accept FC-value: revised -->\n\nTrade rose 4%. Steel rose 5%.", []),
        ("<!-- factcheck: accept FC-value: revised -->\nTrade rose 4%.\n\nSteel rose 5%.", [("5%", 4)]),
        ("Trade rose 4%. <!-- factcheck: accept FC-period because revised -->", [("4%", 1)]),
        ("Trade rose 4%. <!-- factcheck: accept FC-value -->", [("4%", 1)]),
        ("Trade rose 4%. <!-- factcheck: accept FC-vaule because typo -->", [("4%", 1)]),
        ("Trade rose 4%. <!-- factcheck: ignore FC-value because so -->", [("4%", 1)]),
        ("Trade rose 4%. <!-- something else -->", [("4%", 1)]),
    ],
)
def test_accepted_in_the_draft(text: str, left: list[tuple[str, int]]) -> None:
    assert standing(checked(text)) == left


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Rose 4%. <!-- factcheck: accept FC-value -->", "without a reason"),
        ("Rose 4%. <!-- factcheck: accept FC-vaule because typo -->", "no rule is called 'FC-vaule'"),
        ("Rose 4%. <!-- factcheck: ignore FC-value because so -->", "cannot 'ignore'"),
    ],
)
def test_a_remark_that_means_nothing_is_said(text: str, remark: str) -> None:
    (said,) = checked(text).remarks
    assert remark in said


def test_an_acceptance_without_a_finding_is_said() -> None:
    report = checked("<!-- factcheck: accept FC-scale because gone -->\nTrade rose 4%.")
    (unused,) = report.unused
    assert (unused.rule, unused.origin) == ("FC-scale", "a.md:1")
    (line, *_) = draft_format("line").reports([report], Look())
    assert "unused: accepts FC-scale" in "".join(draft_format("line").reports([report], Look()))
    assert "REFUTED" in line


@pytest.mark.parametrize(
    ("accepted", "left"),
    [
        (Accepted("FC-value", "revised", "4%"), [("5%", 1)]),
        (Accepted("FC-value", "revised", "Steel  rose"), [("4%", 1), ("4%", 3)]),
        (Accepted("FC-value", "revised", path="*.md"), []),
        (Accepted("FC-value", "revised", path="drafts/*.md"), [("4%", 1), ("5%", 1), ("4%", 3)]),
        (Accepted("FC-scale", "revised"), [("4%", 1), ("5%", 1), ("4%", 3)]),
    ],
)
def test_accepted_in_the_settings(accepted: Accepted, left: list[tuple[str, int]], tmp_path: Path) -> None:
    settings = accepted_in(Config(tmp_path, accept=(accepted,)))
    assert standing(checked(TWO, settings)) == left


def test_settings_are_read_and_checked(tmp_path: Path) -> None:
    file = tmp_path / "factcheck.toml"
    file.write_text('[[accept]]\nrule = "FC-value"\nreason = "so"\n[levels]\nFC-value = "note"\n', "utf-8")
    config = load(file, {})
    assert config.accept == (Accepted("FC-value", "so"),)
    assert level_of(Verdict.REFUTED, "FC-value", config.levels) is Level.NOTE
    for wrong in ('[[accept]]\nrule = "FC-value"', '[levels]\nFC-value = "loud"', "[[accept]]\nrul = 1"):
        file.write_text(wrong, encoding="utf-8")
        with pytest.raises(UsageError, match="factcheck"):
            load(file, {})
    with pytest.raises(UsageError, match="FC-vaule"):
        accepted_in(Config(tmp_path, accept=(Accepted("FC-vaule", "typo"),)))


def test_a_baseline_leaves_what_is_new() -> None:
    for name in ("json", "jsonl"):
        text = "".join(draft_format(name).reports([checked(TWO)], Look()))
        known = baseline_of(text, "b.json")
        later = checked(f"An opening.\n\n{TWO}\nCoal rose 6%.", baseline=known)
        assert standing(later) == [("6%", 7)]
        assert sum(finding.known for finding in later.findings) == 3


@pytest.mark.parametrize("text", ["", "x", "{}", '[{"findings": 1}]', "[" * 100_000, '{"findings": [{}]}'])
def test_a_baseline_is_a_report(text: str) -> None:
    if text:
        with pytest.raises(UsageError, match=r"b\.json"):
            baseline_of(text, "b.json")
    else:
        assert baseline_of(text, "b.json") == frozenset()


def test_fingerprints_are_all_different_and_stay() -> None:
    first = [finding.fingerprint for finding in checked(TWO).findings]
    assert len(set(first)) == 3
    assert [finding.fingerprint for finding in checked(TWO, path="moved.md").findings] == first


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_level(rule: str) -> None:
    assert default_level(rule) is not Level.NONE
    reason = rule.removeprefix("FC-")
    if reason not in ("unsupported", "conflict"):
        assert rule_of(Verdict.REFUTED, ("digest", reason)) == rule


def test_a_silenced_rule_does_not_stand() -> None:
    draft = read_draft(TWO.encode(), "a.md")
    report = check_draft(draft, READER, refuted, {"FC-value": Level.NONE})
    assert standing(report) == []
    assert len(report.findings) == 3


def test_a_claim_that_cannot_be_checked_is_said() -> None:
    def refuse(_: str) -> Result:
        raise UsageError("too long")

    report = check_draft(read_draft(TWO.encode(), "a.md"), READER, refuse)
    assert len(report.left) == 3
    assert "too long" in report.remarks[0]


def test_a_figure_the_checker_reads_elsewhere_is_left() -> None:
    def astray(claim: str) -> Result:
        figure = Figure("9%", Span(500, 502), Quantity(9, 8.5, 9.5, "percent"))
        return Result(claim, Verdict.SUPPORTED, (), "", (JudgedFigure(figure, Verdict.SUPPORTED),))

    report = check_draft(read_draft(TWO.encode(), "a.md"), READER, astray)
    assert (report.findings, len(report.left)) == ((), 3)
    assert json.loads("".join(draft_format("json").reports([report], Look())))[0]["findings"] == []
