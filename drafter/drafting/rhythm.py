"""How sentences follow one another: what an ear would notice before an eye does."""

from __future__ import annotations

from itertools import groupby

from drafter.model import Draft

_FIRST = 2
"""Characters that two sentences share at their beginning to sound alike."""


def alike_beginnings(draft: Draft) -> tuple[tuple[int, str], ...]:
    """Runs of neighbouring sentences of the body that begin with the same two characters: how many
    there are, and those characters. A heading between them ends a run."""
    beginnings = [
        (sentence.text[:_FIRST] if block.kind == "paragraph" else "")
        for block in draft.blocks
        for sentence in block.sentences
    ]
    runs = ((first, len(list(group))) for first, group in groupby(beginnings))
    return tuple((count, first) for first, count in runs if count > 1 and first.isalnum())
