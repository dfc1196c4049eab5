"""Parallel phrases, clauses and headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining.structures import structures
from drafter.model import Speech, StructureKind
from tests.mining.speeches import TEXT, speech

_LED = (
    "要强化工作领导。进一步健全领导机制，一级抓好一级，层层抓好落实。"
    "要激发组织活力。进一步用好联系点，把经验做法总结好、推广开。"
    "要建强干部队伍。进一步选优配强书记，有计划地开展教育培训。"
)


def _found(text: str, kind: StructureKind) -> list[tuple[str, ...]]:
    whole = Speech(start=0, end=len(text))
    return [one.items for one in structures(text, whole) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("我们要把方向、管大局、保落实。", ("把方向", "管大局", "保落实")),
        ("着力解决群众的操心事、烦心事和揪心事，不能含糊。", ("操心事", "烦心事", "揪心事")),
        ("班子要在鼓舞士气、凝聚力量、解决家庭困难等方面发挥作用。",
         ("鼓舞士气", "凝聚力量", "解决家庭困难")),
        ("推动学习走深走心走实。", ("走深", "走心", "走实")),
        ("要学懂弄通做实，不能走过场。", ("学懂", "弄通", "做实")),
        ("让百姓有更多的知情权参与权监督权。", ("知情权", "参与权", "监督权")),
        ("对重要工作亲自部署、重大问题亲自过问、重要环节亲自协调。",
         ("重要工作亲自部署", "重大问题亲自过问", "重要环节亲自协调")),
        ("在转变作风、改进服务中更好地联系群众、服务群众、依靠群众。",
         ("联系群众", "服务群众", "依靠群众")),
        ("痛批“守摊子”“混日子”“等靠要”的做派。", ("“守摊子”", "“混日子”", "“等靠要”")),
    ],
)  # fmt: skip
def test_phrases_are_cut_where_they_begin_and_end(text: str, items: tuple[str, ...]) -> None:
    assert _found(text, "phrase") == [items]


@pytest.mark.parametrize(
    "text",
    [
        "一、提升站位、深化认识",
        "一举一动、一言一行都关系形象。",
        "王某、李某、王某作了发言。",
        "一个专题一个专题研究。",
        "要讲忠诚、讲规矩。",
    ],
)
def test_pairs_and_list_markers_are_no_structure(text: str) -> None:
    assert _found(text, "phrase") == []


def test_a_longer_run_is_one_run_whatever_its_separators() -> None:
    assert _found("要讲忠诚、讲规矩、讲奉献，讲团结，讲作风。", "phrase") == [
        ("讲忠诚", "讲规矩", "讲奉献", "讲团结", "讲作风")
    ]
    assert _found("坚守真理、坚守正道、坚守原则和坚守规矩。", "phrase") == [
        ("坚守真理", "坚守正道", "坚守原则", "坚守规矩")
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("我们要在认清使命中扛牢责任，在看到成绩中坚定信心，在正视问题中找准方向。",
         ("在认清使命中扛牢责任", "在看到成绩中坚定信心", "在正视问题中找准方向")),
        ("始终知敬畏，存戒惧，守底线。", ("知敬畏", "存戒惧", "守底线")),
        ("这项工作事关发展大局，事关群众利益，事关党的形象。",
         ("事关发展大局", "事关群众利益", "事关党的形象")),
        ("既是眼前的任务，也是长远的责任，更是对我们的考验。",
         ("既是眼前的任务", "也是长远的责任", "更是对我们的考验")),
        ("我们要进一步改进会风文风，优化办事流程，提升服务质量。",
         ("改进会风文风", "优化办事流程", "提升服务质量")),
        ("不能走过场，要抓住了关键，就抓住了全局，就抓住了工作的牛鼻子。",
         ("抓住了关键", "就抓住了全局", "就抓住了工作的牛鼻子")),
        ("戒除“等一等”的想法，树立雷厉风行的作风，戒除“靠一靠”的想法，养成马上就办的作风，"
         "戒除“混一混”的想法，练就动手就干的作风。",
         ("戒除“等一等”的想法，树立雷厉风行的作风", "戒除“靠一靠”的想法，养成马上就办的作风",
          "戒除“混一混”的想法，练就动手就干的作风")),
        ("有的同志怕担责，遇事推；有的同志怕吃苦，见难躲；有的同志怕得罪人，见错让。",
         ("有的同志怕担责，遇事推", "有的同志怕吃苦，见难躲", "有的同志怕得罪人，见错让")),
        ("会后，要修好渠，清好淤；要管好水，算好账；要护好堤，巡好坝。",
         ("要修好渠", "要管好水", "要护好堤")),
        ("落实“少开会议，不发空文，不搞陪同”的要求。", ("少开会议", "不发空文", "不搞陪同")),
        ("队伍有了起色，作风有了好转、村容有了改变。",
         ("队伍有了起色", "作风有了好转", "村容有了改变")),
    ],
)  # fmt: skip
def test_clauses_in_one_frame_are_a_sentence_structure(text: str, items: tuple[str, ...]) -> None:
    assert _found(text, "sentence") == [items]


def test_plain_prose_holds_no_sentence_structure() -> None:
    text = "会议开得很好，大家都有收获，下午我们还要到村里去看一看，请各乡镇做好准备。"
    assert _found(text, "sentence") == []


@pytest.mark.parametrize(
    "text",
    [
        "各位领导，女士们，先生们，朋友们。",
        "粮食增长百分之三，棉花增长百分之四，油料增长百分之五。",
    ],
)
def test_those_addressed_and_figures_are_no_sentence_structure(text: str) -> None:
    assert _found(text, "sentence") == []


def test_points_counted_inside_a_sentence_are_a_heading_structure() -> None:
    text = "差距有三：一是劲头不足，办法少；二是本领不强，路子窄；三是作风不实，落得慢。"
    (items,) = _found(text, "heading")
    assert len(items) == 3
    assert [item[:4] for item in items] == ["劲头不足", "本领不强", "作风不实"]


def test_a_row_that_is_taken_up_again_ends_those_inside_it() -> None:
    text = "一是要讲学习，多读书。一要读原文，二要写笔记，三要常交流。二是要讲实干。三是要讲纪律。"
    assert sorted(_found(text, "heading")) == [
        ("要讲学习", "要讲实干", "要讲纪律"),
        ("要读原文", "要写笔记", "要常交流"),
    ]


def test_sentences_that_begin_with_one_demand_are_a_heading_structure() -> None:
    text = (
        "要着力抓好防汛，物资要备足。险段要有人守。要着力抓好抗旱，水源要调度好。"
        "要着力抓好供水，管网要查一遍。"
    )
    assert _found(text, "heading") == [("要着力抓好防汛", "要着力抓好抗旱", "要着力抓好供水")]


def test_sibling_headings_are_one_structure_without_their_markers() -> None:
    found = {one.items: one.frame for one in speech().structures if one.kind == "heading"}
    second = (
        "聚焦责任落实，解决好“谁来干”的问题",
        "聚焦任务落实，解决好“干什么”的问题",
        "聚焦作风落实，解决好“怎么干”的问题",
    )
    assert second in found
    assert found[second].startswith("聚焦{一}落实，解决好“")
    assert found[second].endswith("”的问题")
    assert any(len(items) == 3 and items[0].startswith("提高政治站位") for items in found)


def test_siblings_known_by_wording_are_a_heading_structure() -> None:
    text = "从强班子看，还有差距。要补课。从抓发展看，劲头不足。要鼓劲。从惠民生看，办法不多。"
    assert _found(text, "heading") == [("从强班子看", "从抓发展看", "从惠民生看")]


def test_every_structure_is_where_it_says() -> None:
    for one in speech().structures:
        place = one.start
        for item in one.items:
            place = TEXT.index(item, place) + len(item)
        assert TEXT.startswith(one.items[0], one.start)
        assert place == one.end


@given(st.text(alphabet="一二抓好实责任、，。；：“”（）和的了×*12 \n", max_size=120))
def test_no_text_breaks_it_and_items_are_verbatim(text: str) -> None:
    for one in structures(text, Speech(start=0, end=len(text))):
        assert len(one.items) >= 3
        assert 0 <= one.start < one.end <= len(text)
        assert all(item in text[one.start : one.end] for item in one.items)


def test_short_demands_that_lead_longer_sentences_are_headings() -> None:
    assert ("要强化工作领导", "要激发组织活力", "要建强干部队伍") in _found(_LED, "heading")
    run = "要强化领导。要激发活力。要建强队伍。进一步选优配强书记，开展教育培训。"
    assert _found(run, "heading") == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("从田头到车头到码头都要有人管。", [("田头", "车头", "码头")]),
        ("从村口到大门口到渡船口都有人。", []),
        ("从田头到车间到会场都要有人管。", []),
    ],
)
def test_what_is_linked_by_from_and_to_is_of_one_length_and_ends_alike(
    text: str, items: list[tuple[str, ...]]
) -> None:
    assert _found(text, "phrase") == items


def test_an_item_keeps_all_that_describes_its_last_word() -> None:
    text = "这是科学的规划、群众的规划、实干的规划、不断完善的长远的规划，必须坚持。"
    (items,) = _found(text, "phrase")
    assert items[-1] == "不断完善的长远的规划"


def test_clauses_on_lines_of_their_own_are_one_row_where_each_line_ends_in_a_semicolon() -> None:
    lines = ("要把方向看得更准", "要把大局看得更清", "要把落实抓得更牢")
    assert _found("；\n".join(lines) + "。", "sentence") == [lines]
    assert _found("。\n".join(lines) + "。", "sentence") == []


def test_a_row_of_phrases_takes_nothing_from_a_row_of_clauses_elsewhere() -> None:
    phrases, clauses = (
        "要讲忠诚、讲担当、讲奉献。",
        "这项工作事关发展大局，事关群众利益，事关党的形象。",
    )
    items = ("事关发展大局", "事关群众利益", "事关党的形象")
    for text in (phrases + clauses, clauses + phrases):
        assert _found(text, "sentence") == [items]
        assert _found(text, "phrase") == [("讲忠诚", "讲担当", "讲奉献")]


@pytest.mark.parametrize("first", ["修路架桥", "修路架桥，村村通车"])
def test_a_row_parted_by_semicolons_begins_behind_the_colon(first: str) -> None:
    text = f"今年办了三件实事：{first}；引水上山，家家用上；栽树种草，处处见绿。"
    assert _found(text, "sentence") == [(first, "引水上山，家家用上", "栽树种草，处处见绿")]
