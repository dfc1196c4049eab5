"""日期: calendar, weekdays, years and periods against the day of the speech."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rules.dates import RULE
from tests.checks.made_up import text_of

DAY = date(2026, 11, 27)  # a Friday


def found_in(*lines: str, day: date | None = DAY) -> list[Finding]:
    return list(RULE.finds(replace(text_of(*lines), day=day), Beside()))


@pytest.mark.parametrize(
    ("line", "words", "severity"),
    [
        ("定于11月27日（星期六）上午开会。", "11月27日（星期六）", "必改"),
        ("2026年12月5日星期五前办结。", "2026年12月5日星期五", "必改"),
        ("明年1月5日（周三）复核。", "1月5日（周三）", "必改"),
        ("6月31日前完成。", "6月31日", "必改"),
        ("2026年2月29日前完成。", "2026年2月29日", "必改"),
        ("今年（2025年）的任务很重。", "今年（2025年", "必改"),
        ("去年（2024年）完成得不错。", "去年（2024年", "必改"),
        ("去年，也就是2024年，完成得不错。", "去年，也就是2024年", "必改"),
        ("今天是11月26日，离年底只剩一个月。", "今天是11月26日", "必改"),
        ("今年是“十四五”开局之年，要起好步。", "今年是“十四五”开局之年", "必改"),
        ("今年是新中国成立76周年。", "今年是新中国成立76周年", "必改"),
        ("今年1至12月，全市产值同比增长3%。", "今年1至12月", "建议"),
        ("截至12月底，全市已完成投资9亿元。", "截至12月底", "建议"),
    ],
)
def test_what_the_calendar_or_the_day_contradicts_is_found(
    line: str, words: str, severity: str
) -> None:
    (finding,) = found_in(line)
    assert (finding.text, finding.severity) == (words, severity)
    assert line[finding.start : finding.end] == words


@pytest.mark.parametrize(
    "line",
    [
        "定于11月27日（星期五）上午开会。",
        "明年1月5日（周二）复核。",
        "2028年2月29日前完成。",
        "去年（2025年）完成得不错。",
        "去年，也就是2025年，完成得不错。",
        "今年是2021年定下的目标的第六年。",
        "今年是“十五五”开局之年，要起好步。",
        "今年是中国共产党成立105周年。",
        "新中国成立70周年时，这条路刚通。",
        "今年1至10月，事故起数同比下降11.3%。",
        "今年上半年，全市产值同比增长3%。",
        "截至12月底，要完成投资9亿元。",
        "截至10月底，已完成投资9亿元。",
        "比例是3.5月度均值的两倍。",
    ],
)
def test_what_goes_with_the_day_is_left_alone(line: str) -> None:
    assert found_in(line) == []


def test_a_day_without_a_year_says_nothing_where_the_speech_is_undated() -> None:
    assert found_in("定于11月27日（星期六）开会。今年（2025年）任务重。", day=None) == []


def test_the_year_of_an_older_draft_left_in_the_title_is_worth_a_look() -> None:
    title = "# 在市安委会2025年第四次全体会议上的讲话"
    (finding,) = found_in(title, "同志们开会了。")
    assert (finding.text, finding.severity) == ("2025年", "建议")
    assert found_in(title, "开会了。", day=date(2026, 1, 9)) == []
    assert found_in("# 在2025年度总结表彰会上的讲话", "开会了。") == []
