"""标题标点: no stop at the end of a title, or of a heading on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText

_STOP = re.compile(r"[。，；：、.,;:]+$")
_NO_FIX = re.compile(
    r"^[（(]?第?[一二三四五六七八九十\d]{1,3}[）)]?[。，；：、.,;:]$|(?:\.{2,}|。{2,}|[A-Za-z]\.)$"
)
"""A number whose heading is missing, an ellipsis made of points, an abbreviation."""


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    for number, block in enumerate(text.blocks):
        if block.kind != "title" and not block.kind.startswith("heading"):
            continue
        match = _STOP.search(block.text)
        if match is not None:
            yield finding_at(
                number,
                block.text,
                match.span(),
                f"单独成行的题目、标题，末尾不用“{match[0]}”",
                label="标题末尾标点",
                clause="附录 B.4",
                fix=None if _NO_FIX.search(block.text) else "",
            )


RULE = Rule(
    name="标题标点",
    family="编号",
    authority="国标",
    source="GB/T 15834-2011 附录 B.4",
    finds=_finds,
)
