"""What the length aimed at leaves for the measures under a point."""

from __future__ import annotations

import re

import pytest

from drafter.flows.length import items_hint, written_draft
from drafter.flows.session import Session, course
from drafter.interview.answers import Value
from drafter.interview.asks import Ask
from drafter.outlines.load import outline_named

MEETING = outline_named("工作会议讲话")
FACTS: dict[str, Value] = {
    "会议全称": "全县春季造林工作会议",
    "讲话人": "沈放 青屏县委副书记、县长",
    "部署事项": "今春造林绿化工作",
    "主题": ["任务落实", "质量管护"],
}


def hint(answers: dict[str, Value], key: str = "要点1") -> str:
    session = Session(MEETING, FACTS | answers)
    ask: Ask = next(ask for ask in course(session) if ask.key == key)
    return items_hint(session, ask)


def room(answers: dict[str, Value], key: str = "要点1") -> int:
    match = re.fullmatch(
        r"按 \d+ 分钟，这一点约 (\d) 件，每件 (\d+) 字(?:；.+)?。", hint(answers, key)
    )
    assert match
    return int(match[1]) * int(match[2])


def test_a_longer_speech_has_room_for_more() -> None:
    assert room({"篇幅": "8分钟"}) > room({"篇幅": "6分钟"})
    assert hint({"篇幅": "8分钟"}).startswith("按 8 分钟，这一点约 ")


def test_facts_that_are_told_at_length_leave_less() -> None:
    long, short = ["去年栽了三万亩，" * 12], ["去年栽了三万亩"]
    assert room({"篇幅": "8分钟", "成绩": long}) < room({"篇幅": "8分钟", "成绩": short})


def test_the_plan_stays_while_points_are_written_and_wordings_chosen() -> None:
    """What one point takes is no reason to tell the writer another number at the next."""
    facts: dict[str, Value] = {"篇幅": "8分钟", "成绩": ["去年栽了三万亩"], "问题": []}
    said = {"要点1": ["分解任务：2月底前，各乡镇把地块落到人，" + "一乡一张图" * 40]}
    chosen: dict[str, Value] = {"缘由": "今天开会，只说栽树。", "致谢": None, "道理1": "树要栽活。"}
    assert hint({**facts, **said, **chosen}, "要点2") == hint(facts, "要点2")


def test_a_point_that_is_asked_again_counts_itself_not() -> None:
    answers: dict[str, Value] = {"篇幅": "8分钟", "要点2": ["专人管护"]}
    assert hint(answers | {"要点1": ["栽树" * 90]}) == hint(answers)


@pytest.mark.parametrize("length", ["1分钟", "200字"])
def test_where_nothing_is_left_one_measure_is_enough(length: str) -> None:
    assert "写一件就行" in hint({"篇幅": length})


def test_other_questions_have_no_hint() -> None:
    assert hint({}, "主题") == ""


def test_a_long_speech_with_few_points_had_better_have_one_more() -> None:
    told = hint({"篇幅": "30分钟"})
    assert told == "按 30 分钟，这一点约 5 件，每件 150 字；篇幅还有余，主题可以再加一点。"


def test_what_is_written_so_far_has_no_heading_that_is_to_come() -> None:
    facts: dict[str, Value] = {key: value for key, value in FACTS.items() if key != "主题"}
    draft = written_draft(Session(MEETING, facts))
    assert [block.text for block in draft.blocks if block.kind == "heading1"] == []
