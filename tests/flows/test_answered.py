"""What is said to have been understood by an answer is what the draft will say."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.flows.answered import answer_note
from drafter.flows.session import Session, course
from drafter.interview.answers import Value
from drafter.outlines.load import outline_named

MAYOR = "梁秋实 白鹭镇党委书记"


def speaker_note(kind: str, name: str, answers: dict[str, Value]) -> str:
    session = Session(outline_named(kind), {name: MAYOR, **answers})
    ask = next(each for each in course(session) if each.key == name)
    return answer_note(session, ask, today=date(2026, 11, 27))


@pytest.mark.parametrize(
    ("kind", "name", "answers", "said"),
    [
        ("表态发言", "发言人", {}, ""),
        ("表态发言", "发言人", {"单位": "白鹭镇"}, "自称“我代表白鹭镇”"),
        ("工作会议讲话", "讲话人", {}, "自称“我代表镇党委”"),
        ("工作会议讲话", "讲话人", {"代表": "镇党委、镇政府"}, "自称“我代表镇党委、镇政府”"),
        ("工作会议讲话", "讲话人", {"代表": ""}, ""),
        ("述职述廉发言", "述职人", {}, ""),
    ],
)
def test_whom_the_speaker_represents_is_told_from_one_source(
    kind: str, name: str, answers: dict[str, Value], said: str
) -> None:
    note = speaker_note(kind, name, answers)
    assert ("自称" in note) == bool(said)
    assert said in note
