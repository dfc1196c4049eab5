"""Which sentences of the sheet the answers give, and which only stand in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from drafter.model import Draft
from drafter.text.alignment import best_pairs

_SAME_ANSWERS = 2**-12  # decides between two that read the same; never worth a pair

_Told = tuple[str, tuple[str, ...]]
"""The words of a sentence, and the answers that it holds."""


def own_numbers(own: Draft, full: Draft) -> dict[int, int]:
    """The numbers of the sentences of ``full`` (from 0) that ``own`` has too, with their numbers
    there, in order: as many as can be, and of those that read the same the ones that hold the same
    answers."""
    return dict(_pairs(_told(full), _told(own)))


def _told(draft: Draft) -> tuple[_Told, ...]:
    return tuple((each.text, each.origin.questions) for each in draft.sentences)


@lru_cache(maxsize=4)  # one page asks for the same two drafts several times
def _pairs(full: tuple[_Told, ...], own: tuple[_Told, ...]) -> tuple[tuple[int, int], ...]:
    """A longest common subsequence; where the two begin and end alike, that is part of one."""
    most = min(len(full), len(own))
    start = _alike(full, own, most)
    end = _alike(full[::-1], own[::-1], most - start)
    between = full[start : len(full) - end], own[start : len(own) - end]
    gains = [[_gain(one, other) for other in between[1]] for one in between[0]]
    return (
        *((at, at) for at in range(start)),
        *((start + a, start + b) for a, b in best_pairs(gains)),
        *((len(full) - at, len(own) - at) for at in range(end, 0, -1)),
    )


def _alike(one: Sequence[_Told], other: Sequence[_Told], most: int) -> int:
    """How many of the first sentences are the same in both, at most ``most``."""
    return next((at for at in range(most) if one[at] != other[at]), most)


def _gain(one: _Told, other: _Told) -> float:
    if one[0] != other[0]:
        return 0.0
    return 1.0 + _SAME_ANSWERS if one[1] == other[1] else 1.0
