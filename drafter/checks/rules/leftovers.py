"""残留: what a template, a web page or an unfinished sentence has left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText

_LEFT = re.compile(r"【待补[^【】]*】")


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        for match in _LEFT.finditer(block.text):
            yield Finding(
                severity="必改",
                block=number,
                start=match.start(),
                end=match.end(),
                text=match[0],
                advice="不补，不出定稿",
            )


RULE = Rule(
    name="残留",
    family="残留",
    authority="实务",
    source="办文惯例：定稿不留占位",
    finds=_finds,
)
