"""A quotation in a text: equal by string only, near by few edits, never the one for the other."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.checks.alignment import aligned, difference

TEXT = (
    "老话说得好，水渠是修出来的，不是喊出来的；谁修的渠，谁心里有数。我们要一段一段把渠修到田头。"
)
QUOTED = "水渠是修出来的，不是喊出来的；谁修的渠，谁心里有数"


def test_what_stands_there_between_marks_is_equal() -> None:
    for quotation in (QUOTED, QUOTED + "。", "谁修的渠，谁心里有数"):
        found = aligned(quotation, TEXT)
        assert found is not None
        assert found.likeness == "equal"


def test_what_is_cut_out_of_a_clause_is_told_with_the_clause() -> None:
    found = aligned("一段一段把渠修到田", TEXT)
    assert found is not None
    assert (found.likeness, found.passage) == ("excerpt", "我们要一段一段把渠修到田头")


def test_a_changed_word_is_near_and_the_difference_is_told() -> None:
    found = aligned("水渠是修出来的，不是吹出来的；谁修渠，谁心里有数", TEXT)
    assert found is not None
    assert found.likeness == "near"
    told = difference("水渠是修出来的，不是吹出来的；谁修渠，谁心里有数", found.passage)
    assert told == "“吹”原作“喊”；漏“的”"


def test_something_else_is_not_near() -> None:
    assert aligned("路是一步一步走出来的，不是等出来的", TEXT) is None


def test_what_is_left_out_by_dots_is_looked_for_in_parts() -> None:
    found = aligned("水渠是修出来的……谁心里有数", TEXT)
    assert found is not None
    assert found.likeness == "equal"


EDIT = st.tuples(
    st.integers(1, len(QUOTED) - 2), st.sampled_from("改删添"), st.sampled_from("井灯桥")
)


@given(st.lists(EDIT, min_size=1, max_size=3))
def test_one_to_three_edits_inside_are_always_near_never_equal(
    edits: list[tuple[int, str, str]],
) -> None:
    changed = list(QUOTED)
    for place, kind, char in sorted(edits, reverse=True):
        changed[place : place + (kind != "添")] = [] if kind == "删" else [char]
    quotation = "".join(changed)
    assume(quotation != QUOTED and quotation not in TEXT)
    found = aligned(quotation, TEXT)
    assert found is not None
    assert found.likeness == "near"
    assert 1 <= found.edits <= 3


def test_a_line_end_in_the_source_is_an_end_too() -> None:
    text = "把人放在最前面" + "有同志说太累"
    found = aligned("有同志说太累", text, edges=lambda: frozenset([0, 7, 13]))
    assert found is not None
    assert found.likeness == "equal"
