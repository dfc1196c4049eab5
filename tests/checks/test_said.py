"""What the writer gave: answers, material, and what a hand put where an answer was left open."""

from __future__ import annotations

import pytest

from drafter.checks.beside import Beside
from drafter.checks.rules.facts import RULE
from drafter.checks.said import said
from drafter.checks.text import CheckedText
from drafter.interview.answers import Value
from tests.checks.made_up import text_of


def checked(answer: str, *lines: str) -> CheckedText:
    answers: dict[str, Value] = {"成绩": [answer, "乡镇签责任书的达到100%"]}
    return CheckedText(text_of(*lines).blocks, ours=True, answers=answers)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (
            "全县森林覆盖率达到【森林覆盖率，问县林草局】",
            "今年以来，全县森林覆盖率达到71.3%，乡镇签责任书的达到100%。",
        ),
        ("森林覆盖率【待补：森林覆盖率】，居全市前列", "森林覆盖率71.3%，居全市前列。"),
        ("造林：覆盖率达到【覆盖率】以上", "一是造林。覆盖率达到71.3%以上。"),
    ],
)
def test_what_a_hand_put_in_a_gap_counts_as_given(answer: str, line: str) -> None:
    text = checked(answer, line)
    assert any("71.3%" in each for each in said(text))
    assert list(RULE.finds(text, Beside())) == []


def test_what_stands_elsewhere_does_not() -> None:
    text = checked(
        "全县森林覆盖率达到【森林覆盖率】", "全县森林覆盖率达到【待补：森林覆盖率】。成活率91%。"
    )
    assert said(text) == ("全县森林覆盖率达到【森林覆盖率】", "乡镇签责任书的达到100%")
    assert [each.text for each in RULE.finds(text, Beside())] == ["91%"]


def test_a_gap_with_nothing_around_it_is_found_nowhere() -> None:
    assert len(said(checked("【森林覆盖率】", "森林覆盖率达到71.3%。"))) == 2
