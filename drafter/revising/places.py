"""Places in a draft that is compared: what a paragraph is, and a heading by its first words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from drafter.drafting.places import FRONT_NAMES, place_in
from drafter.model import Block, BlockKind

KIND_NAMES: Mapping[BlockKind, str] = MappingProxyType(
    {
        **FRONT_NAMES,
        "heading1": "一级标题",
        "heading2": "二级标题",
        "heading3": "三级标题",
        "heading4": "四级标题",
        "paragraph": "正文",
    }
)
"""What a writer calls a paragraph of that kind."""

_SHOWN = 8  # characters of a heading


def place_of(blocks: Sequence[Block], number: int) -> str:
    """题目, 称谓, 标题“一、把种子备足……”, or 第 3 段, counted over the paragraphs of the body."""
    text = blocks[number].text
    more = "……" if len(text) > _SHOWN else ""
    return place_in(blocks, number, heading=f"标题“{text[:_SHOWN]}{more}”")
