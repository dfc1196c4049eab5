"""Sentences and clauses of closings, by what they do."""

from __future__ import annotations

from drafter.mining.promotion import Context, apart, promoted, windows
from drafter.mining.slots import is_damaged
from drafter.model import MinedPhrase

_LEAST = 8


def closing_phrases(context: Context) -> list[MinedPhrase]:
    """The phrases of each sentence: all of it, or else its longest parts that may stand alone."""
    found: list[MinedPhrase] = []
    for sentence in context.speech.closing:
        if is_damaged(sentence.text):
            continue
        for start, end in windows(context.source.text, sentence.start, sentence.end):
            phrase = promoted(context, "closing", sentence.move, start, end, least=_LEAST)
            if phrase and all(apart(phrase, other) for other in found):
                found.append(phrase)
    return found
