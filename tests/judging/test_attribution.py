"""Who a claim says it was, and which of its words only say so."""

from __future__ import annotations

import pytest

from factcheck.judging.claim.attribution import attribution, is_said_by, said_clauses, without
from factcheck.model import Speaker
from tests.judging.samples import KNOWLEDGE, ODE, PRESS, RAY, passage

SPEAKERS = (ODE, RAY, PRESS)


@pytest.mark.parametrize(
    "claim",
    [
        "Zinc exports rose 8%, Ana Ode said.",
        "Ana Ode said zinc exports rose 8%.",
        "Zinc exports rose 8%, according to Ana Ode.",
        "According to Ms. Ode, zinc exports rose 8%.",
        "Ode told reporters that zinc exports rose 8%.",
        "Zinc exports rose 8%, Director Ana Ode told reporters on Tuesday.",
        "Zinc exports rose 8% since Bo Ray took office, Ana Ode said.",
        'ANA ODE: "Zinc exports rose 8%."',
        "欧德安表示，锌出口增长8%。",
    ],
)
def test_attributed(claim: str) -> None:
    found = attribution(claim, SPEAKERS)
    assert found is not None
    assert found.speaker is ODE
    assert claim[slice(*found.span)]


@pytest.mark.parametrize(
    "claim",
    [
        "Zinc exports rose 8%.",
        "Exports of zinc rose 8%, the port said.",
        "Cy Lund said zinc exports rose 8%.",
        "",
    ],
)
def test_nobody_who_is_known(claim: str) -> None:
    assert attribution(claim, SPEAKERS) is None


@pytest.mark.parametrize(
    ("claim", "left"),
    [
        ("Zinc exports rose 8%, Ana Ode said.", "zinc export"),
        ("Ana Ode said zinc exports rose 8%.", "zinc export"),
        ("According to Ana Ode, zinc exports rose 8%.", "zinc export"),
        ("Zinc exports rose 8%, Ana Ode told reporters.", "zinc export"),
        ("The port's director said at the dock in May that zinc exports rose 8%.", "zinc export"),
        ("Zinc exports rose 8%.", "zinc export"),
        ("Zinc cargoes were confirmed rotten.", "zinc cargo rotten"),
        ("Zinc exports were estimated at 8%, Ana Ode said.", "zinc export"),
        ("欧德安议员引述，锌出口增长8%。", "锌 export"),
    ],
)
def test_said_clauses(claim: str, left: str) -> None:
    """What is left when the words that only say who said it are taken out; verbs of change are light."""
    lexicon = KNOWLEDGE.lexicon
    words = without(lexicon.words(claim), said_clauses(claim))
    heavy = [
        w.key for w in words if not (lexicon.is_light(w.key) or w.key in KNOWLEDGE.said or w.key.isdigit())
    ]
    assert " ".join(key for key in heavy if key != "report") == left


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (passage("Zinc exports rose 8%.", speaker=ODE), True),
        (passage("Zinc exports rose 8%.", speaker=RAY), False),
        (passage("Zinc exports rose 8%.", speaker=PRESS), False),
        (passage("Zinc exports rose 8%, Ana Ode told the meeting.", speaker=None), True),
        (passage("They rose 8%.", speaker=None, before="Ms. Ode spoke of zinc exports."), True),
        (passage("Zinc exports rose 8%.", speaker=None), False),
    ],
)
def test_is_said_by(said: object, expected: bool) -> None:
    assert is_said_by(said, ODE) is expected  # type: ignore[arg-type]


def test_two_held_one_office() -> None:
    one, other = (Speaker("The Mayor", aliases=("THE MAYOR", name)) for name in ("Lund", "Berg"))
    claim = "Berg said zinc exports rose 8%."
    found = attribution(claim, (one, other))
    assert found is not None
    assert found.speaker is other
    assert is_said_by(passage("Zinc exports rose 8%.", speaker=other), found.speaker)
    assert not is_said_by(passage("Zinc exports rose 8%.", speaker=one), found.speaker)
