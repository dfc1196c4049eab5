"""Sentences and clauses of closings, by what they do."""

from __future__ import annotations

from drafter.mining.promotion import Context, apart, kept_out, promoted, shortened, windows
from drafter.mining.refusals import KeptOut, first_refusal
from drafter.mining.slots import is_damaged, slotted
from drafter.model import MinedPhrase
from drafter.text.normalise import normalised

_LEAST = 8


def closing_phrases(context: Context) -> list[MinedPhrase | KeptOut]:
    """The phrases of each sentence: all of it, or else its longest parts that may stand alone."""
    found: list[MinedPhrase] = []
    out: list[KeptOut] = []
    text = context.source.text
    for sentence in context.speech.closing:
        whole = (sentence.start, sentence.end)
        if is_damaged(sentence.text):
            out.append(kept_out(context, "closing", *whole, "damaged"))
            continue
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
        phrases = [outcome for outcome in tried if isinstance(outcome, MinedPhrase)]
        for phrase in phrases:
            if all(apart(phrase, other) for other in found):
                found.append(phrase)
        if not phrases:
            out.append(kept_out(context, "closing", *whole, first_refusal(tried)))
    return [*found, *out]
