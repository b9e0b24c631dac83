"""HTML: one page that needs nothing else, the draft beside what the sources say of it.

It works without scripts: marks are links to findings. A content security policy
names the page's own style and script by their hashes, so that nothing that stands
in a draft or a source is ever live, and nothing is fetched.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from factcheck.draft.model import Block, Finding
from factcheck.model import Verdict
from factcheck.output.draft import wording
from factcheck.output.draft.pages.cards import card, mark_id, safe
from factcheck.output.text import wording as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.draft.model import DraftReport, Left, Paragraph
    from factcheck.output import Look

_TAGS = {Block.TEXT: "p", Block.HEADING: "h3", Block.CELL: "p class=cell"}
_FILTERS = {
    "all": "All",
    Verdict.REFUTED.value: "Refuted",
    Verdict.CONFLICTING.value: "Conflicting",
    Verdict.NOT_ENOUGH_EVIDENCE.value: "Not enough evidence",
    Verdict.SUPPORTED.value: "Supported",
}


def reports(reports: Iterable[DraftReport], look: Look) -> Iterator[str]:
    """One page with a section a draft."""
    style, script = (_asset(name) for name in ("report.css", "report.js"))
    known = list(reports)
    title = safe(", ".join(report.draft.title or report.draft.path for report in known))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Fact check: {title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>Fact check</h1>
{_filter()}
<p id="shown" role="status"></p>
<p class="keys">Keys: <kbd>n</kbd> next, <kbd>p</kbd> previous finding, <kbd>Enter</kbd> to its sources.</p>
</header>
<main>
"""
    for number, report in enumerate(known, 1):
        yield "\n".join(_section(report, number, look.base))
    yield f"</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source expression of Content Security Policy (W3C) for an inline element."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _filter() -> str:
    radios = "\n".join(
        f'<label><input type="radio" name="show" value="{value}"{mark}> {name}</label>'
        for value, name in _FILTERS.items()
        for mark in (" checked" if value == "all" else "",)
    )
    return f'<fieldset class="filter">\n<legend>Show</legend>\n{radios}\n</fieldset>'


def _section(report: DraftReport, number: int, base: str) -> Iterator[str]:
    ids = {finding.fingerprint: f"{number}-{at}" for at, finding in enumerate(report.findings, 1)}
    yield f'<section aria-labelledby="d{number}">'
    yield f'<h2 id="d{number}">{safe(report.draft.title or report.draft.path)}</h2>'
    yield f'<p class="summary"><strong>{safe(wording.outcome(report))}</strong></p>'
    yield f'<p class="summary">{safe(report.draft.path)}: {safe(wording.coverage(report.coverage))}</p>'
    yield from (f'<p class="note">{safe(note)}</p>' for note in wording.notes(report))
    yield f'<div class="columns">\n<div class="draft" role="region" aria-label="Draft {number}">'
    yield from (_paragraph(report, paragraph, ids) for paragraph in report.draft.paragraphs)
    yield f'</div>\n<div class="findings" role="region" aria-label="Findings in draft {number}" tabindex="0">'
    yield from (card(finding, ids[finding.fingerprint], base) for finding in report.findings)
    yield "</div>\n</div>\n</section>"


def _paragraph(report: DraftReport, paragraph: Paragraph, ids: dict[str, str]) -> str:
    """A paragraph with its findings and what was left alone marked; of marks within marks the outer."""
    start, end = paragraph.span
    every: tuple[Finding | Left, ...] = (*report.findings, *report.left)
    marks = [each for each in every if start <= each.span.start < end]
    out, at = [], start
    for each in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if each.span.start >= at:
            text = safe(report.draft.text[each.span.start : each.span.end])
            out.append(safe(report.draft.text[at : each.span.start]))
            out.append(_mark(each, text, ids) if isinstance(each, Finding) else _left(each, text))
            at = each.span.end
    out.append(safe(report.draft.text[at:end]))
    tag = _TAGS[paragraph.block]
    return f"<{tag}>{''.join(out)}</{tag.split()[0]}>"


def _mark(finding: Finding, text: str, ids: dict[str, str]) -> str:
    label = words.LABELS[finding.verdict]
    name = ids[finding.fingerprint]
    quiet = "" if finding.stands or not finding.rule else " quiet"
    return (
        f'<a class="mark {finding.verdict.value}{quiet}" id="{mark_id(name)}" href="#f{name}">{text}'
        f'<span class="symbol" aria-hidden="true">{label.symbol}</span>'
        f'<span class="unseen"> ({label.words.lower()})</span></a>'
    )


def _left(left: Left, text: str) -> str:
    return f'<span class="left">{text}<span class="unseen"> (not checked: {left.why.value})</span></span>'
