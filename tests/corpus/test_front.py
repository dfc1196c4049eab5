"""Title, salutation, year; and doing without them."""

from __future__ import annotations

import pytest

from drafter.corpus.front import front

_BODY = "今天，我们在这里召开会议，主要任务是安排下一步工作。"


def _parts(text: str) -> tuple[str | None, str | None, str]:
    head = front(text, 0, len(text))
    title = text[slice(*head.title)] if head.title else None
    salutation = text[slice(*head.salutation)] if head.salutation else None
    return title, salutation, text[head.body :]


@pytest.mark.parametrize(
    ("before", "title", "salutation"),
    [
        ("在全县水利工作会议上的讲话\n同志们：\n", "在全县水利工作会议上的讲话", "同志们："),
        ("同志们：", None, "同志们："),
        ("", None, None),
        (
            "在云岭大桥通车仪式上的致辞\n（2021年5月6日）\n林知远\n各位来宾，女士们、先生们：\n",
            "在云岭大桥通车仪式上的致辞",
            "各位来宾，女士们、先生们：",
        ),
        (
            "2022年云岭县政府工作报告\n——2022年1月8日在云岭县第九届人民代表大会第一次会议上"
            "\n县长 林知远\n各位代表：\n",
            "2022年云岭县政府工作报告\n——2022年1月8日在云岭县第九届人民代表大会第一次会议上",
            "各位代表：",
        ),
        (
            "在云岭论坛开幕式上的致辞（2021年5月6日）林知远尊敬的各位来宾，朋友们：",
            "在云岭论坛开幕式上的致辞",
            "尊敬的各位来宾，朋友们：",
        ),
        (
            "凝心聚力再出发\n——在全县动员大会上的讲话\n同志们：\n",
            "凝心聚力再出发\n——在全县动员大会上的讲话",
            "同志们：",
        ),
        (
            "尊敬的各位领导、各位专家，\n各位来宾，\n朋友们：\n",
            None,
            "尊敬的各位领导、各位专家，\n各位来宾，\n朋友们：",
        ),
        (
            "凝心聚力再出发\n奋力建设新云岭\n同志们：\n",
            "凝心聚力再出发\n奋力建设新云岭",
            "同志们：",
        ),
    ],
)
def test_title_and_salutation(before: str, title: str | None, salutation: str | None) -> None:
    assert _parts(before + _BODY) == (title, salutation, _BODY)


@pytest.mark.parametrize(("line", "is_title"), [("这10年", False), ("奋进30年", True)])
def test_one_short_line_above_the_salutation_is_a_title_from_five_characters(
    line: str, is_title: bool
) -> None:
    assert _parts(f"{line}\n同志们：\n{_BODY}")[0] == (line if is_title else None)


@pytest.mark.parametrize(("number", "are_a_title"), [(3, True), (4, False)])
def test_up_to_three_lines_above_the_salutation_are_a_title(number: int, are_a_title: bool) -> None:
    lines = "\n".join(
        ["凝心聚力再出发", "爬坡过坎不松劲", "苦干实干加巧干", "同心建设新家园"][:number]
    )
    assert _parts(f"{lines}\n同志们：\n{_BODY}")[0] == (lines if are_a_title else None)


@pytest.mark.parametrize("title", ["在全县防汛会上的讲话\n", ""])
def test_a_speech_that_begins_with_a_number_keeps_it(title: str) -> None:
    body = "12个乡镇的同志都到了，先说两句。"
    assert _parts(title + body)[2] == body


def test_without_a_title_the_speech_begins_with_its_salutation_or_else_its_body() -> None:
    text = f"来源：县委办\n同志们：\n{_BODY}"
    assert text[front(text, 0, len(text)).start :].startswith("同志们：")
    text = f"来源：县委办\n{_BODY}"
    assert text[front(text, 0, len(text)).start :] == _BODY


def test_a_greeting_after_the_salutation_belongs_to_the_opening() -> None:
    assert _parts("各位同学：\n大家好！" + _BODY) == (None, "各位同学：", "大家好！" + _BODY)


def test_listeners_as_a_subject_are_no_salutation() -> None:
    text = "同志们要多到基层走一走，看一看群众怎么想。" + _BODY
    assert _parts(text) == (None, None, text)


def test_a_title_loses_its_number_in_a_compilation() -> None:
    assert _parts("在学习会上的发言2\n" + _BODY)[0] == "在学习会上的发言"


def test_lines_before_the_title_are_no_part_of_the_speech() -> None:
    text = "云岭文库\n来源：云岭发布\n在全县农业工作会议上的讲话\n同志们：\n" + _BODY
    head = front(text, 0, len(text))
    assert text[head.start :].startswith("在全县农业工作会议上的讲话")


def test_a_page_s_title_that_comes_back_is_not_the_speech_s() -> None:
    title = "在全县农业工作会议上的讲话"
    text = f"{title}\n本文由热心网友上传，欢迎取用！\n\n{title}同志们：{_BODY}"
    head = front(text, 0, len(text))
    assert head.start == text.rindex(title)
    assert _parts(text) == (title, "同志们：", _BODY)


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("在2019年总结会上的讲话\n同志们：\n", 2019),
        ("在总结会上的讲话\n（二〇一八年三月五日）\n同志们：\n", 2018),
        ("在总结会上的讲话\n同志们：\n回顾2017年，", None),
    ],
)
def test_the_year_comes_from_title_or_date_line_only(before: str, year: int | None) -> None:
    text = before + _BODY
    assert front(text, 0, len(text)).year == year


@pytest.mark.parametrize(
    "title",
    [
        "在全县冬季森林防火\n工作推进会上的表态发言",
        "在全县\n冬季森林防火工作推进会上的讲话",
        "在县委十四届五次全会暨\n全县经济工作会议上的讲话",
        "在青屏县融媒体中心\n揭牌仪式上的致辞",
        "在青屏县农民专业合作社\n规范提升暨社企对接\n工作推进会上的讲话",
        "在全县招商引资工作会议上\n的讲话",
        "关于青屏县二〇二四年\n预算执行情况的报告",
        "关于全县饮用水水源保护\n工作情况的汇报",
        "中共青屏县第十四次代表大会\n开幕词",
        "县委书记林知远在全县\n防汛工作会议上的讲话",
        "全县冬季森林防火\n工作推进会讲话",
        "2024年全县秋粮收购\n工作会议讲话提纲",
        "县委十四届六次全会暨\n全县招商引资项目\n集中签约仪式主持词",
        "全县森林防火工作推进会\n主持词",
        "凝心聚力再出发\n——在全县冬季森林防火\n工作推进会上的讲话",
    ],
)
@pytest.mark.parametrize(
    "between",
    ["\n", "\n林知远\n（2024年11月6日）\n", "（2024年11月6日）\n县长 林知远\n"],
    ids=["none", "byline and date", "date in brackets behind it"],
)
def test_a_title_on_several_lines_is_whole(title: str, between: str) -> None:
    assert _parts(f"{title}{between}同志们：\n{_BODY}") == (title, "同志们：", _BODY)


def test_a_title_on_two_lines_needs_no_salutation() -> None:
    title = "在全县冬季森林防火\n工作推进会上的表态发言"
    assert _parts(f"{title}\n{_BODY}") == (title, None, _BODY)


@pytest.mark.parametrize(
    "above",
    [
        "青屏县人民政府文件",
        "中共青屏县委文件",
        "中共青屏县委办公室",
        "青屏县人民政府门户网站",
        "青屏县融媒体中心",
        "在线访谈",
        "关于我们",
        "会议活动",
        "全县要闻",
        "关于召开全县防汛工作会议的通知",
        "同志们：",
        "2024年11月6日",
        "县长 林知远",
        "来源：青屏县人民政府办公室",
        "在全县秋粮收购工作会议上的讲话",
    ],
)
@pytest.mark.parametrize(
    "title",
    ["在全县防汛工作会议上的讲话", "全县防汛工作会议上的讲话", "防汛工作推进会上的讲话"],
)
def test_what_stands_above_a_title_on_one_line_is_none_of_it(above: str, title: str) -> None:
    text = f"{above}\n{title}\n{_BODY}"
    lines_above = len(above) + 1
    head = front(text, lines_above if above == "同志们：" else 0, len(text))
    assert head.title == (lines_above, lines_above + len(title))


@pytest.mark.parametrize("above", ["青屏县人民政府文件", "青屏县政府网", "县长 林知远"])
def test_what_stands_above_a_title_on_two_lines_is_none_of_it(above: str) -> None:
    title = "在全县冬季森林防火\n工作推进会上的讲话"
    assert _parts(f"{above}\n{title}\n同志们：\n{_BODY}")[0] == title
