"""Layouts as files: what ships, what an office adds, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import UsageError, UserError
from drafter.export.layout import (
    KEYS,
    Layout,
    characters_a_line,
    departures,
    line,
    lines_a_page,
    settings,
)
from drafter.export.layout_files import layout_files, layout_named


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def told(folder: Path, text: str) -> str:
    """What is said of a layout's file with this text."""
    write(folder, "本室", text)
    with pytest.raises(UserError) as caught:
        layout_named("本室", folder)
    return str(caught.value)


def test_the_five_that_ship(tmp_path: Path) -> None:
    names = [file.name for file in layout_files(tmp_path)]
    assert names == ["gbt9704", "outline-only", "plain", "reading-copy", "review-copy"]
    assert all(layout_named(name, tmp_path).summary for name in names)


def test_the_default_is_the_standard_and_departs_in_nothing(tmp_path: Path) -> None:
    layout = layout_named("gbt9704", tmp_path)
    assert departures(layout) == ()
    assert (lines_a_page(layout), characters_a_line(layout), line(layout)) == (22, 28, 579)


def test_every_departure_is_listed_with_the_standard_s_value(tmp_path: Path) -> None:
    write(tmp_path, "本室", "加粗: [二级, 三级]\n上边距: 35\n首页提示: 内部讲话　会后收回\n")
    found = [
        (each.key, each.standard, each.value) for each in departures(layout_named("本室", tmp_path))
    ]
    assert found == [
        ("上边距", "37 毫米", "35 毫米"),
        ("加粗", "无", "二级、三级"),
        ("首页提示", "无", "内部讲话　会后收回"),
    ]


def test_every_key_can_be_set_and_is_shown() -> None:
    assert [key for key, _, _ in settings(Layout())] == [
        key for key in KEYS.values() if key != "说明"
    ]


def test_a_file_goes_on_from_its_base(tmp_path: Path) -> None:
    write(tmp_path, "本室", "底本: reading-copy\n正文字号: 二号\n字距: 0\n行距: 40\n")
    layout = layout_named("本室", tmp_path)
    assert (layout.size, layout.right, layout.whole_sentences) == ("二号", 55, True)
    assert layout.summary == ""


def test_the_user_s_file_takes_the_shipped_one_s_place(tmp_path: Path) -> None:
    write(tmp_path, "reading-copy", "底本: reading-copy\n注音: false\n")
    layout = layout_named("reading-copy", tmp_path)
    assert (layout.pinyin, layout.minutes) == (False, True)
    write(tmp_path, "gbt9704", "署名次序: 先日期\n")
    assert layout_named("gbt9704", tmp_path).front_order == "先日期"
    assert layout_named("plain", tmp_path).front_order == "先日期", "the house style is the base"
    assert [file.own for file in layout_files(tmp_path)] == [True, False, False, True, False]


def test_readings_are_a_mapping_of_words(tmp_path: Path) -> None:
    write(tmp_path, "本室", "读音: {铅山: yán shān, 六安: lù ān}\n")
    assert layout_named("本室", tmp_path).readings == (("铅山", "yán shān"), ("六安", "lù ān"))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("上边距: 三十七\n", 1, "上边距写作“三十七”不行，要写一个数"),
        ("说明: 本室\n上边距: 5\n", 2, "要在 10 到 90 之间"),
        ("上边矩: 30\n", 1, "不认识“上边矩”。是不是“上边距”？"),
        ("正文字号: 四十\n", 1, "可以写 初号、小初、一号"),
        ("# 注\n\n加粗: 二级\n", 3, "要写成一列，如 [二级, 三级]"),
        ("加粗: [五级]\n", 1, "可以写 一级、二级、三级、四级"),
        ("句不跨页: 要\n", 1, "要写 true 或 false"),
        ("正文字体: 'a<b'\n", 1, "最多 40 个字，不能有引号、尖括号"),
        ("页码样式: 1\n", 1, "可以写 — 1 —、不带横线"),
        ("每分钟字数: 1.5\n", 1, "要写一个整数"),
        ("说明: 本室\n底本: 没有的\n", 2, "没有“没有的”这个底本"),
        ("上边距: &a 30\n", 1, "在 YAML 里另有意思"),
        ("说明: 本室\n  上边距: 30\n", 2, "不合 YAML 写法"),
    ],
)
def test_a_wrong_file_is_said_with_its_line_and_what_to_do(
    text: str, line: int, said: str, tmp_path: Path
) -> None:
    message = told(tmp_path, text)
    assert f"本室.yaml 第 {line} 行" in message
    assert said in message


def test_bases_that_go_round_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "甲", "底本: 本室\n")
    assert "绕了回来" in told(tmp_path, "底本: 甲\n")


def test_a_page_with_no_room_for_text_is_refused(tmp_path: Path) -> None:
    assert "每行只排得下" in told(tmp_path, "左边距: 90\n右边距: 90\n正文字号: 初号\n")


def test_an_unknown_name_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="是不是 reading-copy"):
        layout_named("reading-copi", tmp_path)
    with pytest.raises(UsageError, match="现有：gbt9704、outline-only"):
        layout_named("../outline", tmp_path)
