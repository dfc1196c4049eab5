"""A draft keeps one name from its first file on."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from drafter.drafting.identity import draft_id, is_draft_id
from drafter.drafting.markdown import DraftFile, draft_file, markdown_of
from drafter.interview.answers import Value
from drafter.model import Draft

ANSWERS: Mapping[str, Value] = {"会议全称": "全县春耕备耕工作会议", "主题": ["种子", "农机"]}


def test_the_same_answers_give_the_same_id_and_others_another() -> None:
    one = draft_id("工作会议讲话", ANSWERS, 0)

    assert one == draft_id("工作会议讲话", dict(reversed(list(ANSWERS.items()))), 0)
    assert one != draft_id("工作会议讲话", {**ANSWERS, "主题": ["种子"]}, 0)
    assert one != draft_id("工作会议讲话", ANSWERS, 1)
    assert one != draft_id("表态发言", ANSWERS, 0)
    assert is_draft_id(one)


def test_the_id_stays_when_answers_change_and_the_file_is_opened_again() -> None:
    file = DraftFile(Draft("工作会议讲话", ()), ANSWERS)
    changed = replace(file, answers={"会议全称": "全县秋收工作会议"})

    again = draft_file(markdown_of(changed), name="讲话.md")

    assert again.id == changed.id == file.id


def test_an_id_that_a_hand_broke_is_made_anew_and_never_a_path() -> None:
    text = markdown_of(DraftFile(Draft("工作会议讲话", ()), ANSWERS))
    file = draft_file(text, name="讲话.md")

    for broken in ("../../bank", "", "12", "d123"):
        lines = text.replace(f"稿号: {file.id}", f"稿号: {broken}")
        assert draft_file(lines, name="讲话.md").id == file.id
