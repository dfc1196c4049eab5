"""A heading, quotation or metaphor that the same speaker used within the last twelve months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.missing import without_finished
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.checks.used import memorable

_YEAR = timedelta(days=366)


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    if text.day is None or not text.speaker:
        return
    latest = {
        (used.kind, used.words): used
        for used in sorted(beside.used, key=lambda each: each.day)
        if used.speaker == text.speaker and timedelta(0) < text.day - used.day < _YEAR
    }
    told: set[tuple[str, str]] = set()
    for each in memorable(text, beside.composer) if latest else ():
        key = (each.kind, each.words)
        if key in latest and key not in told:
            told.add(key)
            used = latest[key]
            day = f"{used.day.year}年{used.day.month}月{used.day.day}日"
            advice = f"{each.kind}：{text.speaker}{day}《{used.title}》里用过，换一个"
            words = text.blocks[each.block].text
            yield finding_at(each.block, words, (each.start, each.end), advice, mute=each.words)


RULE = Rule(
    name="用过",
    family="节奏",
    authority="实务",
    source="本人十二个月内定稿的讲话",
    finds=_finds,
    unchecked=without_finished,
)
