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
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, pairwise
from operator import ne

import msgspec

from drafter.mining.joined_phrases import joined_runs
from drafter.mining.parallel import bare
from drafter.mining.slips import rests
from drafter.model import SLOT, Part

LIKENESS_VERSION = 4
"""Raise it when ``likeness`` gives other keys for a pattern: those a bank keeps are made anew."""

_LIGHT = re.compile("进一步|切实|十分|非常|衷心|我们|大家|[我就再的了地很也]")
_LEAST_ITEM = 4
_LEAST_RUN = 10
_LEAST_SENTENCE = 12
_MOST_SLIPS = 2
_REMEMBERED = 1 << 12  # patterns
_BETWEEN = "\x1f"  # in no pattern


class _Shape(msgspec.Struct, frozen=True):
    """A pattern as it is compared: its slots, its items in one order, its words without marks, and
    these without the light ones."""

    slots: tuple[str, ...]
    items: tuple[str, ...]
    words: str
    light: str


def families(patterns: Iterable[str], *, part: Part) -> tuple[tuple[str, ...], ...]:
    """``patterns`` of one part in families of near-identical ones, each sorted; most are alone."""
    return families_with(patterns, (), part=part)


def families_with(
    loose: Iterable[str], known: Iterable[Collection[str]], *, part: Part
) -> tuple[tuple[str, ...], ...]:
    """``families`` of all these patterns, where those of ``known`` are families already and need
    no comparing among themselves."""
    among = sorted(set(loose))
    settled = [sorted(each) for each in known]
    pairs = _likely_pairs(among, [each for family in settled for each in family], part)
    return families_joined([*([one] for one in among), *settled], pairs, part)


def are_near(one: str, other: str, *, part: Part) -> bool:
    """Whether two patterns of one part are near-identical."""
    return _near(_shape(one, part), _shape(other, part))


@lru_cache(_REMEMBERED)
def likeness(pattern: str, *, part: Part) -> frozenset[int]:
    """Keys (signed, 64 bits) of which two near-identical patterns share one at least."""
    shape = _shape(pattern, part)
    same = _BETWEEN.join((part, *shape.slots))
    return frozenset(_hashed(f"{same}{_BETWEEN}{key}") for key in _keys(shape))


def _hashed(text: str) -> int:
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def families_joined(
    groups: Iterable[Collection[str]], pairs: Iterable[tuple[str, str]], part: Part
) -> tuple[tuple[str, ...], ...]:
    """The families that the near-identical ones of ``pairs`` make of ``groups`` of patterns."""
    family = {each: members for group in groups for members in [set(group)] for each in group}
    for one, other in pairs:
        if family[one] is not family[other] and are_near(one, other, part=part):
            smaller, larger = sorted((family[one], family[other]), key=len)
            larger |= smaller
            for each in smaller:
                family[each] = larger
    return tuple(sorted({tuple(sorted(each)) for each in family.values()}))


def _likely_pairs(
    loose: Iterable[str], known: Iterable[str], part: Part
) -> Iterator[tuple[str, str]]:
    """Pairs with a loose one in them that share a key."""
    blocks: Mapping[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for place, patterns in enumerate((loose, known)):
        for pattern in patterns:
            for key in likeness(pattern, part=part):
                blocks[key][place].append(pattern)
    for among, others in blocks.values():
        yield from combinations(among, 2)
        yield from ((one, other) for one in among for other in others)


def _keys(shape: _Shape) -> Iterator[str]:
    """What ``_near`` leaves as it is between two patterns, by each way to be near-identical."""
    if len(shape.light) >= _LEAST_ITEM:
        yield f"light{shape.light}"
    if len(shape.items) > 1:
        yield f"items{_BETWEEN.join(shape.items)}"
    for item in set(shape.items) if len(shape.items) > 1 else ():
        if len(item) >= _LEAST_ITEM:
            others = _BETWEEN.join(sorted(set(shape.items) - {item}))
            yield from (f"slip{len(item)} {at}{item[at::2]}{_BETWEEN}{others}" for at in range(2))
    if (length := len(shape.words)) >= _LEAST_SENTENCE:
        for way, rest in enumerate(rests(shape.words)):
            yield f"words{length} {way}{_BETWEEN}{rest}"


@lru_cache(_REMEMBERED)
def _shape(pattern: str, part: Part) -> _Shape:
    words = bare(pattern)
    slots = tuple(SLOT.findall(pattern))
    return _Shape(slots, _items(pattern) if part == "phrase" else (), words, _LIGHT.sub("", words))


def _items(pattern: str) -> tuple[str, ...]:
    """The items of a run of phrases, in one order."""
    items = tuple(bare(each) for each in re.split("[，、；和]", pattern))
    if len(items) == 1:
        runs = joined_runs(pattern, 0, len(pattern))
        if runs and runs[0][0][0] == 0 and runs[0][-1][1] == len(pattern):
            items = tuple(pattern[start:end] for start, end in runs[0])
    return tuple(sorted(items))


def _near(one: _Shape, other: _Shape) -> bool:
    if one.slots != other.slots:
        return False
    if len(one.items) > 1 and len(other.items) > 1:
        return one.items == other.items or _one_slip(one.items, other.items)
    if one.light == other.light:
        return len(one.light) >= _LEAST_ITEM
    return (
        len(one.words) == len(other.words) >= _LEAST_SENTENCE
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
    return sum(map(ne, one, other))


def _runs_together(one: str, other: str) -> bool:
    """Whether two characters in a row differ: then it is another word, no slip."""
    differs = [a != b for a, b in zip(one, other, strict=True)]
    return any(a and b for a, b in pairwise(differs))
