"""Whole passages of one source taken over: one long run, or many short ones."""

from __future__ import annotations

from random import Random

from bench.checks_seeding import Seeded, Seeder, a_paragraph, with_block, with_line
from bench.checks_sources import passage, texts, with_sources
from drafter.checks.text import CheckedText


def _one_long(draw: Random, text: CheckedText) -> Seeded | None:
    """A stretch of 66 to 160 characters in a paragraph of its own."""
    copied = passage(draw, least=66, most=160)
    number = a_paragraph(draw, text)
    line = f"{draw.choice(('再强调一句，', '大家都知道，', ''))}{copied}。"
    return Seeded(
        "一段长的", with_block(text, number, line), number, ("雷同",), with_sources(), far=True
    )


def _inside(draw: Random, text: CheckedText) -> Seeded | None:
    """A long stretch in the middle of a paragraph that is the writer's own."""
    copied = passage(draw, least=66, most=160)
    number = a_paragraph(draw, text)
    first, stop, rest = text.blocks[number].text.partition("。")
    if not stop:
        return None
    changed = with_line(text, number, f"{first}。{copied}。{rest}")
    return Seeded("嵌在段里", changed, number, ("雷同",), with_sources(), far=True)


def _many_short(draw: Random, text: CheckedText) -> Seeded | None:
    """Pieces of 14 to 45 characters of one source, until they are a fifth of the text."""
    source = draw.choice(texts())
    copied = 0
    changed = text
    number = a_paragraph(draw, text)
    for _ in range(300):
        if copied * 5 > changed.characters:
            return Seeded("多段短的", changed, number, ("雷同",), with_sources(), far=True)
        piece = passage(draw, least=14, most=45)
        if piece in source and not any(piece in block.text for block in changed.blocks):
            lead = draw.choice(("有一条要记牢：", "另外，", "我再补充一点："))
            changed = with_block(changed, number, f"{lead}{piece}。")
            copied += len(piece)
    return None


SEEDERS: dict[str, Seeder] = {"一段长的": _one_long, "嵌在段里": _inside, "多段短的": _many_short}
