"""编号: points go on one by one and count as many as were announced."""

from __future__ import annotations

import pytest

from drafter.checks.rules.series import RULE
from tests.checks.rules.examples import found


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("## 一、压实责任", "## 二、排查隐患", "## 四、备好应急"), "“二”后面是“四”，缺三"),
        (("一是抓早。二是抓小。二是抓实。",), "有两个“二是”，后面的该往下排"),
        (("（一）抓早", "（三）抓实"), "“（一）”后面是“（三）”，缺二"),
        (("各位好。", "## 二、排查隐患", "## 三、备好应急"), "从“二”起，前面没有一"),
        (
            ("下面，我讲三点意见。", "## 一、抓早", "## 二、抓小"),
            "下面是一、二：说三讲二",
        ),
        (("我提两点要求：一是抓早；二是抓小；三是抓实。",), "下面是一、二、三：说二讲三"),
    ],
)
def test_what_does_not_count_up(lines: tuple[str, ...], said: str) -> None:
    findings = found(RULE, *lines)
    assert said in [each.advice for each in findings]
    assert {each.severity for each in findings} == {"必改"}


@pytest.mark.parametrize(
    "lines",
    [
        ("下面，我讲三点意见。", "## 一、抓早", "## 二、抓小", "## 三、抓实"),
        ("## 一、抓早", "一是快。二是准。", "## 二、抓实", "一是细。二是严。三是长。"),
        ("一要抓早。一是快；二是准。二要抓实。", "三要抓长。"),
        ("第一，抓早。资料图：新华社记者摄第二，抓小。第三，抓实。",),
        ("今年是第一年，第三产业占比提高，一线职工很辛苦。",),
        ("我们取得三个方面的成绩。", "一是增收，二是就业。"),
        ("再强调三点：", "一是传达要快。", "二是对账要细。", "三是督查要实。"),
        ("## 一、抓早", "（一）快", "（二）准", "## 二、抓实", "（一）细", "（二）严"),
    ],
)
def test_what_counts_up(lines: tuple[str, ...]) -> None:
    assert found(RULE, *lines) == []
