"""届次: plenums that were held, and not before they were."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from drafter.checks.beside import Beside
from drafter.checks.rules.plenums import RULE
from tests.checks.made_up import text_of


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("学习贯彻党的十九届八中全会精神。", date(2026, 11, 27)),
        ("学习贯彻党的二十届三中全会精神。", date(2024, 3, 1)),
        ("认真学习党的二十大精神。", date(2022, 5, 1)),
        ("贯彻十八届九中全会精神。", None),
        ("自党的十四届八中全会以来。", None),
    ],
)
def test_a_meeting_that_was_not_or_not_yet_held_is_found(line: str, day: date | None) -> None:
    (finding,) = RULE.finds(replace(text_of(line), day=day), Beside())
    assert finding.severity == "必改"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("学习贯彻党的十九届五中、六中全会精神。", date(2026, 11, 27)),
        ("学习贯彻党的二十届三中全会精神。", date(2024, 8, 1)),
        ("学习贯彻党的二十届六中全会精神。", date(2027, 11, 27)),
        ("迎接党的二十大胜利召开。", date(2022, 5, 1)),
        ("党的二十届三中全会即将召开。", date(2024, 7, 1)),
        ("做好党的二十大代表推荐工作。", date(2022, 5, 1)),
        ("党的十一届三中全会以来。", None),
        ("党的十三届九中全会于1992年10月召开。", None),
        ("共青团十八届八中全会提出，", None),
        ("省委十六届九中全会作出部署。", None),
        ("党的十大标兵，人人学习。", date(2022, 5, 1)),
    ],
)
def test_what_was_held_or_lies_ahead_is_left_alone(line: str, day: date | None) -> None:
    assert list(RULE.finds(replace(text_of(line), day=day), Beside())) == []
