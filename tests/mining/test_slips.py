"""Texts that differ in at most two single characters share a rest; those of another word do not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining.slips import gaps_of, rests

TEXTS = st.text("加强改进落实推动农村水利道路学校", min_size=4, max_size=90)


@pytest.mark.parametrize("length", [4, 5, 12, 16, 17, 32, 33, 48, 49, 72, 73, 150])
def test_two_places_are_gaps_together_but_for_neighbours(length: int) -> None:
    together = {pair for gaps in gaps_of(length) for pair in combinations(sorted(gaps), 2)}
    assert together == {
        (one, other) for one, other in combinations(range(length), 2) if other - one > 1
    }


def test_there_are_few_ways() -> None:
    assert [len(gaps_of(length)) for length in (16, 32, 48, 72)] == [8, 10, 12, 14]


@given(TEXTS, st.data())
def test_two_slips_leave_a_rest_as_it_is(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text) - 1)
    one = data.draw(places)
    other = data.draw(places.filter(lambda each: each == one or abs(each - one) > 1))
    chars = [*text]
    chars[one] = chars[other] = "讹"
    assert any(map(str.__eq__, rests(text), rests("".join(chars))))


@given(TEXTS, st.data())
def test_another_word_leaves_none(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 2))
    other = f"{text[:at]}词语{text[at + 2 :]}"
    assert not any(map(str.__eq__, rests(text), rests(other)))
