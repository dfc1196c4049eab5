"""Lines of .txt and .md as paragraphs: broken lines whole again, marks off, no word lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.export.plain_lines import joined_lines, unmarked

WRAPPED = """全县农村公路工作会议主持词

同志们：
    现在开会。今天会议的主要任务是总结去年工作，
部署今年任务，动员全县上下把农村公路修好管好为乡村振
兴打牢基础。
    会议有三项议程：一是通报情况；
二是领导讲话。
一、修路
各乡镇月底前开工。"""


def test_lines_that_an_editor_broke_are_whole_again() -> None:
    assert [line.strip() for line in joined_lines(WRAPPED.split("\n")) if line.strip()] == [
        "全县农村公路工作会议主持词",
        "同志们：",
        "现在开会。今天会议的主要任务是总结去年工作，部署今年任务，"
        "动员全县上下把农村公路修好管好为乡村振兴打牢基础。",
        "会议有三项议程：一是通报情况；",
        "二是领导讲话。",
        "一、修路",
        "各乡镇月底前开工。",
    ]


def test_a_file_that_indents_nothing_is_taken_line_by_line() -> None:
    lines = ["今年修了八十六公里农村公路，打通断头路二十三条，", "群众出行方便了"]
    assert list(joined_lines(lines)) == lines


def test_a_signature_far_to_the_right_is_no_sign_of_broken_lines() -> None:
    lines = [
        "刚才，大家谈了各自的打算，讲得都很好，我都赞成，下面再讲两点意见。",
        "一是抓紧排查整治，",
        "二、把每一个环节都做实",
        "同志们，行动起来！",
        "                    青屏县人民政府",
        "                    2027年2月19日",
    ]
    assert list(joined_lines(lines)) == lines


@given(st.lists(st.text(alphabet="　 路修好，。；一、\t", max_size=30), max_size=8))
def test_joining_changes_nothing_but_the_ends_of_lines(lines: list[str]) -> None:
    def letters(pieces: list[str]) -> str:
        return re.sub(r"\s", "", "".join(pieces))

    assert letters(list(joined_lines(lines))) == letters(lines)


@pytest.mark.parametrize(
    ("line", "text", "style"),
    [
        ("# 春天里的<br>三件事", "春天里的\n三件事", "title"),
        ("### （一）备种", "（一）备种", "heading 2"),
        ("- 东线没通", "东线没通", ""),
        ("> 路通百业兴。", "路通百业兴。", ""),
        ("| 青石 | 12公里 |", "青石　12公里", ""),
        ("|---|:--:|", "", ""),
        ("---", "", ""),
        ("要*一定*要`落实`，**抓紧**", "要一定要落实，抓紧", ""),
        ("见[通知](https://example.cn/a)", "见通知（https://example.cn/a）", ""),
        (r"\- 不是列表", "- 不是列表", ""),
        ("3*4*5等于60", "3*4*5等于60", ""),
        ("1. 修路", "1. 修路", ""),
        ("—", "—", ""),
    ],
)
def test_marks_of_markdown_are_no_text(line: str, text: str, style: str) -> None:
    assert unmarked(line) == (text, style)
