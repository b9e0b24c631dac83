from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import IndexUnusable
from factcheck.index import Index, Packed, Query
from factcheck.model import Period, Span
from tests.index.samples import H1, packed, query

ZINC = "Zinc exports rose by 8 percent."
TIN = "Tin imports fell."


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return filled(tmp_path, packed(ZINC, TIN), packed("Copper was stable.", name="copper.md", sha256="c0"))


def filled(folder: Path, *documents: Packed) -> Index:
    index = Index.create(folder)
    with index.writing() as writer:
        for document in documents:
            writer.add(document)
    return index


def texts(index: Index, words: str) -> list[str]:
    return [hit.passage.text for hit in index.search(query(words), 10)]


def test_the_statement_that_shares_most_comes_first(index: Index) -> None:
    assert texts(index, "exports of zinc")[0] == ZINC
    assert texts(index, "imports of tin")[0] == TIN


def test_a_statement_is_found_by_the_words_around_it(index: Index) -> None:
    assert set(texts(index, "lead")) == {ZINC, TIN, "Copper was stable."}


def test_nothing_is_found_by_nothing(index: Index) -> None:
    assert index.search(Query(()), 10) == []


SOLD = "Zinc exports rose by 8%."
PLAIN = "Zinc exports, zinc exports and again zinc exports."


def test_a_figure_is_looked_for_among_figures(tmp_path: Path) -> None:
    index = filled(tmp_path, packed(PLAIN, SOLD, "Tin fell by 8%."))
    asked = query("zinc exports")
    assert [hit.passage.text for hit in index.search(asked, 9)][:2] == [PLAIN, SOLD]
    assert [hit.passage.text for hit in index.search(asked._replace(figured=True), 9)] == [SOLD]


def test_words_weigh_among_figures_what_they_weigh_among_all(tmp_path: Path) -> None:
    """Tin is rarer than zinc among the figures, and zinc is rarer among all statements."""
    figures = [*["Zinc rose by 8%."] * 3, "Tin rose by 8%."]
    index = filled(tmp_path, packed(*figures, *["Tin was sold."] * 9))
    best = index.search(query("zinc and tin")._replace(figured=True), 1)[0]
    assert best.passage.text == "Zinc rose by 8%."


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (Period("", Span(0, 0), date(2024, 7, 30), date(2024, 7, 30), "30 July 2024"), True),  # said that day
        (Period("", Span(0, 0), date(2024, 7, 29), date(2024, 7, 29), "29 July 2024"), False),
        (Period("", Span(0, 0), date(2024, 7, 1), date(2024, 7, 31), "July 2024"), True),
        (Period("", Span(0, 0), None, date(2024, 7, 31), "by July 2024"), True),
        (Period("", Span(0, 0), date(2024, 6, 1), date(2024, 6, 30), "June 2024"), False),
        (H1, True),  # spoken of, by its name
        (Period("", Span(0, 0), date(2024, 7, 1), date(2024, 9, 30), "Q3 2024"), False),
    ],
)
def test_what_is_of_a_time_is_looked_for_apart(tmp_path: Path, period: Period, *, found: bool) -> None:
    index = filled(tmp_path, packed(SOLD))
    for figured in (False, True):
        timed = query("zinc")._replace(periods=(period,), timed=True, figured=figured)
        assert bool(index.search(timed, 9)) is found


def test_a_draw_is_settled_by_path_and_place(tmp_path: Path) -> None:
    documents = [packed(ZINC, ZINC, name=name) for name in ("b.md", "a.md")]
    hits = filled(tmp_path, *documents).search(query("zinc"), 10)
    found = [(Path(hit.passage.source.path).name, hit.passage.location.start) for hit in hits]
    assert found == [("a.md", 0), ("a.md", 100), ("b.md", 0), ("b.md", 100)]


def test_what_is_known_of_documents(index: Index) -> None:
    assert [summary.source.path for summary in index.sources()] == ["/docs/copper.md", "/docs/zinc.md"]
    zinc = index.source("/docs/zinc.md")
    assert zinc
    assert (zinc.statements, zinc.stamp) == (2, (17, 42, 7))
    assert index.source("/docs/lead.md") is None
    assert index.knows("c0")
    assert not index.knows("")
    assert index.changed(["/docs/zinc.md", "/docs/lead.md"]) == ["/docs/zinc.md"]


def test_a_document_takes_the_place_of_the_one_read_from_its_path(index: Index) -> None:
    with index.writing() as writer:
        writer.add(packed("Zinc exports were flat.", sha256="5b"))
    assert texts(index, "zinc exports") == ["Zinc exports were flat."]
    assert (index.knows("5a"), index.knows("5b")) == (False, True)


def test_words_are_counted_without_what_was_replaced(index: Index) -> None:
    fresh = [index.frequency(key) for key in ("zinc", "lead", "copper")]
    with index.writing() as writer:
        writer.add(packed(ZINC, TIN))
    assert [index.frequency(key) for key in ("zinc", "lead", "copper")] == fresh == [1, 3, 1]


def test_a_document_removed_leaves_nothing(index: Index) -> None:
    with index.writing() as writer:
        writer.remove("/docs/zinc.md")
    assert texts(index, "zinc tin") == []
    assert not index.knows("5a")


def test_another_stamp_leaves_the_statements(index: Index) -> None:
    zinc = index.source("/docs/zinc.md")
    assert zinc
    with index.writing() as writer:
        writer.restamp(zinc._replace(stamp=(18, 42, 7)))
    assert [summary.stamp for summary in index.sources()] == [(17, 42, 7), (18, 42, 7)]
    assert texts(index, "zinc exports")[0] == ZINC


def test_documents_passed_over_are_not_found(index: Index) -> None:
    index.pass_over(["/docs/zinc.md"])
    assert texts(index, "lead") == ["Copper was stable."]


def test_an_error_changes_nothing(index: Index, tmp_path: Path) -> None:
    def fail() -> None:
        with index.writing() as writer:
            writer.remove("/docs/zinc.md")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert texts(Index.open(tmp_path), "tin imports")[0] == TIN


def test_an_interruption_keeps_the_documents_that_are_complete(index: Index, tmp_path: Path) -> None:
    lead = packed("Lead rose.", name="lead.md", sha256="1e")
    nickel = packed("Nickel rose.", name="nickel.md", sha256="2f")

    class Interrupted(tuple):  # type: ignore[type-arg]  # statements, the second of which never comes
        def __iter__(self):  # type: ignore[no-untyped-def]
            yield self[0]
            raise KeyboardInterrupt

    def fail() -> None:
        with index.writing() as writer:
            writer.add(lead)
            writer.add(nickel._replace(rows=Interrupted(nickel.rows)))

    with pytest.raises(KeyboardInterrupt):
        fail()
    again = Index.open(tmp_path)
    assert [again.knows(sha256) for sha256 in ("5a", "1e", "2f")] == [True, True, False]
    assert texts(again, "nickel") == []


def test_what_a_killed_commit_left_is_no_obstacle(index: Index, tmp_path: Path) -> None:
    assert index.size
    before = (tmp_path / "meta.json").read_bytes()

    def remove() -> None:
        with Index.open(tmp_path).writing() as writer:
            writer.remove("/docs/copper.md")

    remove()
    (tmp_path / "meta.json").write_bytes(before)  # as if killed before the last step
    remove()
    assert set(texts(Index.open(tmp_path), "lead")) == {ZINC, TIN}


def test_a_reader_keeps_what_it_opened(index: Index, tmp_path: Path) -> None:
    reader = Index.open(tmp_path)
    with index.writing() as writer:
        writer.remove("/docs/zinc.md")
    assert texts(reader, "tin imports")[0] == TIN
    assert texts(Index.open(tmp_path), "tin imports") == []


@pytest.mark.parametrize("suffix", ["store", "idx", "term", "fieldnorm", "pos", "meta.json"])
@pytest.mark.parametrize("damage", ["cut", "empty", "missing"])
def test_a_damaged_index_is_not_opened(index: Index, tmp_path: Path, suffix: str, damage: str) -> None:
    assert index.size
    file = next(path for path in tmp_path.iterdir() if path.name.endswith(suffix) and path.name[0] != ".")
    content = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes(content[: len(content) // 2] if damage == "cut" else b"")
    with pytest.raises(IndexUnusable):
        Index.open(tmp_path)


def test_no_index_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="cannot be opened"):
        Index.open(tmp_path / "none")


def test_flipped_bits_end_in_a_message(index: Index, tmp_path: Path) -> None:
    assert index.size
    for file in tmp_path.glob("*.store"):
        content = bytearray(file.read_bytes())
        content[: len(content) // 2] = bytes(255 - byte for byte in content[: len(content) // 2])
        file.unlink()
        file.write_bytes(content)
    with pytest.raises(IndexUnusable, match="damaged"):
        Index.open(tmp_path).search(query("zinc"), 10)
