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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12月底前，由县应急管理局牵头排查一遍。", "县应急管理局"),
        ("12月底前，市应急管理局要牵头排查一遍。", "市应急管理局"),
        ("请县应急局于12月底前拿出方案。", "县应急局"),
        ("12月底前，镇派出所要把底数摸清。", "镇派出所"),
        ("各乡镇派出所要在12月底前摸清底数。", "各乡镇派出所"),
        ("各乡镇应急办12月底前把队伍建起来。", "各乡镇应急办"),
        ("责任单位：县住建局、县应急局；时限：12月底前。", "县住建局、县应急局"),
        ("县应急局的方案要在12月底前出台。", ""),
        ("各级党组织要在12月底前开好组织生活会。", "各级党组织"),
        ("由临山县应急指挥中心牵头，12月底前演练一次。", "临山县应急指挥中心"),
        ("请县报社于12月底前开专栏。", "县报社"),
        ("12月底前，镇联合执法队要上路查一遍。", "镇联合执法队"),
        ("县委组织部要在12月底前拿出方案。", "县委组织部"),
        ("县对外联络办要在12月底前发函。", "县对外联络办"),
        ("市派驻纪检组要在12月底前抽查一遍。", "市派驻纪检组"),
        ("市委全面深化改革委员会办公室要在12月底前开会。", "市委全面深化改革委员会办公室"),
        ("各乡镇报送名单，12月底前汇总。", "各乡镇"),
    ],
)
def test_an_office_s_name_is_not_cut_off_at_its_place(text: str, name: str) -> None:
    assert who(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公安、交通、应急等部门要在12月底前联合检查一遍。", "公安、交通、应急等部门"),
        ("教育、卫健、民政部门要在12月底前摸清底数。", "教育、卫健、民政部门"),
        ("乡镇卫生院、村卫生室要在12月底前备足药品。", "乡镇卫生院、村卫生室"),
        ("12月底前，县总工会要走访一遍困难职工。", "县总工会"),
        ("县妇联要在12月底前办好培训。", "县妇联"),
        ("县供销社要在12月底前备足化肥。", "县供销社"),
        ("县财政要在12月底前把资金拨到位。", "县财政"),
        ("12月底前，大家要把账理清。", "大家"),
        ("这件事情大家都要在12月底前做完。", "大家"),
        ("请大家回去以后抓紧梳理，12月底前报上来。", "大家"),
        ("全体党员要在12月底前学完一遍。", "全体党员"),
        ("我将于12月底前逐户走访一遍。", "我"),
        ("12月底前，我负责把图纸交齐。", "我"),
        ("12月底前完成图审（牵头单位：县住建局）。", "县住建局"),
        ("12月底前完成图审，责任人：王强。", "王强"),
        ("牵头领导：陈岩，12月底前完成。", "陈岩"),
        ("县级河长要在12月底前巡河一遍。", "县级河长"),
        ("村“两委”要在12月底前理清账目。", "村“两委”"),
        ("市第二中学要在12月底前改好食堂。", "市第二中学"),
        ("县文化馆要在12月底前把节目单排好。", "县文化馆"),
        ("县种子站12月底前完成抽检。", "县种子站"),
        ("社区民警要在12月底前摸清租户。", "社区民警"),
        ("县农商行要在12月底前放完贷款。", "县农商行"),
        ("望湖区、石埠县要在12月底前先行一步。", "望湖区、石埠县"),
        ("参建各方要在12月底前复工。", "参建各方"),
        ("牵头单位要在12月底前拿出清单。", "牵头单位"),
    ],
)
def test_whoever_is_named_is_found_be_it_no_government_office(text: str, name: str) -> None:
    assert who(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "12月底前，聚焦重点企业全面排查。",
        "12月底前，帮扶企业全部复工。",
        "12月底前，服务企业把政策讲清。",
        "12月底前，走进企业开展一次宣讲。",
        "12月底前，选派干部全部到岗。",
        "12月底前，评选先进单位把标准定细。",
        "12月底前，新建学校全部完工。",
        "12月底前，盯紧重点企业全部整改。",
        "12月底前，整治重点单位把隐患清零。",
        "12月底前，培训网格员把技能补上。",
        "12月底前，组建工作专班把任务分好。",
        "12月底前，河长制要落实到村。",
        "12月底前，县应急局的储备库要备足物资。",
    ],
)
def test_whom_something_is_done_to_is_nobody_who_acts(text: str) -> None:
    assert who(text) == ""


@pytest.mark.parametrize(
    "head",
    [
        "紧盯重点单位", "管住重点部门", "建强支部", "特事特办", "一网通办", "压实责任单位",
        "严督严办", "抓好党组", "用活中心", "马上就办", "服务基层单位", "走访困难企业", "整顿机关",
    ],
)  # fmt: skip
def test_a_heading_that_says_what_to_do_is_no_office_s_name(head: str) -> None:
    assert not names_an_office(head)
    assert who("12月底前，排查一遍。", before=f"一要{head}。") == ""


@pytest.mark.parametrize(
    "head", ["应急管理局", "县医院", "各乡镇", "市委办公室", "县工商联", "我局机关", "柳津供电公司"]
)
def test_a_heading_that_names_an_office_or_a_body_of_a_place(head: str) -> None:
    assert names_an_office(head)
