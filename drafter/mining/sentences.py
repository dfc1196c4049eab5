"""Runs of parallel clauses, word for word with entities as slots."""

from __future__ import annotations

from drafter.mining.promotion import Context, is_complaint, promoted
from drafter.model import MinedPhrase


def sentence_phrases(context: Context) -> list[MinedPhrase]:
    """One phrase a structure of kind sentence; lists of faults are left out."""
    found = []
    for structure in context.speech.structures:
        if structure.kind != "sentence" or any(map(is_complaint, structure.items)):
            continue
        phrase = promoted(context, "sentence", None, structure.start, structure.end, least=9)
        if phrase:
            found.append(phrase)
    return found
