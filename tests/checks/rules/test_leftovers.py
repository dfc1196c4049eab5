"""Leftovers: true and false examples."""

from __future__ import annotations

import pytest

from drafter.checks.beside import Beside
from drafter.checks.rules.leftovers import RULE
from tests.checks.made_up import text_of


@pytest.mark.parametrize("line", ["挂牌督办【待补：重大隐患处数】处。"])
def test_a_placeholder_is_found(line: str) -> None:
    (finding,) = RULE.finds(text_of(line), Beside())
    assert line[finding.start : finding.end] == finding.text
    assert finding.severity == "必改"


@pytest.mark.parametrize("line", ["【重点】先抓项目。", "挂牌督办12处。"])
def test_other_brackets_are_left_alone(line: str) -> None:
    assert list(RULE.finds(text_of(line), Beside())) == []
