"""Runs of characters that a text shares with another, found without looking at every place.

Of the source only every few characters a short piece is looked up among the pieces of the text: a
run of ``least`` characters holds a whole piece of 6 that begins at a multiple of ``least - 5``.
So a bank is read as it is, with no index beside it to be kept in step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec import Struct

_PIECE = 6
_STOPS = "，。；：！？、…—）》"


class Pieces(Struct, frozen=True):
    """A text made ready for looking up: where each of its short pieces stands."""

    text: str
    least: int
    length: int
    places: dict[str, list[int]]


def pieces_of(text: str, *, least: int) -> Pieces:
    """``text`` made ready for runs of ``least`` characters (1 and more)."""
    length = min(_PIECE, least)
    places: dict[str, list[int]] = {}
    for start in range(len(text) - length + 1):
        places.setdefault(text[start : start + length], []).append(start)
    return Pieces(text, least, length, places)


def shared_runs(pieces: Pieces, source: str) -> list[tuple[int, int]]:
    """The stretches of the text, ``least`` characters and more, that stand in ``source`` word for
    word and cannot be made longer, by their start; one may overlap another."""
    text, length, places = pieces.text, pieces.length, pieces.places
    step = pieces.least - length + 1
    found: set[tuple[int, int]] = set()
    reached: dict[int, int] = {}  # by how far apart the two places are: where the run ended
    for at in range(0, len(source) - length + 1, step):
        for place in places.get(source[at : at + length], ()):
            apart = at - place
            if reached.get(apart, -1) >= place + length:
                continue
            start, end = _widened(text, source, place, at, length)
            reached[apart] = end
            if end - start >= pieces.least:
                found.add((start, end))
    return sorted(found)


def _widened(text: str, source: str, place: int, at: int, length: int) -> tuple[int, int]:
    """The longest run around the piece that stands at ``place`` here and at ``at`` there."""
    start, other = place, at
    while start and other and text[start - 1] == source[other - 1]:
        start, other = start - 1, other - 1
    end, other = place + length, at + length
    while end < len(text) and other < len(source) and text[end] == source[other]:
        end, other = end + 1, other + 1
    return start, end


def begun_with_a_word(text: str, runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs of ``text`` without the stops that they begin with: those end what is before."""
    begun: list[tuple[int, int]] = []
    for start, end in runs:
        stops = end - start - len(text[start:end].lstrip(_STOPS))
        begun.append((start + stops, end))
    return begun


class Share(Struct, frozen=True):
    """What a text has in common with one source: characters in runs, and the longest run, which is
    ``text[start:end]`` and counts ``longest`` characters."""

    characters: int
    longest: int
    start: int
    end: int


NO_SHARE = Share(0, 0, 0, 0)


def share_of(runs: Iterable[tuple[int, int]], counts: Sequence[bool], *, least: int) -> Share:
    """What the runs come to where only the characters count for which ``counts`` is true (a fixed
    formula does not break a run, and does not lengthen it): runs of ``least`` such characters and
    more, a character in two runs once."""
    before = [0, *accumulate(counts)]
    total, longest, reached = 0, NO_SHARE, 0
    for start, end in sorted(runs):
        counted = before[end] - before[start]
        if counted < least:
            continue
        if counted > longest.longest:
            longest = Share(0, counted, start, end)
        total += before[max(end, reached)] - before[max(start, reached)]
        reached = max(end, reached)
    return Share(total, longest.longest, longest.start, longest.end)
