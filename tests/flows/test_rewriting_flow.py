"""A sentence rewritten at the review may be rewritten again, as it stands now."""

from __future__ import annotations

from msgspec.structs import replace

from drafter.flows.draft import draft_of, unused_edits
from drafter.flows.session import Session
from drafter.interview.answers import Value
from drafter.interview.sentence_edits import Place, sentence_edits
from drafter.model import Gap
from drafter.outlines.load import outline_named
from tests.flows.rewriting import with_rewritten

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
    session = with_rewritten(begun(), FIRST, "去年栽了【亩数，问林草局】亩。")
    assert draft_of(session).draft.gaps == (Gap("亩数", "林草局"),)
    session = with_rewritten(session, "去年栽了【待补：亩数】亩。", "去年栽了3万亩。")
    assert "只说栽树。去年栽了3万亩。" in text(session)
    assert sentence_edits(session.answers) == {Place(FIRST): "去年栽了3万亩。"}
    assert unused_edits(session) == ()


def test_one_that_ends_in_a_gap_is_a_sentence_of_its_own() -> None:
    session = with_rewritten(begun(), "今天开会，只说栽树。", "今天只说【何事】")
    assert "今天只说【待补：何事】。树栽下去就要活。" in text(session)
    session = with_rewritten(session, "今天只说【待补：何事】。", "今天只说造林")
    assert "今天只说造林。树栽下去就要活。" in text(session)
    assert len(sentence_edits(session.answers)) == 1


def test_one_that_became_two_of_which_the_second_changes_and_the_first_goes() -> None:
    session = with_rewritten(begun(), FIRST, "栽了【亩数，问林草局】亩。活了几成？")
    session = with_rewritten(session, "活了几成？", "成活八成。")
    assert "栽了【待补：亩数】亩。成活八成。" in text(session)
    assert draft_of(session).draft.gaps == (Gap("亩数", "林草局"),)
    session = with_rewritten(session, "栽了【待补：亩数】亩。", "")
    assert "只说栽树。成活八成。" in text(session)
    session = with_rewritten(session, "成活八成。", "")
    assert text(session).count("。") == text(begun()).count("。") - 1
    assert sentence_edits(session.answers) == {Place(FIRST): ""}


def test_back_to_its_first_words_it_is_no_edit() -> None:
    session = with_rewritten(begun(), FIRST, "栽一棵。活一棵。")
    session = with_rewritten(session, "活一棵。", "")
    session = with_rewritten(session, "栽一棵。", FIRST)
    assert session.answers == FACTS


TWICE: dict[str, Value] = {**FACTS, "缘由": "树要栽活。活才算数。树要栽活。"}


def opening(session: Session) -> str:
    return next(line for line in text(session).split("\n") if "栽" in line or "再说" in line)


def test_of_two_that_read_the_same_only_the_one_pointed_at_changes() -> None:
    begun = Session(outline_named("工作会议讲话"), TWICE)
    second = with_rewritten(begun, "树要栽活。", "苗要选好。", number=2)
    assert opening(second) == "树要栽活。活才算数。苗要选好。"
    first = with_rewritten(begun, "树要栽活。", "苗要选好。")
    assert opening(first) == "苗要选好。活才算数。树要栽活。"
    assert second.answers["改句1"] == {"原句": "树要栽活。", "改作": "苗要选好。", "第几处": 2}
    assert first.answers["改句1"] == {"原句": "树要栽活。", "改作": "苗要选好。"}


def test_one_that_became_like_another_is_told_from_it() -> None:
    session = Session(outline_named("工作会议讲话"), TWICE)
    session = with_rewritten(session, "活才算数。", "树要栽活。再说一遍。")
    session = with_rewritten(session, "树要栽活。", "苗要选好。", number=2)
    assert opening(session) == "树要栽活。苗要选好。再说一遍。树要栽活。"
    session = with_rewritten(session, "树要栽活。", "", number=2)
    assert opening(session) == "树要栽活。苗要选好。再说一遍。"
    session = with_rewritten(session, "树要栽活。", "土要整好。")
    assert opening(session) == "土要整好。苗要选好。再说一遍。"
    assert unused_edits(session) == ()


def test_where_only_one_is_left_the_edit_of_the_second_waits() -> None:
    session = Session(outline_named("工作会议讲话"), TWICE)
    session = with_rewritten(session, "树要栽活。", "苗要选好。", number=2)
    fewer = replace(session, answers={**session.answers, "缘由": "树要栽活。活才算数。"})
    assert opening(fewer) == "树要栽活。活才算数。"
    assert unused_edits(fewer) == ("苗要选好。",)
