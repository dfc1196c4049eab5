"""Near wordings: pairs with most trigrams in common, found without comparing everything."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bench.near_duplicates import by_every_pair, patterns
from drafter.mining.nearness import NEAR, jaccard, near_pairs

BASE = "要把老旧小区改造作为民生实事抓在手上，逐栋摸清底数，逐户听取意见，一件一件办到群众心坎上。"

CLAUSES = st.lists(
    st.sampled_from(
        ["摸清底数", "听取意见", "压实责任", "守住底线", "算清细账", "补齐短板", "走进一线"]
    ),
    min_size=1,
    max_size=6,
).map("，".join)


@pytest.mark.parametrize(
    "other",
    [
        BASE.replace("逐栋", "挨栋"),
        BASE.replace("改造", "整治"),
        BASE.replace("作为", "切实作为"),
        "我们" + BASE,
        "我们要" + BASE.removesuffix("。").removeprefix("要"),
        BASE.removesuffix("。"),
        BASE.replace("心坎上", "心里去"),
        "同志们，" + BASE,
        BASE.replace("底数，", "底数；"),
        BASE.replace("实事", "实事\U00020000"),
    ],
)
def test_a_change_in_one_place_or_at_both_ends_is_near(other: str) -> None:
    assert near_pairs([BASE, "要守住安全生产底线。", other]) == [(0, 2)]


def test_a_sentence_with_much_changed_is_not_near() -> None:
    other = BASE.replace("老旧小区", "农村公路").replace("群众心坎上", "村民家门口")
    assert jaccard(BASE, other) < NEAR
    assert near_pairs([BASE, other]) == []


def test_marks_that_differ_in_many_places_are_changes_too() -> None:
    other = "；".join(BASE.removesuffix("。").split("，"))
    assert jaccard(BASE, other) < NEAR
    assert near_pairs([BASE, other]) == []


def test_what_is_too_short_to_compare_is_near_to_nothing() -> None:
    assert near_pairs(["", "抓", "抓实", "抓细", "抓实抓细"]) == []
    assert jaccard("抓实", "抓实") == 0


def test_of_a_crowd_with_one_beginning_only_the_near_ones_are_given() -> None:
    words = ["水务", "农业", "教育", "民政", "财政", "交通", "商务", "文旅"]
    crowd = [
        f"刚才，{one}局通报了{other}领域的情况，两位同志作了发言，讲得都很好，希望会后抓紧办。"
        for one in words
        for other in words
    ]
    expected = set(by_every_pair(crowd, NEAR))
    assert len(expected) > len(crowd)
    assert set(near_pairs(crowd)) == expected


def test_of_many_that_have_a_word_put_in_each_is_near_to_the_one_without() -> None:
    words = "切实 着力 全力 扎实 认真 始终 深入 持续 稳步 大力 有序 主动 努力 坚决 精准 科学"
    plain = "要把老旧小区改造抓在手上，推进加装电梯，逐户听取意见，一件一件办到群众心坎上。"
    crowd = [plain, *(plain.replace("推进", f"{word}推进") for word in words.split())]
    assert set(near_pairs(crowd)) == set(by_every_pair(crowd, NEAR))


def test_most_near_pairs_of_many_patterns_are_found() -> None:
    many = patterns(3000, 7)
    every = set(by_every_pair(many, NEAR))
    found = near_pairs(many)
    assert found == sorted(set(found))
    assert set(found) <= every
    assert len(found) >= 0.95 * len(every)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 43), st.integers(0, 3), st.text("切实着力", max_size=3), st.booleans())
def test_whatever_is_changed_in_one_place_between_marks_is_found(
    at: int, taken: int, put: str, is_crowded: bool
) -> None:
    gone = BASE[at : at + taken]
    other = BASE[:at] + put + BASE[at + taken :]
    assume(not set(gone) & set("，。") and other != BASE and jaccard(BASE, other) >= NEAR)
    crowd = (BASE.replace("逐户", f"逐{each}") for each in "村街楼院组片区段班队家人件项")
    texts = [BASE, other, *(set(crowd) - {other} if is_crowded else ())]
    assert (0, 1) in near_pairs(texts)


@settings(max_examples=60, deadline=None)
@given(st.lists(CLAUSES, unique=True, max_size=12))
def test_what_is_given_is_near_and_stands_in_order(texts: list[str]) -> None:
    found = near_pairs(texts)
    assert found == sorted(found)
    every = {(a, b) for a, b in combinations(range(len(texts)), 2)}
    assert set(found) <= {(a, b) for a, b in every if jaccard(texts[a], texts[b]) >= NEAR - 1e-9}
