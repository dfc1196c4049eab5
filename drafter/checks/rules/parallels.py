"""排比: one heading of a parallel set limps, or two of it use one verb or picture."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.sets import heading_line, heading_sets
from drafter.checks.text import CheckedText
from drafter.drafting.parallel import limping
from drafter.drafting.parts import bare_heading

_MANY = 9
"""Headings from which on a set is a list, not a figure."""


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    if beside.composer is None:
        return
    for place, headed in heading_sets(text):
        bare = [bare_heading(heading_line(block)) for _, block in headed]
        if len(bare) > _MANY or not (remark := limping(bare, beside.composer)):
            continue
        yield Finding(severity="建议", block=headed[0][0], advice=remark, place=place, mute=remark)


def _unchecked(_text: CheckedText, beside: Beside) -> str:
    return "" if beside.composer is not None else "没有搭配表，没查"


RULE = Rule(
    name="排比",
    family="节奏",
    authority="实务",
    source="排比的习惯：字数齐，动词、比喻不重（搭配表的量法）",
    finds=_finds,
    unchecked=_unchecked,
)
