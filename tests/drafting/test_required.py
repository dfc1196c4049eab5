"""A required fact that is missing is a gap, whatever its type and wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.bank import open_bank
from drafter.drafting.compose import composed
from drafter.flows.answer_files import example_answers
from drafter.flows.offers import with_defaults
from drafter.flows.session import Session
from drafter.interview.answers import Value
from drafter.interview.asks import asks
from drafter.interview.checked import checked_answers
from drafter.model import Gap
from drafter.outlines.load import outline, outline_named, outlines
from drafter.outlines.model import Outline
from tests.made_up import outline_folder

MEETING = outline_named("工作会议讲话")

TYPES = """kind: 点验讲话
summary: 点验用
title: 点验讲话
file_title: 点验讲话
questions:
  - {name: 人数, prompt: 多少人, stage: 会议, type: number, required: true}
  - {name: 类别, prompt: 哪一类, stage: 会议, type: choice, required: true,
     choices: [{value: 成立}, {value: 换届}]}
  - {name: 届次, prompt: 第几届, stage: 会议, required: true, when: 类别=换届}
  - {name: 任务, prompt: 做什么, stage: 会议, type: lines, required: true}
  - {name: 议程, prompt: 议程, stage: 会议, type: list, required: true}
  - {name: 起头, prompt: 起头, stage: 措辞, type: phrase, part: opening, required: true,
     own: [大家好。, 同志们好。]}
"""
TEMPLATE = (
    "# {{ 题目 }}\n\n{{ 起头 }}到了{{ 人数 }}人，今天{{ 类别 }}{{ 届次 }}。"
    "要做的是{{ 任务 | join('；') }}。议程是{{ 议程 | join('、') }}。\n"
)
GIVEN: dict[str, Value] = {
    "人数": 37, "类别": "成立", "任务": ["备种"], "议程": ["报到"], "起头": "都到了。",
}  # fmt: skip


@pytest.fixture
def every_type(tmp_path: Path) -> Outline:
    return outline(outline_folder(tmp_path, text=TYPES, template=TEMPLATE))


@pytest.mark.parametrize("kind", [each.kind for each in outlines()])
def test_each_required_answer_left_out_is_a_gap(kind: str, tmp_path: Path) -> None:
    asked = outline_named(kind)
    with open_bank(tmp_path / "空.db") as bank:
        answers = with_defaults(Session(asked, example_answers(asked)), bank).answers
    demanded = [ask.key for ask in asks(asked, answers) if ask.question.required]
    assert demanded
    for key in demanded:
        left = {name: value for name, value in answers.items() if name != key}
        assert Gap(key) in composed(asked, left).gaps, key


@pytest.mark.parametrize("key", GIVEN)
@pytest.mark.parametrize("empty", [None, "", []])
def test_every_type_has_its_gap(every_type: Outline, key: str, empty: Value) -> None:
    assert composed(every_type, GIVEN).gaps == ()
    assert composed(every_type, GIVEN | {key: empty}).gaps == (Gap(key),)


def test_what_does_not_apply_is_not_missing(every_type: Outline) -> None:
    assert composed(every_type, GIVEN | {"类别": "成立"}).gaps == ()
    assert composed(every_type, GIVEN | {"类别": "换届"}).gaps == (Gap("届次"),)


@pytest.mark.parametrize("key", ["人数", "类别"])
def test_a_number_or_a_choice_left_open_is_a_gap_with_whom_to_ask(
    every_type: Outline, key: str
) -> None:
    answers = checked_answers(GIVEN | {key: f"【{key}，问办公室】"}, every_type)
    assert composed(every_type, answers).gaps == (Gap(key, "办公室"),)


def test_without_the_list_nothing_stands_for_its_items() -> None:
    answers: dict[str, Value] = {
        "大标题1": "把树栽活", "要点1": ["专人管护：每500亩一人"], "道理1": "栽一棵活一棵。",
    }  # fmt: skip
    drafted = composed(MEETING, answers)
    text = "\n".join(block.text for block in drafted.blocks)
    assert "【待补：主题】" in text
    assert not [words for words in ("栽活", "专人", "栽一棵") if words in text]
