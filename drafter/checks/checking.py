"""All findings of the rules that are on, what must be mended first, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.settings import Settings
from drafter.checks.text import CheckedText

STANDARD = Settings()


class Found(Struct, frozen=True):
    """A finding with the rule that found it."""

    rule: Rule
    finding: Finding


class Report(Struct, frozen=True):
    """What a check came to. ``found``: 必改 before 建议, each by its place. ``passed``: the rules
    that found nothing, each with its figure ("" for none). ``unchecked``: those that could not be
    asked, each with the reason. ``muted``: how many findings the user does not want to see."""

    found: tuple[Found, ...] = ()
    passed: tuple[tuple[Rule, str], ...] = ()
    unchecked: tuple[tuple[Rule, str], ...] = ()
    muted: int = 0

    @property
    def must(self) -> tuple[Found, ...]:
        """What must be mended."""
        return tuple(each for each in self.found if each.finding.severity == "必改")

    @property
    def look(self) -> tuple[Found, ...]:
        """What is worth a look and cannot be mended mechanically."""
        return tuple(
            each
            for each in self.found
            if each.finding.severity != "必改" and each.finding.fix is None
        )

    @property
    def mechanical(self) -> tuple[Found, ...]:
        """What ``--fix`` mends, whatever its severity."""
        return tuple(each for each in self.found if each.finding.fix is not None)


def checked(
    text: CheckedText, beside: Beside, rules: Iterable[Rule], *, settings: Settings = STANDARD
) -> Report:
    """What these rules say of a text, without what the user has muted."""
    found: list[Found] = []
    passed: list[tuple[Rule, str]] = []
    unchecked: list[tuple[Rule, str]] = []
    muted = 0
    for rule in rules:
        if not settings.wants(rule.name, on=rule.on):
            continue
        if why := rule.unchecked(text, beside):
            unchecked.append((rule, why))
            continue
        findings = list(rule.finds(text, beside))
        heard = [each for each in findings if not settings.mutes(rule.name, each)]
        muted += len(findings) - len(heard)
        found += [Found(rule, each) for each in heard]
        if not heard:
            passed.append((rule, rule.figure(text, beside)))
    return Report(tuple(sorted(found, key=_place)), tuple(passed), tuple(unchecked), muted)


def _place(found: Found) -> tuple[bool, int, int, str]:
    finding = found.finding
    return finding.severity != "必改", finding.block, finding.start, found.rule.name
