"""序号, 标题标点, 层次, 落款: marks behind numbers, headings, nesting, what stands at the end."""

from __future__ import annotations

import pytest

from drafter.checks.rules import heading_stops, levels, markers, signature
from tests.checks.rules.examples import fixed_line, found, words


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("（一）、抓项目。", "（一）抓项目。"),
        ("第一、抓项目。第二、抓进度。", "第一，抓项目。第二，抓进度。"),
        ("一．抓项目", "一、抓项目"),
        ("1、抓项目。", "1.抓项目。"),
    ],
)
def test_the_mark_behind_a_number(line: str, mended: str) -> None:
    assert fixed_line(markers.RULE, line) == mended


@pytest.mark.parametrize(
    "line",
    [
        "（一）抓项目。",
        "第一，抓项目。",
        "一、抓项目",
        "1.抓项目。",
        "3.5亿元",
        "第一、二季度都好。",
        "第一、第三产业都好。",
        "三，二，一，出发。",
        "①、②两项并在一起办。",
        "（一）、（二）两项并在一起办。",
    ],
)
def test_marks_as_they_should_be(line: str) -> None:
    assert fixed_line(markers.RULE, line) == line


def test_a_heading_on_its_own_line_has_no_stop() -> None:
    assert words(heading_stops.RULE, "## 一、抓项目。", "一要抓项目。这是要害。") == ["。"]
    assert words(heading_stops.RULE, "# 路在何方？", "## 一、抓项目") == []


@pytest.mark.parametrize("line", ["## 一、", "## （二）：", "## 未完待续..."])
def test_a_number_alone_and_an_ellipsis_are_not_cut(line: str) -> None:
    assert [each.fix for each in found(heading_stops.RULE, line)] == [None]


def test_levels_turned_round_are_worth_a_look() -> None:
    assert words(levels.RULE, "（一）总的要求", "一、抓早", "二、抓小", "（二）任务") == ["一、"]
    assert words(levels.RULE, "一、抓早", "（一）快", "（二）准", "二、抓小") == []


def test_a_signature_behind_the_text() -> None:
    (finding,) = found(signature.RULE, "# 在会上的讲话", "谢谢大家。", "林知远", "2026年11月27日")
    assert (finding.text, finding.place) == ("林知远", "文末")
    assert found(signature.RULE, "# 在会上的讲话", "同志们好。", "谢谢大家。") == []
