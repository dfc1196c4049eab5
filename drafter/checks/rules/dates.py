"""Dates, years and periods against the calendar and the day of the speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, Severity, finding_at
from drafter.checks.meetings import title_of
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.interview.dates import weekday
from drafter.text.numerals import number_of


class Said(Struct, frozen=True):
    """What is wrong with ``start:end`` of a block, and how surely."""

    severity: Severity
    start: int
    end: int
    advice: str


_DATE = r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
_WEEKDAY = re.compile(
    rf"(?<![\d至到—~～-]){_DATE}(?:上午|下午|晚上|晚)?[，（(]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
    r"(?![年期岁至到—~～-])[）)]?"
)
_ANY_DATE = re.compile(rf"(?<![\d.]){_DATE}")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HALF_YEAR = timedelta(days=183)

_RELATIVE = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "上年": -1, "本年": 0}
_RELATIVE_YEAR = re.compile(
    rf"(?P<word>{'|'.join(_RELATIVE)})(?:（|，?即|，?也就是|是)(?P<year>\d{{4}})年(?=[）)，。；、！]|$)"
)
_TODAY = re.compile(rf"今天(?:是|，|（|是公历)?{_DATE}(?=[，。；）！（]|$)")

_DONE = "同比|环比|完成|实现|达到|增长|下降|累计|共|已|发生|查处|新增"
_PERIOD = re.compile(
    rf"今年(?:以来，)?(?:1(?:月份)?[至到—~～-](?P<month>\d{{1,2}})月份?|(?P<half>上半年)|前(?P<quarters>[一二三])个?季度|(?P<first>一季度))"
    rf"(?=[^。；！？]{{0,40}}(?:{_DONE}))(?![^。；！？]{{0,40}}(?:要|确保|力争|预计|计划|将|目标|争取))"
)
_UNTIL = re.compile(
    rf"截[至止到]+(?:今年)?(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|(?P<end>底|末))"
    rf"(?=[^。；！？]{{0,30}}(?:{_DONE}))(?![^。；！？]{{0,30}}(?:要|确保|力争|预计|计划|将|前))"
)
_PLAN = re.compile(
    r"今年是(?:实施)?(?:国家)?“?(?P<number>十[一二三四五六七八九]?)五”?(?:规划|计划|时期)?的?(?P<place>开局|收官|第[一二三四五]|最后一|关键)(?:之年|年)"
)
_PLACES = {"开局": 1, "收官": 5, "最后一": 5, "第一": 1, "第二": 2, "第三": 3, "第四": 4, "第五": 5}
_FIRST_PLAN, _TENTH = 2001, 10  # the tenth five-year plan began in 2001, each lasts five years

_FOUNDED = {
    "新中国成立": 1949,
    "中华人民共和国成立": 1949,
    "中国共产党成立": 1921,
    "建党": 1921,
    "中国人民解放军建军": 1927,
    "改革开放": 1978,
    "抗日战争胜利": 1945,
    "红军长征胜利": 1936,
    "五四运动": 1919,
    "辛亥革命": 1911,
}
_ANNIVERSARY = re.compile(
    rf"(?:今年是|今年迎来|今天，?我们[^。]{{0,12}}(?:纪念|庆祝)|适逢|喜迎|正值|值此)(?:了)?(?:伟大的)?(?:中国人民)?(?P<what>{'|'.join(_FOUNDED)})"
    r"(?P<number>\d{2,3}|[一二三四五六七八九十百]{1,5})周年"
)

_TITLE_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?![代—至到-])")
_LOOKS_BACK = re.compile("年度|总结|表彰|述职|考核|纪念|工作报告|规划|情况")


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        said = [*_calendar(block.text, text.day)]
        if text.day and block.kind == "paragraph":
            said += _against(block.text, text.day)
        for each in said:
            span = (each.start, each.end)
            yield finding_at(number, block.text, span, each.advice, severity=each.severity)
    yield from _title_year(text)


def _calendar(text: str, day: date | None) -> Iterator[Said]:
    """Days that no calendar has, and weekdays that are not theirs."""
    for match in _ANY_DATE.finditer(text):
        month, of_month = int(match["month"]), int(match["day"])
        exists = 1 <= month <= 12 and 1 <= of_month <= _LONGEST[month - 1]
        if exists and match["year"]:
            exists = _day(int(match["year"]), month, of_month) is not None
        if not exists:
            yield Said("必改", *match.span(), "没有这一天")
    for match in _WEEKDAY.finditer(text):
        named = _meant(match, day)
        said = match["weekday"].replace("天", "日")
        if named and weekday(named)[-1] != said:
            yield Said(
                "必改",
                *match.span(),
                f"{named.year}年{named.month}月{named.day}日是{weekday(named)}",
            )


def _meant(match: re.Match[str], day: date | None) -> date | None:
    """The day that is written, its year the one that brings it next to the speech's where none is
    written; None where that cannot be told."""
    month, of_month = int(match["month"]), int(match["day"])
    if match["year"]:
        return _day(int(match["year"]), month, of_month)
    if day is None:
        return None
    near = (_day(year, month, of_month) for year in (day.year - 1, day.year, day.year + 1))
    return next((each for each in near if each and abs(each - day) < _HALF_YEAR), None)


def _day(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _against(text: str, day: date) -> Iterator[Said]:
    """What does not go with a speech given on ``day``."""
    for match in _RELATIVE_YEAR.finditer(text):
        year = day.year + _RELATIVE[match["word"]]
        if int(match["year"]) != year:
            advice = f"讲话在{day.year}年，{match['word']}是{year}年"
            yield Said("必改", *match.span(), advice)
    for match in _TODAY.finditer(text):
        if _meant(match, day) != day:
            yield Said("必改", *match.span(), f"讲话日期是{day.year}年{day.month}月{day.day}日")
    for match in _PERIOD.finditer(text):
        end = _end_of_period(match, day.year)
        if end and day < end:
            yield Said("建议", *match.span(), f"讲话在{day.month}月{day.day}日，这一段还没过完")
    for match in _UNTIL.finditer(text):
        until = _until(match, day.year)
        if until and timedelta(0) < until - day < _HALF_YEAR:
            yield Said("建议", *match.span(), f"讲话在{day.month}月{day.day}日，还没到这一天")
    yield from _counted_years(text, day)


def _end_of_period(match: re.Match[str], year: int) -> date | None:
    """The first day on which the period's last month is about to be over: figures of a month are
    told in its last days too."""
    if match["month"]:
        month = int(match["month"])
    elif match["half"]:
        month = 6
    else:
        month = 3 * (number_of(match["quarters"] or "一") or 1)
    return _day(year, month, 20)


def _until(match: re.Match[str], year: int) -> date | None:
    return _day(year, int(match["month"]), 20 if match["end"] else int(match["day"]))


def _counted_years(text: str, day: date) -> Iterator[Said]:
    for match in _PLAN.finditer(text):
        number, place = number_of(match["number"]), _PLACES.get(match["place"])
        if number and place:
            year = _FIRST_PLAN + 5 * (number - _TENTH) + place - 1
            if year != day.year:
                yield Said("必改", *match.span(), f"那是{year}年，讲话在{day.year}年")
    for match in _ANNIVERSARY.finditer(text):
        since = day.year - _FOUNDED[match["what"]]
        if number_of(match["number"]) != since:
            advice = f"从{_FOUNDED[match['what']]}年算，到{day.year}年是{since}周年"
            yield Said("必改", *match.span(), advice)


def _title_year(text: CheckedText) -> Iterator[Finding]:
    """A year in the title that is far from the speech's: last year's draft taken up again."""
    title = title_of(text)
    match = _TITLE_YEAR.search(title)
    if match is None or text.day is None or _LOOKS_BACK.search(title):
        return
    apart = text.day.year - int(match["year"])
    early, late = text.day.month <= 3, text.day.month >= 10
    if apart == 0 or (apart == 1 and early) or (apart == -1 and late):
        return
    for number, block in enumerate(text.blocks):
        at = block.text.find(match[0]) if block.kind == "title" else -1
        if at >= 0:
            advice = f"题目写{match['year']}年，讲话日期在{text.day.year}年"
            yield finding_at(number, block.text, (at, at + len(match[0])), advice)
            return


RULE = Rule(
    name="日期",
    family="事实",
    authority="事实",
    source="公历；讲话日期；五年规划自“十五”（2001年）起每五年一个",
    finds=_finds,
)
