"""Formulations that an official document has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.formulations import Formulation
from drafter.checks.missing import without_day
from drafter.checks.quoted import LEAST
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.text.sentences import sentence_spans

_OF_THEN = re.compile(
    "原|时任|当时|曾|前身|更名|改名|改称|改为|组建|合并|整合|撤销|废止|取代|代替|不再|历史|那时|年代|过去|上世纪|回顾|改革开放以来"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_WHOLE = re.compile(rf"“[^“”]{{{LEAST},}}”|《[^《》]*》")
_LONGER = "[门分队署]"
"""A character behind a name that makes it another word: 国土资源部门."""


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    day = text.day
    if day is None:
        return
    current = [each for each in beside.formulations if each.holds_on(day)]
    for number, block in enumerate(text.blocks):
        for each in current:
            for variant in each.variants:
                if variant in block.text:
                    yield from _stale(block.text, number, each, variant)


def _stale(text: str, number: int, entry: Formulation, variant: str) -> Iterator[Finding]:
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if variant not in sentence or _tells_of_then(sentence.replace(variant, ""), entry.since):
            continue
        quoted = [match.span() for match in _WHOLE.finditer(sentence)]
        for match in re.finditer(f"{re.escape(variant)}(?!{_LONGER})", sentence):
            if not any(a < match.start() and match.end() < b for a, b in quoted):
                yield finding_at(
                    number,
                    text,
                    (start + match.start(), start + match.end()),
                    f"“{variant}”{entry.since.year}年{entry.since.month}月起作“{entry.canonical}”，"
                    f"依据：{entry.document}{'，' if entry.clause else ''}{entry.clause}",
                )


def _tells_of_then(sentence: str, since: date) -> bool:
    """Whether a sentence tells of the time before the change: its words, or a year before it."""
    earlier = any(int(year) <= since.year for year in _YEAR.findall(sentence))
    return earlier or _OF_THEN.search(sentence) is not None


RULE = Rule(
    name="旧提法",
    family="提法",
    authority="条例",
    source="各条所写的文件和条款",
    finds=_finds,
    unchecked=without_day,
)
