"""What a writer calls a place in a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from drafter.model import Block, BlockKind

_NAMES: Mapping[BlockKind, str] = MappingProxyType(
    {"title": "题目", "byline": "署名", "date": "日期", "salutation": "称谓"}
)
KIND_NAMES: Mapping[BlockKind, str] = MappingProxyType(
    {
        **_NAMES,
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
    block = blocks[number]
    if block.kind == "paragraph":
        count = sum(each.kind == "paragraph" for each in blocks[: number + 1])
        return f"第 {count} 段"
    if block.kind.startswith("heading"):
        more = "……" if len(block.text) > _SHOWN else ""
        return f"标题“{block.text[:_SHOWN]}{more}”"
    return _NAMES[block.kind]
