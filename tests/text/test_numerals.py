"""Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.numerals import count_of, number_of, numeral_of


@given(st.integers(0, 99))
def test_a_numeral_read_back_is_the_number(number: int) -> None:
    assert number_of(numeral_of(number)) == number


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("十", 10), ("二十一", 21), ("一百零三", 103), ("二〇二四", 2024), ("两", 2), ("15", 15)],
)
def test_numerals_as_speeches_write_them(numeral: str, number: int) -> None:
    assert number_of(numeral) == number


@pytest.mark.parametrize("text", ["", "几", "三点", "１", "-3"])
def test_what_is_no_numeral_has_no_number(text: str) -> None:
    assert number_of(text) is None


def test_numerals_end_at_ninety_nine() -> None:
    with pytest.raises(ValueError, match="100"):
        numeral_of(100)


def test_two_before_a_measure_word_is_liang() -> None:
    assert [count_of(number) for number in (1, 2, 3, 12)] == ["一", "两", "三", "十二"]
