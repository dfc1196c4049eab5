"""Phrases that say nearly the same as another and are kept apart from it."""

from __future__ import annotations

from drafter.bank.lookup import Lookup
from drafter.bank.search import Filter
from drafter.mining.nearness import NEAR, jaccard
from drafter.model import Phrase

_PIECES = 3
_LEAST_PIECE = 4  # characters
_LOOKED_AT = 50  # of the phrases that have a piece


def near_phrases(lookup: Lookup, phrase: Phrase, *, limit: int) -> tuple[Phrase, ...]:
    """Phrases of the same part with most trigrams in common with ``phrase``, such as one with
    another word in one place; the most like it first. Without their occurrences.

    What is near has one third of the phrase as it is, so three searches find it. Raises BankError.
    """
    pattern = phrase.pattern
    length = len(pattern)
    if length < _PIECES * _LEAST_PIECE:
        return ()
    found: dict[str, tuple[float, Phrase]] = {}
    for piece in range(_PIECES):
        words = pattern[length * piece // _PIECES : length * (piece + 1) // _PIECES]
        wanted = Filter(words, phrase.part)
        for other in lookup.found(wanted, limit=_LOOKED_AT, with_occurrences=False):
            likeness = jaccard(pattern, other.pattern)
            if other.id != phrase.id and likeness >= NEAR:
                found[other.id] = (likeness, other)
    best = sorted(found.values(), key=lambda each: (-each[0], -each[1].speeches, each[1].pattern))
    return tuple(other for _, other in best[:limit])
