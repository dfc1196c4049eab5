"""Outline's default < profile < answers file < --data < typed, and each answer knows its layer."""

from __future__ import annotations

import pytest

from drafter.interview.answers import Value
from drafter.interview.asks import asks
from drafter.interview.checked import checked_answers
from drafter.interview.layers import (
    layer_of_typed,
    merged,
    profile_answers,
    profile_defaults,
    unfit_defaults,
)
from drafter.interview.slots import slot_values
from drafter.outlines.load import outline_named
from drafter.profile.model import Leader, Profile

MEETING, PLEDGE = outline_named("工作会议讲话"), outline_named("表态发言")
OFFICE = Profile(
    unit="云岭市商务局",
    region="云岭市",
    pace=180,
    leaders=(Leader("陈若溪", "云岭市副市长", represents="市政府"),),
    defaults={"称谓": "各位代表", "篇幅": 8},
)


def test_a_later_layer_wins_and_every_answer_knows_its_own() -> None:
    found = merged(
        ("单位档案", {"称谓": "各位代表", "{地区}": "云岭市"}),
        ("答案文件", {"称谓": "同志们", "时间": "2026-11-27"}),
        ("命令行", {"时间": "2026-11-28"}),
    )
    assert found.answers == {"称谓": "同志们", "{地区}": "云岭市", "时间": "2026-11-28"}
    assert found.layers == {"称谓": "答案文件", "{地区}": "单位档案", "时间": "命令行"}


def test_an_empty_profile_says_nothing() -> None:
    assert profile_answers(Profile()) == {}
    assert profile_defaults(Profile(), MEETING, {}) == {}


def test_what_a_profile_gives_without_being_asked() -> None:
    assert profile_answers(OFFICE) == {"{地区}": "云岭市", "语速": 180}
    assert checked_answers(profile_answers(OFFICE), MEETING) == profile_answers(OFFICE)


def test_the_profile_comes_before_the_outlines_default() -> None:
    defaults = profile_defaults(OFFICE, PLEDGE, {})
    assert defaults == {"称谓": "各位代表", "篇幅": "8分钟", "单位": "云岭市商务局"}
    offered = {ask.key: ask.default for ask in asks(PLEDGE, {}, defaults=defaults)}
    assert (offered["称谓"], offered["单位"]) == ("各位代表", "云岭市商务局")
    plain = {ask.key: ask.default for ask in asks(PLEDGE, {})}
    assert (plain["称谓"], plain["单位"]) == ("各位领导、同志们", "")


@pytest.mark.parametrize(
    ("speaker", "represents"),
    [("陈若溪", "市政府"), ("林知远 云岭市市长", ""), ("", "")],
)
def test_whom_a_leader_represents_follows_from_the_roster(speaker: str, represents: str) -> None:
    answers = checked_answers({"讲话人": speaker}, MEETING, profile=OFFICE)
    assert profile_defaults(OFFICE, MEETING, answers).get("代表", "") == represents


def test_a_leaders_own_place_comes_before_the_offices() -> None:
    own: dict[str, Value] = {"讲话人": "周岚 青屏县县长", **profile_answers(OFFICE)}
    assert slot_values(MEETING, own)["地区"].text == "青屏县"
    none: dict[str, Value] = {"讲话人": "周岚 总工程师", **profile_answers(OFFICE)}
    assert slot_values(MEETING, none)["地区"].text == "云岭市"


def test_where_a_post_names_no_place_the_offices_name_gives_it() -> None:
    office = profile_answers(Profile(unit="青屏县人民政府"))
    answers: dict[str, Value] = {"讲话人": "沈放 副县长", **office}
    assert slot_values(MEETING, answers)["地区"].text == "青屏县"
    assert "地区" not in slot_values(MEETING, {"讲话人": "沈放 副县长"})


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("时间", "2026年11月27日", "2026-11-27"),
        ("篇幅", "1,600字", "1600字"),
        ("篇幅", 8, "8分钟"),
        ("讲话人", "陈若溪", "陈若溪 云岭市副市长"),
        ("主题", "抢收、归仓", "抢收\n归仓"),
    ],
)
def test_a_default_is_taken_as_an_answers_file_would_take_it(
    name: str, said: str | int, kept: str
) -> None:
    profile = Profile(leaders=OFFICE.leaders, defaults={name: said})
    assert profile_defaults(profile, MEETING, {})[name] == kept
    assert unfit_defaults(profile, MEETING) == ()


def test_a_default_that_fits_one_kind_of_speech_only_is_left_out_of_the_others() -> None:
    profile = Profile(defaults={"篇幅": "全面表态", "称谓": "各位代表"})
    assert profile_defaults(profile, PLEDGE, {})["篇幅"] == "全面表态"
    assert unfit_defaults(profile, PLEDGE) == ()
    assert profile_defaults(profile, MEETING, {}) == {"称谓": "各位代表"}
    (fault,) = unfit_defaults(profile, MEETING)
    assert "“篇幅”没有“全面表态”这一项" in fault


def test_a_default_for_each_item_is_checked_too() -> None:
    profile = Profile(defaults={"要点": "抓早【抓小"})
    assert profile_defaults(profile, MEETING, {}) == {}
    assert len(unfit_defaults(profile, MEETING)) == 1


def test_a_default_that_no_question_asks_for_is_nothing() -> None:
    assert profile_defaults(Profile(defaults={"别的提纲才有": "甲"}), MEETING, {}) == {}


@pytest.mark.parametrize(
    ("value", "default", "layer"),
    [
        ("各位代表", "各位代表", "单位档案"),
        ("同志们", "各位代表", "键入"),
        ("", "", "键入"),
    ],
)
def test_the_layer_of_what_was_entered(value: Value, default: str, layer: str) -> None:
    assert layer_of_typed(value, "称谓", {"称谓": "各位代表"}, default) == layer
    assert layer_of_typed("同志们", "称谓", {}, "同志们") == "提纲默认"
