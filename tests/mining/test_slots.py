"""What becomes a slot and what stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining import slots
from drafter.mining.slots import is_damaged, slotted, stray_entity


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("经县委同意,今天召开全县水利工作会议。", "经{上级}同意，今天召开{会议名称}。"),
        ("受市委委托，我来通报情况。", "受{上级}委托，我来通报情况。"),
        ("我代表县委、县政府，向大家致敬！", "我代表{单位}，向大家致敬！"),
        ("下面，我讲三点意见：", "下面，我讲{数量}点意见："),
        ("下面,我讲几点意见。", "下面，我讲{数量}点意见。"),
        ("认真贯彻《青屏县河道管理办法》。", "认真贯彻{文件}。"),
        ("2021年3月5日，会议召开。", "{日期}，会议召开。"),
        ("2021年是关键之年。", "{年份}是关键之年。"),
        ("学习党的十九届五中全会精神。", "学习{会议名称}精神。"),
        ("为推动我县发展", "为推动{地区}发展"),
        ("×××同志作了很好的发言。", "{人名}同志作了很好的发言。"),
        ("共有党员X名。", "共有党员{数量}名。"),
        ('落实"一盘棋"要求', "落实“一盘棋”要求"),
    ],
)
def test_entities_become_slots(text: str, pattern: str) -> None:
    assert slotted(text) == pattern


@pytest.mark.parametrize(
    "text",
    [
        "以习近平同志为核心的党中央",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”",
        "市委、市政府高度重视",
        "落实中央八项规定精神",
        "真抓实干、久久为功",
        "各级党组织要履行第一责任人职责",
    ],
)
def test_formulas_and_the_roll_call_of_offices_stay(text: str) -> None:
    assert slotted(text) == text


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("在县委、县政府的坚强领导下", "在{上级}的坚强领导下"),
        ("在区委领导下", "在{上级}领导下"),
        ("落实中央和省、市委部署要求", "落实{上级}部署要求"),
        ("落实中央、省委、市委重大决策部署", "落实{上级}重大决策部署"),
        ("落实镇上和县委提出的要求", "落实镇上和{上级}提出的要求"),
        ("贯彻党中央决策部署", "贯彻党中央决策部署"),
    ],
)
def test_who_leads_and_orders_is_the_level_above(text: str, pattern: str) -> None:
    assert slotted(text) == pattern


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("年初以来，修渠三条", "{日期}以来，修渠三条"),
        ("在过去的一年里", "在{日期}里"),
        ("做好明年的工作", "做好{日期}的工作"),
        ("去年7月", "{日期}"),
        ("近期的调研", "{日期}的调研"),
        ("以后几年", "以后几年"),
    ],
)
def test_words_that_count_from_today_are_dates(text: str, pattern: str) -> None:
    assert slotted(text) == pattern


def test_a_meeting_that_was_held_stays_the_subject() -> None:
    assert slotted("去年9月召开的全县水利工作会议，作出了部署") == (
        "{日期}召开的{会议名称}，作出了部署"
    )


def test_several_named_in_a_row_are_one_slot() -> None:
    assert slotted("×××同志、×××同志作了发言") == "{人名}同志作了发言"


def test_the_topic_becomes_a_slot_but_not_inside_a_meeting() -> None:
    topic = ("水利建设工作", "水利建设")
    assert slotted("做好水利建设工作，责任重大", topic=topic) == "做好{事项}，责任重大"
    assert slotted("召开水利建设工作会议", topic=topic) == "召开{会议名称}"


def test_a_masked_name_is_damage_and_a_redaction_is_not() -> None:
    assert is_damaged("以***同志为核心")
    assert is_damaged("作为**难题的办法")
    assert not is_damaged("×××同志作了发言")
    assert not is_damaged("共有党员*名")


def test_a_place_left_standing_is_found() -> None:
    assert stray_entity("推动上海发展") == "上海"
    assert stray_entity("推动{地区}发展") == ""


_FRAGMENTS = [
    "经", "市委", "研究同意", "受", "委托", "按照", "安排部署，", "在", "省委领导下", "代表",
    "大会", "，", "作为", "书记", "《条例》", "实施意见", "“清风”行动", "2024年3月", "１２",
    "今年", "近期", "十大精神", "九届三中全会", "中纪委全会", "第三次党代会", "召开了",
    "工作会议", "上", "全市", "×××", "某", "同志", "我局", "县级机关", "科局党组", "全省", "新X",
    "○○的", "3万", "三个", "٣", "项", "人",
]  # fmt: skip


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=8).map("".join))
def test_a_rule_of_slots_fits_only_where_one_of_its_characters_stands(text: str) -> None:
    chars = set(text) | ({"0"} if re.search(r"\d", text) else set())
    for _, needed, pattern in (*slots._FIRST_RULES, *slots._THEN_RULES):
        if pattern.search(text):
            assert not needed.isdisjoint(chars)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("刚才王晓燕主任汇报了进展。", "刚才{人名}主任汇报了进展。"),
        ("感谢张伟部长的支持。", "感谢{人名}部长的支持。"),
        ("向王进喜同志学习。", "向{人名}同志学习。"),
        ("王晓燕说得好。", "王晓燕说得好。"),
        ("各位同志都到了。", "各位同志都到了。"),
    ],
)
def test_whoever_is_named_before_a_title_becomes_a_slot(text: str, pattern: str) -> None:
    assert slotted(text) == pattern
