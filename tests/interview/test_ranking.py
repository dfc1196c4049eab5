"""Which of the phrases that fit a place suit this speech, and how the first few differ."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from drafter.interview.answers import Answers, Value
from drafter.interview.places import Candidate, candidates
from drafter.interview.query import place_query, speaker_name
from drafter.interview.ranking import ALIKE, Query, in_varied_order, word_weights
from drafter.interview.slots import place_values
from drafter.model import Occurrence, Phrase
from drafter.outlines.model import Outline, Question
from drafter.text.likeness import character_pairs, overlap
from tests.made_up import Seen, phrase, question, small_outline

FACTS: dict[str, Value] = {
    "会议全称": "全县防汛抗旱动员会",
    "讲话人": "沈放 云岭市青屏县委书记",
    "任务": "防汛备汛",
    "主题": ["水库巡查", "物资储备"],
}
PLACE = Question(
    name="道理", prompt="道理", stage="措辞", type="phrase", part="sentence",
    own=("把这件事办好。", "说到底要靠干。"),
)  # fmt: skip

WATER = "一座水库就是一方百姓的安危，巡查一次也不能少。"
STORES = "物资储备在平时多一分，险情到来就少一分慌乱。"
OTHER = "春风化雨，教书育人，功夫都在课堂外。"


@pytest.fixture
def outline(tmp_path: Path) -> Outline:
    return small_outline(tmp_path)


def sentence(pattern: str, speeches: int = 2) -> Phrase:
    return phrase(Seen("sentence", None, pattern, speeches))


def patterns(found: tuple[Candidate, ...]) -> list[str]:
    return [each.pattern for each in found]


def at(outline: Outline, name: str, index: int, *, answers: Answers = FACTS) -> Query:
    return place_query(outline, answers, question(outline, name), index=index)


def test_the_query_is_made_of_kind_meeting_matter_themes_and_post(outline: Outline) -> None:
    asked = at(outline, "缘由", -1)
    assert {"防汛", "抗旱", "备汛", "水库", "物资", "储备"} <= asked.words
    assert sorted(asked.occasions) == ["动员会"]
    assert sorted(asked.levels) == ["县", "市"]
    assert asked.near == frozenset()
    assert speaker_name(outline, FACTS) == "沈放"


def test_the_offices_level_counts_where_the_meeting_tells_none(outline: Outline) -> None:
    def levels(meeting: str) -> list[str]:
        answers = {**FACTS, "会议全称": meeting}
        place = question(outline, "缘由")
        return sorted(place_query(outline, answers, place, index=-1, level="乡镇").levels)

    assert levels("全县防汛抗旱动员会") == ["县", "市"]
    assert levels("防汛抗旱动员会") == ["乡镇", "市"]


def test_words_of_any_meetings_name_ask_for_nothing(outline: Outline) -> None:
    asked = at(outline, "缘由", -1, answers=FACTS | {"会议全称": "全县防汛工作会议"})
    assert not {"全县", "工作", "会议", "讲话"} & asked.words


def test_at_an_items_place_its_theme_is_near(outline: Outline) -> None:
    assert at(outline, "道理", 0).near == {"水库", "巡查"}
    assert at(outline, "道理", 1).near == {"物资", "储备"}


def test_nothing_answered_asks_for_nothing(outline: Outline) -> None:
    assert at(outline, "缘由", -1, answers={}) == Query(words=frozenset(["短会"]))


def test_what_speaks_of_the_item_leads_at_the_items_place(outline: Outline) -> None:
    phrases = [sentence(each) for each in (OTHER, WATER, STORES)]
    for index, first in ((0, WATER), (1, STORES)):
        values = place_values(question(outline, "道理"), outline, FACTS, index=index)
        found = candidates(PLACE, phrases, values, query=at(outline, "道理", index))
        assert patterns(found)[0] == first
        assert patterns(found)[2] == OTHER


@pytest.mark.parametrize(
    "better",
    [
        {"occasions": ("动员会",)},
        {"levels": ("县",)},
        {"topics": ("防汛", "安全")},
        {"speakers": 3},
        {"last_year": 2025},
        {"occurrences": (Occurrence("a" * 64, 7, 0, 5),)},
        {"occurrences": (Occurrence("b" * 64, 0, 0, 5),)},
    ],
    ids=str,
)
def test_each_thing_known_of_a_phrase_counts(better: dict[str, object], outline: Outline) -> None:
    query = replace(
        at(outline, "缘由", -1),
        year=2026,
        by_speaker=frozenset([("a" * 64, 7)]),
        of_unit=frozenset(["b" * 64]),
    )
    plain = [replace(sentence(each), last_year=2010) for each in (OTHER, "星光不问赶路人。")]
    for favoured in range(2):
        phrases = list(plain)
        phrases[favoured] = replace(phrases[favoured], **better)
        assert candidates(PLACE, phrases, {}, query=query)[0].phrase == phrases[favoured]


def test_a_favourite_leads_where_it_fits_but_one_of_one_speech_is_no_default() -> None:
    often, kept, single = sentence(WATER, 9), sentence(STORES, 2), sentence(OTHER, 1)
    query = Query(favourites=frozenset([kept.id, single.id]))
    found = candidates(PLACE, [often, kept, single], {}, query=query)
    assert patterns(found) == [STORES, WATER, PLACE.own[0], OTHER, PLACE.own[1]]


def test_one_of_one_speech_that_has_nothing_to_do_with_this_one_comes_last() -> None:
    phrases = [sentence(OTHER, 1), sentence(WATER, 1)]
    found = candidates(PLACE, phrases, {}, query=Query(words=frozenset(["水库"])))
    assert patterns(found) == [PLACE.own[0], WATER, PLACE.own[1], OTHER]


def test_what_is_like_the_first_comes_later_than_what_is_not() -> None:
    first = "任务一项一项抓落实，责任一级一级抓到底。"
    alike = "任务一项一项抓落实，措施一条一条见成效。"
    order = in_varied_order([first, alike, OTHER], [1.0, 0.95, 0.9], beside=(), most=5)
    assert order == [0, 2, 1]
    assert in_varied_order([first, alike], [1.0, 0.9], beside=[first], most=5) == [1]


def test_a_rare_word_weighs_more_than_one_that_all_have() -> None:
    weights = word_weights(["落实责任", "落实任务", "落实巡查"])
    assert weights["巡查"] > weights["落实"] > 0


_WORDS = st.sampled_from(
    ["水库", "巡查", "责任", "物资", "{事项}", "{上级}", "任务", "群众", "基层", "险情", "干部"]
)
_PATTERNS = st.lists(_WORDS, min_size=2, max_size=6, unique=True).map("，".join)
_PHRASES = st.lists(
    st.builds(
        lambda pattern, speeches: sentence(f"{pattern}。", speeches),
        _PATTERNS,
        st.integers(1, 5),
    ),
    max_size=12,
    unique_by=lambda each: each.id,
)
_QUERIES = st.builds(
    Query,
    words=st.frozensets(_WORDS, max_size=5),
    near=st.frozensets(_WORDS, max_size=3),
    year=st.none() | st.integers(2000, 2040),
)


@given(phrases=_PHRASES, query=_QUERIES, seed=st.integers(0, 3), data=st.data())
def test_what_holds_at_every_place(
    phrases: list[Phrase], query: Query, seed: int, data: st.DataObject
) -> None:
    taken = data.draw(st.lists(st.sampled_from(phrases), max_size=3)) if phrases else []
    liked = data.draw(st.lists(st.sampled_from(phrases), max_size=3)) if phrases else []
    query = replace(query, favourites=frozenset(each.id for each in liked))
    used = frozenset(text for each in taken for text in (each.id, each.pattern))
    found = candidates(PLACE, phrases, {}, query=query, used=used, seed=seed)
    first = found[0]
    assert not first.open
    assert first.phrase is None or not first.phrase.single
    assert not {each.phrase.id for each in found if each.phrase} & used
    pairs = [character_pairs(each.pattern) for each in found]
    assert all(overlap(one, other) < ALIKE for one, other in combinations(pairs, 2))
    again = candidates(PLACE, phrases[::-1], {}, query=query, used=used, seed=seed)
    assert again == found
