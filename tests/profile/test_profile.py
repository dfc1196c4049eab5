"""The office's profile: read, checked, written back, and what its roster knows."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import UserError
from drafter.model import Block, Draft, DraftSentence, Origin
from drafter.profile.fields import FIELDS, Field, with_field
from drafter.profile.model import Leader, Profile, StandingMeeting
from drafter.profile.roster import completed, is_old, leader_note, names_checked, roster_note
from drafter.profile.store import profile_in, profile_text, read_profile, write_profile

TODAY = date(2026, 11, 23)
OFFICE = Profile(
    unit="云岭市人民政府办公室",
    region="云岭市",
    level="市",
    pace=180,
    checked=date(2026, 11, 2),
    leaders=(
        Leader("林知远", "云岭市委副书记、市长"),
        Leader("陈若溪", "云岭市副市长", represents="市政府", checked=date(2026, 6, 1)),
    ),
    meetings=(StandingMeeting("安委会全会", "云岭市安全生产委员会全体会议"),),
    defaults={"称谓": "同志们", "篇幅": "8分钟"},
)


def test_what_is_written_reads_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "家" / "profile.yaml"
    write_profile(path, OFFICE)
    assert read_profile(path) == OFFICE
    assert path.stat().st_mode & 0o777 == 0o600


def test_without_a_file_the_profile_is_empty(tmp_path: Path) -> None:
    assert read_profile(tmp_path / "没有.yaml") == Profile()


def test_an_empty_profile_is_a_form_that_says_what_belongs_where() -> None:
    text = profile_text(Profile())
    assert profile_in(text, name="profile.yaml") == Profile()
    for field in FIELDS:
        assert f"\n{field.name}:" in text


@pytest.mark.parametrize("text", ["", "\n", "# 只有一句说明\n", "单位:\n名册:\n"])
def test_a_profile_that_says_nothing(text: str) -> None:
    assert profile_in(text, name="profile.yaml") == Profile()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("语速: 300", "160 到 240"),
        ("语速: 快", "第 1 行（语速）"),
        ("单位: 甲\n电话: 1", "不认识的一项 电话"),
        ("层级: 乡", "层级"),
        ("名册:\n  - 姓名: 林知远", "缺少必填的一项 职务"),
        ("名册:\n  - {姓名: 林知远, 职务: 市长}\n  - {姓名: 林知远, 职务: 书记}", "写了两次"),
        ("名册:\n  - {姓名: 林 知远, 职务: 市长}", "中间不空格"),
        ("核对日: 十一月", "第 1 行（核对日）"),
        ("例会:\n  - {简称: 全会, 全称: ''}", "全称都要写"),
        ("a: &x 1\nb: *x", "第 1 行"),
        ("- 一\n- 二", "不对"),
    ],
)
def test_a_profile_that_is_not_right_is_named_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises(UserError, match="profile") as caught:
        profile_in(text, name="profile.yaml")
    assert told in str(caught.value)
    assert caught.value.advice


# --- the roster --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slot", "typed", "answer"),
    [
        ("人名", "林知远", "林知远 云岭市委副书记、市长"),
        ("人名", " 林知远 ", "林知远 云岭市委副书记、市长"),
        ("人名", "林知远 市委书记", "林知远 市委书记"),
        ("人名", "周岚", "周岚"),
        ("会议名称", "安委会全会", "云岭市安全生产委员会全体会议"),
        ("会议名称", "安委会全会扩大会", "安委会全会扩大会"),
        ("单位", "林知远", "林知远"),
    ],
)
def test_a_name_alone_is_completed(slot: str, typed: str, answer: str) -> None:
    assert completed(OFFICE, slot, typed) == answer


@pytest.mark.parametrize(("days", "old"), [(0, False), (90, False), (91, True)])
def test_a_roster_is_old_after_ninety_days(days: int, old: bool) -> None:
    checked = TODAY - timedelta(days=days)
    assert is_old(checked, TODAY) == old
    profile = Profile(checked=checked, leaders=OFFICE.leaders[:1])
    assert ("已过 90 天" in roster_note(profile, today=TODAY)) == old
    assert bool(leader_note(profile, "林知远", today=TODAY)) == old


def test_the_age_of_a_roster_in_words() -> None:
    assert roster_note(OFFICE, today=TODAY) == "名册 2 人，11月2日核对"
    late = date(2027, 3, 1)
    assert roster_note(OFFICE, today=late) == "名册是 2026年11月2日 核对的，已过 90 天"
    assert roster_note(Profile(), today=TODAY) == "没有名册，没查"
    assert leader_note(OFFICE, "陈若溪", today=TODAY) == "名册是 6月1日 核对的，已过 90 天"
    assert leader_note(OFFICE, "周岚", today=TODAY) == ""


def drafted(byline: str, speaker: str, body: str) -> Draft:
    def block(kind: str, text: str) -> Block:
        return Block(kind, (DraftSentence(text, Origin("A")),))  # type: ignore[arg-type]

    return Draft("工作会议讲话", (block("byline", byline), block("paragraph", body)), speaker)


@pytest.mark.parametrize(
    ("byline", "speaker", "body", "told"),
    [
        ("云岭市委副书记、市长　林知远", "林知远", "同志们辛苦了。",
         ["林知远与名册一致，名册 2 人，11月2日核对"]),
        ("云岭市市长　林知远", "林知远", "",
         ["! 林知远 写作“云岭市市长”，名册是“云岭市委副书记、市长”", "名册 2 人，11月2日核对"]),
        ("云岭市委书记　沈放", "沈放", "刚才，陈若溪同志讲了话。",
         ["! 沈放 不在名册里", "名册 2 人，11月2日核对"]),
        ("云岭市委副书记、市长　林知远", "林知远", "请云岭市市委书记林知远同志讲话。",
         ["! 林知远 前面写作“请云岭市市委书记”，名册是“云岭市委副书记、市长”",
          "名册 2 人，11月2日核对"]),
        ("云岭市委副书记、市长　林知远", "林知远", "请市长林知远同志讲话，林知远同志讲得好。",
         ["林知远与名册一致，名册 2 人，11月2日核对"]),
        ("云岭市委副书记、市长　林知远", "林知远", "刚才，周岚同志、全体同志们讲了话。",
         ["! 周岚 不在名册里", "名册 2 人，11月2日核对"]),
    ],
)  # fmt: skip
def test_names_and_posts_are_compared_with_the_roster(
    byline: str, speaker: str, body: str, told: list[str]
) -> None:
    found = names_checked(drafted(byline, speaker, body), OFFICE, today=TODAY)
    assert [("! " if warns else "") + line for line, warns in found] == told


def test_without_a_roster_nothing_is_said_to_be_right() -> None:
    found = names_checked(drafted("市长　林知远", "林知远", "周岚同志"), Profile(), today=TODAY)
    ((line, warns),) = found
    assert line.startswith("林知远、周岚，没有名册，没查。要建：drafter profile edit") or (
        line.startswith("林知远，没有名册")
    )
    assert not warns


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("请全体同志起立。", []),
        ("各位同志、在座同志，分管同志要上一线。", []),
        ("有关方面同志、机关党员同志都要到场。", []),
        ("感谢王伟同志多年的付出。", ["王伟"]),
        ("刚才许映川同志作了说明，陈若溪同志讲了意见。", ["许映川", "陈若溪"]),
        ("下面请陈若溪同志讲话。", ["陈若溪"]),
        ("同志们，请老同志们先坐。", []),
    ],
)
def test_people_are_told_from_words_that_stand_for_many(body: str, names: list[str]) -> None:
    ((line, _),) = names_checked(drafted("", "", body), Profile(), today=TODAY)
    listed = line.partition("，没有名册")[0] if "，没有名册" in line else ""
    assert [each for each in listed.split("、") if each] == names


# --- typed in ----------------------------------------------------------------------------------


def field(name: str) -> Field:
    return next(each for each in FIELDS if each.name == name)


@pytest.mark.parametrize("each", FIELDS, ids=lambda each: each.name)
def test_what_is_shown_can_be_entered_unchanged(each: Field) -> None:
    assert with_field(OFFICE, each, each.shown(OFFICE), today=TODAY) == OFFICE


@pytest.mark.parametrize("each", FIELDS, ids=lambda each: each.name)
@given(st.text(max_size=20))
def test_whatever_is_typed_is_taken_only_if_it_can_be_read_back(each: Field, typed: str) -> None:
    try:
        changed = with_field(OFFICE, each, typed, today=TODAY)
    except UserError:
        return
    assert profile_in(profile_text(changed), name="profile.yaml") == changed


def test_a_changed_roster_was_verified_today() -> None:
    typed = "林知远 云岭市委书记\n陈若溪 云岭市副市长"
    changed = with_field(OFFICE, field("名册"), typed, today=TODAY)
    assert changed.leaders == (Leader("林知远", "云岭市委书记"), OFFICE.leaders[1])
    assert changed.checked == TODAY


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("名册", "林知远", "没写职务"),
        ("核对日", "上周", "认不出"),
        ("核对日", "2026-12-01", "还没到"),
        ("例会", "全会", "没有等号"),
        ("语速", "快", "不是数"),
        ("语速", "300", "160 到 240"),
        ("层级", "乡", "层级"),
    ],
)
def test_what_does_not_fit_a_field(name: str, typed: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        with_field(OFFICE, field(name), typed, today=TODAY)
