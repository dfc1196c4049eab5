"""Days as an office writes and types them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.interview.dates import full_date, typed_date, weekday, written_date

TODAY = date(2026, 11, 23)  # a Monday
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("11.27", date(2026, 11, 27)),
        ("11-27", date(2026, 11, 27)),
        ("11/27", date(2026, 11, 27)),
        ("11月27日", date(2026, 11, 27)),
        ("11月27号", date(2026, 11, 27)),
        (" 11 月 27 日 ", date(2026, 11, 27)),
        ("１１．２７", date(2026, 11, 27)),
        ("2026-11-27", date(2026, 11, 27)),
        ("2026年11月27日", date(2026, 11, 27)),
        ("2025.1.2", date(2025, 1, 2)),
        ("1.8", date(2027, 1, 8)),
        ("10.30", date(2026, 10, 30)),
        ("今天", TODAY),
        ("1.31", date(2027, 1, 31)),
        ("明天", date(2026, 11, 24)),
        ("后天", date(2026, 11, 25)),
        ("大后天", date(2026, 11, 26)),
        ("本周五", date(2026, 11, 27)),
        ("这周日", date(2026, 11, 29)),
        ("下周一", date(2026, 11, 30)),
        ("下个星期天", date(2026, 12, 6)),
        ("下下周三", date(2026, 12, 9)),
    ],
)
def test_what_a_typed_day_means(typed: str, day: date) -> None:
    assert typed_date(typed, today=TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["", "未定", "13.1", "2.30", "2026-02-30", "11", "27日", "周五", "2026", "11.27 下午", "０"],
)
def test_what_is_no_day(typed: str) -> None:
    assert typed_date(typed, today=TODAY) is None


@given(DAYS, DAYS)
def test_a_written_day_reads_back_whatever_today_is(day: date, today: date) -> None:
    assert typed_date(written_date(day), today=today) == day
    assert typed_date(day.isoformat(), today=today) == day
    assert full_date(written_date(day)) == day


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(-59, 290))
def test_a_day_without_a_year_is_the_near_one(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    if day.year >= today.year:
        assert typed_date(f"{day.month}.{day.day}", today=today) == day


@pytest.mark.parametrize("typed", ["11.27", "明天", "下周五", "2026年13月1日", ""])
def test_without_its_year_a_day_is_not_full(typed: str) -> None:
    assert full_date(typed) is None


def test_a_leap_day_of_the_coming_year() -> None:
    assert typed_date("2.29", today=date(2027, 12, 1)) == date(2028, 2, 29)
    assert typed_date("2.29", today=date(2026, 12, 1)) is None


def test_weekday_and_no_padding() -> None:
    assert written_date(date(2027, 3, 5)) == "2027年3月5日"
    assert [weekday(TODAY + timedelta(days=n)) for n in (0, 4, 6)] == ["星期一", "星期五", "星期日"]
