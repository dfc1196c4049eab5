"""The headings of a text that are heard together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.checks.text import CheckedText
from drafter.model import Block

Placed = tuple[int, Block]


def heading_line(block: Block) -> str:
    """A heading, or the one that runs on into its paragraph."""
    return block.sentences[0].text if block.run_in else block.text


def heading_sets(text: CheckedText) -> Iterator[tuple[str, Sequence[Placed]]]:
    """The first-level headings, and the sub-headings of each section, with what to call them."""
    first = [(n, each) for n, each in text.headings() if each.kind == "heading1"]
    yield "大标题", first
    bounds = [n for n, _ in first] or [-1]
    for start, end in zip(bounds, [*bounds[1:], len(text.blocks)], strict=True):
        section = [(n, text.blocks[n]) for n in range(start + 1, end)]
        own = [each for each in section if each[1].kind == "heading2"]
        yield "小标题", own or [each for each in section if each[1].run_in]
