"""Two texts as rows of sentences and paragraph ends, and which place of one became which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.revising.aligning import aligned

Numbers = list[tuple[int, int]]


def paired(old: Sequence[str | None], new: Sequence[str | None]) -> tuple[Numbers, Numbers]:
    """Numbers of sentences paired: those that keep their order, and those that moved. A place of a
    row is a sentence's text, None for the end of a paragraph."""
    places_old = [i for i, text in enumerate(old) if text is not None]
    places_new = [i for i, text in enumerate(new) if text is not None]
    kept, moved = Numbers(), Numbers()
    for pair in aligned([t for t in old if t is not None], [t for t in new if t is not None]):
        if pair.before is not None and pair.after is not None:
            numbers = places_old[pair.before], places_new[pair.after]
            (moved if pair.moved else kept).append(numbers)
    return kept, moved


def rows(
    old: Sequence[str | None], new: Sequence[str | None], kept: Numbers
) -> Iterator[tuple[int | None, int | None]]:
    """Numbers of all places paired: the sentences that are, and between two pairs the ends of
    paragraphs from the front; None where a place has no counterpart."""
    a = b = 0
    for i, j in [*kept, (len(old), len(new))]:
        ends_old = [n for n in range(a, i) if old[n] is None]
        ends_new = [n for n in range(b, j) if new[n] is None]
        for stop_old, stop_new in [*zip(ends_old, ends_new, strict=False), (i, j)]:
            yield from ((n, None) for n in range(a, stop_old))
            yield from ((None, n) for n in range(b, stop_new))
            if stop_old < len(old) and stop_new < len(new):
                yield stop_old, stop_new
            a, b = stop_old + 1, stop_new + 1
