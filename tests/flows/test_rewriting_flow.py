"""A sentence rewritten at the review may be rewritten again, as it stands now."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from drafter.drafting.compose import FRONT
from drafter.flows.answering import with_answer, with_sentence_rewritten
from drafter.flows.draft import draft_of, unused_edits
from drafter.flows.session import Session
from drafter.interview.answers import Choice, Value
from drafter.interview.sentence_edits import Place, sentence_edits
from drafter.model import Gap
from drafter.outlines.load import outline_named
from drafter.text.gaps import with_gaps
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
REASON = Place(FIRST, questions=("缘由",))


def begun() -> Session:
    return Session(outline_named("工作会议讲话"), FACTS)


def text(session: Session) -> str:
    return "\n".join(block.text for block in draft_of(session).draft.blocks)


def test_to_a_gap_and_then_the_gap_is_filled() -> None:
    session = with_rewritten(begun(), FIRST, "去年栽了【亩数，问林草局】亩。")
    assert draft_of(session).draft.gaps == (Gap("亩数", "林草局"),)
    session = with_rewritten(session, "去年栽了【待补：亩数】亩。", "去年栽了3万亩。")
    assert "只说栽树。去年栽了3万亩。" in text(session)
    assert sentence_edits(session.answers) == {REASON: "去年栽了3万亩。"}
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
    assert sentence_edits(session.answers) == {REASON: ""}


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
    kept: Choice = {"原句": "树要栽活。", "改作": "苗要选好。", "问": "缘由"}
    assert second.answers["改句1"] == {**kept, "第几处": 2}
    assert first.answers["改句1"] == kept


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


PATROL, DAILY = "压实林长责任，每周巡山一次", "每天巡山一次。"


def patrolled(**points: Value) -> Session:
    themes: dict[str, Value] = {**FACTS, "主题": ["质量管护", "防火巡护"]}
    del themes["要点1"]
    return Session(outline_named("工作会议讲话"), {**themes, **points})


def points(session: Session) -> list[str]:
    return [line for line in text(session).split("\n") if "巡" in line or "待补" in line]


def test_an_edit_stays_where_it_was_made_when_another_answer_says_the_same() -> None:
    session = with_rewritten(patrolled(要点2=[PATROL]), f"{PATROL}。", DAILY)
    assert points(session) == ["【待补：要点1】。", "二、防火巡护", DAILY]
    session = with_answer(session, "要点1", [PATROL])
    assert points(session) == [f"{PATROL}。", "二、防火巡护", DAILY]
    session = with_answer(session, "要点2", ["备足水源"])
    assert points(session) == [f"{PATROL}。", "二、防火巡护"]
    assert unused_edits(session) == (DAILY,)


def test_an_edit_goes_with_its_theme() -> None:
    session = with_rewritten(
        patrolled(要点1=[PATROL], 要点2=[PATROL]), f"{PATROL}。", DAILY, number=2
    )
    session = with_answer(session, "主题", ["防火巡护", "质量管护"])
    assert points(session) == ["一、防火巡护", DAILY, f"{PATROL}。"]
    session = with_answer(session, "主题", ["质量管护"])
    assert (points(session), unused_edits(session)) == ([f"{PATROL}。"], (DAILY,))
    session = with_answer(session, "主题", ["质量管护", "防火巡护"])
    assert points(session) == [f"{PATROL}。", "二、防火巡护", DAILY]


def test_an_edit_without_the_answers_in_its_sentence_is_counted_over_the_whole_draft() -> None:
    session = patrolled(要点1=[PATROL], 要点2=[PATROL])
    edit: Choice = {"原句": f"{PATROL}。", "改作": DAILY, "第几处": 2}
    session = replace(session, answers={**session.answers, "改句1": edit})
    assert points(session) == [f"{PATROL}。", "二、防火巡护", DAILY]
    assert unused_edits(session) == ()
    session = with_rewritten(session, DAILY, "一天一巡山。")
    assert session.answers["改句1"] == {**edit, "改作": "一天一巡山。"}


def ran_on() -> Session:
    """A session whose first sentence became two, of which the second runs into the next."""
    answers = {**FACTS, "缘由": "讲三点意见。一要快。二要实。"}
    session = Session(outline_named("工作会议讲话"), answers)
    return with_rewritten(session, "讲三点意见。", "同志们辛苦了。讲三点意见：")


def test_one_that_ran_into_the_next_is_rewritten_as_it_is_read() -> None:
    session = with_rewritten(ran_on(), "讲三点意见：一要快。", "讲两点意见：一要快。")
    assert "\n同志们辛苦了。讲两点意见：一要快。二要实。\n" in text(session)
    session = with_rewritten(session, "讲两点意见：一要快。", "只讲一点。")
    assert "\n同志们辛苦了。只讲一点。二要实。\n" in text(session)


def test_one_that_ran_into_the_next_goes_as_a_whole() -> None:
    session = with_rewritten(ran_on(), "讲三点意见：一要快。", "")
    assert "\n同志们辛苦了。二要实。\n" in text(session)


def test_of_a_next_one_that_became_two_only_what_ran_on_goes() -> None:
    answers = {**FACTS, "缘由": "讲三点意见。一要快。二要实。"}
    session = Session(outline_named("工作会议讲话"), answers)
    session = with_rewritten(session, "一要快。", "一要快。越快越好。")
    session = with_rewritten(session, "讲三点意见。", "讲三点意见：")
    again = with_rewritten(session, "越快越好。", "不能拖。")
    assert "\n讲三点意见：一要快。不能拖。二要实。\n" in text(again)
    again = with_rewritten(again, "讲三点意见：一要快。", "")
    assert "\n不能拖。二要实。\n" in text(again)


@pytest.mark.parametrize(
    ("first", "typed", "reads"),
    [
        ("他说：“要护好绿水青山。”", "要护好绿水青山", "要护好绿水青山。"),
        ("（掌声。）", "大家鼓掌", "大家鼓掌。"),
        ("谁来管？”", "由谁来管", "由谁来管？"),
        ("今年要快。", "今年要快（见附件）", "今年要快（见附件）。"),
        ("今年要快。", '他说："好。"', '他说："好。"'),
        ("今年要快。", "他说：“好”", "他说：“好”。"),
        ("今年要快。", "（掌声。)", "（掌声。)"),
    ],
)
def test_what_is_typed_without_a_stop_gets_that_of_the_sentence(
    first: str, typed: str, reads: str
) -> None:
    session = Session(outline_named("工作会议讲话"), {**FACTS, "缘由": f"{first}我们要照着做。"})
    assert f"\n{reads}我们要照着做。\n" in text(with_rewritten(session, first, typed))


_TYPED = (
    "苗要好。", "苗要好。树要栽活。", "是不是？是。", "他说：“苗要好。”", "“苗要好。”他说。",
    "（苗要好。）", "一是栽树。二是护树。", "栽树（见附件）", "苗要好", "讲三点：",
    "苗要好。讲三点：",
    "栽了【亩数，问林草局】亩。", "栽了【亩数】亩。讲两点：", "", '他说："好。"', "苗要好！",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), st.sampled_from(_TYPED)), min_size=1, max_size=6))
def test_all_other_sentences_stay_as_they_are(edits: list[tuple[int, str]]) -> None:
    session = Session(
        outline_named("工作会议讲话"),
        {**FACTS, "缘由": "树要栽活。活才算数。树要栽活。苗要好。"},
    )
    for place, typed in edits:
        blocks = draft_of(session).draft.blocks
        sentences = [(block.kind, each.text) for block in blocks for each in block.sentences]
        free = [number for number, (kind, _) in enumerate(sentences) if kind not in FRONT]
        if not free:
            break
        number = free[place % len(free)]
        texts = [each for _, each in sentences]
        session = with_sentence_rewritten(session, number, typed)
        now = "".join(block.text for block in draft_of(session).draft.blocks)
        before, behind = "".join(texts[:number]), "".join(texts[number + 1 :])
        assert now.startswith(before)
        assert now[len(before) :].endswith(behind)
        put = now[len(before) : len(now) - len(behind)]
        assert put.rstrip("。！？") == with_gaps(typed)[0].rstrip("。！？")
