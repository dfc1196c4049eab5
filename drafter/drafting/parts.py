"""The parts of a draft, as its writer weighs them: opening, each first-level section, closing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from drafter.model import GAP, Block, Draft
from drafter.text.numerals import numeral_of

_CLOSES = re.compile(r"(?:各位.{0,12}、)?(?:同志们|各位|以上|最后，|让我们)")
"""How a closing begins: the audience is addressed again, or the report declared over."""
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．]|（\d+）)")
_NUMBERING = re.compile(rf"(?:{_NUMBER.pattern}|第?[一二三四五六七八九十]+[是要、，])")


class Part(Struct, frozen=True):
    """One part: 开头, 一, 二 …, 结尾; the first words of its heading; its characters."""

    label: str
    heading: str
    characters: int


def parts(draft: Draft) -> tuple[Part, ...]:
    """The parts of ``draft`` in order; one alone, 正文, where it has no first-level headings.

    The closing is told apart where the last section has a paragraph that addresses the audience
    anew behind its points; else it counts with the last section.
    """
    blocks = [b for b in draft.blocks if b.kind not in ("title", "byline", "date")]
    starts = [n for n, block in enumerate(blocks) if block.kind == "heading1"]
    if not starts:
        return (Part("正文", "", _characters(blocks)),)
    end = _closing(blocks, starts[-1])
    found = [Part("开头", "", _characters(blocks[: starts[0]]))]
    for number, start in enumerate(starts, start=1):
        stop = starts[number] if number < len(starts) else end
        heading = bare_heading(blocks[start].text)
        found.append(Part(numeral_of(number), heading, _characters(blocks[start:stop])))
    if end < len(blocks):
        found.append(Part("结尾", "", _characters(blocks[end:])))
    return tuple(part for part in found if part.characters)


def bare_heading(text: str) -> str:
    """A heading, or one that runs on into its paragraph, without its number and full stop."""
    return _NUMBERING.sub("", text, count=1).rstrip("。")


def headings(draft: Draft) -> tuple[str, ...]:
    """The first-level headings, without their numbers."""
    return tuple(bare_heading(b.text) for b in draft.blocks if b.kind == "heading1")


def sub_headings(draft: Draft) -> tuple[tuple[str, ...], ...]:
    """The sub-headings of each first-level section that has two or more."""
    sections: list[list[Block]] = []
    for block in draft.blocks:
        if block.kind == "heading1":
            sections.append([])
        elif sections:
            sections[-1].append(block)
    sets = (_second_level(section) for section in sections)
    return tuple(each for each in sets if len(each) > 1)


def _second_level(section: Sequence[Block]) -> tuple[str, ...]:
    """Headings on lines of their own where there are such, else those that run in."""
    own = tuple(bare_heading(b.text) for b in section if b.kind == "heading2")
    return own or tuple(bare_heading(b.sentences[0].text) for b in section if b.run_in)


def _closing(blocks: Sequence[Block], last: int) -> int:
    """Where the closing begins behind the heading at ``last``; the end where none is told apart."""
    for place in range(len(blocks) - 1, last + 1, -1):
        block = blocks[place]
        if block.kind != "paragraph" or block.run_in:
            break
        if _CLOSES.match(block.text):
            return place
    return len(blocks)


def _characters(blocks: Sequence[Block]) -> int:
    return sum(not char.isspace() for block in blocks for char in block.text)


def letters_counted(draft: Draft) -> Counter[str]:
    """How many sentences each first letter of an origin counts, title and headings among them; one
    that is only a fact nobody has given yet is nobody's."""
    return Counter(each.origin.letters[0] for each in draft.sentences if not is_to_come(each.text))


def is_to_come(text: str) -> bool:
    """Whether a sentence has nothing but facts that nobody has given yet, and a number before
    them."""
    rest = bare_heading(GAP.sub("", text))
    return GAP.search(text) is not None and not any(map(str.isalnum, rest))
