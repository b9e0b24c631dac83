"""Titles and dates: the event's before the publication's before the URL's; a scrape's never."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import DateKind, Source
from factcheck.reading import read_bytes
from factcheck.reading.head.dates import find_dates, read_date

EVENT, PUBLISHED, INFERRED = DateKind.EVENT, DateKind.PUBLISHED, DateKind.INFERRED
BODY = "\n\nAna Ode:\n\nZinc rose 3%.\n"


def read(text: str, path: str = "a.txt") -> Source:
    return read_bytes(text.encode(), path).source


FIELDS = [
    ("January 19, 2031", date(2031, 1, 19)),
    ("5 June 2031", date(2031, 6, 5)),
    ("Jan. 13, 2031", date(2031, 1, 13)),
    ("2031-03-04T10:00:00+00:00", date(2031, 3, 4)),
    ("2031/03/04", date(2031, 3, 4)),
    ("20310304", date(2031, 3, 4)),
    ("2031年 3月 4日星期二", date(2031, 3, 4)),
    ("the 4th of March 2031", date(2031, 3, 4)),
    ("February 4 to 6, 2031", date(2031, 2, 6)),
    ("CallJul 30, 2031,5:30 p.m.", date(2031, 7, 30)),
    ("0712-20-10", None),
    ("1 January 1970", None),
    ("2031-13-45", None),
    ("February 30, 2031", None),
    ("12.5 May-2", None),
    ("", None),
]


@pytest.mark.parametrize(("field", "day"), FIELDS)
def test_fields(field: str, day: date | None) -> None:
    assert read_date(field) == day


@given(st.text())
def test_any_text_may_be_searched_for_dates(text: str) -> None:
    assert all(seen.month for seen in find_dates(text))


HEADS = [
    ("The Office held a press conference on March 4 in Zinctown.  March 20, 2031", date(2031, 3, 4), EVENT),
    ("Zinc briefing\n\nDate:\n\nMarch 4, 2031\n\nexample.org, March 20, 2031", date(2031, 3, 4), EVENT),
    ("Zinc call\n\nThursday, March 4, 2031 at 8 a.m. ET", date(2031, 3, 4), EVENT),
    ("Zinc (ZN+5.25%) Q1 2031 Earnings CallMar 04, 2031,5:30 p.m. ET", date(2031, 3, 4), EVENT),
    ("Zinc call\n(March 4, 2031)\n\n10:04 A.M. EDT", date(2031, 3, 4), EVENT),
    ("Zinctown, 4 March 2031", date(2031, 3, 4), EVENT),
    ("example.org | March 4, 2031", date(2031, 3, 4), PUBLISHED),
    ("Zinc briefing\n\nPublished: March 4, 2031\nScraped: 2032-01-01", date(2031, 3, 4), PUBLISHED),
    ("Zinc\n\nURL: https://example.org/2031/03/04/zinc", date(2031, 3, 4), PUBLISHED),
    ("The Office held a briefing on December 30. Published January 2, 2031", date(2030, 12, 30), EVENT),
    ("Zinc\n\nScraped: 2032-01-01T10:00\n\nexample.org, March 4, 2031", date(2031, 3, 4), PUBLISHED),
    ("On March 4 the Office met. In 2030 zinc rose, and this year too.", date(2031, 3, 4), INFERRED),
    ("On March 4 the Office met. In 2031 zinc rose.", date(2031, 3, 4), INFERRED),
]


@pytest.mark.parametrize(("head", "day", "kind"), HEADS)
def test_heads(head: str, day: date, kind: DateKind) -> None:
    source = read(head + BODY)
    assert (source.date, source.date_kind) == (day, kind)


def test_the_file_name_comes_last() -> None:
    assert read("Zinc" + BODY, "x/zinc-20310304.txt").date == date(2031, 3, 4)
    assert read("Zinc" + BODY, "x/zinc.txt").date is None


def test_a_folder_may_date_what_nothing_else_dates() -> None:
    source = read("Zinc" + BODY, "x/2031-03-04/zinc.txt")
    assert (source.date, source.date_kind) == (date(2031, 3, 4), INFERRED)
    assert read("Zinc briefing\n\nMarch 5, 2031" + BODY, "x/2031-03-04/zinc.txt").date == date(2031, 3, 5)


def test_a_day_in_prose_is_of_no_publication() -> None:
    told = "You find more on our website, example.org. Our port opened on April 20, 1925, and so on."
    assert read(f"Zinc\n\n{told}" + BODY, "x/zinc.txt").date is None


def test_fields_of_a_flat_yaml_head() -> None:
    head = "---\ndate: '2031-03-20'\nsource_url: https://p.org/z\ntitle: \"Zinc\\_and\\\n  \\ lamps\"\n---\n"
    source = read(head + BODY)
    assert (source.title, source.url, source.published) == (
        "Zinc and lamps",
        "https://p.org/z",
        date(2031, 3, 20),
    )


def test_fields_of_a_page() -> None:
    ld = '{"@type": "Event", "startDate": "2031-03-04T10:00", "publisher": {"name": "Port"}}'
    page = (
        '<head><title>x</title><meta property="og:title" content="Zinc briefing">'
        f'<link rel=canonical href="https://p.org/z">'
        f'<meta name="date" content="0712-20-10"><script type="application/ld+json">{ld}</script></head>'
        "<body><p>Ana Ode: Zinc rose 3%.</p></body>"
    )
    source = read(page, "a.html")
    assert (source.title, source.publisher, source.url) == ("Zinc briefing", "Port", "https://p.org/z")
    assert (source.event_date, source.published) == (date(2031, 3, 4), None)


TITLES = [
    ("ㄑ Press Room\n\nZinc briefing of the Office\n\nMarch 4, 2031", "Zinc briefing of the Office"),
    ("Press RoomPress Conferences\n\nZinc briefing: Ministry | March 4, 2031", "Zinc briefing: Ministry"),
    ("中文\n\nZinc briefing of the Office\n\n0 Comment(s)Print E-mail", "Zinc briefing of the Office"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_titles(head: str, title: str) -> None:
    assert read(head + BODY).title == title


def test_language() -> None:
    assert read("主席：鋅的產量增加。").language == "zh"
    assert read("Zinc" + BODY).language == "en"
