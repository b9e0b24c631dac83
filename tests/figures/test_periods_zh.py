"""Chinese periods by example, simplified and traditional."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck.figures.periods import read_periods
from factcheck.figures.periods.calendar import Calendar
from factcheck.figures.tokens import tokenize

if TYPE_CHECKING:
    from factcheck.model import Period

WHEN = date(2024, 9, 10)  # a Tuesday


def read(text: str, when: date | None = WHEN, fiscal_start: int = 1) -> list[Period]:
    return read_periods(tokenize(text), text, when, Calendar(fiscal_start))


def days(period: Period) -> str:
    return f"{period.start}..{period.end}"


SPANS = [
    ("今年上半年，出口增长", "今年上半年", "H1 2024", "2024-01-01..2024-06-30"),
    ("上半年出口增长", "上半年", "H1 2024", "2024-01-01..2024-06-30"),
    ("一季度增长", "一季度", "Q1 2024", "2024-01-01..2024-03-31"),
    ("在2024年第一季度", "2024年第一季度", "Q1 2024", "2024-01-01..2024-03-31"),
    ("今年前三季度", "今年前三季度", "January-September 2024", "2024-01-01..2024-09-30"),
    ("二零一二年", "二零一二年", "2012", "2012-01-01..2012-12-31"),
    ("二〇一二年十二月", "二〇一二年十二月", "December 2012", "2012-12-01..2012-12-31"),
    ("3月末余额", "3月末", "31 March 2024", "2024-03-31..2024-03-31"),
    ("2024年年底", "2024年年底", "31 December 2024", "2024-12-31..2024-12-31"),
    ("2024年中国出口", "2024年", "2024", "2024-01-01..2024-12-31"),
    ("三季度末", "三季度末", "30 September 2024", "2024-09-30..2024-09-30"),
    ("年初", "年初", "early 2024", "2024-01-01..2024-06-30"),
    ("前两个月", "前两个月", "January-February 2024", "2024-01-01..2024-02-29"),
    ("1至5月", "1至5月", "January-May 2024", "2024-01-01..2024-05-31"),
    ("1-5月份", "1-5月份", "January-May 2024", "2024-01-01..2024-05-31"),
    ("10月至12月", "10月至12月", "Q4 2023", "2023-10-01..2023-12-31"),
    ("2013年2月27日", "2013年2月27日", "27 February 2013", "2013-02-27..2013-02-27"),
    ("２０１３年２月２７日", "２０１３年２月２７日", "27 February 2013", "2013-02-27..2013-02-27"),
    ("一月19日到20日", "一月19日到20日", "19 January 2024 to 20 January 2024", "2024-01-19..2024-01-20"),
    ("上個月", "上個月", "August 2024", "2024-08-01..2024-08-31"),
    ("上月14日", "上月14日", "14 August 2024", "2024-08-14..2024-08-14"),
    ("本周", "本周", "9 September 2024 to 15 September 2024", "2024-09-09..2024-09-15"),
    ("下下週", "下下週", "23 September 2024 to 29 September 2024", "2024-09-23..2024-09-29"),
    ("上星期五", "上星期五", "6 September 2024", "2024-09-06..2024-09-06"),
    ("過去十年", "過去十年", "past 10 years", "2014-09-10..2024-09-09"),
    ("近三年销量", "近三年", "past 3 years", "2021-09-10..2024-09-09"),
    ("未来两天", "未来两天", "next 2 days", "2024-09-11..2024-09-12"),
    ("2023上半年出口", "2023上半年", "H1 2023", "2023-01-01..2023-06-30"),
    ("2023全年", "2023全年", "2023", "2023-01-01..2023-12-31"),
    ("10天之内", "10天之内", "within 10 days", "2024-09-10..2024-09-20"),
    ("今天到后天", "今天到后天", "10 September 2024 to 12 September 2024", "2024-09-10..2024-09-12"),
    ("2021-05-06及以前", "2021-05-06及以前", "by 6 May 2021", "None..2021-05-06"),
    ("今年以来", "今年以来", "2024 to date", "2024-01-01..2024-09-10"),
    ("自2018年以来", "自2018年以来", "since 2018", "2018-01-01..2024-09-10"),
    ("截至6月末", "截至6月末", "30 June 2024", "2024-06-30..2024-06-30"),
    ("到2030年", "到2030年", "by 2030", "None..2030-12-31"),
    ("2015年之前", "2015年之前", "before 2015", "None..2014-12-31"),
    ("1995-1997年", "1995-1997年", "1995-1997", "1995-01-01..1997-12-31"),
    ("2015年和2018年之间", "2015年和2018年之间", "2015-2018", "2015-01-01..2018-12-31"),
    ("上世纪90年代", "上世纪90年代", "1990s", "1990-01-01..1999-12-31"),
    ("十九世紀七十年代", "十九世紀七十年代", "1870s", "1870-01-01..1879-12-31"),
    ("民國102年", "民國102年", "2013", "2013-01-01..2013-12-31"),
    ("2013-14年度", "2013-14年度", "FY2013-14", "None..None"),
    ("2026財年第一季度", "2026財年第一季度", "Q1 FY2026", "2026-01-01..2026-03-31"),
    ("“十四五”期间", "十四五", "2021-2025", "2021-01-01..2025-12-31"),
    ("三年前", "三年前", "2021", "2021-01-01..2021-12-31"),
    ("8月的最后一个星期一", "8月的最后一个星期一", "26 August 2024", "2024-08-26..2024-08-26"),
]


@pytest.mark.parametrize(("text", "span", "label", "expected"), SPANS, ids=[row[0] for row in SPANS])
def test_one_period(text: str, span: str, label: str, expected: str) -> None:
    (period,) = read(text)
    assert (period.text, period.label, days(period)) == (span, label, expected)


@pytest.mark.parametrize(
    "text",
    ["增长三成", "五个百分点", "同比增长10.5%", "日后年产量", "一年内", "一带一路", "第三产业", "5000家企业"],
)
def test_no_period(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("2024年第一季度，较去年同期增长", ["Q1 2024", "Q1 2023"]),
        ("2023年一季度增长，二季度下降", ["Q1 2023", "Q2 2023"]),
        ("3月和5月", ["March 2024", "May 2024"]),
        ("2015年和2018年的销售额", ["2015", "2018"]),
        ("据Q1 2024报告，2023年出口", ["Q1 2024", "2023"]),
    ],
)
def test_several_periods(text: str, labels: list[str]) -> None:
    assert [period.label for period in read(text)] == labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("上半年", "H1"),
        ("今年上半年", "H1 this year"),
        ("三月", "March"),
        ("去年同期", "same period last year"),
    ],
)
def test_without_a_day_half_known_periods_stay_half_known(text: str, label: str) -> None:
    (period,) = read(text, None)
    assert (period.start, period.end, period.label) == (None, None, label)


def test_fiscal_years_begin_where_the_organisation_says() -> None:
    assert days(read("2013-14年度", fiscal_start=4)[0]) == "2013-04-01..2014-03-31"
    assert days(read("本財年", fiscal_start=4)[0]) == "2024-04-01..2025-03-31"
