"""Heading sets in the interview: what is on offer, what Enter takes, what an answer keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.composer.composer import composer_of
from drafter.composer.tables import shipped_tables
from drafter.errors import UsageError
from drafter.interview.answers import Answers, Value
from drafter.interview.asks import asks, head_patterns, heading_set
from drafter.interview.checked import checked_answers
from drafter.interview.heading_sets import (
    Basis,
    default_heads,
    default_set,
    gives_items_alone,
    head_offers,
    not_covered,
    set_adjusted,
    set_offers,
)
from drafter.interview.heads import head_and_body, heads_of
from drafter.outlines.load import outline_named
from drafter.outlines.model import Outline
from tests.made_up import FRAME, FRAME_SINGLE, phrase, question, small_outline

COMPOSER = composer_of(shipped_tables())
PHRASES = (phrase(FRAME), phrase(FRAME_SINGLE))
FACTS: dict[str, Value] = {
    "会议全称": "全县林场安全会议",
    "主题": ["护林责任", "火险排查", "应急处置"],
}
HEADED: dict[str, Value] = {
    "要点1": ["场部责任：月底前签完", "护林站责任：一站一册"],
    "要点2": ["查：3月底前走一遍", "改：当天交办", "看：4月回访"],
    "要点3": ["没有小题的一件事"],
}


@pytest.fixture
def outline(tmp_path: Path) -> Outline:
    return small_outline(tmp_path)


@pytest.fixture
def meeting() -> Outline:
    return outline_named("工作会议讲话")


def basis(outline: Outline, answers: Answers, name: str = "标题组") -> Basis:
    return Basis(question(outline, name), outline, answers, COMPOSER, PHRASES)


def test_composed_sets_lead_then_mined_frames_then_the_outlines_own(outline: Outline) -> None:
    offers = set_offers(basis(outline, FACTS))
    kinds = [
        "组" if each.composed else each.phrase.pattern if each.phrase else "提纲" for each in offers
    ]
    assert list(dict.fromkeys(kinds)) == ["组", FRAME.pattern, "提纲", FRAME_SINGLE.pattern]
    assert offers[-1].headings[0] == "奏响护林责任的新乐章"
    assert not offers[-1].safe


def test_enter_takes_the_best_set_and_the_answer_gives_its_headings(outline: Outline) -> None:
    chosen = default_set(basis(outline, FACTS))
    best = set_offers(basis(outline, FACTS))[0]
    assert chosen == best.choice
    assert heading_set(outline, FACTS | {"标题组": chosen}, "标题组") == best.headings


def test_without_a_set_enter_takes_a_frame_of_two_speeches_never_of_one(outline: Outline) -> None:
    answers = FACTS | {"主题": ["蜂箱", "蜜源"]}
    assert not_covered(basis(outline, answers)) == ("蜂箱", "蜜源")
    pattern = FRAME.pattern.replace("{事项}", "{项}")
    assert default_set(basis(outline, answers)) == {"词条": FRAME.id, "原句": [pattern] * 2}
    only_single = Basis(question(outline, "标题组"), outline, answers, COMPOSER, PHRASES[1:])
    assert default_set(only_single) == {"提纲": 1}


def test_headings_all_written_by_hand_need_no_set(outline: Outline) -> None:
    by_hand = {f"大标题{n}": f"第{n}条是手写的" for n in (1, 2, 3)}
    assert default_set(basis(outline, FACTS | by_hand)) is None


def test_a_set_made_for_other_themes_gives_the_themes_alone(outline: Outline) -> None:
    kept: Value = {"原句": ["压实{项}", "抓细{项}", "强化{项}"]}
    answers = FACTS | {"标题组": kept}
    assert heading_set(outline, answers, "标题组") == (
        "压实护林责任",
        "抓细火险排查",
        "强化应急处置",
    )
    fewer = answers | {"主题": ["护林责任"]}
    assert heading_set(outline, fewer, "标题组") == ("护林责任",)


def test_what_is_freed_is_dealt_anew_and_the_rest_stays(outline: Outline) -> None:
    before = set_offers(basis(outline, FACTS))[0].headings
    locked = [True, False, True]
    dealt, others = set_adjusted(basis(outline, FACTS), before, locked, shown=before)
    assert dealt is not None
    assert (dealt.texts[0], dealt.texts[2]) == (before[0], before[2])
    assert dealt.texts[1] != before[1]
    assert others > 0


def test_sub_headings_are_asked_once_and_only_where_there_are_heads(meeting: Outline) -> None:
    def asked(answers: Answers) -> int:
        return [ask.question.name for ask in asks(meeting, answers)].count("小标题")

    assert asked(FACTS | HEADED) == 1
    assert asked(FACTS | {"要点1": ["一件事", "两件事"]}) == 0
    assert asked(FACTS | {"要点1": ["只一件：有小题"]}) == 0


def test_sub_headings_of_all_items_are_one_answer(meeting: Outline) -> None:
    at = basis(meeting, FACTS | HEADED, "小标题")
    kept = default_heads(at)
    assert isinstance(kept, dict)
    patterns = kept["原句"]
    assert isinstance(patterns, list)
    assert len(patterns) == 3
    assert patterns[1:] == ["全面{项}／限时{项}／回头{项}", ""]
    assert [len(offer.heads) for offer in head_offers(at)] == [2, 3, 0]


def test_sub_headings_whose_lines_have_changed_stand_as_typed(meeting: Outline) -> None:
    answers = FACTS | HEADED | {"小标题": {"原句": ["", "全面{项}／限时{项}／回头{项}", ""]}}
    wording = question(meeting, "小标题")
    assert head_patterns(wording, answers, 1) == ("全面{项}", "限时{项}", "回头{项}")
    assert head_patterns(wording, answers, 0) == ()
    fewer = answers | {"要点2": ["查：3月底前走一遍", "改：当天交办"]}
    assert head_patterns(wording, fewer, 1) == ()


@pytest.mark.parametrize(
    ("line", "halves"),
    [
        ("查：3月底前走一遍", ("查", "3月底前走一遍")),
        ("晚8：00清点", ("", "晚8：00清点")),
        ("【小题】：还没定", ("", "【小题】：还没定")),
        ("没有小题", ("", "没有小题")),
    ],
)
def test_what_is_a_head(line: str, halves: tuple[str, str]) -> None:
    assert head_and_body(line) == halves


def test_only_the_lines_that_have_a_head_give_one() -> None:
    assert heads_of(["查：甲", "改：乙"]) == ("查", "改")
    assert heads_of(["查：甲", "乙", "改：丙"]) == ("查", "改")


@pytest.mark.parametrize(
    "value",
    [
        {"原句": ["压实{项}", "抓细{项}"]},
        {"词条": "0" * 12, "原句": ["压实{项}", "抓细{项}"]},
    ],
)
def test_a_set_in_an_answers_file(meeting: Outline, value: Value) -> None:
    assert checked_answers({"标题组": value}, meeting) == {"标题组": value}


@pytest.mark.parametrize(
    "value", [{"原句": []}, {"词条": "x", "原句": ["压实{项}"]}, {"原句": [["压实{项}"]]}]
)
def test_what_is_no_set_is_wrong_usage(meeting: Outline, value: object) -> None:
    with pytest.raises(UsageError):
        checked_answers({"标题组": value}, meeting)


def test_items_that_are_headings_already_are_on_offer_once(meeting: Outline) -> None:
    written = basis(meeting, {"主题": ["抓好责任落实", "管住野外火源", "备足扑救力量"]})
    offers = set_offers(written)
    assert [offer.headings for offer in offers].count(written.items) == 1
    assert gives_items_alone(offers, written)
    nouns = basis(meeting, FACTS)
    assert not gives_items_alone(set_offers(nouns), nouns)
