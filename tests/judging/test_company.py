"""What stands around a figure: the claim's other figures, nearer rivals, trends, ages, who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.judging.samples import PRESS, passage, verdict

if TYPE_CHECKING:
    from factcheck.model import Passage

GROWTH = passage("And zinc output in 2031 we now expect to grow by 4.5 percent.")
REVISION = passage(
    "That is also an upward revision of 0.3 percentage point.", before=GROWTH.text, start=80, setting="2031"
)
OTHERS = passage(
    "For copper output in 2031 it is another upward revision of 0.2 percentage point.", start=2000
)
PACE = passage("Zinc hiring came to 4,080 jobs a month in May 2031, down from the pace seen before.")
SICK = passage("An unvaccinated sailor has a 10 times greater risk of testing positive for the fever.")
DEAD = passage("You are 20 times more likely to die of the fever if you are unvaccinated.", start=300)
NORTH = passage("In some areas of the country the fever is 90 percent of all cases.")
CORE = passage("Sales rose by between 15 and 45 percent.")

YEARS = passage("Zinc inflation will be 1.9 percent in 2031, 2 percent in 2032 and 2.1 percent in 2033.")
MONTHS = passage("Zinc output grew by 1.3 percent in April 2031 after 0.9 percent in March 2031.")
ASKED = passage("The press puts the cost of the harbour tax at $519 million.", speaker=PRESS, start=900)
TAX = passage("We think our docks are worth some $450 million of it.", start=990)
ANSWERED = passage("No, the harbour tax costs $250 million.", start=990)
RATES = passage("The bank rate is 4.2 percent and the deposit rate is 4.5 percent.")


@pytest.mark.parametrize(
    ("claim", "said", "expected"),
    [
        (
            "Zinc output is to grow 4.5 percent in 2031, an upward revision of 0.3 percentage point.",
            (GROWTH, REVISION, OTHERS),
            "supported exact",
        ),
        (
            "Zinc hiring picked up to 4,080 jobs a month in May 2031, faster than before.",
            (PACE,),
            "refuted direction",
        ),
        ("Zinc hiring slowed to 4,080 jobs a month in May 2031.", (PACE,), "supported exact"),
        ("The fever is 90 percent of all cases in the country.", (NORTH,), "not_enough_evidence"),
        ("In some areas the fever is 90 percent of all cases.", (NORTH,), "supported exact"),
        ("Sales rose by 30 percent.", (CORE,), "not_enough_evidence"),
        ("The bank rate stood at 4.5 percent in July 2031.", (RATES,), "refuted metric"),
        ("The deposit rate stood at 4.5 percent in July 2031.", (RATES,), "supported exact"),
        ("Zinc inflation was 2.1 percent in 2032.", (YEARS,), "refuted period"),
        ("Zinc inflation was 2 percent in 2032.", (YEARS,), "supported exact"),
        ("Zinc output grew 0.9% in March 2031.", (MONTHS,), "supported exact"),
        ("Zinc output grew 0.9% in April 2031.", (MONTHS,), "refuted period"),
        ("Ana Ode said the harbour tax costs up to $519 million.", (ASKED, TAX), "refuted speaker"),
        ("Ana Ode said the harbour tax costs $519 million.", (ASKED, ANSWERED), "refuted value"),
    ],
)
def test_around_a_figure(claim: str, said: tuple[Passage, ...], expected: str) -> None:
    assert verdict(claim, *said) == expected


def test_a_nearer_figure_outshines_one_that_agrees() -> None:
    claim = "The unvaccinated sailor has a 20 times greater risk of testing positive for the fever."
    assert not verdict(claim, SICK, DEAD).startswith("supported")
