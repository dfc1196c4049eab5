"""配对, 点号, 半角, 空格, 引号间顿号: GB/T 15834-2011."""

from __future__ import annotations

import pytest

from drafter.checks.rules import half_width, pairs, quoted_items, spaces, stops
from tests.checks.rules.examples import fixed_line, found, words


@pytest.mark.parametrize(
    "line",
    [
        "落实“三个清单工作。",
        "落实三个清单”工作。",
        "各部门（含双管单位都来。",
        "印发《方案，",
        "落实“清单“工作。",
    ],
)
def test_a_mark_without_its_other_half(line: str) -> None:
    assert {each.severity for each in found(pairs.RULE, line)} == {"必改"}


@pytest.mark.parametrize(
    "lines",
    [
        ("落实“三个清单”（含《方案》）工作。",),
        ("1）抓早；2）抓小。",),
        ("他说：“先抓早。", "“再抓小。", "“后抓实。”"),
        ("他说：“先抓‘早’字。”",),
    ],
)
def test_marks_in_pairs(lines: tuple[str, ...]) -> None:
    assert words(pairs.RULE, *lines) == []


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("抓早，，抓小。", "抓早，抓小。"),
        ("抓早。。抓小。", "抓早。抓小。"),
        ("再等等...", "再等等……"),
        ("再等等...2026年就到了。", "再等等……2026年就到了。"),
        ("抓关键--责任。", "抓关键——责任。"),
        ("供水、供电、等部门。", "供水、供电等部门。"),
    ],
)
def test_stops_that_are_mended(line: str, mended: str) -> None:
    assert fixed_line(stops.RULE, line) == mended


@pytest.mark.parametrize(
    "line",
    ["克服拖、等、靠思想。", "克服要政策、等项目的思想。", "坐着看、等部门来催。",
     "第一章 总则......3", "编号1,,2。"],
)  # fmt: skip
def test_stops_that_a_machine_would_mend_wrongly(line: str) -> None:
    assert fixed_line(stops.RULE, line) == line


@pytest.mark.parametrize("line", ["抓早，。抓小。", "抓早、，抓小。", "，抓早。"])
def test_stops_that_only_a_person_can_mend(line: str) -> None:
    assert [each.fix for each in found(stops.RULE, line)] == [None]


@pytest.mark.parametrize(
    "line", ["真的吗？！快走！！", "他说：“好。”", "抓早——抓小……都要抓。", "甲、乙、等级不同。"]
)
def test_stops_as_they_should_be(line: str) -> None:
    assert words(stops.RULE, line) == []


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("抓早,抓小;抓实:抓长!", "抓早，抓小；抓实：抓长！"),
        ("各县区(含开发区)参加。", "各县区（含开发区）参加。"),
        ('围绕"三个清单"抓。', "围绕“三个清单”抓。"),
        ("抓早，抓小.", "抓早，抓小。"),
        ("（各部门都来.）", "（各部门都来。）"),
    ],
)
def test_half_width_marks_are_mended(line: str, mended: str) -> None:
    assert fixed_line(half_width.RULE, line) == mended


@pytest.mark.parametrize(
    "line",
    [
        "增长11.3%，达到10,000人。",
        "8:30开会。",
        "见https://a.cn/x。",
        "PM2.5(annual)",
        "一.抓早",
        "约翰.史密斯先生到会。",
        "会议认为。二.加强领导。",
        "第一.要抓好落实。",
        "见https://a.cn/查询?年=2026。",
        "存在D:会议材料里。",
        "见[通知](https://a.cn/(通知)年)。",
        "男:女=1:2。",
        '换12"水管和15"水管。',
        '写成<a href="甲">乙</a>。',
    ],
)
def test_half_width_where_it_belongs(line: str) -> None:
    assert fixed_line(half_width.RULE, line) == line


@pytest.mark.parametrize(
    ("line", "mended"),
    [("抓早， 抓小 。", "抓早，抓小。"), ("全面推进 工作落实。", "全面推进工作落实。")],
)
def test_spaces_are_taken_out(line: str, mended: str) -> None:
    assert fixed_line(spaces.RULE, line) == mended


@pytest.mark.parametrize(
    "line",
    [
        "第一部分　总的情况",
        "一、 抓早",
        "增长 11.3% 以上。",
        "王 刚、李 明。",
        "参加的有张志国 李文东，都到了。",
        "姓名 单位 职务",
        "澜川市市长 习先生向大会致辞，祝大会成功。",
        "签字：      年   月   日",
        "负责人（　　）落实。",
    ],
)
def test_spaces_that_stay(line: str) -> None:
    assert fixed_line(spaces.RULE, line) == line


def test_quoted_items_are_off_unless_asked_for() -> None:
    assert not quoted_items.RULE.on
    assert words(quoted_items.RULE, "“四个意识”、“四个自信”") == ["、"]
    assert words(quoted_items.RULE, "“四个意识”“四个自信”") == []
