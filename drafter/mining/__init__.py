"""What is mined from a speech: its parallel structures and quotations, and phrases for a bank.

annotated(text, speech)         the speech with its structures and quotations
context_of(source, speech)      what the miners are given
mined(source, speech)           the phrases found in an annotated speech, and what gave none and why
mined_phrases(source, speech)   the phrases alone
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import Struct

from drafter.mining.closings import closing_phrases
from drafter.mining.context import circumstances_of
from drafter.mining.headings import heading_phrases
from drafter.mining.openings import opening_phrases
from drafter.mining.phrases import phrase_phrases
from drafter.mining.promotion import Context
from drafter.mining.quotes import quotes
from drafter.mining.refusals import KeptOut
from drafter.mining.sentences import sentence_phrases
from drafter.mining.structures import structures
from drafter.mining.topics import key_words, topic_of
from drafter.mining.transitions import transition_phrases
from drafter.model import MinedPhrase, Source, Speech

__all__ = ["KeptOut", "Mined", "annotated", "context_of", "mined", "mined_phrases"]


class Mined(Struct, frozen=True):
    """The phrases that passed the gate, and each structure and each sentence of the opening and
    closing that gave none."""

    phrases: tuple[MinedPhrase, ...]
    kept_out: tuple[KeptOut, ...]


_MINERS: tuple[Callable[[Context], list[MinedPhrase | KeptOut]], ...] = (
    opening_phrases,
    transition_phrases,
    heading_phrases,
    sentence_phrases,
    phrase_phrases,
    closing_phrases,
)
"""Several may give phrases of one part: each phrase names its own."""


def annotated(text: str, speech: Speech) -> Speech:
    """``speech`` with its parallel structures and direct quotations; ``text`` is the source's."""
    return msgspec.structs.replace(
        speech, structures=structures(text, speech), quotes=quotes(text, speech)
    )


def mined_phrases(source: Source, speech: Speech) -> tuple[MinedPhrase, ...]:
    """The phrases of ``mined``."""
    return mined(source, speech).phrases


def mined(source: Source, speech: Speech) -> Mined:
    """What an annotated speech gives, miner by miner in the text's order.

    ``source.text[start:end]`` of an occurrence is the wording its pattern was lifted from.
    """
    context = context_of(source, speech)
    found = [each for miner in _MINERS for each in miner(context)]
    return Mined(
        tuple(each for each in found if isinstance(each, MinedPhrase)),
        tuple(each for each in found if isinstance(each, KeptOut)),
    )


def context_of(source: Source, speech: Speech) -> Context:
    """An annotated speech with what it is about, as every miner is given it."""
    return Context(
        source,
        speech,
        topic_of(source.text, speech),
        key_words(source.text, speech),
        circumstances_of(source.text, speech),
    )
