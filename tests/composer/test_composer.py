"""Sets of headings: parallel by the measure, locked ones kept, the same for the same seed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.composer.composer import (
    avoided_by,
    composer_of,
    heading_sets,
    judged,
    set_again,
    sub_heading_sets,
    uncovered,
    verbal,
)
from drafter.composer.tables import shipped_tables
from drafter.model import Phrase

COMPOSER = composer_of(shipped_tables())
SAFETY = ("安全生产责任", "隐患排查", "应急处置")
HEADS = sorted(
    {
        head
        for table in shipped_tables()
        for group in table.groups
        for head in group.heads.split()
        if len(head) > 1
    }
)
FRAME = Phrase("0" * 12, 1, "heading", None, "在{事项}上{动作}", (), (), 2, 2, 2020, 2021)

themes = st.lists(st.sampled_from(HEADS), min_size=2, max_size=5, unique=True)
quick = settings(max_examples=12, deadline=None)


@quick
@given(themes, st.integers(0, 5))
def test_every_set_offered_is_parallel_and_holds_the_items_own_words(
    items: list[str], seed: int
) -> None:
    for each in heading_sets(COMPOSER, items, seed=seed):
        assert judged(COMPOSER, each.texts).parallel, each.texts
        for item, text, pattern in zip(items, each.texts, each.patterns, strict=True):
            assert item in text
            assert pattern.replace("{项}", item) == text


@quick
@given(themes, st.integers(0, 3), st.data())
def test_locked_headings_never_change_and_the_rest_fits_them(
    items: list[str], seed: int, data: st.DataObject
) -> None:
    sets = heading_sets(COMPOSER, items, seed=seed)
    if not sets:
        return
    before = data.draw(st.sampled_from(sets)).texts
    places = data.draw(st.sets(st.sampled_from(range(len(items))), max_size=len(items) - 1))
    locked = {place: before[place] for place in places}
    again, others = set_again(COMPOSER, items, locked, shown=before, seed=seed)
    if again is None:  # no other way within the steps that are taken; the screen says so
        assert others == 0
        return
    assert {place: again.texts[place] for place in places} == locked
    assert judged(COMPOSER, again.texts).parallel
    assert 0 <= others <= 99


@quick
@given(themes, st.integers(0, 5))
def test_the_same_seed_gives_the_same_sets(items: list[str], seed: int) -> None:
    assert heading_sets(COMPOSER, items, seed=seed) == heading_sets(COMPOSER, items, seed=seed)


def test_sets_of_several_kinds_take_turns() -> None:
    found = heading_sets(COMPOSER, SAFETY)
    assert found[0].texts == (
        "明责知责，拧紧安全生产责任链",
        "排险除患，筑牢隐患排查防火墙",
        "备战练兵，打好应急处置主动仗",
    )
    assert len({each.wordings[0].style for each in found[:5]}) == 5
    assert len({each.texts for each in found}) == len(found)


def test_themes_of_unlike_length_are_balanced_by_what_is_added() -> None:
    plain = [each.texts for each in heading_sets(COMPOSER, SAFETY)]
    assert ("压实安全生产责任", "健全隐患排查机制", "增强应急处置能力") in plain


def test_one_freed_heading_is_dealt_anew_among_the_ways_that_fit() -> None:
    first = heading_sets(COMPOSER, SAFETY)[0].texts
    locked = {0: first[0], 2: first[2]}
    shown, seen = [first[1]], {first[1]}
    again, others = set_again(COMPOSER, SAFETY, locked, shown=shown)
    for _ in range(others):
        assert again is not None
        seen.add(again.texts[1])
        shown.append(again.texts[1])
        again, _ = set_again(COMPOSER, SAFETY, locked, shown=shown)
    assert len(seen) == others + 1


def test_a_heading_written_by_hand_is_fitted_to() -> None:
    locked = {0: "扛稳安全生产责任"}
    again, _ = set_again(COMPOSER, SAFETY, locked)
    assert again is not None
    assert again.texts[0] == "扛稳安全生产责任"
    assert judged(COMPOSER, again.texts).parallel


def test_where_nothing_fits_nothing_is_forced() -> None:
    assert set_again(COMPOSER, SAFETY, {0: "安全这根弦，时时刻刻要绷紧，一天都不能松"}) == (None, 0)


@pytest.mark.parametrize("items", [("蜂箱", "蜂王浆", "蜜源"), ("隐患排查", "蜂王浆")])
def test_what_no_table_knows_gets_no_set(items: tuple[str, ...]) -> None:
    assert heading_sets(COMPOSER, items) == ()
    assert uncovered(COMPOSER, items) == tuple(each for each in items if each != "隐患排查")


def test_what_stands_elsewhere_in_the_draft_is_not_used_again() -> None:
    elsewhere = heading_sets(COMPOSER, SAFETY)[0].texts
    avoided = avoided_by(COMPOSER, elsewhere)
    for each in heading_sets(COMPOSER, SAFETY, avoided=avoided):
        for wording in each.wordings:
            assert not avoided.verbs & set(wording.shape.verbs)
            assert not avoided.images & set(wording.shape.images)


def test_a_mined_frame_with_a_predicate_is_filled_and_named() -> None:
    found = [each for each in heading_sets(COMPOSER, SAFETY[1:], phrases=[FRAME]) if each.frame]
    assert found
    assert {each.frame for each in found} == {FRAME.id}
    assert all(p.startswith("在{项}上") for each in found for p in each.patterns)


def test_a_theme_that_has_its_verb_already_is_left_alone() -> None:
    sets = heading_sets(COMPOSER, ("压实护林责任", "强化火情处置"))
    assert [each.patterns for each in sets] == [("{项}", "{项}")]


@pytest.mark.parametrize(
    ("heads", "first"),
    [
        (("查", "改", "看"), ("全面查", "限时改", "回头看")),
        (("值守", "演练", "报送"), ("值守从严", "演练从实", "报送从快")),
        (
            ("属地领导责任", "部门监管责任", "企业主体责任"),
            ("压实属地领导责任", "厘清部门监管责任", "扛牢企业主体责任"),
        ),
    ],
)
def test_heads_become_sub_headings(heads: tuple[str, ...], first: tuple[str, ...]) -> None:
    assert sub_heading_sets(COMPOSER, heads)[0].texts == first


@pytest.mark.parametrize(
    "heads",
    [("储足燃料", "备足机组", "备好预案"), ("分段包保", "日夜巡查", "限时抢修"), ("查", "蜂"), ()],
)
def test_heads_that_are_headings_or_unknown_stand_as_they_are(heads: tuple[str, ...]) -> None:
    assert sub_heading_sets(COMPOSER, heads) == ()


@pytest.mark.parametrize(
    "items", [("抓进度", "抓质量", "聚合力"), ("守住家风", "守住底线", "守住阵地")]
)
def test_round_items_that_have_their_verb_nothing_is_put(items: tuple[str, ...]) -> None:
    assert verbal(COMPOSER, items) == items
    for found in heading_sets(COMPOSER, list(items)):
        assert found.texts == items


def test_a_noun_that_a_verb_begins_is_no_item_with_a_verb() -> None:
    assert verbal(COMPOSER, ("应急处置", "监测预警", "物资储备", "项目招引")) == ()
