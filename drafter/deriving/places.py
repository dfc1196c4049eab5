"""Which sentences of a sample are formulas that the bank knows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from drafter.model import SLOT, Part, Phrase

_LEAST = 6  # characters of its own that a pattern must have
_LONGEST_VALUE = 40
_ENDS = "。！？；：，… "
_PARTS: tuple[Part, ...] = ("opening", "transition", "closing", "sentence")


class KnownFormula(Struct, frozen=True):
    """A phrase of the bank as an expression that a sentence may match."""

    phrase: Phrase
    expression: re.Pattern[str]


def known_formulas(phrases: Iterable[Phrase]) -> tuple[KnownFormula, ...]:
    """The phrases that are whole sentences, the ones with the most words of their own first."""
    found = [
        KnownFormula(phrase, _expression(phrase.pattern))
        for phrase in phrases
        if phrase.part in _PARTS and len(_own_words(phrase.pattern)) >= _LEAST
    ]
    return tuple(
        sorted(found, key=lambda each: (-len(_own_words(each.phrase.pattern)), each.phrase.id))
    )


def formula_of(sentence: str, formulas: Iterable[KnownFormula]) -> Phrase | None:
    """The phrase whose pattern ``sentence`` is, whatever fills its slots; None for no formula."""
    bare = sentence.strip(_ENDS)
    for formula in formulas:
        if formula.expression.fullmatch(bare):
            return formula.phrase
    return None


def _own_words(pattern: str) -> str:
    return SLOT.sub("", pattern).strip(_ENDS)


def _expression(pattern: str) -> re.Pattern[str]:
    pieces = SLOT.split(pattern.strip(_ENDS))
    return re.compile(
        "".join(
            re.escape(piece) if place % 2 == 0 else f"[^。！？]{{1,{_LONGEST_VALUE}}}?"
            for place, piece in enumerate(pieces)
        )
    )
