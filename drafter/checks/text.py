"""What a rule is given: the text in blocks, and what is known beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from drafter.interview.answers import Value
from drafter.model import Block

NO_ANSWERS: Mapping[str, Value] = MappingProxyType({})


class CheckedText(Struct, frozen=True):
    """A draft or any other text, in blocks whose roles are known or were recognised.

    ``day`` is the speech's date where it is known, ``outline`` the kind of speech (""), ``speaker``
    its speaker (""). ``answers`` and ``material`` are what a draft of ours was made from: empty for
    a text from elsewhere, and then ``ours`` is False.
    """

    blocks: tuple[Block, ...]
    outline: str = ""
    speaker: str = ""
    day: date | None = None
    ours: bool = False
    answers: Mapping[str, Value] = NO_ANSWERS
    material: tuple[str, ...] = ()

    def paragraphs(self) -> Iterator[tuple[int, Block]]:
        """The blocks of running text with their numbers."""
        return ((n, block) for n, block in enumerate(self.blocks) if block.kind == "paragraph")

    def headings(self) -> Iterator[tuple[int, Block]]:
        """The blocks that are headings with their numbers."""
        return ((n, each) for n, each in enumerate(self.blocks) if each.kind.startswith("heading"))
