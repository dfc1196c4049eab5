"""事实: figures, dates, names and wordings of a draft of ours against its answers."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rules.facts import RULE
from drafter.checks.text import CheckedText
from drafter.interview.answers import Value
from tests.checks.made_up import text_of

ANSWERS: dict[str, Value] = {
    "讲话人": "顾承安 澜川市市长",
    "会议全称": "全市供热工作会议",
    "必写提法": ["宁可备而不用，不可用时无备"],
    "前面议程": ["许映川同志通报了全市供热准备情况"],
    "成绩": ["改造老旧供热管网87公里，消除隐患点位136处", "12月5日前储煤要够20天用量"],
}
CLEAN = (
    "# 在全市供热工作会议上的讲话",
    "刚才，许映川同志通报了全市供热准备情况。",
    "今年改造老旧供热管网87公里，消除隐患点位136处。",
    "储煤要够20天用量，12月5日前到位。宁可备而不用，不可用时无备。",
)


def found_in(*lines: str, material: tuple[str, ...] = ()) -> list[Finding]:
    text = CheckedText(
        text_of(*lines).blocks,
        speaker="顾承安",
        day=date(2026, 11, 27),
        ours=True,
        answers=ANSWERS,
        material=material,
    )
    return list(RULE.finds(text, Beside()))


def changed(old: str, new: str) -> tuple[str, ...]:
    assert any(old in line for line in CLEAN)
    return tuple(line.replace(old, new) for line in CLEAN)


def test_a_draft_that_says_what_was_answered_has_no_finding() -> None:
    assert found_in(*CLEAN) == []


@pytest.mark.parametrize(
    ("old", "new", "answered"),
    [
        ("87公里", "78公里", "87公里"),
        ("136处", "163处", "136处"),
        ("许映川", "许应川", "许映川"),
        ("不可用时无备", "不可用时没备", "“没”该作“无”"),
        ("20天", "30天", "20天"),
    ],
)
def test_what_contradicts_an_answer_must_be_mended(old: str, new: str, answered: str) -> None:
    (finding,) = found_in(*changed(old, new))
    assert finding.severity == "必改"
    assert answered in finding.advice


def test_a_figure_that_nobody_gave_is_worth_a_look() -> None:
    (finding,) = found_in(*CLEAN, "另外还投入专项资金4600万元。")
    assert (finding.text, finding.severity) == ("4600万元", "建议")


def test_what_the_material_has_was_given() -> None:
    material = ("市财政投入专项资金4600万元，用于管网改造。",)
    assert found_in(*CLEAN, "另外还投入专项资金4600万元。", material=material) == []


def test_a_wording_that_was_asked_for_and_is_not_there_is_missed() -> None:
    (finding,) = found_in(*changed("宁可备而不用，不可用时无备", "要早作准备"))
    assert finding.text == ""
    assert "没写进稿子" in finding.advice


def told_of_date_line(line: str) -> list[str]:
    text = CheckedText(
        text_of(line, kind="date").blocks, day=date(2026, 11, 27), ours=True, answers=ANSWERS
    )
    found = RULE.finds(text, Beside())
    return [each.severity for each in found if each.advice.startswith("日期")]


@pytest.mark.parametrize(
    "line",
    ["（2026年11月27日）", "2026 年11月27日", "二〇二六年十一月二十七日", "２０２６年１１月２７日",
     "2026-11-27", "2026.11.27", "2026年11月26日、2026年11月27日"],
)  # fmt: skip
def test_a_day_is_the_same_however_it_is_written(line: str) -> None:
    assert told_of_date_line(line) == []


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("2026年11月28日", "必改"),
        ("二〇二六年十二月二十七日", "必改"),
        ("2026年11月26日至27日", "建议"),
        ("2026年11月", "建议"),
    ],
)
def test_another_day_must_be_mended_and_no_day_is_worth_a_look(line: str, severity: str) -> None:
    assert told_of_date_line(line) == [severity]


def test_a_text_from_elsewhere_was_not_checked() -> None:
    assert RULE.unchecked(text_of(*CLEAN), Beside())
