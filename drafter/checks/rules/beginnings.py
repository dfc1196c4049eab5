"""起句: sentence after sentence begins alike, and not as a figure of speech."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.drafting.rhythm import alike_beginnings


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    for alike in alike_beginnings(text.blocks, least=beside.limits.alike_beginnings):
        yield Finding(
            severity="建议",
            block=alike.block,
            start=alike.start,
            end=alike.start + len(alike.first),
            text=alike.first,
            advice=f"连着 {alike.count} 句都这样起头，换个起法",
        )


RULE = Rule(
    name="起句",
    family="节奏",
    authority="朗读",
    source="朗读：邻句起头不一再相同；要、坚持、必须一类的排比不算",
    finds=_finds,
)
