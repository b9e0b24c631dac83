"""The gate on the shipped digests, and the makers of claims on a base of our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck.figures import Reader
from tests.metamorphic import __main__ as command
from tests.metamorphic import claims
from tests.metamorphic.bases import Base, Document
from tests.metamorphic.gate import SEEDS, Tally, run, share, shortfalls

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Tin exports rose by 12.46% in the first half of 2031"
FIGURE = Reader().read(SENTENCE, None).figures[0]
DOCUMENT = Document("a.md", date(2031, 7, 4), ("Ana Ode",), frozenset({(12.46, "percent")}), {})
BASE = Base(
    "Tin exports rose by ",
    "12.46%",
    " in the first half of 2031",
    FIGURE,
    DOCUMENT,
    SENTENCE,
    "Ana Ode",
    "the first half of 2031",
)
TRILLION = Base(
    "Tin trade was ", "1.5 trillion yuan", "", FIGURE, DOCUMENT, SENTENCE, "Ana Ode", "2031", tail=True
)
TAIL = " in the first half of 2031, Ana Ode said."


@pytest.fixture(scope="module")
def digests(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    return run([SEEDS], tmp_path_factory.mktemp("metamorphic") / "index")


@pytest.mark.parametrize(
    ("kind", "base", "expected"),
    [
        ("plain", BASE, [f"Tin exports rose by 12.46%{TAIL}"]),
        ("anonymous", BASE, ["Tin exports rose by 12.46% in the first half of 2031."]),
        (
            "fronted",
            TRILLION,
            [
                "In 2031, Tin trade was 1.5 trillion yuan, Ana Ode said.",
                "According to Ana Ode, Tin trade was 1.5 trillion yuan in 2031.",
            ],
        ),
        ("synonym", BASE, [f"Tin exports increased by 12.46%{TAIL}"]),
        ("rounded", BASE, [f"Tin exports rose by about 12.5%{TAIL}"]),
        ("converted", TRILLION, ["Tin trade was 1,500 billion yuan in 2031, Ana Ode said."]),
        ("spelled", replace(BASE, value="7%"), [f"Tin exports rose by seven percent{TAIL}"]),
    ],
)
def test_rewording(kind: str, base: Base, expected: list[str]) -> None:
    assert list(claims.REWORDINGS[kind](base)) == expected


@pytest.mark.parametrize(
    ("kind", "base", "expected"),
    [
        ("scale", TRILLION, ["Tin trade was 1.5 billion yuan in 2031, Ana Ode said."]),
        ("unit", TRILLION, ["Tin trade was 1.5 trillion dollars in 2031, Ana Ode said."]),
        ("unit", BASE, [f"Tin exports rose by 12.46 percentage points{TAIL}"]),
        ("direction", BASE, [f"Tin exports fell by 12.46%{TAIL}"]),
        ("negation", BASE, [f"Tin exports did not rise by 12.46%{TAIL}"]),
        ("metric", BASE, [f"Tin imports rose by 12.46%{TAIL}", f"Tin trades rose by 12.46%{TAIL}"]),
        (
            "period",
            TRILLION,
            [f"Tin trade was 1.5 trillion yuan in {year}, Ana Ode said." for year in (2030, 2032)],
        ),
    ],
)
def test_change(kind: str, base: Base, expected: list[str]) -> None:
    assert list(claims.CHANGES[kind](base)) == expected


def test_another_country() -> None:
    base = replace(BASE, before="Tin exports from Peru rose by ", passage="Tin exports from Peru rose.")
    (claim,) = claims.entity(base)
    assert "Peru" not in claim
    assert claim.startswith("Tin exports from ")
    assert list(claims.entity(BASE)) == []


def test_a_changed_digit_is_far_from_the_true_value_and_from_all_others_of_the_document() -> None:
    made = list(claims.digit(BASE))
    assert len(made) == 4
    assert not [claim for claim in made if "12.4" in claim or "12.5" in claim]
    near = replace(
        BASE, document=DOCUMENT._replace(values=frozenset({(22.46, "percent"), (32.46, "percent")}))
    )
    assert not [claim for claim in claims.digit(near) if "22.46" in claim or "32.46" in claim]


def test_another_year_has_not_that_figure_too() -> None:
    elsewhere = {(TRILLION.figure.quantity.value, TRILLION.figure.quantity.unit, 2030)}
    (claim,) = claims.period(TRILLION, elsewhere)
    assert " in 2032," in claim


def test_another_speaker_did_not_give_the_figure() -> None:
    document = DOCUMENT._replace(
        cast=("Ana Ode", "Bo Ray"), by_name={"Bo Ray": frozenset({(12.46, "percent")})}
    )
    said = list(claims.speaker(replace(BASE, document=document), ["Cy Lund", "Bo Ray"]))
    assert said == [f"{SENTENCE}, Cy Lund said."]


def test_the_same_claims_every_time() -> None:
    assert [list(claims.digit(BASE)) for _ in range(2)] == [list(claims.digit(BASE))] * 2


def test_digests_true_claims_are_kept(digests: Tally) -> None:
    assert len(digests.true) >= 40
    assert share(digests.true) >= 0.9, [each.claim for each in digests.true if not each.supported]


LETS_PASS = {"speaker": "a name that nobody found has is not looked at"}


def kinds() -> list[object]:
    """Every kind of change; those that are known to come out supported are expected to fail."""
    known = {kind: [pytest.mark.xfail(strict=True, reason=why)] for kind, why in LETS_PASS.items()}
    return [pytest.param(kind, marks=known.get(kind, [])) for kind in [*claims.CHANGES, "speaker"]]


@pytest.mark.parametrize("kind", kinds())
def test_digests_no_changed_claim_is_supported(digests: Tally, kind: str) -> None:
    assert [each.claim for each in digests.false if each.kind == kind and each.supported] == []


def test_shortfalls(digests: Tally) -> None:
    assert shortfalls(digests)[0].endswith("the floor is 500")
    assert "0 changes made, the floor is 2000" in shortfalls(Tally())


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_without_transcripts_to_measure_on_only_ci_fails(
    ci: str, status: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "SHARED", tmp_path / "absent")
    monkeypatch.setenv("CI", ci)
    assert command.main([]) == status
    assert "needed to make" in capsys.readouterr().err


def test_what_came_out_wrong_is_listed(digests: Tally, capsys: pytest.CaptureFixture[str]) -> None:
    command.listed(digests.true[:1])
    shown = capsys.readouterr().out
    assert digests.true[0].claim in shown
    assert "made from:" in shown
