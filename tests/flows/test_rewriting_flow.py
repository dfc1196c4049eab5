"""A sentence rewritten at the review may be rewritten again, as it stands now."""

from __future__ import annotations

from drafter.flows.answering import with_sentence_rewritten
from drafter.flows.draft import draft_of, unused_edits
from drafter.flows.session import Session
from drafter.interview.answers import Value
from drafter.interview.sentence_edits import sentence_edits
from drafter.model import Gap
from drafter.outlines.load import outline_named

FACTS: dict[str, Value] = {
    "会议全称": "全县春季造林工作会议",
    "讲话人": "沈放 青屏县县长",
    "时间": "2027-02-19",
    "部署事项": "今春造林",
    "主题": ["质量管护"],
    "要点1": ["每500亩配一名护林员"],
    "缘由": "今天开会，只说栽树。树栽下去就要活。",
}
FIRST = "树栽下去就要活。"


def begun() -> Session:
    return Session(outline_named("工作会议讲话"), FACTS)


def text(session: Session) -> str:
    return "\n".join(block.text for block in draft_of(session).draft.blocks)


def test_to_a_gap_and_then_the_gap_is_filled() -> None:
    session = with_sentence_rewritten(begun(), FIRST, "去年栽了【亩数，问林草局】亩。")
    assert draft_of(session).draft.gaps == (Gap("亩数", "林草局"),)
    session = with_sentence_rewritten(session, "去年栽了【待补：亩数】亩。", "去年栽了3万亩。")
    assert "只说栽树。去年栽了3万亩。" in text(session)
    assert sentence_edits(session.answers) == {FIRST: "去年栽了3万亩。"}
    assert unused_edits(session) == ()


def test_one_that_ends_in_a_gap_is_a_sentence_of_its_own() -> None:
    session = with_sentence_rewritten(begun(), "今天开会，只说栽树。", "今天只说【何事】")
    assert "今天只说【待补：何事】。树栽下去就要活。" in text(session)
    session = with_sentence_rewritten(session, "今天只说【待补：何事】。", "今天只说造林")
    assert "今天只说造林。树栽下去就要活。" in text(session)
    assert len(sentence_edits(session.answers)) == 1


def test_one_that_became_two_of_which_the_second_changes_and_the_first_goes() -> None:
    session = with_sentence_rewritten(begun(), FIRST, "栽了【亩数，问林草局】亩。活了几成？")
    session = with_sentence_rewritten(session, "活了几成？", "成活八成。")
    assert "栽了【待补：亩数】亩。成活八成。" in text(session)
    assert draft_of(session).draft.gaps == (Gap("亩数", "林草局"),)
    session = with_sentence_rewritten(session, "栽了【待补：亩数】亩。", "")
    assert "只说栽树。成活八成。" in text(session)
    session = with_sentence_rewritten(session, "成活八成。", "")
    assert text(session).count("。") == text(begun()).count("。") - 1
    assert sentence_edits(session.answers) == {FIRST: ""}


def test_back_to_its_first_words_it_is_no_edit() -> None:
    session = with_sentence_rewritten(begun(), FIRST, "栽一棵。活一棵。")
    session = with_sentence_rewritten(session, "活一棵。", "")
    session = with_sentence_rewritten(session, "栽一棵。", FIRST)
    assert session.answers == FACTS
