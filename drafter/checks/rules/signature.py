"""落款: a name or date behind the text of a speech, which stand under its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText

_DATE = re.compile(
    r"[（(]?\s*(?:\d{2,4}|[〇○零一二三四五六七八九]{2,4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?\s*[）)]?"
)
_MARK = re.compile(r"[。！？；：，、]")
_LONGEST = 30


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    if not any(each.kind == "title" for each in text.blocks):
        return
    last = len(text.blocks) - 1
    if last < 2 or not _DATE.fullmatch(text.blocks[last].text.strip()):
        return
    before = text.blocks[last - 1].text.strip()
    signed = len(before) <= _LONGEST and not _MARK.search(before)
    number = last - 1 if signed else last
    words = text.blocks[number].text
    yield Finding(
        severity="建议",
        block=number,
        end=len(words),
        text=words,
        advice="署名和日期应在题下，文末不再落款",
        place="文末",
    )


RULE = Rule(
    name="落款",
    family="残留",
    authority="实务",
    source="讲话稿惯例：署名和日期在题下，写在括号里",
    finds=_finds,
)
