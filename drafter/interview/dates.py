"""Dates as people type them. "Today" is always an argument: only cli/ reads the clock."""

from __future__ import annotations

import re
from datetime import date, timedelta

_WEEKDAYS = "一二三四五六日"
_FULL = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_SHORT = re.compile(r"(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?")
_RELATIVE = {"今天": 0, "明天": 1, "后天": 2, "大后天": 3}
_WEEK = re.compile(r"(这|本|下|下下)(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．－", "0123456789.-")
_PAST_KEPT = timedelta(days=60)


def full_date(text: str) -> date | None:
    """The day that ``text`` names with its year (2026-11-27, 2026年11月27日), or None."""
    match = _FULL.fullmatch(text.strip().translate(_HALF_WIDTH))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def typed_date(text: str, *, today: date) -> date | None:
    """The day that ``text`` means (11.27, 11月27日, 2026-11-27, 明天, 下周五), or None.

    A day without a year is this year's, or next year's when that lies over 60 days back: speeches
    are written for days to come.
    """
    text = text.strip().translate(_HALF_WIDTH)
    if _FULL.fullmatch(text):
        return full_date(text)
    if match := _SHORT.fullmatch(text):
        found = (
            full_date(f"{year}-{match[1]}-{match[2]}") for year in (today.year, today.year + 1)
        )
        return next((day for day in found if day and today - day < _PAST_KEPT), None)
    if text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    if match := _WEEK.fullmatch(text):
        monday = today - timedelta(days=today.weekday())
        weeks = {"这": 0, "本": 0, "下": 1, "下下": 2}[match[1]]
        weekday = _WEEKDAYS.index(match[2].replace("天", "日"))
        return monday + timedelta(weeks=weeks, days=weekday)
    return None


def written_date(day: date) -> str:
    """The day as a speech writes it: 2026年11月27日, no padding (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """星期五."""
    return f"星期{_WEEKDAYS[day.weekday()]}"
