"""A draft as one row of sentences, to be merged or reworded, and the blocks of such a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from drafter.drafting.blocks import runs_in
from drafter.model import GAP, Block, BlockKind, Draft, DraftSentence, Gap

Key = tuple[BlockKind, str]


class Unit(Struct, frozen=True):
    """A sentence with its block's kind, and whether it begins that block; ``given``: its number
    among the sentences that the changed answers give, None for one of another text."""

    kind: BlockKind
    starts: bool
    sentence: DraftSentence
    given: int | None = None

    @property
    def key(self) -> Key:
        """What it is known by: equal units are one another."""
        return self.kind, self.sentence.text


def units_of(draft: Draft) -> Iterator[Unit]:
    """The sentences of a draft, in order."""
    for block in draft.blocks:
        for number, sentence in enumerate(block.sentences):
            yield Unit(block.kind, number == 0, sentence)


def blocks_of(units: Sequence[Unit]) -> Iterator[Block]:
    """The blocks that these units make: only in a paragraph does one go on with the next."""
    together: list[Unit] = []
    for unit in (*units, None):
        goes_on = (
            unit is not None
            and bool(together)
            and unit.kind == together[0].kind == "paragraph"
            and not unit.starts
        )
        if together and not goes_on:
            texts = [each.sentence.text for each in together]
            kind = together[0].kind
            yield Block(kind, tuple(each.sentence for each in together), runs_in(kind, texts))
            together = []
        if unit is not None:
            together.append(unit)


def gaps_in(blocks: Sequence[Block], asked: Mapping[str, str]) -> tuple[Gap, ...]:
    """The gaps that stand in these blocks; ``asked`` says by name whom to ask."""
    text = "".join(block.text for block in blocks).replace("\n", "")
    return tuple(Gap(name, asked.get(name, "")) for name in dict.fromkeys(GAP.findall(text)))
