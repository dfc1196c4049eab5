"""All findings of the rules that are on, what must be mended first, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText


def findings(text: CheckedText, beside: Beside, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """What these rules find, 必改 before 建议, each by its place."""
    found = [finding for rule in rules for finding in rule.finds(text, beside)]
    return tuple(
        sorted(found, key=lambda each: (each.severity != "必改", each.block, each.start, each.rule))
    )
