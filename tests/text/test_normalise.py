"""Normalised copies keep their length; mapped texts keep their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.normalise import MappedText, normalised, without


@given(st.text(alphabet=st.characters() | st.sampled_from(",:;!?()中。“”１Ａ\u3000\xa0\r\n")))
def test_a_normalised_copy_has_the_same_length_and_stays_as_it_is(text: str) -> None:
    once = normalised(text)
    assert len(once) == len(text)
    assert normalised(once) == once


def test_half_width_punctuation_beside_chinese_becomes_full_width() -> None:
    assert (
        normalised("同志们:今天开会,主要任务(三项);好!")
        == "同志们：今天开会，主要任务（三项）；好！"
    )


def test_punctuation_inside_numbers_and_latin_stays() -> None:
    assert (
        normalised("增长1,200万元, at 10:30, Word(2019)") == "增长1,200万元， at 10:30, Word(2019)"
    )


def test_full_width_digits_and_letters_become_half_width() -> None:
    assert normalised("２０２４年Ｇ２０\u3000峰会\xa0") == "2024年G20 峰会 "


def test_every_line_end_is_one_newline() -> None:
    assert normalised("一\r\n二\r三\u2028四") == "一 \n二\n三\n四"


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_a_mapped_text_points_back_to_the_same_characters(
    text: str, gaps: list[tuple[int, int]]
) -> None:
    inside = [(min(a, len(text)), min(b, len(text))) for a, b in gaps if a <= b]
    mapped = without(text, inside)
    assert [text[i] for i in mapped.offsets] == list(mapped.text)
    gone = {i for a, b in inside for i in range(a, b)}
    assert set(mapped.offsets) == set(range(len(text))) - gone


def test_a_stretch_over_a_gap_maps_to_the_whole_original() -> None:
    mapped = without("弘 扬 正 气", [(1, 2), (3, 4), (5, 6)])
    assert mapped.text == "弘扬正气"
    assert mapped.original(1, 3) == (2, 5)
    assert mapped.original(2, 2) == (4, 4)


def test_a_stretch_of_nothing_maps_to_nothing() -> None:
    assert MappedText("", ()).original(0, 0) == (0, 0)
    assert without("好", []).original(1, 1) == (1, 1)
