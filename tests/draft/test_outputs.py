"""What each format prints of the made-up article, and that it is what it says it is.

``REGENERATE_GOLDEN=1 pytest tests/draft`` writes the files anew: read the difference before committing it.
"""

from __future__ import annotations

import json
import os
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from factcheck.draft.rules import RULES
from factcheck.output import Look
from factcheck.output.draft import FORMATS, draft_format
from factcheck.output.text.clean import clean
from tests.draft.article import DATA, article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.draft.model import DraftReport

    Checked = Callable[[bytes, str], DraftReport]

GOLDEN = DATA.parent / "golden"
HOSTILE = """---
title: "</title><script>alert(1)</script>\x1b[31m"
---
<!-- factcheck: accept FC-value because <img src=x onerror=alert(2)> -->
Ana Ode said: “We &lt;script&gt;alert(3)&lt;/script&gt; will not \x1b]0;sell\x07 the new docks \u202e at all.”
Trade with <b onclick=alert(4)>Spain</b> rose 5%"><script>alert(5)</script> in 2023.
| [x](javascript:alert(6)) |
"""


@pytest.fixture(scope="module")
def report(checked: Checked) -> DraftReport:
    return checked(article("md"), "article.md")


def printed(name: str, report: DraftReport, look: Look) -> str:
    return "".join(draft_format(name).reports([report], look))


def lean(name: str, text: str) -> str:
    """JSON without what is told of figures and sources by the parts that read and judge them."""
    if name not in ("json", "jsonl"):
        return text
    loaded = json.loads(text)
    for each in loaded if isinstance(loaded, list) else [loaded]:
        for finding in each["findings"]:
            finding["result"] = finding["result"]["verdict"]
            for holder in filter(None, (finding, finding["evidence"])):
                holder["figure"] = holder["figure"] and holder["figure"]["text"]
            for key in ("score", "source", "location") if finding["evidence"] else ():
                finding["evidence"].pop(key)
    return json.dumps(loaded, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, report: DraftReport, repository: Path) -> None:
    look = Look(width=90, colour=name == "rich", styled=name == "rich", base=str(repository))
    text = lean(name, printed(name, report, look)).replace(str(repository), "/repository")
    file = GOLDEN / f"article.{name}.txt"
    if os.environ.get("REGENERATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_sarif_has_the_standard_s_shape(report: DraftReport) -> None:
    schema = json.loads((DATA / "sarif.schema.json").read_text(encoding="utf-8"))
    log = json.loads(printed("sarif", report, Look()))
    Draft202012Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    assert len(results) == sum(bool(finding.rule) for finding in report.findings)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in results)


def schema(name: str) -> dict[str, Any]:
    text = files("factcheck.output").joinpath(f"schema/{name}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.mark.parametrize("text", ["", "<!-- factcheck: accept FC-value because so -->\n"])
def test_json_follows_its_schema(text: str, report: DraftReport, checked: Checked) -> None:
    registry = Registry().with_resource("urn:factcheck:schema:1", Resource.from_contents(schema("factcheck")))
    validator = Draft202012Validator(schema("draft"), registry=registry)
    validator.check_schema(schema("draft"))
    shown = checked(text.encode() + article("md"), "article.md") if text else report
    for each in json.loads(printed("json", shown, Look())):
        validator.validate(each)


def test_json_tells_everything(report: DraftReport) -> None:
    (loaded,) = json.loads(printed("json", report, Look()))
    assert loaded == json.loads(printed("jsonl", report, Look()))
    assert len(loaded["findings"]) == len(report.findings)
    assert loaded["coverage"]["figures"]["found"] == 31


def test_annotations_select_the_words(report: DraftReport) -> None:
    items = json.loads(printed("annotations", report, Look()))["items"]
    for item, finding in zip(items, report.findings, strict=True):
        quote, position = item["target"]["selector"]
        assert report.draft.text[position["start"] : position["end"]] == quote["exact"] == finding.text
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert whole in report.draft.text


def test_claim_reviews_are_rated(report: DraftReport) -> None:
    graph = json.loads(printed("claimreview", report, Look()))["@graph"]
    assert [each["reviewRating"].get("ratingValue") for each in graph[:2]] == [5, 1]
    assert all(each["@type"] == "ClaimReview" and each["claimReviewed"] for each in graph)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_of_a_draft_is_live(name: str, checked: Checked) -> None:
    text = printed(name, checked(HOSTILE.encode(), "<b>draft\x1b[2J.md"), Look())
    assert clean(text.replace("\n", " ")) == text.replace("\n", " ")
    if name == "html":
        body = text.partition("<body>")[2]
        assert body.count("<script>") == 1
        assert "<b>" not in body
        assert "<img" not in body
    if name == "markdown":
        assert "<script" not in text.replace("\\<", "")


@pytest.mark.parametrize("name", FORMATS)
def test_an_ascii_terminal_gets_ascii_layout(name: str, report: DraftReport) -> None:
    assert "«" not in printed(name, report, Look(unicode=False)) or name in ("html", "markdown", "github")


def test_every_rule_is_in_the_readme(repository: Path) -> None:
    readme = (repository / "README.md").read_text(encoding="utf-8")
    assert [rule for rule in RULES if f"`{rule}`" not in readme] == []
