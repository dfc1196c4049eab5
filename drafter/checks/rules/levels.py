"""层次: a level of points stands inside the level above it, 一、 over （一） over 1. over （1）."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.numbering import numbering
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.corpus.markers import RANK

_NAMES = {"han": "一、", "bracket": "（一）", "arabic": "1.", "arabic-bracket": "（1）"}


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for run in numbering(text).series:
        first = run.marks[0]
        if run.system not in _NAMES or run.inside not in _NAMES or not first.leads:
            continue
        if len(run.marks) > 1 and RANK[run.system] < RANK[run.inside]:
            advice = f"“{_NAMES[run.system]}”排在“{_NAMES[run.inside]}”下面，层次倒了"
            yield first.finding(advice, label="层次", clause="附录 B.3.8")


RULE = Rule(
    name="层次",
    family="编号",
    authority="国标",
    source="GB/T 15834-2011 附录 B.3.8",
    finds=_finds,
)
