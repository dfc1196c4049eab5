"""Two rows paired in their order."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.alignment import best_pairs

GAINS = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 3), min_size=columns, max_size=columns), max_size=4
    )
)


def best_by_trying(gains: list[list[int]]) -> int:
    """The most that pairs in order can gain, every choice of places tried."""
    rows, columns = range(len(gains)), range(len(gains[0]) if gains else 0)
    return max(
        sum(gains[i][j] for i, j in zip(some, others, strict=True))
        for size in range(min(len(rows), len(columns)) + 1)
        for some in combinations(rows, size)
        for others in combinations(columns, size)
    )


@given(GAINS)
def test_no_other_pairs_gain_more(gains: list[list[int]]) -> None:
    pairs = best_pairs(gains)
    assert sum(gains[i][j] for i, j in pairs) == best_by_trying(gains)


@given(GAINS)
def test_pairs_keep_the_order_and_are_worth_something(gains: list[list[int]]) -> None:
    pairs = best_pairs(gains)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    assert all(gains[i][j] for i, j in pairs)


def test_of_equal_choices_the_first_place_is_paired() -> None:
    assert best_pairs([[2, 2]]) == [(0, 0)]
    assert best_pairs([[2], [2]]) == [(0, 0)]
    assert best_pairs([]) == []
