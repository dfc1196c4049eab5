"""Furniture of a page, and where the text ends."""

from __future__ import annotations

import pytest

from drafter.corpus.cleaning import cleaned, is_chrome
from drafter.corpus.trailers import end_of_text


@pytest.mark.parametrize(
    "line",
    [
        "下载文档，编辑使用",
        "1 / 19",
        "第 3 页 共 12 页",
        "×",
        "|",
        "全屏",
        "【字号：",
        "©2019 某某文库",
        "- 7 -",
    ],
)
def test_furniture_of_a_page_is_left_out(line: str) -> None:
    assert is_chrome(line)
    assert cleaned(f"同志们：\n{line}\n大家好。").text == "同志们：\n\n大家好。"


@pytest.mark.parametrize(
    "line",
    ["×同志通报了情况。", "大家要学会用好下载平台这一工具，把资料送到群众手里。", "一要学好。"],
)
def test_lines_of_a_speech_stay(line: str) -> None:
    assert not is_chrome(line)


def test_a_spaced_out_heading_is_closed_up_and_maps_back() -> None:
    text = "弘 扬 正 气\n同志们：\u200b大家好。"
    clean = cleaned(text)
    assert clean.text == "弘扬正气\n同志们：大家好。"
    assert clean.original(0, 4) == (0, 7)


@pytest.mark.parametrize(
    "trailer",
    [
        " |",
        "\n（来源：云岭发布）",
        "（新华社云岭1月2日电）《 云岭日报 》（ 2020年01月02日 02 版）",
        "\n相关报道：\n县里召开会议",
        "\n下一篇：怎样写总结",
        "\n云岭县人民政府\n2023年1月2日",
        "\n注：\n云岭，县名。",
        "\n附件1\n任务清单",
    ],
)
def test_what_follows_the_text_is_no_part_of_it(trailer: str) -> None:
    body = "同志们：\n" + "今天我们开会，把几件事情说清楚，也把责任分清楚。" * 6
    text = cleaned(body + trailer).text
    assert text[: end_of_text(text, 0, len(text))] == body


def test_a_speech_without_trailers_ends_where_it_ends() -> None:
    text = "同志们：\n要做好附件里说的事情。\n谢谢大家！"
    assert end_of_text(text, 0, len(text)) == len(text)
