"""What a writer calls a place in a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from drafter.model import Block, BlockKind

FRONT_NAMES: Mapping[BlockKind, str] = MappingProxyType(
    {"title": "题目", "byline": "署名", "date": "日期", "salutation": "称谓"}
)
"""What stands before the body, by its kind."""


def place_in(blocks: Sequence[Block], number: int, *, heading: str) -> str:
    """题目, 称谓, or 第 3 段, counted over the paragraphs of the body (headings are no paragraphs);
    ``heading`` where block ``number`` is one."""
    kind = blocks[number].kind
    if kind == "paragraph":
        return f"第 {sum(each.kind == kind for each in blocks[: number + 1])} 段"
    return FRONT_NAMES.get(kind, heading)
