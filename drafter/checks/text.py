"""What a rule is given: the text in blocks, and what is known beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from drafter.drafting.places import FRONT_NAMES, place_in
from drafter.interview.answers import Value
from drafter.interview.length import PACE
from drafter.model import Block

NO_ANSWERS: Mapping[str, Value] = MappingProxyType({})


class CheckedText(Struct, frozen=True):
    """A draft or any other text, in blocks whose roles are known or were recognised.

    ``day`` is the speech's date where it is known, ``outline`` the kind of speech (""), ``speaker``
    its speaker (""). ``answers`` and ``material`` are what a draft of ours was made from: empty for
    a text from elsewhere, and then ``ours`` is False. ``pace``: characters a minute; ``target``:
    characters aimed at, 0 where nobody said. ``itself``: the sha256 of the sources that are this
    very text.
    """

    blocks: tuple[Block, ...]
    outline: str = ""
    speaker: str = ""
    day: date | None = None
    ours: bool = False
    answers: Mapping[str, Value] = NO_ANSWERS
    material: tuple[str, ...] = ()
    pace: int = PACE
    target: int = 0
    itself: frozenset[str] = frozenset()

    def paragraphs(self) -> Iterator[tuple[int, Block]]:
        """The blocks of running text with their numbers."""
        return ((n, block) for n, block in enumerate(self.blocks) if block.kind == "paragraph")

    def headings(self) -> Iterator[tuple[int, Block]]:
        """The blocks that are headings with their numbers."""
        return ((n, each) for n, each in enumerate(self.blocks) if each.kind.startswith("heading"))

    def body(self) -> Iterator[tuple[int, Block]]:
        """Headings and paragraphs with their numbers: what follows title, name and salutation."""
        return ((n, each) for n, each in enumerate(self.blocks) if each.kind not in FRONT_NAMES)

    @property
    def characters(self) -> int:
        """字数: salutation, headings and body with punctuation; not title, byline and date."""
        counted = (b.text for b in self.blocks if b.kind not in ("title", "byline", "date"))
        return sum(not char.isspace() for text in counted for char in text)

    def place_of(self, number: int) -> str:
        """What a writer calls the place of a block: 题目, 称谓, 大标题, or 第 3 段, counted over
        the paragraphs of the body (headings are not paragraphs)."""
        heading = "大标题" if self.blocks[number].kind == "heading1" else "小标题"
        return place_in(self.blocks, number, heading=heading)
