"""排比: one heading of a parallel set limps, or two of it use one verb or picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.drafting.parallel import limping
from drafter.drafting.parts import bare_heading
from drafter.model import Block

_MANY = 9
"""Headings from which on a set is a list, not a figure."""

Placed = tuple[int, Block]


def _finds(text: CheckedText, beside: Beside) -> Iterator[Finding]:
    if beside.composer is None:
        return
    for place, headed in _sets(text):
        bare = [bare_heading(_line(block)) for _, block in headed]
        if len(bare) > _MANY or not (remark := limping(bare, beside.composer)):
            continue
        yield Finding(severity="建议", block=headed[0][0], advice=remark, place=place, mute=remark)


def _line(block: Block) -> str:
    """A heading, or the one that runs on into its paragraph."""
    return block.sentences[0].text if block.run_in else block.text


def _sets(text: CheckedText) -> Iterator[tuple[str, Sequence[Placed]]]:
    """The first-level headings, and the sub-headings of each section, with what to call them."""
    first = [(n, each) for n, each in text.headings() if each.kind == "heading1"]
    yield "大标题", first
    bounds = [n for n, _ in first] or [-1]
    for start, end in zip(bounds, [*bounds[1:], len(text.blocks)], strict=True):
        section = [(n, text.blocks[n]) for n in range(start + 1, end)]
        own = [each for each in section if each[1].kind == "heading2"]
        yield "小标题", own or [each for each in section if each[1].run_in]


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
