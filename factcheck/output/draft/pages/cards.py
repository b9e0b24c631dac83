"""The parts of the HTML report that show what the sources say of one finding."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from factcheck.output.draft import wording
from factcheck.output.text import wording as words
from factcheck.output.text.clean import clean, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.draft.model import Finding
    from factcheck.model import Evidence

_CHANGED = re.compile(r"\[-([^\[\]]{0,500})-\]|\{\+([^{}]{0,500})\+\}")
_URL = re.compile(r"https?://", re.IGNORECASE)


def safe(text: str) -> str:
    """Text as words: no element, no attribute, no control character of it lives."""
    return escape(clean(text))


def mark_id(name: str) -> str:
    """The id of a finding's mark in the draft."""
    return f"m{name}"


def card(finding: Finding, name: str, base: str) -> str:
    """A finding: verdict, what the draft and the sources say, the passage, and what disagrees."""
    quiet = "" if finding.stands or not finding.rule else " quiet"
    classes = f"card {finding.verdict.value}{quiet}"
    return (
        f'<article class="{classes}" id="f{name}" data-verdict="{finding.verdict.value}" tabindex="-1" '
        f'aria-labelledby="h{name}">\n' + "\n".join(_parts(finding, name, base)) + "\n</article>"
    )


def _parts(finding: Finding, name: str, base: str) -> Iterator[str]:
    label = words.LABELS[finding.verdict]
    rule = f' <span class="rule">{finding.rule}</span>' if finding.rule else ""
    place = f"line {finding.place.line}, column {finding.place.column}"
    verdict = f"{label.symbol} {safe(wording.headline(finding))}"
    yield f'<h3 id="h{name}"><span class="badge">{verdict}</span>{rule}</h3>'
    yield f'<p class="said">“{safe(wording.short(finding.text))}” <span class="place">{place}</span></p>'
    yield f"<p>{safe(wording.message(finding, base))}</p>"
    if finding.accepted:
        accepted = f"accepted: {finding.accepted.reason} ({finding.accepted.origin})"
        yield f'<p class="note">{safe(accepted)}</p>'
    if finding.known:
        yield '<p class="note">known from the baseline</p>'
    if read_as := wording.understood(finding):
        yield f'<p class="read">{safe(read_as)}</p>'
    if finding.evidence:
        yield from _passage(finding.evidence, base)
    yield from _others(finding, base)
    yield f'<p><a class="back" href="#{mark_id(name)}">back to the draft</a></p>'


def _passage(evidence: Evidence, base: str) -> Iterator[str]:
    passage, source = evidence.passage, evidence.passage.source
    span = words.figure_span(evidence)
    pieces = cut(passage.text, [span] if span else [])
    said = "".join(f"<mark>{escape(text)}</mark>" if inside else escape(text) for text, inside in pieces)
    yield f"<blockquote><p>{said}</p></blockquote>"
    if evidence.note:
        yield f'<p class="diff">{difference(evidence.note)}</p>'
    title = safe(words.titled(source))
    if _URL.match(source.url):
        title = f'<a href="{safe(source.url)}" rel="noreferrer noopener">{title}</a>'
    yield "<dl>"
    yield from (
        f"<div><dt>{term}</dt><dd>{value}</dd></div>"
        for term, value in (
            ("Speaker", safe(words.who(passage.speaker))),
            ("Date", safe(words.dated(source))),
            ("Source", title),
            ("Place", safe(words.place(source, passage.location, base))),
            ("Kind", safe(words.KIND_NOTES[source.kind])),
        )
        if value
    )
    yield "</dl>"


def difference(note: str) -> str:
    """A word diff with its ``[-gone-]`` and ``{+new+}`` as elements.

    >>> difference("the [-new-] {+old+} docks")
    'the <del>new</del> <ins>old</ins> docks'
    """
    out, at = [], 0
    for found in _CHANGED.finditer(note):
        gone, new = found.groups()
        out += [
            safe(note[at : found.start()]),
            f"<del>{safe(gone)}</del>" if new is None else f"<ins>{safe(new)}</ins>",
        ]
        at = found.end()
    return "".join((*out, safe(note[at:])))


def _others(finding: Finding, base: str) -> Iterator[str]:
    """Other figures for the same thing, as a table."""
    shown = finding.evidence.passage.text if finding.evidence else ""
    rows = {
        (row.figure, row.period, row.speaker, row.date): row
        for evidence in (*finding.result.evidence, *finding.result.conflicts)
        if evidence.figure and evidence.passage.text != shown
        for row in (words.row(evidence, base),)
    }
    if not rows or finding.judged is None:
        return
    yield "<details><summary>Other passages on this</summary>\n<table>"
    yield "<thead><tr><th>Figure</th><th>Period</th><th>Speaker</th><th>Date</th></tr></thead>\n<tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{safe(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody>\n</table>\n</details>"
