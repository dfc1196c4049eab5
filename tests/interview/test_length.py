"""How long a speech is to be: what may be typed, what it comes to, what is asked from then on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.compose import composed
from drafter.interview.answers import Value
from drafter.interview.asks import asks
from drafter.interview.length import (
    length_answer,
    length_note,
    length_warning,
    minutes_range,
    target_characters,
)
from drafter.outlines.load import outline, outline_named, outlines
from drafter.outlines.model import Choice, Outline, Question
from tests.made_up import SMALL_OUTLINE, SMALL_TEMPLATE, outline_folder

MEETING = outline_named("工作会议讲话")
LENGTH = Question(
    name="篇幅", prompt="讲多久", stage="会议", type="length", default="短讲",
    choices=(Choice("短讲", minutes=6), Choice("一般", minutes=15)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("短讲", "短讲"),
        ("8", "8分钟"),
        ("8分钟", "8分钟"),
        (" 约８ 分钟左右 ", "8分钟"),
        ("1,600字", "1600字"),
        ("1600", "1600字"),
        ("180", "180分钟"),
        ("0", None),
        ("181分钟", None),
        ("190字", None),
        ("中讲", None),
        ("八百字", None),
        ("", None),
    ],
)
def test_what_names_a_length(typed: str, kept: str | None) -> None:
    assert length_answer(LENGTH, typed) == kept


@given(st.text(max_size=12))
def test_what_is_kept_is_understood_again(typed: str) -> None:
    kept = length_answer(LENGTH, typed)
    assert kept is None or length_answer(LENGTH, kept) == kept


def long_talk(parent: Path) -> Outline:
    """The short talk with a length, and a thought that is asked for from ten minutes on."""
    asked = """\
  - {name: 篇幅, prompt: 讲多久, stage: 会议, type: length, default: 短讲,
     choices: [{value: 短讲, minutes: 6}, {value: 一般, minutes: 15}]}
  - {name: 形势, prompt: 形势, stage: 会议, from_minutes: 10}
  - {name: 主题,"""
    text = SMALL_OUTLINE.replace("  - {name: 主题,", asked)
    template = SMALL_TEMPLATE.replace(
        "{{ 缘由 }}\n", "{{ 缘由 }}{% if 形势 %}{{ 形势 }}。{% endif %}\n\n{{ 篇幅 }}字。\n"
    )
    return outline(outline_folder(parent, text=text, template=template))


@pytest.mark.parametrize(
    ("answers", "characters"),
    [
        ({}, 1200),
        ({"篇幅": ""}, 1200),
        ({"篇幅": "【讲多久，问办公室】"}, 1200),
        ({"篇幅": "一般"}, 3000),
        ({"篇幅": "8分钟"}, 1600),
        ({"篇幅": "1500字"}, 1500),
        ({"篇幅": "一般", "语速": 160}, 2400),
        ({"篇幅": "1500字", "语速": 160}, 1500),
    ],
)
def test_minutes_come_to_characters_at_the_drafts_own_pace(
    answers: dict[str, Value], characters: int, tmp_path: Path
) -> None:
    assert target_characters(long_talk(tmp_path), answers) == characters


@pytest.mark.parametrize(
    ("answers", "note"),
    [
        ({"篇幅": "短讲"}, "短讲，6 分钟，约 1,200 字"),
        ({"篇幅": "1500字"}, "8 分钟，约 1,500 字"),
    ],
)
def test_a_length_in_words(answers: dict[str, Value], note: str, tmp_path: Path) -> None:
    assert length_note(long_talk(tmp_path), answers) == note


@pytest.mark.parametrize(
    ("length", "asked"), [("9分钟", False), ("10分钟", True), ("2000字", True)]
)
def test_some_questions_are_asked_from_some_minutes_on(
    length: str, asked: bool, tmp_path: Path
) -> None:
    talk = long_talk(tmp_path)
    answers: dict[str, Value] = {"篇幅": length, "形势": "形势逼人", "主题": ["农资保供"]}
    assert ("形势" in [ask.key for ask in asks(talk, answers)]) == asked
    text = "".join(block.text for block in composed(talk, answers).blocks)
    assert ("形势逼人" in text) == asked
    assert f"{target_characters(talk, answers)}字。" in text


@pytest.mark.parametrize(
    ("characters", "target", "said"),
    [
        (1200, 1200, ""),
        (1000, 1200, ""),
        (1430, 1200, ""),
        (1960, 3000, "还差约 1,050 字"),
        (1700, 1200, "多出约 500 字"),
        (900, 0, ""),
    ],
)
def test_a_speech_far_from_its_length_is_told_by_how_much(
    characters: int, target: int, said: str
) -> None:
    said_of_it = length_warning(characters, target, outline=MEETING, answers={})
    assert said_of_it.partition("：")[0] == said


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("工作会议讲话", "往成绩、问题和各点里补事"),
        ("表态发言", "往差距和各点里补事"),
        ("党课", "往事例和各点里补事"),
        ("开幕致辞", "往情况里补事"),
    ],
)
def test_what_is_short_is_filled_where_this_speech_asks_for_it(kind: str, where: str) -> None:
    assert where in length_warning(100, 1200, outline=outline_named(kind), answers={})


@pytest.mark.parametrize("each", outlines(), ids=lambda one: one.kind)
def test_only_questions_of_the_outline_are_named(each: Outline) -> None:
    told = length_warning(100, 4000, outline=each, answers={}).partition("：")[2]
    names = told.removeprefix("往").partition("里补事")[0].replace("和", "、").split("、")
    assert set(names) <= {question.name for question in each.questions} | {"各点", "正文"}


@pytest.mark.parametrize(
    ("characters", "told"),
    [
        (72, "20–30 秒"),
        (20, "10 秒"),
        (160, "1 分钟"),
        (255, "1–2 分钟"),
        (1200, "5–8 分钟"),
    ],
)
def test_how_long_a_fast_and_a_slow_reader_take(characters: int, told: str) -> None:
    assert minutes_range(characters) == told
