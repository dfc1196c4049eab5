"""Every rule is declared whole, and told of in the manual."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.checks.registry import FAMILIES, RULES
from drafter.checks.rule import Rule

MANUAL = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_has_a_source_a_family_and_a_place_in_the_manual(rule: Rule) -> None:
    assert rule.source
    assert rule.family in FAMILIES
    named = [cell.strip() for line in MANUAL.splitlines() for cell in line.split("|")[1:2]]
    assert rule.name in {name for cell in named for name in cell.split("、")}


def test_every_family_has_a_rule() -> None:
    assert {rule.family for rule in RULES.values()} == set(FAMILIES)
