"""Answers from a file or the command line: checked against the outline, clean, in one shape."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafter.errors import UsageError
from drafter.interview.answers import Value, is_answered, lines_of, text_of
from drafter.interview.checked import checked_answers
from drafter.model import phrase_id
from drafter.outlines.load import outline_named
from drafter.outlines.model import Outline
from tests.made_up import small_outline


@pytest.fixture
def meeting() -> Outline:
    return outline_named("工作会议讲话")


@pytest.mark.parametrize(
    ("key", "raw", "answer"),
    [
        ("会议全称", " 全县春耕工作会议\u200b ", "全县春耕工作会议"),
        ("会议全称", None, ""),
        ("代表", "无", ""),
        ("会议全称", "【会议名称，问办公室】", "【会议名称，问办公室】"),
        ("时间", "2027-02-19", "2027-02-19"),
        ("时间", date(2027, 2, 19), "2027-02-19"),
        ("时间", "2027年2月19日", "2027-02-19"),
        ("时间", "", ""),
        ("主题", "育苗、栽植", ["育苗", "栽植"]),
        ("主题", ["育苗", " ", "栽植 "], ["育苗", "栽植"]),
        ("成绩", "整地2.3万亩\n备苗180万株", ["整地2.3万亩", "备苗180万株"]),
        ("成绩", None, []),
        ("要点2", ["专人管护：每500亩一人"], ["专人管护：每500亩一人"]),
        ("要点2", [{"专人管护": "每500亩一人"}], ["专人管护：每500亩一人"]),
        ("成绩", "没有", []),
        ("主题", ["科技、人才一体推进", "水利"], ["科技、人才一体推进", "水利"]),
        ("缘由", "今天把大家请来。", "今天把大家请来。"),
        ("缘由", None, None),
        ("缘由", {"提纲": 2}, {"提纲": 2}),
        ("缘由", {"提纲": "2"}, {"提纲": 2}),
        (
            "缘由",
            {"词条": phrase_id("opening", "今天，{会议名称}"), "原句": "今天，{会议名称}"},
            {"词条": phrase_id("opening", "今天，{会议名称}"), "原句": "今天，{会议名称}"},
        ),
        ("{上级}", "市委\n", "市委"),
        ("篇幅", "8", "8分钟"),
        ("篇幅", "1,600 字", "1600字"),
        ("语速", "180", 180),
    ],
)
def test_an_answer_in_one_shape(meeting: Outline, key: str, raw: object, answer: Value) -> None:
    assert checked_answers({key: raw}, meeting) == {key: answer}


@pytest.mark.parametrize(
    ("key", "raw", "told"),
    [
        ("会议全程", "全县春耕工作会议", "没有“会议全程”这一问。有的是：会议全称"),
        ("称谓1", "同志们", "没有“称谓1”"),
        ("会议全称", ["甲", "乙"], "只要一行字"),
        ("会议全称", "在全县春耕会议上的讲话", "不写“在……上的讲话”"),
        ("时间", "2.19", "年份不能省"),
        ("时间", "2027-02-30", "认不出是哪天"),
        ("篇幅", "中讲", "可选：短讲（6 分钟）、一般（15 分钟）"),
        ("语速", "400", "160 到 240"),
        ("缘由", ["今天"], "写一句话"),
        ("缘由", {"词条": "abc"}, "写一句话"),
        ("缘由", {"词条": "0" * 12, "原句": "今天，{会议名称}"}, "对不上"),
        ("缘由", {"提纲": 77}, "写法不对"),
        ("成绩", [{"栽树": {"多少": "一万棵"}}], "读不成一句话"),
        ("成绩", ["栽树【多少棵"], "没有配对"),
        ("主题", [str(n) for n in range(100)], "最多 99 条"),
    ],
)
def test_what_does_not_fit_is_wrong_usage(
    meeting: Outline, key: str, raw: object, told: str
) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        checked_answers({key: raw}, meeting)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("typed", ["12月4日", "12.4", "12-4", "下周五", "2026年12月4日"])
def test_a_day_typed_now_is_read_as_the_interview_reads_it(meeting: Outline, typed: str) -> None:
    today = date(2026, 11, 27)
    answers = checked_answers({"时间": typed}, meeting, today=today)
    assert answers == {"时间": "2026-12-04"}
    with pytest.raises(UsageError, match="11月27日、下周五"):
        checked_answers({"时间": "年底"}, meeting, today=today)


def test_missing_answers_read_as_nothing(tmp_path: Path) -> None:
    answers = checked_answers({"任务": "", "主题": []}, small_outline(tmp_path))
    assert (text_of(answers, "任务"), text_of(answers, "没问过")) == ("", "")
    assert lines_of(answers, "主题") == []
    assert not is_answered(answers, "任务")
    assert not is_answered(answers, "主题")
    assert is_answered({"任务": 0}, "任务")


def test_a_rewritten_sentence_is_kept_with_the_answers_in_it(meeting: Outline) -> None:
    edit = {"原句": "树要栽活。", "改作": "苗要选好。"}
    for asked, kept in (
        ("要点2", "要点2"),
        (["要点2"], "要点2"),
        (["成绩", "代表"], ["成绩", "代表"]),
    ):
        answers = checked_answers({"改句1": {**edit, "问": asked, "第几处": "2"}}, meeting)
        assert answers == {"改句1": {**edit, "问": kept, "第几处": 2}}
    for empty in ("", [], None, ["要点1", ""]):
        with pytest.raises(UsageError, match="“改句1”里的“问”是空的"):
            checked_answers({"改句1": {**edit, "问": empty}}, meeting)


def test_one_sentence_is_not_rewritten_in_two_ways(meeting: Outline) -> None:
    edit = {"原句": "树要栽活。", "改作": "苗要选好。"}
    two = {"改句1": edit, "改句2": {**edit, "改作": "", "第几处": 1}}
    with pytest.raises(UsageError, match="“改句1”和“改句2”改的是同一句：“树要栽活。”"):
        checked_answers(two, meeting)
    for other in ({"第几处": 2}, {"手写第几处": 1}, {"问": "要点1"}):
        kept = checked_answers({"改句1": edit, "改句2": {**edit, **other}}, meeting)
        assert kept["改句2"] == {**edit, **other}


def test_a_rewritten_sentence_is_counted_in_one_way(meeting: Outline) -> None:
    edit = {"原句": "树要栽活。", "改作": "", "第几处": 1, "手写第几处": 1}
    with pytest.raises(UsageError, match="“第几处”和“手写第几处”只能写一个"):
        checked_answers({"改句1": edit}, meeting)
