"""What may stand in a bank as it is."""

from __future__ import annotations

import pytest

from drafter.mining.gate import refusal
from drafter.mining.refusals import Refusal


@pytest.mark.parametrize(
    "pattern",
    [
        "把方向、管大局、保落实",
        "下面，我讲{数量}点意见。",
        "今天，我们召开{会议名称}，主要任务是总结工作、部署任务。",
        "做好新形势下{事项}，任务光荣，责任重大。",
        "人人都要认清形势。",
    ],
)
def test_general_wording_passes(pattern: str) -> None:
    assert refusal(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "rule"),
    [
        ("其意义十分重大，大家要认真落实。", "points_back"),
        ("这些工作，必须认真抓好。", "points_back"),
        ("做好住房公积金缴存工作。", "trade"),
        ("抓好高速公路。", "trade"),
        ("落实“八大行动”部署要求。", "numbered"),
        ("坚决打赢疫情防控的硬仗。", "campaign"),
        ("坚持全面从严治治党不动摇。", "slip"),
        ("迎接十八的胜利召开。", "slip"),
        ("把“责任扛起来。", "unbalanced"),
        ("完成了12项任务。", "left_over"),
        ("{会议名称}在{地区}{单位}召开。", "slots"),
        ("抓" * 61, "long"),
        ("推动上海工作。", "entity"),
    ],
)
def test_what_would_not_suit_another_unit_is_kept_out(pattern: str, rule: Refusal) -> None:
    assert refusal(pattern) == rule
