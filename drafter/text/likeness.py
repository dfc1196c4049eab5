"""How much two wordings have in common, by their pairs of neighbouring characters."""

from __future__ import annotations

import re
from functools import lru_cache

_NOT_WORD = re.compile(r"\{[^{}]*\}|[^\w]")


@lru_cache(maxsize=16_384)
def character_pairs(pattern: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a pattern without its slots and punctuation."""
    text = _NOT_WORD.sub("", pattern)
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index, 0 to 1; 0 where both are empty."""
    return len(one & other) / len(one | other) if one | other else 0.0
