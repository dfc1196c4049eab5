"""Which sentences of the sheet the answers give, and which only stand in."""

from __future__ import annotations

from difflib import SequenceMatcher

from drafter.model import Draft


def own_numbers(own: Draft, full: Draft) -> dict[int, int]:
    """The numbers of the sentences of ``full`` (from 0) that ``own`` has too, with their numbers
    there, in order: of two that read the same, the one between the same neighbours."""
    texts, given = _texts(full), _texts(own)
    blocks = SequenceMatcher(None, texts, given, autojunk=False).get_matching_blocks()
    return {block.a + at: block.b + at for block in blocks for at in range(block.size)}


def _texts(draft: Draft) -> list[str]:
    return [sentence.text for block in draft.blocks for sentence in block.sentences]
