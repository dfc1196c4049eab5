"""Material: snippets in a file's own words, sorted, offered where they belong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.compose import composed
from drafter.gathering.material import Material, Role, offered_snippets, sorted_material
from drafter.gathering.material.offering import told_source
from drafter.interview.answers import MATERIAL, Value
from drafter.model import Source
from drafter.outlines.load import outline_named
from drafter.outlines.model import Question

TODAY = date(2026, 11, 20)
REPORT = """市应急管理局关于安全生产工作情况的报告

市政府：
　　一、工作开展情况
　　今年1至10月，全市共发生事故46起、死亡41人，同比分别下降11.3%、14.6%；没有发生重特大事故。
　　（一）隐患排查扎实推进。截至10月底，排查重点企业3,218家，整改隐患9,502处。
　　二、存在的主要问题
　　主要表现在以下方面：一是部分企业重效益轻安全；二是少数部门把检查当打卡，去过就算查过。
　　三、下一步打算
　　（一）12月底前对六个领域过一遍筛子。

　　　　　　　　　　市应急管理局
　　　　　　　　　　2026年11月10日
"""
SPEECH = """在全省安全生产电视电话会议上的讲话
纪宏远
（2026年11月5日）
同志们：
　　一、守牢底线
　　安全生产必须抓在经常。今年全省已排查隐患12万处。
"""


def material(text: str, role: Role | None = None, **scope: str) -> Material:
    return sorted_material(Source("报告.txt", "ab", "utf-8", text), role=role, today=TODAY, **scope)


def of_kind(text: str, kind: str, role: Role | None = None) -> list[str]:
    return [each.text for each in material(text, role).snippets if each.kind == kind]


def question(name: str) -> Question:
    found = outline_named("工作会议讲话").question(name)
    assert found is not None
    return found


@given(
    st.text(
        alphabet="一二是的有今年月1230,.%家处起。；：，（）\n　市局问题完成必须要", max_size=120
    )
)
def test_a_snippet_is_a_stretch_of_its_file(text: str) -> None:
    for role in ("报告", "上级讲话", "去年讲话"):
        for each in material(text, role).snippets:
            assert text[each.start : each.end] == each.text
            assert all(figure in each.text for figure in each.figures)


def test_a_report_gives_achievements_problems_and_plans() -> None:
    assert of_kind(REPORT, "成绩") == [
        "今年1至10月，全市共发生事故46起、死亡41人，同比分别下降11.3%、14.6%",
        "没有发生重特大事故",
        "截至10月底，排查重点企业3,218家，整改隐患9,502处",
    ]
    assert of_kind(REPORT, "问题") == [
        "部分企业重效益轻安全",
        "少数部门把检查当打卡，去过就算查过",
    ]
    assert of_kind(REPORT, "打算") == ["12月底前对六个领域过一遍筛子"]


def test_a_superiors_speech_gives_its_meeting_and_its_demands() -> None:
    assert material(SPEECH).role == "上级讲话"
    assert of_kind(SPEECH, "精神") == ["全省安全生产电视电话会议"]
    assert of_kind(SPEECH, "要求") == ["守牢底线", "安全生产必须抓在经常"]


def test_last_years_speech_gives_its_headings_too() -> None:
    assert of_kind(SPEECH, "旧稿", "去年讲话") == ["守牢底线"]
    assert material(SPEECH, "去年讲话").day == "2026年11月5日"


def test_figures_stand_as_the_file_has_them_with_unit_and_time() -> None:
    report = material(REPORT)
    assert report.snippets[0].figures == ("46起", "41人", "11.3%", "14.6%")
    told = told_source(report, report.snippets[0])
    assert told.split("　") == [
        "报告.txt 第 5 行（报告，2026年11月10日）",
        "数字：46起、41人、11.3%、14.6%（今年1至10月全市）",
    ]


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("组建县级扑火队3支、126人", ""),
        ("组建县综合应急救援队3支、126人", ""),
        ("新建乡镇消防站4座", ""),
        ("青屏县组建扑火队3支、126人", "青屏县"),
        ("全县组建扑火队3支、126人", "全县"),
        ("县林草局排查隐患127处", "县林草局"),
        ("云岭镇整改隐患12处", "云岭镇"),
        ("市应急管理局处置险情9起", "市应急管理局"),
    ],
)
def test_whose_figures_they_are_is_a_place_or_an_office(line: str, whose: str) -> None:
    (found,) = material(f"情况报告\n　　{line}。\n").snippets
    assert found.whose == whose


def test_who_signs_is_no_snippet() -> None:
    assert not [each for each in material(REPORT).snippets if "应急管理局" in each.text]


@pytest.mark.parametrize(
    ("name", "first"),
    [("成绩", "今年1至10月"), ("问题", "部分企业"), ("要点", "12月底前")],
)
def test_questions_are_offered_what_suits_them(name: str, first: str) -> None:
    offered = offered_snippets([material(REPORT)], question(name), draft="", about="")
    assert offered[0][1].text.startswith(first)


def test_a_date_and_a_name_are_offered_nothing() -> None:
    for name in ("时间", "讲话人", "会议全称", "称谓"):
        assert offered_snippets([material(REPORT)], question(name), draft="", about="") == ()


def test_material_for_one_draft_or_occasion_stays_there() -> None:
    mine, fire = material(REPORT, draft="d1"), material(REPORT, occasion="防火")
    asked = question("成绩")
    assert offered_snippets([mine], asked, draft="d2", about="") == ()
    assert offered_snippets([mine], asked, draft="d1", about="")
    assert offered_snippets([fire], asked, draft="", about="全市安全生产工作会议") == ()
    assert offered_snippets([fire], asked, draft="", about="全县森林防火工作会议")


FACTS: dict[str, Value] = {
    "会议全称": "全市安全生产工作会议",
    "讲话人": "林知远 云岭市市长",
    "时间": "2026-11-27",
    "部署事项": "安全生产工作",
    "成绩": ["排查重点企业3,218家，整改隐患9,502处", "没有发生重特大事故"],
}


def _letters(answers: dict[str, Value], words: str) -> str:
    draft = composed(outline_named("工作会议讲话"), answers)
    sentences = (each for block in draft.blocks for each in block.sentences)
    return next(each.origin.letters for each in sentences if words in each.text)


def test_words_picked_from_material_are_the_materials_until_they_are_changed() -> None:
    picked: Value = {"a1": "排查重点企业3,218家，整改隐患9,502处"}
    assert _letters(FACTS, "3,218") == "A"
    assert _letters({**FACTS, MATERIAL: picked}, "3,218") == "MA"
    reworded: Value = ["排查企业3,218家", "没有发生重特大事故"]
    assert _letters({**FACTS, "成绩": reworded, MATERIAL: picked}, "3,218") == "A"
