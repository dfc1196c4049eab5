"""A title on one line."""

from __future__ import annotations

import pytest

from drafter.text.joined_titles import lines_joined, one_line_title


@pytest.mark.parametrize(
    ("title", "on_one_line"),
    [
        ("在全县防汛会上的讲话", "在全县防汛会上的讲话"),
        ("在全县冬季森林防火\n工作推进会上的讲话", "在全县冬季森林防火工作推进会上的讲话"),
        ("在全县冬季森林防火　\r\n　工作推进会上的讲话", "在全县冬季森林防火工作推进会上的讲话"),
        ("凝心聚力再出发\n奋力建设新云岭", "凝心聚力再出发 奋力建设新云岭"),
        ("云岭县政府工作报告\n——2022年1月8日", "云岭县政府工作报告 ——2022年1月8日"),
        (
            "凝心聚力再出发\n——在全县冬季森林防火\n工作推进会上的讲话",
            "凝心聚力再出发 ——在全县冬季森林防火工作推进会上的讲话",
        ),
        (
            "在全县冬季森林防火\n工作推进会上的讲话\n——2024年11月6日",
            "在全县冬季森林防火工作推进会上的讲话 ——2024年11月6日",
        ),
        ("", ""),
    ],
)
def test_what_was_broken_to_fit_closes_up(title: str, on_one_line: str) -> None:
    assert one_line_title(title) == on_one_line


def test_a_line_alone_is_joined_to_nothing() -> None:
    assert lines_joined(["在全县防汛会上的讲话"]) == 0
