"""What may stand in a bank as it is."""

from __future__ import annotations

import pytest

from drafter.mining.gate import passes


@pytest.mark.parametrize(
    "pattern",
    [
        "把方向、管大局、保落实",
        "下面，我讲{数量}点意见。",
        "今天，我们召开{会议名称}，主要任务是总结工作、部署任务。",
        "做好新形势下{事项}，任务光荣，责任重大。",
    ],
)
def test_general_wording_passes(pattern: str) -> None:
    assert passes(pattern)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("其意义十分重大，大家要认真落实。", "points back"),
        ("这些工作，必须认真抓好。", "points back"),
        ("做好住房公积金缴存工作。", "one trade's matter"),
        ("落实“八大行动”部署要求。", "a numbered programme"),
        ("坚决打赢疫情防控的硬仗。", "a campaign of its time"),
        ("坚持全面从严治治党不动摇。", "a slip of the pen"),
        ("迎接十八的胜利召开。", "a slip of the pen"),
        ("把“责任扛起来。", "a quotation mark open"),
        ("完成了12项任务。", "a number left over"),
        ("{会议名称}在{地区}{单位}召开。", "mostly slots"),
        ("抓" * 61, "too long a literal run"),
        ("推动上海工作。", "a place left over"),
    ],
)
def test_what_would_not_suit_another_unit_is_kept_out(pattern: str, reason: str) -> None:
    assert not passes(pattern), reason
