"""数字: GB/T 15835-2011, where it leaves no choice."""

from __future__ import annotations

import pytest

from drafter.checks.rules.numbers import RULE
from tests.checks.rules.examples import fixed_line, words


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("２０２６年增长１１．３％。", "2026年增长11.3％。"),
        ("新建10-15个小区。", "新建10—15个小区。"),
        ("“7.16”强降雨", "“7·16”强降雨"),
        ("降低5%－10%。", "降低5%—10%。"),
        ("达到１０，０００人。", "达到10,000人。"),
    ],
)
def test_numbers_that_are_mended(line: str, mended: str) -> None:
    assert fixed_line(RULE, line) == mended


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("电话0571－8888，010-8888。", "电话0571－8888，010-8888。"),
        ("电话010-8888个人接听。", "电话010-8888个人接听。"),
        ("住5-3户，2026-11月开会。", "住5-3户，2026-11月开会。"),
        ("编号2026－0571。", "编号2026－0571。"),
        ("升到“3.5”版。", "升到“3.5”版。"),
        ("１，２，３号楼。", "1，2，3号楼。"),
        ("主队3-2获胜，DB33/T 1-2026年版。", "主队3-2获胜，DB33/T 1-2026年版。"),
    ],
)
def test_what_a_machine_would_mend_wrongly(line: str, mended: str) -> None:
    assert fixed_line(RULE, line) == mended


@pytest.mark.parametrize(
    "line",
    [
        "投入2百万元。",
        "二0二六年",
        "12月五日前",
        "派出三、四个小组。",
        "增长.5%",
        "近500人左右",
        "30余多户",
    ],
)
def test_numbers_to_look_at(line: str) -> None:
    assert words(RULE, line)


@pytest.mark.parametrize(
    "line",
    [
        "投入200万元，1.2亿元，5千瓦时，3千克，8百米。",
        "2024—2026三年行动，二〇二六年，2026年。",
        "12月5日前，十二月五日，2026-11-27，12345-678。",
        "二、三产业，三、四中全会，七、八年级，第三、四季度，三四个小组。",
        "近500人，500人左右，30余户，超过300户。",
        "“十四五”规划，“7·16”强降雨，版本“2.0”",
    ],
)
def test_numbers_as_they_should_be(line: str) -> None:
    assert words(RULE, line) == []
