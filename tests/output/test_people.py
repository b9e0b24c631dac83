"""What the formats for people promise besides their looks (those are in golden/)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Figure, Quantity, Result, Source, Span, Verdict
from factcheck.output import Look, output_format
from factcheck.output.text import figures, wording
from factcheck.output.text.clean import clean
from factcheck.output.text.layout import cells, wrap
from tests.output import samples

ANSI = re.compile("\x1b\\[[0-9;]*m")
WIDTHS = (20, 40, 64, 80, 100)


def printed(name: str, look: Look, *answers: Result) -> str:
    return "".join(output_format(name).results(answers, look))


@pytest.mark.parametrize("name", ["plain", "rich"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sample", samples.ANSWERS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int, sample: str) -> None:
    text = printed(name, Look(width=width, colour=True, styled=True), samples.ANSWERS[sample])
    assert max(cells(ANSI.sub("", line)) for line in text.splitlines()) <= width


@pytest.mark.parametrize("name", ["plain", "rich"])
@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_in_words_and_a_symbol(name: str, verdict: Verdict) -> None:
    text = printed(name, Look(), samples.SUPPORTED._replace(verdict=verdict))
    assert f"{wording.LABELS[verdict].symbol} {wording.LABELS[verdict].words}" in text


@pytest.mark.parametrize("look", [Look(), Look(styled=True)])
@pytest.mark.parametrize("name", ["plain", "rich"])
def test_without_colour_the_figure_stands_in_guillemets(name: str, look: Look) -> None:
    assert "«10.5%»" in printed(name, look, samples.SUPPORTED)


@pytest.mark.parametrize("name", ["plain", "rich"])
def test_without_styles_there_is_no_escape_sequence(name: str) -> None:
    assert "\x1b" not in printed(name, Look(), *samples.ANSWERS.values())


def test_without_colour_only_weight_is_used() -> None:
    codes = {
        code
        for found in ANSI.findall(printed("rich", Look(styled=True), *samples.ANSWERS.values()))
        for code in found[2:-1].split(";")
    }
    assert codes <= {"0", "1", "2", "3", "4", "7"}


@given(st.text(alphabet=st.characters(codec=None), max_size=80))
@pytest.mark.parametrize("name", ["plain", "rich"])
def test_nothing_a_terminal_obeys_comes_out_of_a_claim_or_a_source(name: str, text: str) -> None:
    """Whatever stands in claim, passage, title or speaker, only our own line breaks reach the terminal."""
    evidence = samples.HALF_RATE
    source = evidence.passage.source._replace(title=text, path=text, publisher=text)
    speaker = samples.BRENNER._replace(name=text, role=text)
    passage = evidence.passage._replace(text=text + "x", source=source, speaker=speaker)
    hostile = evidence._replace(passage=passage, note=text)
    answer = Result(text, Verdict.SUPPORTED, (text,), text, evidence=(hostile,), related=(hostile, hostile))
    out = printed(name, Look(), answer)
    assert not [each for each in out if each != "\n" and (ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0)]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", out)


@pytest.mark.parametrize("text", ["[red]x[/red]", "[link=x]y", ":smile:", "[/]"])
def test_markup_in_a_source_is_words(text: str) -> None:
    source = samples.PAGES._replace(title=text, path=text)
    passage = samples.QUARTER_RATE.passage._replace(
        source=source, speaker=samples.BRENNER._replace(name=text)
    )
    related = samples.QUARTER_RATE._replace(passage=passage)
    out = printed("rich", Look(width=100), samples.SUPPORTED._replace(claim=text, related=(related,)))
    assert out.count(text) == 3


@given(st.text(alphabet=st.characters(codec=None)))
def test_clean_keeps_the_length(text: str) -> None:
    """Spans stay true."""
    assert len(clean(text)) == len(text)


@given(st.text(alphabet="abc défg 港口，%1.", max_size=200), st.integers(20, 60))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    """Only spaces change, and no line is wider than asked."""
    lines = wrap(text, width, "  ")
    assert "".join(lines.split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines.splitlines())


@pytest.mark.parametrize(
    ("figure", "span"),
    [
        (Figure("12%", Span(0, 3), Quantity(12, 11.5, 12.5, "percent")), Span(34, 37)),
        (Figure("13%", Span(0, 3), Quantity(13, 12.5, 13.5, "percent")), None),
        (None, None),
    ],
)
def test_a_figure_is_marked_where_it_stands(figure: Figure | None, span: Span | None) -> None:
    assert wording.figure_span(samples.WIRE_RATE._replace(figure=figure)) == span


def test_a_total_follows_several_claims_unless_quiet() -> None:
    total = "2 claims: 1 supported, 1 refuted"
    both = (samples.SUPPORTED, samples.REFUTED)
    assert total in printed("plain", Look(), *both)
    assert total in printed("rich", Look(), *both)
    assert total not in printed("plain", Look(summary=False), *both)
    assert "claims" not in printed("plain", Look(), samples.SUPPORTED)


def test_a_refuted_claim_shows_the_right_figure_in_full() -> None:
    answer = wording.arranged(samples.REFUTED)
    assert answer.passages == (samples.HALF_RATE,)
    assert [title for title, _ in answer.tables] == ["Related figures"]


def test_a_conflict_shows_both_sides_in_full() -> None:
    assert wording.arranged(samples.CONFLICTING).passages == (samples.HALF_RATE, samples.WIRE_RATE)


def test_each_figure_of_a_passage_is_listed_once() -> None:
    half = (samples.HALF_RATE, samples.HALF_RATE)
    answer = wording.arranged(samples.SUPPORTED._replace(evidence=half, conflicts=half, related=half))
    assert answer == ((samples.HALF_RATE,), ())


@pytest.mark.parametrize(
    ("base", "shown"), [("", "/a/b/c.txt"), ("/a", "b/c.txt"), ("/a/", "b/c.txt"), ("/a/b/c", "/a/b/c.txt")]
)
def test_paths_are_seen_from_a_folder(base: str, shown: str) -> None:
    assert wording.path(Source("", "/a/b/c.txt"), base) == shown


def test_a_publisher_in_the_title_is_not_repeated() -> None:
    assert wording.titled(Source("", "a/b.txt", "The Wire on harbours", "the wire")) == "The Wire on harbours"
    assert wording.titled(Source("", "a/b.txt", "", "The Wire")) == "b.txt, The Wire"


def test_a_digest_is_marked() -> None:
    for name in ("plain", "rich"):
        assert "digest, not a quotation" in printed(name, Look(), samples.SUPPORTED)


@pytest.mark.parametrize(
    ("value", "text"),
    [(10.5, "10.5"), (1.22e12, "1,220,000,000,000"), (0.1 + 0.2, "0.3"), (1e20, "1e+20"), (-3.0, "-3")],
)
def test_numbers_are_written_for_people(value: float, text: str) -> None:
    assert figures.number(value) == text
