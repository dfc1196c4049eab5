"""The course of an interview: what is asked, when, and what going back keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.flows.answer_files import example_answers
from drafter.interview.answers import Value
from drafter.interview.asks import (
    Ask,
    answered_numbers,
    asks,
    expected,
    heading_set,
    next_ask,
    previous_ask,
)
from drafter.outlines import load
from drafter.outlines.model import Outline
from tests.made_up import (
    CLOSING,
    OCCASION_OPEN,
    REASON,
    SMALL_OUTLINE,
    Seen,
    outline_folder,
    small_outline,
)


@pytest.fixture
def outline(tmp_path: Path) -> Outline:
    return small_outline(tmp_path)


def chosen(seen: Seen) -> Value:
    return {"词条": seen.id, "原句": seen.pattern}


FACTS: dict[str, Value] = {
    "会议全称": "全县春耕工作会议",
    "讲话人": "沈放 青屏县县长",
    "称谓": "同志们",
    "任务": "春耕备耕",
    "主题": ["农资保供", "田间管理"],
}


def keys(outline: Outline, answers: dict[str, Value]) -> list[str]:
    return [ask.key for ask in asks(outline, answers)]


def test_what_hangs_on_an_answer_is_asked_only_with_it(outline: Outline) -> None:
    assert "结尾" not in keys(outline, {})
    assert "结尾" not in keys(outline, {"任务": ""})
    assert "结尾" in keys(outline, {"任务": "春耕备耕"})


def test_a_question_for_each_item_is_asked_as_often_as_there_are_items(outline: Outline) -> None:
    assert [key for key in keys(outline, FACTS) if key.startswith(("大标题", "道理"))] == [
        "大标题1", "大标题2", "道理1", "道理2",
    ]  # fmt: skip
    assert not [key for key in keys(outline, {}) if key.startswith("道理")]
    second = next(ask for ask in asks(outline, FACTS) if ask.key == "道理2")
    assert second.prompt == "第二点“田间管理”的道理"
    assert (second.index, second.number) == (1, len(keys(outline, FACTS)) - 2)


def test_questions_are_numbered_as_they_come_the_headings_of_a_set_together(
    outline: Outline,
) -> None:
    numbers = {ask.key: ask.number for ask in asks(outline, FACTS)}
    assert list(dict.fromkeys(numbers.values())) == list(range(1, 12))
    assert [key for key, number in numbers.items() if number == 7] == ["大标题1", "大标题2"]


def test_the_next_is_the_first_without_an_answer(outline: Outline) -> None:
    answers: dict[str, Value] = {}
    seen: list[str] = []
    while (ask := next_ask(outline, answers)) is not None:
        seen.append(ask.key)
        answers[ask.key] = FACTS.get(ask.key, "")
    assert seen == keys(outline, answers)
    assert seen[:6] == ["会议全称", "讲话人", "称谓", "任务", "主题", "标题组"]


def test_how_many_there_will_be_is_foreseen_and_is_exact_in_the_end(outline: Outline) -> None:
    """Three points where none is named yet, and what hangs on an answer to come."""
    foreseen = expected(outline, {})
    assert [ask.key for ask in foreseen if ask.key.startswith("道理")] == [
        "道理1",
        "道理2",
        "道理3",
    ]
    assert "结尾" in {ask.key for ask in foreseen}
    assert expected(outline, FACTS) == asks(outline, FACTS)


def test_headings_adjusted_together_are_one_number_that_is_answered(outline: Outline) -> None:
    course = asks(outline, FACTS)
    assert answered_numbers(course, FACTS) == 5
    half = {**FACTS, "标题组": None, "大标题1": "农资要足"}
    assert answered_numbers(course, half) == 6
    assert answered_numbers(course, {**half, "大标题2": "田间要管"}) == 7


def test_a_slot_that_a_phrase_needs_is_asked_once_right_behind_it(outline: Outline) -> None:
    answers = FACTS | {"缘由": chosen(OCCASION_OPEN)}
    course = keys(outline, answers)
    assert course[course.index("缘由") + 1] == "{上级}"
    again = answers | {"道理1": {"词条": "0" * 12, "原句": "照{上级}的要求办。"}}
    assert keys(outline, again).count("{上级}") == 1


def test_a_slot_that_answers_fill_is_not_asked(outline: Outline) -> None:
    assert "{事项}" not in keys(outline, FACTS | {"结尾": chosen(CLOSING)})
    answered = FACTS | {"缘由": chosen(OCCASION_OPEN), "{上级}": "市委"}
    ask = next_ask(outline, answered)
    assert ask is not None
    assert ask.key != "{上级}"


def test_a_slot_whose_own_question_was_left_empty_is_asked(outline: Outline) -> None:
    answers = FACTS | {"任务": "", "道理1": {"词条": "0" * 12, "原句": "{事项}等不得。"}}
    assert "{事项}" in keys(outline, answers)


def test_a_question_for_one_choice_is_asked_where_that_was_chosen(tmp_path: Path) -> None:
    text = SMALL_OUTLINE.replace(
        "questions:\n",
        "questions:\n  - {name: 场合, prompt: 场合, stage: 会议, type: choice, default: 开幕,\n"
        "     choices: [{value: 开幕}, {value: 成立}]}\n",
    ).replace("when: 任务", "when: 场合=成立")
    loaded = load.outline(outline_folder(tmp_path, text=text))
    assert "结尾" not in keys(loaded, FACTS | {"场合": "开幕", "结尾": "散会！"})
    assert "结尾" in keys(loaded, FACTS | {"场合": "成立"})
    assert "结尾" not in keys(loaded, FACTS)


def test_going_back_steps_through_what_was_asked(outline: Outline) -> None:
    answers = FACTS | {"缘由": chosen(OCCASION_OPEN), "{上级}": "市委"}
    course = keys(outline, answers)
    back: list[str] = []
    ask: Ask | None = asks(outline, answers)[-1]
    while ask is not None:
        back.append(ask.key)
        ask = previous_ask(outline, answers, ask.key)
    assert back == [key for key in course[::-1] if key != "大标题1"]
    assert "{上级}" in back


def test_later_answers_are_kept_when_an_earlier_one_changes(outline: Outline) -> None:
    complete = FACTS | {key: "" for key in keys(outline, FACTS) if key not in FACTS}
    complete["道理2"] = chosen(REASON)
    fewer = complete | {"主题": ["农资保供"]}
    assert "道理2" not in keys(outline, fewer)
    assert next_ask(outline, fewer) is None
    again = fewer | {"主题": ["农资保供", "田间管理", "抗旱保墒"]}
    ask = next_ask(outline, again)
    assert ask is not None
    assert ask.key == "大标题3"
    assert again["道理2"] == chosen(REASON)


@pytest.mark.parametrize(
    ("frame", "headings"),
    [
        ({"提纲": 1}, ("把农资保供抓到底", "把田间管理抓到底")),
        ({"提纲": 9}, ("农资保供", "田间管理")),
        (
            {"词条": "0" * 12, "原句": "吃透{事项}这道题"},
            ("吃透农资保供这道题", "吃透田间管理这道题"),
        ),
        (None, ("农资保供", "田间管理")),
    ],
)
def test_a_frame_gives_a_heading_for_each_theme(
    outline: Outline, frame: Value, headings: tuple[str, ...]
) -> None:
    answers = FACTS | {"标题组": frame}
    assert heading_set(outline, answers, "标题组") == headings
    offered = [ask.default for ask in asks(outline, answers) if ask.question.edits]
    assert tuple(offered) == headings


def test_a_default_that_needs_an_answer_waits_for_it(tmp_path: Path) -> None:
    outline = small_outline(tmp_path)
    assert [a.default for a in asks(outline, FACTS) if a.key == "称谓"] == ["同志们"]


@pytest.mark.parametrize("kind", [outline.kind for outline in load.outlines()])
@pytest.mark.parametrize("told", [True, False])
def test_when_all_is_answered_no_more_is_foreseen(kind: str, told: bool) -> None:
    outline = load.outline_named(kind)
    answers = dict(example_answers(outline)) if told else {}
    while (ask := next_ask(outline, answers)) is not None:
        answers[ask.key] = None if ask.question.type == "phrase" else ""
    assert expected(outline, answers) == asks(outline, answers)
