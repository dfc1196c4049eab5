"""Headings that run into their prose: where each ends when all of them are of one length."""

from __future__ import annotations

import pytest

from drafter.corpus.markers import markers
from drafter.corpus.run_in import even_ends, run_in_end


def headings(text: str) -> list[str]:
    found = tuple(each for each in markers(text, 0, len(text)) if each.system == "han")
    return [text[start:end] for start, end in even_ends(text, found, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、把堤防看紧看牢今年汛期来得早，各段都要有人。\n"
            "二、把物资备足备齐我们去年吃过亏，今年不能再误。\n"
            "三、把预案练熟练透各级都要到现场走一遍，走完再改。\n",
            ["一、把堤防看紧看牢", "二、把物资备足备齐", "三、把预案练熟练透"],
        ),
        (
            "一、把堤防看紧看牢今年汛期来得早，各段都要有人。\n"
            "二、把应急救援所需的各样物资分门别类备足备齐我们去年吃过亏，今年不能再误。\n",
            [],
        ),
        ("一、把堤防看紧看牢今年汛期来得早，各段都要有人。\n", []),
        (
            "一、把堤防看紧看牢今年汛期来得早，各段都要有人。\n二、把物资备足备齐。\n",
            [],
        ),
    ],
)
def test_headings_of_one_length_end_where_prose_begins(text: str, expected: list[str]) -> None:
    assert headings(text) == expected


def test_of_two_places_the_one_is_taken_that_makes_the_headings_even() -> None:
    """今年 stands twice in the second: the heading ends at the place nearest to its sibling's."""
    text = (
        "一、把堤防看紧看牢今年汛期来得早，各段都要有人。\n"
        "二、把今年物资备足备齐我们去年吃过亏，这一回不能再误。\n"
    )
    assert headings(text) == ["一、把堤防看紧看牢", "二、把今年物资备足备齐"]


def test_a_heading_ends_after_a_word_that_ends_headings() -> None:
    text = "一、充分认识防汛工作的重大责任习近平总书记指出，要把群众安危放在心上。"
    (marker,) = markers(text, 0, len(text))
    end = run_in_end(text, marker, len(text))
    assert end is not None
    assert text[:end] == "一、充分认识防汛工作的重大责任"


def test_a_sentence_that_is_all_prose_has_no_heading_in_it() -> None:
    text = "一、要看到水在涨。"
    (marker,) = markers(text, 0, len(text))
    assert run_in_end(text, marker, len(text)) is None
