"""旧提法: what a document has changed, said of today, not of then."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from drafter.checks.beside import Beside
from drafter.checks.formulations import Formulation
from drafter.checks.rules.formulations import RULE
from tests.checks.made_up import text_of

CHANGED = Formulation(
    "县古井保护中心", ("县古井管理所",), date(2025, 3, 1), "青编发〔2025〕3号", "第二条"
)
BESIDE = Beside(formulations=(CHANGED,))
DAY = date(2026, 11, 27)


def test_the_older_form_is_found_with_document_and_clause() -> None:
    line = "这件事由县古井管理所牵头。"
    (finding,) = RULE.finds(replace(text_of(line), day=DAY), BESIDE)
    assert (finding.text, finding.severity) == ("县古井管理所", "建议")
    assert finding.advice.startswith("“县古井管理所”2025年3月起作“县古井保护中心”")
    assert finding.advice.endswith("依据：青编发〔2025〕3号，第二条")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("这件事由县古井保护中心牵头。", DAY),
        ("这件事由县古井管理所牵头。", date(2024, 11, 27)),
        ("2019年，县古井管理所修了九口井。", DAY),
        ("时任县古井管理所所长的老梁，一干就是十年。", DAY),
        ("当年那份《县古井管理所工作守则》还贴在墙上。", DAY),
        ("老梁说：“县古井管理所的门，从来不锁。”", DAY),
        ("这件事由县古井管理所牵头。", None),
    ],
)
def test_what_is_right_or_tells_of_then_is_left_alone(line: str, day: date | None) -> None:
    assert list(RULE.finds(replace(text_of(line), day=day), BESIDE)) == []
