"""How rules are tested by example: lines in, the words found out."""

from __future__ import annotations

from datetime import date

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from tests.checks.made_up import text_of

BESIDE = Beside(today=date(2026, 11, 27))


def found(rule: Rule, *lines: str, beside: Beside = BESIDE) -> list[Finding]:
    """The findings in a text of these lines; each stands where it says."""
    text = text_of(*lines)
    findings = list(rule.finds(text, beside))
    for each in findings:
        assert text.blocks[each.block].text[each.start : each.end] == each.text
    return findings


def words(rule: Rule, *lines: str) -> list[str]:
    """The words of the findings."""
    return [each.text for each in found(rule, *lines)]


def fixed_line(rule: Rule, line: str) -> str:
    """A line after the rule's mechanical fixes."""
    for each in sorted(found(rule, line), key=lambda one: -one.start):
        if each.fix is not None:
            line = line[: each.start] + each.fix + line[each.end :]
    return line
