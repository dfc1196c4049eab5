"""Texts of one length that differ in at most two single characters: what of them to compare.

Sentences of one mould differ in one word from ever more others the larger a bank is, and a word is
two characters side by side: were such pairs looked at, each new sentence would cost ever more. So a
text is left with gaps in several ways, such that any two places that are not neighbours are gaps
together in one way at least, and two neighbours in none. Two texts that are alike but for one or
two single characters have the same rest in one way, and those that differ in a word in none.

All even places are gaps together in one way, all odd ones in another. For an even and an odd place
think of a graph with two sides, an edge for each even place, in the order of a walk over it; each
of its points is a way, in which the even places are gaps whose edge ends there, and the odd places
but for those of whose two neighbours one does. The edges of two neighbours have three points in
all, and the graph no other edge between these (that would be one within a side), so the edge of any
other even place has a point that is none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import itemgetter


def rests(text: str) -> Iterator[str]:
    """What is left of ``text`` (four characters and more) with gaps in each way, the ways in a
    fixed order for a length. There are 8 for 16 characters, 10 for 32, 14 for 72."""
    return map("".join, (kept(text) for kept in _kept(len(text))))


@lru_cache(maxsize=256)
def _kept(length: int) -> tuple[Callable[[str], tuple[str, ...]], ...]:
    """For each way what takes the characters that stay from a text of this length."""
    return tuple(
        itemgetter(*(place for place in range(length) if place not in gaps))
        for gaps in gaps_of(length)
    )


def gaps_of(length: int) -> tuple[frozenset[int], ...]:
    """The places that are gaps, by each way."""
    evens, odds = range(0, length, 2), range(1, length, 2)
    left = 4
    while left * left < len(evens):
        left += 2
    right = 2 * -(-len(evens) // (2 * left))
    edges = [_edge(at, left) for at in range(len(evens))]
    ways = [set(evens), set(odds)]
    for point in range(left + right):
        at_point = {place for place, ends in zip(evens, edges, strict=True) if point in ends}
        apart = {odd for odd in odds if not {odd - 1, odd + 1} & at_point}
        ways.append(at_point | apart)
    return tuple(frozenset(each) for each in ways)


def _edge(at: int, left: int) -> tuple[int, int]:
    """The two points of an edge of the walk: from side to side, over all points of the left one
    and, in turn, two of the right one, then over all of the left one and the next two."""
    step = at // 2
    first = step % left
    right = left + 2 * (step // left) + first % 2
    return ((first + 1) % left if at % 2 else first), right
