"""Near-identical patterns: one wording with its variants.

Patterns of one part belong together when they have the same slots and
- the same items in another order or with other marks (走深走心走实, 走深、走实、走心), or
- the same words but for light ones (下面，我讲……, 下面，讲……), or
- a difference of one character in one item of four and more, or of two single characters in a
  sentence of twelve and more: a slip of the pen in one of them (常管长严, 长管长严).
A run whose item is another word (政治道路, 政治观点) is another run.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations, pairwise

import msgspec

from drafter.mining.joined_phrases import joined_runs
from drafter.mining.parallel import bare
from drafter.model import SLOT, Part

_LIGHT = re.compile("进一步|切实|十分|非常|衷心|我们|大家|[我就再的了地很也]")
_MARKS = re.compile("[，。；：、！？]")
_LEAST_ITEM = 4
_LEAST_RUN = 10
_LEAST_SENTENCE = 12
_MOST_SLIPS = 2
_END = 6  # characters at either end of a sentence by which pairs are looked for


class _Shape(msgspec.Struct, frozen=True):
    """A pattern as it is compared: its slots, its items in one order, its words without marks."""

    slots: tuple[str, ...]
    items: tuple[str, ...]
    words: str


def families(patterns: Iterable[str], *, part: Part) -> tuple[tuple[str, ...], ...]:
    """``patterns`` of one part in families of near-identical ones, each sorted; most are alone."""
    shapes = {pattern: _shape(pattern, part) for pattern in sorted(set(patterns))}
    return _joined(shapes, _likely_pairs(shapes))


def families_by_every_pair(patterns: Iterable[str], *, part: Part) -> tuple[tuple[str, ...], ...]:
    """What ``families`` gives when every pair is compared; slow, for measuring it."""
    shapes = {pattern: _shape(pattern, part) for pattern in sorted(set(patterns))}
    return _joined(shapes, combinations(shapes, 2))


def likeness(pattern: str, *, part: Part) -> frozenset[int]:
    """Keys (signed, 64 bits) of which near-identical patterns share one at least."""
    shape = _shape(pattern, part)
    keys = {key for keys in _KEYS for key in keys(shape, pattern)}
    return frozenset(_hashed(repr((part, shape.slots, key))) for key in keys)


def _hashed(text: str) -> int:
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _joined(
    shapes: Mapping[str, _Shape], pairs: Iterable[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """The families that the near-identical ones of ``pairs`` make."""
    family = {pattern: {pattern} for pattern in shapes}
    for one, other in pairs:
        if family[one] is not family[other] and _near(shapes[one], shapes[other]):
            family[one] |= family[other]
            for each in family[other]:
                family[each] = family[one]
    return tuple(sorted({tuple(sorted(each)) for each in family.values()}))


def _likely_pairs(shapes: Mapping[str, _Shape]) -> set[tuple[str, str]]:
    """Pairs that share the items, all items but one, or an end or a clause of their words."""
    blocks: dict[tuple[tuple[str, ...], object], list[str]] = defaultdict(list)
    for pattern, shape in shapes.items():
        for key in {key for keys in _KEYS for key in keys(shape, pattern)}:
            blocks[shape.slots, key].append(pattern)
    return {pair for block in blocks.values() for pair in combinations(block, 2)}


def _item_keys(shape: _Shape, _: str) -> list[object]:
    items = shape.items
    return [items, *((items[:i] + items[i + 1 :]) for i in range(len(items)) if len(items) > 2)]


def _word_keys(shape: _Shape, pattern: str) -> list[object]:
    light = _LIGHT.sub("", shape.words)
    clauses = [bare(each) for each in _MARKS.split(pattern)]
    ends: list[object] = [light, ("start", light[:_END]), ("end", light[-_END:])]
    return [*ends, *(("clause", each) for each in clauses if len(each) >= _END)]


_KEYS: tuple[Callable[[_Shape, str], list[object]], ...] = (_item_keys, _word_keys)


def _shape(pattern: str, part: Part) -> _Shape:
    slots = tuple(SLOT.findall(pattern))
    items: tuple[str, ...] = ()
    if part == "phrase":
        items = tuple(bare(each) for each in re.split("[，、；和]", pattern))
        runs = joined_runs(pattern, 0, len(pattern))
        if len(items) == 1 and runs and runs[0][0][0] == 0 and runs[0][-1][1] == len(pattern):
            items = tuple(pattern[start:end] for start, end in runs[0])
    return _Shape(slots, tuple(sorted(items)), bare(pattern))


def _near(one: _Shape, other: _Shape) -> bool:
    if one.slots != other.slots:
        return False
    if len(one.items) > 1 and len(other.items) > 1:
        return one.items == other.items or _one_slip(one.items, other.items)
    light = _LIGHT.sub("", one.words)
    if light == _LIGHT.sub("", other.words):
        return len(light) >= _LEAST_ITEM
    return (
        min(len(one.words), len(other.words)) >= _LEAST_SENTENCE
        and len(one.words) == len(other.words)
        and _differing(one.words, other.words) <= _MOST_SLIPS
        and not _runs_together(one.words, other.words)
    )


def _one_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two runs differ in one character of one longer item only."""
    if len(one) != len(other) or len("".join(one)) < _LEAST_RUN:
        return False
    left = [item for item in one if item not in other]
    right = [item for item in other if item not in one]
    return (
        len(left) == len(right) == 1
        and len(left[0]) == len(right[0]) >= _LEAST_ITEM
        and _differing(left[0], right[0]) == 1
    )


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _runs_together(one: str, other: str) -> bool:
    """Whether two characters in a row differ: then it is another word, no slip."""
    differs = [a != b for a, b in zip(one, other, strict=True)]
    return any(a and b for a, b in pairwise(differs))
