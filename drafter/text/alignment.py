"""Two rows paired in their order."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs of places, in order, whose gains come to most (Needleman and Wunsch 1970, no cost
    for gaps). ``gains[i][j]`` is what pairing place i of one row with place j of the other is
    worth; 0: they are no pair."""
    if not gains:
        return []
    rows, columns = len(gains), len(gains[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        here, below, row = best[i], best[i + 1], gains[i]
        for j in range(columns - 1, -1, -1):
            skipped = max(below[j], here[j + 1])
            here[j] = max(skipped, below[j + 1] + row[j]) if row[j] else skipped
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if gains[i][j] and best[i][j] == best[i + 1][j + 1] + gains[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
