"""What was found of one part of a claim (a figure, a quotation, its wording), and how parts make a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.model import Compared, Evidence, JudgedFigure, Result, SourceKind, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EXPLAINED = 8
"""So many candidates are kept with what came of them."""

_SHOWN = 5
_GRAVITY = (Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH_EVIDENCE, Verdict.SUPPORTED)


class Finding(NamedTuple):
    """The verdict on one part of a claim; evidence best first, ``judged`` for a figure.

    ``besides`` is what a refutation rests on as well: where the claimed figure really belongs;
    ``compared`` the best candidates, with what came of each.
    """

    verdict: Verdict
    reasons: tuple[str, ...]
    why: str
    judged: JudgedFigure | None = None
    supports: tuple[Evidence, ...] = ()
    refutes: tuple[Evidence, ...] = ()
    besides: tuple[Evidence, ...] = ()
    related: tuple[Evidence, ...] = ()
    compared: tuple[Compared, ...] = ()


def conclude(claim: str, findings: Sequence[Finding]) -> Result:
    """A claim is as good as its worst part."""
    verdict = min((finding.verdict for finding in findings), key=_GRAVITY.index)
    worst = [finding for finding in findings if finding.verdict is verdict]
    supports = _merged(findings, "supports")
    refutes = _merged(findings, "refutes")
    besides = _without(_merged(findings, "besides"), (*supports, *refutes))
    rests_on = (
        [*refutes[: _SHOWN - 1], *besides, *refutes[_SHOWN - 1 :]] if verdict is Verdict.REFUTED else supports
    )
    related = _without(_merged(findings, "related"), (*supports, *refutes, *besides))
    reasons = dict.fromkeys(reason for finding in worst for reason in (*finding.reasons, *_nature(finding)))
    return Result(
        claim,
        verdict,
        tuple(reasons),
        _sentence("; ".join(dict.fromkeys(finding.why for finding in worst))),
        tuple(finding.judged for finding in findings if finding.judged),
        tuple(rests_on[:_SHOWN]),
        tuple(refutes[:_SHOWN]),
        tuple(related[:_SHOWN]),
        compared=tuple(each for finding in findings for each in finding.compared),
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _nature(finding: Finding) -> Iterator[str]:
    """What kind of source alone a finding rests on, when it is not a transcript."""
    kinds = {evidence.passage.source.kind for evidence in finding.supports}
    if kinds and SourceKind.TRANSCRIPT not in kinds:
        yield "reported" if SourceKind.REPORT in kinds else "digest"


def _merged(findings: Iterable[Finding], stance: str) -> list[Evidence]:
    """The evidence of all findings in turns, best first, each passage once."""
    rows = [list(getattr(finding, stance)) for finding in findings]
    in_turns = [row[n] for n in range(max(map(len, rows), default=0)) for row in rows if n < len(row)]
    return _without(in_turns, ())


def _without(evidence: Iterable[Evidence], taken: Iterable[Evidence]) -> list[Evidence]:
    seen = {_place(item) for item in taken}
    kept = []
    for item in evidence:
        if _place(item) not in seen:
            seen.add(_place(item))
            kept.append(item)
    return kept


def _place(evidence: Evidence) -> tuple[str, int]:
    return (evidence.passage.source.sha256, evidence.passage.location.start)
