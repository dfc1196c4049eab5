"""断段: true and false examples."""

from __future__ import annotations

import pytest

from drafter.checks.rules.cut_short import RULE
from tests.checks.rules.examples import found

WHOLE = "全市上下要把思想统一到会议精神上来，把任务一项一项落到实处。"


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("各县区要拿出具体办法，把责任压到岗位，", "必改"),
        ("各县区要拿出具体办法，把任务落到学校、", "必改"),
        ("各县区要拿出具体办法，切实抓好学校以及", "必改"),
        ("各县区要拿出具体办法，把责任压到岗位，把隐患清到一处一", "建议"),
    ],
)
def test_a_paragraph_that_breaks_off(line: str, severity: str) -> None:
    (finding,) = found(RULE, WHOLE, WHOLE, line)
    assert finding.severity == severity


@pytest.mark.parametrize(
    "lines",
    [
        (WHOLE, "各位领导、各位来宾，同志们，", WHOLE),
        (WHOLE, "会议有四项内容，一是通报情况；", WHOLE),
        (WHOLE, "——抓项目，抓进度，抓质量", WHOLE),
        (WHOLE, "全市安全生产", WHOLE),
        (
            WHOLE,
            "为云岭市经济社会发展得更好更快，",
            "为云岭市人民生活一年更比一年好，",
            "为在座各位的身体健康，干杯！",
        ),
        (
            "题目没有句号，一行接一行的清单",
            "也没有句号，只是一行一行的字",
            "还是没有，整篇都没有句号的稿",
        ),
    ],
)
def test_what_ends_as_it_should(lines: tuple[str, ...]) -> None:
    assert found(RULE, *lines) == []


@pytest.mark.parametrize("line", ["会议强调，", "要抓好学校、"])
def test_a_short_last_paragraph_that_stops_at_a_comma(line: str) -> None:
    (finding,) = found(RULE, WHOLE, WHOLE, line)
    assert (finding.text, finding.severity) == (line, "必改")


@pytest.mark.parametrize(
    "lines",
    [
        (WHOLE, WHOLE, "会议强调，", WHOLE),
        (WHOLE, WHOLE, "谢谢大家"),
        (WHOLE, WHOLE, "各位代表，"),
        ("抓早，", "抓小，", "抓实，"),
    ],
)
def test_short_lines_that_may_be_meant(lines: tuple[str, ...]) -> None:
    assert found(RULE, *lines) == []
