"""What seeders of faults share: a place in a clean text that is changed, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from msgspec import Struct, field
from msgspec.structs import replace

from drafter.checks.beside import Beside
from drafter.checks.text import CheckedText
from drafter.model import Block, DraftSentence, Origin

_TYPED = Origin("T")
"""What is written into a draft by hand."""


class Seeded(Struct, frozen=True):
    """A text with one fault: the ``kind`` of fault, the block it is in, and which rules may find it
    there. ``beside`` replaces what the bench holds texts against where that is not None. ``far``:
    the finding may stand in any block (an announcement, of which the points are elsewhere)."""

    kind: str
    text: CheckedText
    block: int
    rules: tuple[str, ...]
    beside: Beside | None = None
    far: bool = False


Seeder = Callable[[Random, CheckedText], Seeded | None]
"""Puts a fault into a clean text; None where that text has no place for it."""


class Area(Struct, frozen=True):
    """Seeders that count together: ``wanted`` faults in all, dealt round over ``seeders``; the
    recall that is asked for."""

    wanted: int
    seeders: dict[str, Seeder] = field(default_factory=dict)
    recall: float = 0.95


def with_line(text: CheckedText, number: int, line: str) -> CheckedText:
    """``text`` with the words of block ``number`` replaced."""
    block = text.blocks[number]
    changed = replace(block, sentences=(DraftSentence(line, _TYPED),))
    return replace(text, blocks=(*text.blocks[:number], changed, *text.blocks[number + 1 :]))


def with_block(text: CheckedText, number: int, line: str) -> CheckedText:
    """``text`` with a paragraph more, in front of block ``number``."""
    block = Block("paragraph", (DraftSentence(line, _TYPED),))
    return replace(text, blocks=(*text.blocks[:number], block, *text.blocks[number:]))


def without_block(text: CheckedText, number: int) -> CheckedText:
    """``text`` without one block."""
    return replace(text, blocks=(*text.blocks[:number], *text.blocks[number + 1 :]))


def a_paragraph(draw: Random, text: CheckedText, *, least: int = 40) -> int:
    """The number of a paragraph of some length."""
    return draw.choice([n for n, block in text.paragraphs() if len(block.text) >= least])
