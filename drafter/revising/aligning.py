"""Which sentence of one text became which of another, and which only stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from drafter.text.alignment import best_pairs
from drafter.text.likeness import character_pairs, overlap

LEAST_LIKE = 0.4
"""Dice coefficient of character pairs from which on two sentences count as one that was changed."""

_LEAST_LIKE_MOVED = 0.7
_SHORTEST_MOVED = 6  # characters: 同志们！ stands in many places
_MOST_CELLS = 250_000


class Pair(Struct, frozen=True):
    """Sentence number ``before`` of the old text became number ``after`` of the new one; None: it
    has no counterpart. ``moved``: the two stand in another order among their neighbours."""

    before: int | None
    after: int | None
    moved: bool = False


def likeness(one: str, other: str) -> float:
    """0 for nothing in common, 1 for the same words (punctuation aside): the Dice coefficient of
    their pairs of neighbouring characters."""
    if one == other:
        return 1.0
    shared = overlap(character_pairs(one), character_pairs(other))
    return 2 * shared / (1 + shared)


def aligned(before: Sequence[str], after: Sequence[str]) -> tuple[Pair, ...]:
    """The sentences of two texts paired. Those in one order are aligned so that as many characters
    as possible stay (``best_pairs``); of the rest, equal and nearly
    equal ones are pairs that moved. In the order of ``after``; what has no counterpart there comes
    behind the sentence it followed.
    """
    kept = _in_order(before, after)
    stayed, stands = {a for a, _ in kept}, {b for _, b in kept}
    gone = [i for i in range(len(before)) if i not in stayed]
    come = [j for j in range(len(after)) if j not in stands]
    moved = _moved(before, after, gone, come)
    left, arrived = {a for a, _ in moved}, {b for _, b in moved}
    pairs = [Pair(a, b) for a, b in kept]
    pairs += [Pair(a, b, moved=True) for a, b in moved]
    pairs += [Pair(None, b) for b in come if b not in arrived]
    pairs += [Pair(a, None) for a in gone if a not in left]
    return _as_read(pairs)


def _as_read(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs by their place in the new text; a sentence that is gone stands behind the one that
    it followed in the old text."""
    places = {pair.before: pair.after for pair in pairs if pair.before is not None}
    fixed = {pair.before for pair in pairs if pair.before is not None and not pair.moved}

    def place(pair: Pair) -> tuple[int, int, int]:
        if pair.after is not None:
            return pair.after, 0, 0
        previous = (pair.before or 0) - 1
        while previous >= 0 and (places[previous] is None or previous not in fixed):
            previous -= 1
        stands = places[previous] if previous >= 0 else None
        return (-1 if stands is None else stands), 1, pair.before or 0

    return tuple(sorted(pairs, key=place))


def _in_order(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs that keep the order. Very long texts are first cut at stretches that are equal."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    room = min(len(before), len(after)) - start
    while end < room and before[-1 - end] == after[-1 - end]:
        end += 1
    pairs = [(i, i) for i in range(start)]
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    pairs += [(start + a, start + b) for a, b in _middle(old, new)]
    pairs += [(len(before) - i, len(after) - i) for i in range(end, 0, -1)]
    return pairs


def _middle(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    if len(before) * len(after) <= _MOST_CELLS:
        return _best(before, after)
    pairs: list[tuple[int, int]] = []
    a = b = 0
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        old, new = before[a : block.a], after[b : block.b]
        if len(old) * len(new) <= _MOST_CELLS:
            pairs += [(a + i, b + j) for i, j in _best(old, new)]
        pairs += [(block.a + i, block.b + i) for i in range(block.size)]
        a, b = block.a + block.size, block.b + block.size
    return pairs


def _best(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The alignment with the most characters kept. A sentence whose words stand in the other text
    too is paired with nothing else."""
    same = set(before) & set(after)
    return best_pairs(
        [
            [_gain(one, other, same=one in same or other in same) for other in after]
            for one in before
        ]
    )


def _gain(one: str, other: str, *, same: bool) -> float:
    """How many characters pairing two sentences keeps; 0 where they are not one sentence, or where
    only the ``same`` will do."""
    if one == other:
        return float(len(one)) + 0.5  # unchanged goes before changed
    if same:
        return 0.0
    like = likeness(one, other)
    return like * (len(one) + len(other)) / 2 if like >= LEAST_LIKE else 0.0


def _moved(
    before: Sequence[str], after: Sequence[str], gone: Sequence[int], come: Sequence[int]
) -> list[tuple[int, int]]:
    """Pairs among what is left, the most alike first; each sentence is in one pair at most."""
    if len(gone) * len(come) > _MOST_CELLS:
        return []
    likely = [
        (-like, a, b)
        for a in gone
        for b in come
        if min(len(before[a]), len(after[b])) >= _SHORTEST_MOVED
        and (like := likeness(before[a], after[b])) >= _LEAST_LIKE_MOVED
    ]
    pairs: list[tuple[int, int]] = []
    used_before: set[int] = set()
    used_after: set[int] = set()
    for _, a, b in sorted(likely):
        if a not in used_before and b not in used_after:
            pairs.append((a, b))
            used_before.add(a)
            used_after.add(b)
    return pairs
