"""Near wordings: pairs of patterns that have most of their character trigrams in common.

Two patterns are near where the Jaccard similarity of their trigrams is ``NEAR`` and more. Between
short texts that is, but for a few, one change in one place, so a pair has the same beginning or the
same end up to it; or a change at both ends. Patterns are grouped by their beginnings and their ends
of two fifths and by their clauses but for the first and the last; a group that is large, for many
sentences begin alike, is grouped anew by all but a short window that moves along. Within a group,
characters tell who may be near, and the trigrams themselves who is. So every pair that is given is
near; of all near pairs, a few that differ in several places are missed
(``python -m bench near`` prints the share that is found). Nothing is compared with everything.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, combinations, islice
from operator import xor

NEAR = 0.8
"""Jaccard similarity from which two patterns are near."""

_MARKS = "。！？；，："
"""The mark at the end may be another, or none, besides a change."""
_MANY = 24  # members of a group from which on it is grouped anew
_CROWDED = 64  # members of a group that are too many once it has but a window apart
_FEW = 8  # members of a group that are compared by sets of characters
_LONGEST = 400  # characters; what is longer has the bounds of this length
_AT_ONCE = 4096  # pairs that are verified together

_Group = tuple[list[int], int, int]
"""Members, and how many characters at the beginning and at the end they have in common."""


def near_pairs(patterns: Sequence[str]) -> list[tuple[int, int]]:
    """The places of near patterns in ``patterns`` (distinct ones), the smaller first, sorted."""
    cores = [pattern.rstrip(_MARKS) or pattern for pattern in patterns]
    return list(_verified(patterns, _likely(cores)))


def jaccard(one: str, other: str) -> float:
    """The share of trigrams that two patterns have in common; 0 where there is none."""
    (mine, theirs) = _trigrams_of([one, other])
    shared = len(mine & theirs)
    return shared / max(1, len(mine) + len(theirs) - shared)


def _grid(least: int, most: int, growth: float) -> list[int]:
    """For each length the nearest of a few lengths below, each ``growth`` times the one before."""
    grid, step = [least] * (most + 1), least
    while step <= most:
        grid[step:] = [step] * (most + 1 - step)
        step = max(step + 1, int(step * growth))
    return grid


_STEPS = _grid(2, _LONGEST, 1 / NEAR)
_HALF = [_STEPS[length * 9 // 20] for length in range(_LONGEST + 1)]
_LOWER = [_STEPS[length * 9 // 25] for length in range(_LONGEST + 1)]
"""What ``_HALF`` is for a pattern that is a fifth shorter."""
_STRIDE = [_STEPS[length * 3 // 20] for length in range(_LONGEST + 1)]
_FINE_STRIDE = [max(1, 2 * (length - 2) // 9 - 4) for length in range(_LONGEST + 1)]
"""So many characters may be put in within a pattern of a length that the two are near."""
_APART = [(1 - NEAR) / (1 + NEAR) * max(2, length - 2) + 1e-9 for length in range(2 * _LONGEST + 1)]
"""For two lengths together, without marks at the end, how many trigrams near patterns of these may
not share, and so how many characters."""
_AROUND = 4
"""A change within a text leaves so many trigrams more than characters apart, two on each side."""


class _Marks(dict[str, int]):
    """A bit for each character: of the marks of two texts, as many bits differ at most as there are
    characters that one has and the other has not."""

    def __missing__(self, char: str) -> int:
        mark = self[char] = 1 << (ord(char) * 2654435761 % (1 << 32) % 239)
        return mark


def _likely(patterns: Sequence[str]) -> set[int]:
    """Pairs that may be near, each as ``smaller * len(patterns) + larger``."""
    found = set[int]()
    bit = _Marks().__getitem__
    for group in _groups(patterns):
        found.update(_alike(patterns, group, bit))
    return found


def _groups(patterns: Sequence[str]) -> Iterator[_Group]:
    """Groups of which a near pair shares one but for a few pairs; hardly any is large."""
    crowded, given = set[int](), set[tuple[int, ...]]()
    for group in chain(_by_halves(patterns), _by_middles(patterns)):
        members, *_ = group
        if len(members) > _MANY:
            crowded.update(members)
        elif (key := tuple(members)) not in given:
            given.add(key)
            yield group
    given.clear()
    for group in _by_windows(patterns, (sorted(crowded), 0, 0), _STRIDE):
        members, *_ = group
        if (key := tuple(members)) in given:
            continue
        given.add(key)
        if len(members) > _CROWDED:
            yield from _by_windows(patterns, group, _FINE_STRIDE)
        else:
            yield group


def _by_halves(patterns: Sequence[str]) -> Iterator[_Group]:
    """Groups with the same beginning, or the same end, of two fifths."""
    halves = [_HALF[min(len(pattern), _LONGEST)] for pattern in patterns]
    lowers = [_LOWER[min(len(pattern), _LONGEST)] for pattern in patterns]
    for is_end in (False, True):
        first: dict[int, int] = {}
        groups: dict[int, list[int]] = {}
        for number, (pattern, half) in enumerate(zip(patterns, halves, strict=True)):
            key = hash(pattern[-half:] if is_end else pattern[:half])
            holder = first.setdefault(key, number)
            if holder != number:
                groups.setdefault(key, [holder]).append(number)
        for number, (pattern, lower) in enumerate(zip(patterns, lowers, strict=True)):
            if lower != halves[number]:
                key = hash(pattern[-lower:] if is_end else pattern[:lower])
                if (shorter := first.get(key)) is not None:
                    groups.setdefault(key, [shorter]).append(number)
        for members in groups.values():
            half = halves[members[0]]
            yield (members, 0, half) if is_end else (members, half, 0)


def _by_middles(patterns: Sequence[str]) -> Iterator[_Group]:
    """Groups with the same clauses between the first and the last, where these are two fifths."""
    first: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for number, pattern in enumerate(patterns):
        for mark in "，、":
            start, end = pattern.find(mark), pattern.rfind(mark)
            if (end - start) * 5 > 2 * len(pattern):
                key = hash(pattern[start:end])
                holder = first.setdefault(key, number)
                if holder != number:
                    groups.setdefault(key, [holder]).append(number)
                break
    for members in groups.values():
        yield members, 0, 0


def _by_windows(patterns: Sequence[str], group: _Group, strides: Sequence[int]) -> Iterator[_Group]:
    """Groups within a group that are the same but for a window of two to three strides; windows
    are a stride apart."""
    first: dict[int, int] = {}
    groups: dict[int, _Group] = {}
    numbers, left, right = group
    for number in numbers:
        pattern = patterns[number]
        length = len(pattern)
        stride = strides[min(length, _LONGEST)]
        for start in range(left, length - right - stride + 1, stride):
            end = right + max(0, (length - right - start) // stride - 2) * stride
            key = hash(pattern[left:start] + pattern[length - end : length - right])
            holder = first.setdefault(key, number)
            if holder != number:
                groups.setdefault(key, ([holder], start, end))[0].append(number)
    yield from groups.values()


def _alike(patterns: Sequence[str], group: _Group, bit: Callable[[str], int]) -> Iterator[int]:
    """Pairs of a group whose characters let them be near."""
    members, start, end = group
    count = len(patterns)
    texts = [patterns[number] for number in members]
    longest = max(map(len, texts))
    most = _APART[2 * min(longest, _LONGEST)] - (_AROUND - 1 if start and end else 0)
    differing = [text[start : len(text) - end] for text in texts]
    if len(members) <= _FEW:
        sets = zip(members, map(set, differing), strict=True)
        hits = [
            (one, other, far)
            for (one, mine), (other, theirs) in combinations(sets, 2)
            if (far := len(mine ^ theirs)) <= most
        ]
    else:
        marks = zip(members, [reduce(xor, map(bit, text), 0) for text in differing], strict=True)
        hits = [
            (one, other, far)
            for (one, mine), (other, theirs) in combinations(marks, 2)
            if (far := (mine ^ theirs).bit_count()) <= most
        ]
    for one, other, far in hits:
        if one != other and _may_be_near(patterns[one], patterns[other], far):
            yield one * count + other if one < other else other * count + one


def _may_be_near(one: str, other: str, apart: int) -> bool:
    """Whether patterns with so many characters apart may be near."""
    most = _APART[min(len(one) + len(other), 2 * _LONGEST)]
    is_within = one[0] == other[0] and one[-1] == other[-1]
    return apart <= max(1, most - _AROUND if is_within else most)


def _verified(patterns: Sequence[str], likely: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Those of the pairs that are near."""
    count = len(patterns)
    pairs = (divmod(code, count) for code in sorted(likely))
    while some := list(islice(pairs, _AT_ONCE)):
        numbers = sorted({number for pair in some for number in pair})
        found = _trigrams_of([patterns[number] for number in numbers])
        trigrams = dict(zip(numbers, found, strict=True))
        for one, other in some:
            mine, theirs = trigrams[one], trigrams[other]
            shared = len(mine & theirs)
            if shared and shared >= NEAR * (len(mine) + len(theirs) - shared):
                yield one, other


def _trigrams_of(texts: Sequence[str]) -> list[set[str]]:
    """The trigrams of each text; cut out of all at once, by slices."""
    codes = array("I", "".join((*texts, "  ")).encode("utf-32-le"))
    out = array("I", [10]) * (4 * (len(codes) - 2))  # a line end behind each
    out[0::4], out[1::4], out[2::4] = codes[:-2], codes[1:-1], codes[2:]
    cut = out.tobytes().decode("utf-32-le")
    found, at = list[set[str]](), 0
    for text in texts:
        last = at + len(text) - 2
        found.append(set(cut[4 * at : 4 * last - 1].split("\n")) if len(text) > 2 else set())
        at += len(text)
    return found
