"""Laws of reading: what printing, case, line breaks and length may not change."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures import Reader
from factcheck.figures.quantities import Grammar, read_quantities
from factcheck.figures.tokens import fold, tokenize
from factcheck.model import Bound, Quantity
from factcheck.words.unseen import bare

READER = Reader()
GRAMMAR = Grammar.load()
WHEN = date(2024, 8, 21)
PRINTED_BOUNDS = {
    None: "",
    Bound.ABOUT: "about ",
    Bound.NEARLY: "nearly ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_LEAST: "at least ",
    Bound.LESS_THAN: "less than ",
    Bound.AT_MOST: "at most ",
}
SENTENCES = [
    "In the first quarter, exports rose by 9.6% to 577.6 billion yuan, nearly two-thirds of trade.",
    "The rate fell from 2.75 to 2.5 percent, 25 basis points below the more than 3 percent of 2019.",
    "Customs handle about 20 million parcels per day, up 1.2 times compared with 2018.",
]


def quantities(text: str) -> list[Quantity]:
    return [figure.quantity for figure in READER.read(text, WHEN).figures]


def printed(quantity: Quantity) -> str:
    return f"{PRINTED_BOUNDS[quantity.bound]}{quantity.value:,} {quantity.unit_text}"


@given(
    value=st.decimals(min_value="0.01", max_value="999999", places=2),
    unit=st.sampled_from(["percent", "yuan", "tonnes", "percentage points"]),
    bound=st.sampled_from(list(Bound)),
)
def test_a_printed_quantity_reads_the_same(value: object, unit: str, bound: Bound) -> None:
    (quantity,) = quantities(f"{PRINTED_BOUNDS[bound]}{value} {unit}")
    (again,) = quantities(printed(quantity))
    if bound is not Bound.ABOUT:  # "about 3.10" is printed as 3.1, a place coarser
        assert (again.low, again.high) == (quantity.low, quantity.high)
    assert (again.value, again.unit, again.bound) == (quantity.value, quantity.unit, quantity.bound)


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "  "),
    ],
    ids=["upper", "lower", "lines", "no-break", "wide"],
)
def test_case_and_white_space_change_nothing(text: str, change: object) -> None:
    assert callable(change)

    def meaning(text: str) -> list[tuple[object, ...]]:
        return [
            (
                figure.quantity.value,
                figure.quantity.low,
                figure.quantity.high,
                figure.quantity.unit,
                figure.kind,
                figure.direction,
            )
            for figure in READER.read(text, WHEN).figures
        ]

    assert meaning(change(text)) == meaning(text)


@given(st.text(max_size=200))
def test_no_text_raises_and_spans_hold(text: str) -> None:
    for figure in READER.read(text, WHEN).figures:
        assert text[figure.span.start : figure.span.end] == figure.text


@given(st.text(alphabet="0123456789.,-/:()% $x^eE½一二十百千万亿分之点又负零余 andofpoint", max_size=120))
def test_no_jumble_of_numbers_raises(text: str) -> None:
    READER.read(text, WHEN)


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_tokens_cover_what_is_seen(text: str) -> None:
    seen, _ = bare(text)
    covered = sum(len(token.low) for token in tokenize(seen))
    assert covered >= sum(not character.isspace() for character in fold(seen))
    for token, same in zip(tokenize(text), tokenize(seen), strict=True):
        assert (token.low, token.kind) == (same.low, same.kind)
        assert bare(text[token.start : token.end])[0].strip() != ""


class Counted(str):
    """A word that counts how often tables are asked for it."""

    __slots__ = ()
    asked = 0

    def __hash__(self) -> int:
        Counted.asked += 1
        return super().__hash__()


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "1,",
        "1-",
        "1/",
        "one ",
        "one hundred and ",
        "one thousand ",
        "a quarter of ",
        "5 to ",
        "from 5% ",
        "more than ",
        "up ",
        "二",
        "十",
        "万",
        "一分之",
        "一又",
        "((",
        "http",
        "$",
        "of the ",
        "1 and ",
    ],
)
def test_work_is_linear(unit: str) -> None:
    """Twice the text costs about twice the look-ups."""

    def work(times: int) -> int:
        tokens = [token._replace(low=Counted(token.low)) for token in tokenize(unit * times)]
        Counted.asked = 0
        read_quantities(tokens, unit * times, GRAMMAR)
        return Counted.asked

    assert work(800) <= 2.6 * work(400) + 100
