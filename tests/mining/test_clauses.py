"""Clauses, and what is said of two of them before they are cut into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining.clauses import are_akin, clause_spans, kinship, may_be_akin
from drafter.mining.forms import ends_of, form_of, form_of_end

PIECES = [
    "要", "更要", "也", "甚至", "坚持", "强化", "把", "作为", "在", "思想上", "行动上", "防汛",
    "责任", "责任制", "“三早”", "“", "”", "了", "×××", "进一步", "提升", "群众", "的", "不",
    "到位", "2024年",
]  # fmt: skip
clauses = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


@given(clauses, clauses, st.sampled_from([2.0, 2.4, 3.6]))
def test_what_is_ruled_out_without_words_is_not_akin(one: str, other: str, least: float) -> None:
    if not (clause_spans(one, 0, len(one), marks="，") and clause_spans(other, 0, 9, marks="，")):
        return
    if kinship(form_of(one), form_of(other)) >= least:
        assert may_be_akin(one, other, least)


@given(clauses, clauses, st.sampled_from([2.0, 2.4, 3.6]))
def test_akin_are_those_whose_kinship_is_enough(one: str, other: str, least: float) -> None:
    first, second = form_of(one), form_of(other)
    assert are_akin(first, second, least) == (kinship(first, second) >= least)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("压实责任，备足物资。", ["压实责任", "备足物资"]),
        ("压实责任（含乡镇，村组），备足物资", ["压实责任（含乡镇，村组）", "备足物资"]),
        ("压实责任），备足物资", ["压实责任）", "备足物资"]),
        ("，， 备足物资", ["备足物资"]),
        ("“”，备足物资", ["备足物资"]),
    ],
)
def test_a_sentence_is_cut_at_marks_outside_brackets(text: str, pieces: list[str]) -> None:
    spans = clause_spans(text, 0, len(text), marks="，；：。！？")
    assert [text[start:end] for start, end in spans] == pieces


@given(clauses)
def test_the_end_of_a_clause_keeps_the_words_it_has_in_the_whole(text: str) -> None:
    form = form_of(text)
    for end in ends_of(form):
        rest = form_of_end(form, end)
        assert form.text.endswith(rest.text)
        assert form.words[len(form.words) - len(rest.words) :] == rest.words
        assert form.tags.endswith(rest.tags)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("推进落实工作", "推进"),
        ("大力推进落实工作", "推进"),
        ("我们推进落实工作", ""),
        ("会议开得很好", ""),
    ],
)
def test_the_verb_of_a_clause_is_its_first_word_but_for_an_adverb(text: str, verb: str) -> None:
    assert form_of(text).core.verb == verb
