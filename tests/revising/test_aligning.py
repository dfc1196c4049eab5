"""Which sentence became which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.revising.aligning import Pair, aligned

OLD = [
    "今天，我们召开全县春耕备耕工作会议。",
    "下面，我讲三点意见。",
    "一、把种子备足",
    "县种子站要在3月10日前完成抽检。",
    "抽检不合格的，一粒也不许下田。",
    "二、把农机修好",
    "各乡镇农机站3月5日前检修完毕。",
]


def test_untouched_sentences_are_pairs() -> None:
    assert aligned(OLD, OLD) == tuple(Pair(i, i) for i in range(len(OLD)))


def test_a_changed_sentence_is_paired_with_what_it_was() -> None:
    new = [*OLD]
    new[3] = "县种子站要在3月8日前把抽检做完。"

    assert aligned(OLD, new) == tuple(Pair(i, i) for i in range(len(OLD)))


def test_another_sentence_in_its_place_is_one_gone_and_one_new() -> None:
    new = [*OLD]
    new[4] = "农资打假专班同步进村。"

    assert Pair(4, None) in aligned(OLD, new)
    assert Pair(None, 4) in aligned(OLD, new)


def test_what_is_gone_stands_behind_what_it_followed() -> None:
    new = [OLD[0], *OLD[2:]]

    assert aligned(OLD, new)[:3] == (Pair(0, 0), Pair(1, None), Pair(2, 1))


def test_a_sentence_that_stands_elsewhere_has_moved_even_with_another_number() -> None:
    new = [*OLD[:2], "一、把农机修好", OLD[6], "二、把种子备足", *OLD[3:5]]

    moved = {(pair.before, pair.after) for pair in aligned(OLD, new) if pair.moved}

    assert (6, 3) in moved


def test_a_short_address_does_not_move() -> None:
    assert not any(p.moved for p in aligned(["同志们！", *OLD], [*OLD, "同志们！"]))


@given(
    st.lists(st.sampled_from([*OLD, "同志们！"]), max_size=12),
    st.lists(st.sampled_from([*OLD, "同志们！", "各位代表："]), max_size=12),
)
def test_every_sentence_is_in_exactly_one_pair(old: list[str], new: list[str]) -> None:
    pairs = aligned(old, new)

    assert sorted(p.before for p in pairs if p.before is not None) == list(range(len(old)))
    assert sorted(p.after for p in pairs if p.after is not None) == list(range(len(new)))
    kept = [p for p in pairs if p.before is not None and p.after is not None and not p.moved]
    assert [p.before for p in kept] == sorted(p.before or 0 for p in kept)
