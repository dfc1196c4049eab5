"""What is typed becomes an answer, or it is said what would."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.interview.answers import Value
from drafter.interview.asks import Ask
from drafter.interview.validation import InvalidAnswer, accepted
from drafter.outlines.model import Choice, Question, QuestionType

TODAY = date(2026, 11, 23)


def asked(
    type: QuestionType = "text", *, default: str = "", required: bool = False, pattern: str = ""
) -> Ask:
    question = Question(
        name="问", prompt="问什么", stage="会议", type=type, required=required, pattern=pattern,
        error="只写会议名称" if pattern else "", choices=(Choice("短讲"), Choice("长讲")),
    )  # fmt: skip
    return Ask("问", question, "问什么", 1, default=default)


@pytest.mark.parametrize(
    ("ask", "typed", "answer"),
    [
        (asked(), "  全县春耕\u202e会议\x07 ", "全县春耕会议"),
        (asked(), "", ""),
        (asked(), "无", ""),
        (asked(required=True), "无", "无"),
        (asked(default="同志们"), "", "同志们"),
        (asked(default="同志们"), "各位代表", "各位代表"),
        (asked("date"), "明天", "2026-11-24"),
        (asked("date"), "【日期，问办公室】", "【日期，问办公室】"),
        (asked("date"), "", ""),
        (asked("number"), "37", 37),
        (asked("choice"), "长讲", "长讲"),
        (asked("lines"), "一、二，三\n\n 四 \n", ["一、二，三", "四"]),
        (
            asked("items"),
            "查：12月底前过一遍\n改：立查立改",
            ["查：12月底前过一遍", "改：立查立改"],
        ),
        (asked("list"), "育苗、栽植，管护；验收", ["育苗", "栽植", "管护", "验收"]),
        (asked("list"), "育苗　栽植  管护\n验收", ["育苗", "栽植", "管护", "验收"]),
        (asked("list"), "抓 落实", ["抓 落实"]),
        (asked("lines"), "", []),
        (asked(pattern=".{4,8}"), "全县春耕会议", "全县春耕会议"),
        (asked(pattern=r"\S{2,4}"), "【姓名，问县委组织部】", "【姓名，问县委组织部】"),
    ],
)
def test_what_is_taken(ask: Ask, typed: str, answer: Value) -> None:
    assert accepted(ask, typed, today=TODAY) == answer


@pytest.mark.parametrize(
    ("ask", "typed", "told"),
    [
        (asked("date"), "过几天", "认不出是哪天"),
        (asked("date"), "2.30", "11.27"),
        (asked("number"), "三十", "只写阿拉伯数字"),
        (asked("choice"), "中讲", "短讲、长讲"),
        (asked("list"), "育苗、栽植、育苗", "有两条一样"),
        (asked("list"), "、".join(f"第{n}" for n in range(100)), "最多 99 条"),
        (asked(pattern=".{4,8}"), "会", "只写会议名称"),
        (asked(), "长" * 2001, "分开写"),
    ],
)
def test_what_is_refused_says_what_would_do(ask: Ask, typed: str, told: str) -> None:
    with pytest.raises(InvalidAnswer, match=told):
        accepted(ask, typed, today=TODAY)


def test_a_long_answer_to_a_strict_pattern_is_refused_at_once() -> None:
    with pytest.raises(InvalidAnswer):
        accepted(asked(pattern=r"\S{2,10}([ 　]+\S.*)?"), "长" * 1999, today=TODAY)


def test_a_post_in_the_place_of_a_name_is_not_taken() -> None:
    question = Question(
        name="讲话人",
        prompt="讲话人",
        stage="会议",
        slot="人名",
        error="先写姓名，空一格，再写职务",
    )
    ask = Ask("讲话人", question, "讲话人", 1)
    with pytest.raises(InvalidAnswer, match="空一格"):
        accepted(ask, "沈放县长", today=TODAY)
    assert accepted(ask, "沈放 青屏县县长", today=TODAY) == "沈放 青屏县县长"
