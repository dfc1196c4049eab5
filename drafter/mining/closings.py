"""Sentences and clauses of closings, by what they do."""

from __future__ import annotations

from drafter.mining.promotion import Context, apart, promoted, shortened, windows
from drafter.mining.slots import is_damaged, slotted
from drafter.model import MinedPhrase
from drafter.text.normalise import normalised

_LEAST = 8


def closing_phrases(context: Context) -> list[MinedPhrase]:
    """The phrases of each sentence: all of it, or else its longest parts that may stand alone."""
    found: list[MinedPhrase] = []
    text = context.source.text
    for sentence in context.speech.closing:
        if is_damaged(sentence.text):
            continue
        whole = (sentence.start, sentence.end)
        tried = [
            promoted(context, "closing", sentence.move, *span, least=_LEAST)
            for span in windows(text, *whole)
        ]
        tried[1:1] = [
            promoted(
                context, "closing", sentence.move, *whole,
                pattern=slotted(normalised(short), topic=context.topic), least=_LEAST,
            )
            for short in shortened(text, *whole)
        ]  # fmt: skip
        for phrase in tried:
            if phrase and all(apart(phrase, other) for other in found):
                found.append(phrase)
    return found
