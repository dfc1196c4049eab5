"""Texts to check, made of lines."""

from __future__ import annotations

from drafter.checks.text import CheckedText
from drafter.model import Block, BlockKind, DraftSentence, Origin

TYPED = Origin("T")


def text_of(*lines: str, kind: BlockKind = "paragraph") -> CheckedText:
    """The lines as blocks: ``# `` a title, ``## `` to ``##### `` headings of level 1 to 4, else
    ``kind``."""
    return CheckedText(tuple(_block(line, kind) for line in lines))


def _block(line: str, kind: BlockKind) -> Block:
    kinds: dict[str, BlockKind] = {
        "#": "title",
        "##": "heading1",
        "###": "heading2",
        "####": "heading3",
        "#####": "heading4",
    }
    marks, _, rest = line.partition(" ")
    found, text = (kinds[marks], rest) if marks in kinds else (kind, line)
    return Block(found, (DraftSentence(text, TYPED),))
