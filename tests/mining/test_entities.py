"""Every concrete thing in a wording is found; formulas and words of the genre are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining.entities import entities


def found(text: str) -> list[tuple[str, str]]:
    return [(each.slot, each.text) for each in entities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柳滩镇、县住建局作了发言", [("地区", "柳滩镇"), ("单位", "县住建局")]),
        ("望湖区、石埠县要先行一步", [("地区", "望湖区"), ("地区", "石埠县")]),
        ("由县安委办牵头", [("单位", "县安委办")]),
        ("由许映川副市长约谈", [("人名", "许映川")]),
        ("周岚、顾承安同志通报了情况", [("人名", "周岚"), ("人名", "顾承安")]),
        ("改造管网87公里，清淤23条", [("数量", "87公里"), ("数量", "23条")]),
        ("同比下降11.3%", [("数量", "11.3%")]),
        ("共有三个乡镇、两万多人受益", [("数量", "三"), ("数量", "两万多")]),
        ("事故起数少了四成", [("数量", "四成")]),
        ("12月5日前办完，四月底前见效", [("日期", "12月5日"), ("日期", "四月底")]),
        ("上午9点开始", [("日期", "上午9点")]),
        ("“十四五”规划收官", [("年份", "“十四五”")]),
        ("检修3500台农机，2026年建成", [("数量", "3500台"), ("年份", "2026年")]),
        ("2024—2026年三年行动", [("年份", "2024"), ("年份", "2026年")]),
        ("按照《河道管理办法》办", [("文件", "《河道管理办法》")]),
        ("县政发〔2026〕5号明确", [("文件", "县政发〔2026〕5号")]),
        ("推进“三清一改”行动", [("活动", "“三清一改”行动")]),
        ("澜川市青竹集团要带头", [("单位", "澜川市青竹集团")]),
        ("刚才县应急局作了通报", [("单位", "县应急局")]),
        ("青竹集团要带头", [("单位", "青竹集团")]),
        ("×××同志作了发言", [("人名", "×××")]),
    ],
)
def test_what_is_concrete(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "今年以来，我们做了不少事",
        "去年的经验值得总结",
        "市委、市政府高度重视",
        "增强“四个意识”、坚定“四个自信”",
        "下面，我讲三点意见",
        "各乡镇、各部门要抓好落实",
        "城市建设日新月异，农村面貌焕然一新",
        "常委同志、领导同志要带头",
        "十分重要，万无一失",
        "重点企业、学校、医院都要演练",
        "党员干部严于律己",
        "第一时间、第一责任人",
    ],
)
def test_what_is_not(text: str) -> None:
    assert found(text) == []


def test_the_topic_is_a_thing_of_its_own() -> None:
    (thing,) = entities("抓好防汛抗旱，一刻不松", topic=("防汛抗旱",))
    assert (thing.slot, thing.text) == ("事项", "防汛抗旱")


@given(
    st.text(
        alphabet="在县市区镇同志书记一二三十百万1２个年月日《》“”，。、代表召开会议周岚青屏×某",
        max_size=60,
    )
)
def test_spans_are_slices_that_do_not_overlap(text: str) -> None:
    at = 0
    for each in entities(text):
        assert text[each.start : each.end] == each.text
        assert at <= each.start < each.end
        at = each.end
