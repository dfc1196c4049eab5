"""How much two wordings have in common."""

from __future__ import annotations

import pytest

from drafter.text.likeness import character_pairs, overlap


@pytest.mark.parametrize(
    ("pattern", "pairs"),
    [
        ("栽得活", {"栽得", "得活"}),
        ("栽，得。活", {"栽得", "得活"}),
        ("栽{事项}活", {"栽活"}),
        ("栽", set()),
        ("", set()),
        ("栽栽栽", {"栽栽"}),
    ],
)
def test_pairs_of_neighbours_without_slots_and_punctuation(pattern: str, pairs: set[str]) -> None:
    assert character_pairs(pattern) == pairs


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("栽得活", "栽得活", 1), ("栽得活", "管得住", 0), ("栽得活", "栽得密", 1 / 3), ("", "", 0)],
)
def test_the_share_of_pairs_in_common(one: str, other: str, share: float) -> None:
    assert overlap(character_pairs(one), character_pairs(other)) == pytest.approx(share)
