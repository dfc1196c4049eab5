"""残留: true and false examples."""

from __future__ import annotations

import pytest

from drafter.checks.rules.leftovers import RULE
from tests.checks.rules.examples import found, words


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("挂牌督办【待补：重大隐患处数】处。", "【待补：重大隐患处数】"),
        ("请{{ 单位 }}牵头。", "{{ 单位 }}"),
        ("请{单位}牵头。", "{单位}"),
        ("刚才，×××同志作了发言。", "×××"),
        ("到XX县调研，", "XX"),
        ("在×月召开。", "×"),
        ("在以***同志为核心的领导下，", "***"),
        ("请某某同志讲话。", "某某"),
        ("到○○县调研，", "○○"),
        ("投入____万元。", "____"),
        ("新建学校（请填写具体数字）所。", "（请填写具体数字）"),
        ("各部门（）要抓紧。", "（）"),
        ("贯彻《》精神，", "《》"),
        ("抓紧&nbsp;落实。", "&nbsp;"),
        ("抓紧落实。[批注3]", "[批注3]"),
        ("完成率【数字】以上。", "【数字】"),
    ],
)
def test_what_was_left_behind_must_be_mended(line: str, left: str) -> None:
    (finding,) = found(RULE, line)
    assert finding.text == left
    assert finding.severity == "必改"


@pytest.mark.parametrize(
    "line",
    [
        "【重点】先抓项目。",
        "挂牌督办12处。",
        "深入实施“数据要素×”行动。",
        "管网口径为3×5米，长×宽如图。",
        "二〇〇八年，二○二六年，一百○八将。",
        "某县有一名干部，某些人说得多做得少。",
        "第XXIV届、XXL号、IPO、ISO 9001。",
        "请大家认真填写测评表。",
        "全市共有学校（含民办）120所。",
    ],
)
def test_what_only_looks_alike_is_left_alone(line: str) -> None:
    assert words(RULE, line) == []


@pytest.mark.parametrize(
    "line", ["国办发【2024】12号文件。", "云政办发[2026]3号文件。", "云政发(2026)3号。"]
)
def test_a_document_number_in_other_brackets_is_no_placeholder(line: str) -> None:
    (finding,) = found(RULE, line)
    assert "六角括号〔〕" in finding.advice
    assert finding.severity == "建议"
