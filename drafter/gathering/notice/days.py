"""The day and the hour that a notice names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from drafter.interview.dates import typed_date, weekday
from drafter.text.numerals import number_of

_NUMERAL = "〇零○一二三四五六七八九十"
_DAY = (
    rf"(?:(?P<year>\d{{4}}|[{_NUMERAL}]{{4}})年)?"
    rf"(?P<month>\d{{1,2}}|[{_NUMERAL}]{{1,2}})月(?P<day>\d{{1,2}}|[{_NUMERAL}]{{1,3}})[日号]?"
    r"|(?P<plain>\d{4}[-./]\d{1,2}[-./]\d{1,2})"
    r"|(?P<of_month>[本当下])月(?P<month_day>\d{1,2})[日号]"
    r"|(?P<relative>今[天晚]|明[天晚早]|后天|(?:本|这|下|下下)个?(?:周|星期)[一二三四五六日天])"
    r"(?![ ]*（[^（）]{0,6}?\d{1,2}月\d{1,2}[日号])"
)
_BRACKET = (
    r"[ ]*(?:（(?:[^（）\n\d]{0,12}?(?:星期|周)(?P<weekday>[一二三四五六日天]))?"
    r"[^（）\n\d]{0,10}）?)?"
)
_CLOCK = (
    r"[ ，）]*(?P<half>上午|中午|下午|晚上|晚|早上)?[ ]*"
    rf"(?:(?P<hour>\d{{1,2}}|[{_NUMERAL}]{{1,3}})(?:[:：](?P<minute>\d{{2}})|[时点](?:(?P<past>\d{{1,2}})分|(?P<thirty>半))?))?"
)
_MOMENT = re.compile(f"(?:{_DAY}){_BRACKET}{_CLOCK}")
_NO_SITTING = re.compile("[ ]*(?:全?天)?(?:前|之前|以前|报到|签到|集合|返程|离会)")
_COMES_FIRST = re.compile(
    "[ ]*(?:前|起)?(?:报到|签到|入场|集合|集中(?:乘车|上车|$)|乘车|上车|到场|候会)"
)
_AFTER_ANOTHER = re.compile(
    "[^。；\n]{0,12}(?:接[^，。]{2,24}后|(?:会|会议|活动)(?:结束)?之?后|随后)"
)
_SCHEDULED = re.compile(
    r"^[ ]*(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?P<rest>[^\n]*)$", re.MULTILINE
)
_ARRIVING = re.compile("报到|签到|入场|集合|集中(?:乘车|上车|$)|乘车|候会")
_HOURS = re.compile(_CLOCK)
_BEGINS = re.compile("[ ]*(?:准时|正式)?(?:举行|召开|开幕|开始|开班)")
_RANGE = re.compile(
    rf"[ ]*(?:至|到|—+|-+|－|~|～)[ ]*(?:(?P<month>\d{{1,2}}|[{_NUMERAL}]{{1,2}})月)?"
    rf"(?P<day>\d{{1,2}}|[{_NUMERAL}]{{1,3}})[日号]"
)
_PAST_NOON = {"下午": 12, "晚上": 12, "晚": 12, "中午": 4}
"""Hours below which the half of the day adds twelve."""
_ALONE = re.compile(
    rf"^[ ]*(?:[^\d\n：，。]{{2,30}}?(?<!时间)(?<!日期)[ ]+)?(?:{_DAY})[ ]*$", re.MULTILINE
)
_TIME_ABOVE = re.compile(r"(?:时[ ]*间|(?:会议|活动|召开|举行)日期)[：:]?\s*\Z")
_FAR = timedelta(days=60)


class Moment(Struct, frozen=True):
    """A day that a notice names at ``start:end``, ``clock`` as 09:00 or ""; ``doubt`` says what
    does not agree about it; ``until`` where it is the first day of several; ``begins``: what begins
    then is said next (8:30举行)."""

    start: int
    end: int
    day: date
    clock: str = ""
    doubt: str = ""
    until: date | None = None
    begins: bool = False


class Signed(Struct, frozen=True):
    """Where a notice is signed: the day's line at ``start``, the day, and whether its year stands
    there (else it was taken from today's)."""

    start: int
    day: date
    dated: bool


def signed(text: str, *, today: date) -> Signed | None:
    """The last day that stands alone on a line (behind a unit at most), or None."""
    last = None
    for match in _ALONE.finditer(text):
        if _TIME_ABOVE.search(text[: match.start()][-20:]):
            continue
        day = _day_of(match, base=today, today=today, dated=True)
        if day is not None:
            last = Signed(match.start(), day, bool(match["year"] or match["plain"]))
    return last


def moments(
    text: str, start: int, end: int, *, notice: Signed | None, today: date
) -> Iterator[Moment]:
    """Each day named in ``text[start:end]``, with its hour where one follows."""
    base = notice.day if notice else today
    for match in _MOMENT.finditer(text, start, end):
        day = _day_of(match, base=base, today=today, dated=bool(notice and notice.dated))
        if day is None:
            continue
        until = _until(text, match, day)
        yield Moment(
            match.start(),
            match.start() + len(match[0].rstrip(" ，）")),
            day,
            _hour_of_meeting(text, match),
            _doubt(match, day, notice=notice, today=today) or _after_another(text, match),
            until,
            bool(_BEGINS.match(text, match.end())),
        )


def hour_in(text: str, start: int, end: int) -> str:
    """The first hour of ``text[start:end]``, or ""."""
    return next((clock for m in _HOURS.finditer(text, start, end) if (clock := _clock(m))), "")


def sittings(found: Sequence[Moment], text: str) -> list[Moment]:
    """Those of one label's days on which there is a meeting: the first, and the others that are no
    deadline and no day of arrival (第一期……；第二期……)."""
    rest = (m for m in found[1:] if m.day != found[0].day)
    return [*found[:1], *(m for m in rest if not _NO_SITTING.match(text, m.end))]


def schedule_hour(text: str, end: int) -> str:
    """The hour of the first line of an agenda with hours at which people do more than arrive."""
    for match in _SCHEDULED.finditer(text, 0, end):
        if not _ARRIVING.search(match["rest"]) and match["rest"].strip("-—－~～:： 0123456789"):
            return f"{int(match['hour']):02}:{match['minute']}"
    return ""


def _day_of(match: re.Match[str], *, base: date, today: date, dated: bool) -> date | None:
    if match["relative"]:
        said = re.sub("(?<=[今明])[晚早]", "天", match["relative"].replace("个", ""))
        return typed_date(said, today=base)
    if match["of_month"]:
        later = base.month + (match["of_month"] == "下")
        return _date(base.year + later // 13, (later - 1) % 12 + 1, int(match["month_day"]))
    if match["plain"]:
        return typed_date(match["plain"], today=today)
    month, day = number_of(match["month"]), number_of(match["day"])
    year = number_of(match["year"]) if match["year"] else None
    if year is not None:
        return _date(year, month, day)
    told = match["weekday"] if "weekday" in match.re.groupindex else None
    if told and not dated:
        near = (_date(today.year + years, month, day) for years in (0, 1, -1))
        said = f"星期{told.replace('天', '日')}"
        fits = next((each for each in near if each and weekday(each) == said), None)
        if fits:
            return fits
    this_year = _date(base.year, month, day)
    if this_year is not None and base - this_year > _FAR:
        return _date(base.year + 1, month, day)
    return this_year


def _date(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None


def _until(text: str, match: re.Match[str], day: date) -> date | None:
    found = _RANGE.match(text, match.end())
    if found is None:
        return None
    month = number_of(found["month"]) if found["month"] else day.month
    return _date(day.year, month, number_of(found["day"]))


def _clock(match: re.Match[str]) -> str:
    hour = number_of(match["hour"]) if match["hour"] else None
    if hour is None:
        return ""
    minute = int(match["minute"] or match["past"] or (30 if match["thirty"] else 0))
    if hour < _PAST_NOON.get(match["half"] or "", 0):
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _hour_of_meeting(text: str, match: re.Match[str]) -> str:
    """The hour beside the day; where people only arrive at it (8:30报到，9:00开始), the next one of
    the same sentence."""
    if not _COMES_FIRST.match(text, match.end()):
        return _clock(match)
    stop = next((n for n in range(match.end(), len(text)) if text[n] in "。；\n"), len(text))
    for later in _HOURS.finditer(text, match.end(), stop):
        if _clock(later) and not _COMES_FIRST.match(text, later.end()):
            return _clock(later)
    return ""


def _after_another(text: str, match: re.Match[str]) -> str:
    found = _AFTER_ANOTHER.match(text, match.end())
    return "接着别的会开，通知没写几点" if found and not _clock(match) else ""


def _doubt(match: re.Match[str], day: date, *, notice: Signed | None, today: date) -> str:
    said = match["weekday"]
    if said and weekday(day) != f"星期{said.replace('天', '日')}":
        return f"写的是星期{said}，{day.month}月{day.day}日是{weekday(day)}"
    if notice is not None and notice.dated and day < notice.day:
        return "比落款的日子还早"
    if match["relative"] or match["of_month"]:
        return "" if notice and notice.dated else "没写哪一天，落款也没写年份"
    has_year = bool(match["year"] or match["plain"])
    if has_year or (notice and notice.dated):
        return ""
    return "" if timedelta(0) <= day - today <= _FAR else "没写年份"
