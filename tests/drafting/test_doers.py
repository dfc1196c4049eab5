"""Who does what is due: what a sentence says outright, wherever in it that stands."""

from __future__ import annotations

import re

import pytest

from drafter.drafting.doers import doer, doers, names_an_office

DEADLINE = re.compile(r"(?:今年|明年)?(?:\d+月(?:\d+日|底)|年底|春节)前")


def who(text: str, *, before: str = "", number: int = 0) -> str:
    match = list(DEADLINE.finditer(text))[number]
    return doer(text, *match.span(), before=before).name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12月15日前，县林草局要把地块落到山头，报县政府。", "县林草局"),
        ("由市住建局负责，12月20日前完成图审。", "市住建局"),
        ("市住建局牵头，会同市城管局、各区，于12月20日前拿出方案。", "市住建局"),
        ("市住建局、市城管局要在12月20日前联合验收一次。", "市住建局、市城管局"),
        ("沿河乡镇、街道3月底前把岸边垃圾清掉。", "沿河乡镇、街道"),
        ("6座危桥，年底前开工，由县交通局倒排工期。", "县交通局"),
        ("旧的5月底前依法拆完，由市水利局、市城市管理局联合执法。", "市水利局、市城市管理局"),
        ("4月底前，柳津工业园完成雨污分流改造。", "柳津工业园"),
        ("12月20日前，重点企业、学校和医院至少搞一次演练。", "重点企业、学校和医院"),
        ("责任清单细化到岗位，12月15日前，各行业主管部门交到市安委办。", "各行业主管部门"),
        ("周岚同志负责，春节前把欠薪清零。", "周岚同志"),
        ("请各县区于12月10日前报名单。", "各县区"),
        ("各县区，12月10日前把名单报上来。", "各县区"),
        ("我们将在12月底前签下三个项目。", "我们"),
        ("3月底前，每人领一张责任清单。", "每人"),
        ("由我牵头，12月底前开一次调度会。", "我"),
        ("分管副市长要亲自抓，12月底前见效。", "分管副市长"),
        ("乡镇党委书记是第一责任人，12月底前逐户走访一遍。", "乡镇党委书记"),
        ("市委组织部牵头，各县区委组织部具体落实，3月底前完成。", "各县区委组织部"),
        ("12月底前，市直机关、各县区把台账交齐。", "市直机关、各县区"),
        ("市住建局、市水利局两家，12月底前把底数摸清。", "市住建局、市水利局两家"),
        ("驻村工作队12月底前把政策讲到每一户。", "驻村工作队"),
        ("希望各县区高度重视，12月底前全面完成。", "各县区"),
        ("市局要求各分局12月底前完成。", "各分局"),
        ("责任单位：市水利局；完成时限：12月底前。", "市水利局"),
    ],
)  # fmt: skip
def test_whoever_acts_is_found_wherever_the_sentence_says_it(text: str, name: str) -> None:
    assert who(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "12月底前，地块落到山头。",
        "12月底前，县林草局的方案要到位。",
        "12月底前，全部完成。",
        "组织企业开展自查，12月底前见底。",
        "12月底前，对各企业开展一次检查。",
        "老旧小区改造，12月底前完工。",
        "12月底前，两所学校建成。",
        "写明时限和责任人，9月底前报上来。",
        "企业反映的12个堵点，6月底前逐个销号，请企业打分。",
        "由于前期工作慢，12月底前要赶上来。",
        "12月底前，过一遍筛子，查出的问题列成清单。",
        "要在12月底前把各县区的任务分下去。",
        "对县林草局，12月底前开展一次督查。",
    ],
)
def test_what_is_acted_upon_is_nobody_who_acts(text: str) -> None:
    assert who(text) == ""


def test_each_part_of_a_sentence_has_its_own() -> None:
    text = "市林草局12月5日前交图；苗木公司12月20日前备苗；12月底前栽完。"
    assert [who(text, number=each) for each in range(3)] == ["市林草局", "苗木公司", "市林草局"]
    apart = "市林草局每月通报一次；缺苗的地块12月底前补栽。"
    assert who(apart) == ""


def test_who_was_put_in_charge_just_before_has_what_opens_with_a_deadline() -> None:
    charged = "这件事由市住建局牵头。"
    assert who("12月20日前，完成图审。", before=charged) == "市住建局"
    assert who("力争12月20日前，完成图审。", before=charged) == "市住建局"
    assert who("危旧房12月20日前完成图审。", before=charged) == ""
    assert who("12月20日前，完成图审。", before="市住建局作了发言。") == ""


def test_where_the_name_ends_is_told_only_right_behind_the_deadline() -> None:
    text = "12月20日前，市住建局完成图审。"
    found = doer(text, 0, len("12月20日前"))
    assert text[found.end :] == "完成图审。"
    assert doer("由市住建局负责，12月20日前完成。", 8, 15).end == 0


def test_doers_are_told_in_their_order_with_their_places() -> None:
    text = "市住建局牵头，由各区负责落实。"
    assert [(text.index(name), name) for name in ("市住建局", "各区")] == list(doers(text))


def test_a_heading_that_is_an_office_s_name() -> None:
    assert names_an_office("市住建局")
    assert not names_an_office("督促市住建局")
    assert not names_an_office("储足燃料")
