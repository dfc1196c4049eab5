"""Leftovers: what a template, a web page or an unfinished sentence has left behind."""

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
                "残留", "必改", number, match.start(), match.end(), match[0], "不补，不出定稿"
            )


RULE = Rule("残留", "实务", "办文惯例：定稿不留占位", _finds)
