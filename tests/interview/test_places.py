"""What is on offer at a phrase place, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from drafter.interview.answers import Answers, Value
from drafter.interview.places import (
    Candidate,
    candidates,
    frame_candidates,
    searched_candidates,
    used_choices,
)
from drafter.interview.slots import filled, open_slots, place_values, slot_values
from drafter.outlines import load
from drafter.outlines.model import Outline
from tests.made_up import (
    CLOSING,
    FRAME,
    FRAME_SINGLE,
    OCCASION,
    OCCASION_OPEN,
    REASON,
    REASON_SINGLE,
    SMALL_OUTLINE,
    TRANSITION,
    Seen,
    outline_folder,
    phrase,
    question,
    small_outline,
)

FACTS: dict[str, Value] = {
    "会议全称": "全县春耕工作会议。",
    "讲话人": "沈放 青屏县委书记",
    "任务": "春耕备耕",
    "主题": ["农资保供", "田间管理"],
}


@pytest.fixture
def outline(tmp_path: Path) -> Outline:
    return small_outline(tmp_path)


def offered(
    outline: Outline,
    name: str,
    seen: Iterable[Seen],
    *,
    answers: Answers = FACTS,
    used: frozenset[str] = frozenset(),
    seed: int = 0,
    index: int = -1,
) -> tuple[Candidate, ...]:
    place = question(outline, name)
    values = place_values(place, outline, answers, index=index)
    phrases = [phrase(each) for each in seen]
    return candidates(place, phrases, values, used=used, required=frozenset(["任务"]), seed=seed)


def test_a_place_for_a_set_of_headings_takes_sets_of_that_many(tmp_path: Path) -> None:
    text = SMALL_OUTLINE.replace(
        "part: opening, moves: [occasion]", "part: heading, members: 3"
    ).replace("今天开这个会，专门研究{任务}。", "学；查；改")
    loaded = load.outline(outline_folder(tmp_path, text=text))
    sets = [
        Seen("heading", None, pattern)
        for pattern in ("往前看；往前赶", "认得清；摸得透；抓得准", "以钉钉子的劲头抓{事项}")
    ]
    assert texts(offered(loaded, "缘由", sets)) == ["认得清；摸得透；抓得准", "学；查；改"]


def texts(found: Iterable[Candidate]) -> list[str]:
    return [each.text for each in found]


def test_phrases_of_several_speeches_lead_then_own_sentences_then_the_rest(
    outline: Outline,
) -> None:
    single = Seen("opening", "occasion", "春雷响，万物长，正是动手的好时节。", 1)
    found = offered(outline, "缘由", [single, OCCASION_OPEN, OCCASION])
    assert texts(found) == [
        "今天把大家请来开全县春耕工作会议，就是要把春耕备耕说清楚、办扎实。",
        "今天开这个会，专门研究春耕备耕。",
        "根据【上级】部署，我们用半天时间研究春耕备耕。",
        "春雷响，万物长，正是动手的好时节。",
    ]
    assert [each.open for each in found] == [(), (), ("上级",), ()]
    assert [each.phrase is None for each in found] == [False, True, False, False]
    assert found[0].choice == {"词条": OCCASION.id, "原句": OCCASION.pattern}
    assert found[1].choice == {"提纲": 1}


def test_more_speeches_lead(outline: Outline) -> None:
    often = Seen("opening", "occasion", "人勤春来早，开局要开好。", 9)
    assert offered(outline, "缘由", [OCCASION, often])[0].pattern == often.pattern


def test_only_the_part_and_moves_of_the_place(outline: Outline) -> None:
    elsewhere = Seen("opening", "thanks", "大家辛苦了！", 5)
    assert texts(offered(outline, "缘由", [elsewhere, CLOSING, TRANSITION])) == [
        "今天开这个会，专门研究春耕备耕。"
    ]


def test_what_stands_elsewhere_in_the_draft_is_not_offered_again(outline: Outline) -> None:
    answers = FACTS | {
        "道理1": {"词条": REASON.id, "原句": REASON.pattern},
        "道理2": {"提纲": 1},
    }
    elsewhere = used_choices(outline, answers, but="道理2")
    found = offered(outline, "道理", [REASON], answers=answers, used=elsewhere, index=1)
    assert texts(found) == ["田间管理要一件一件做。", "说到田间管理，贵在坚持。"]
    here = used_choices(outline, answers, but="道理1")
    found = offered(outline, "道理", [REASON], answers=answers, used=here, index=0)
    assert texts(found) == [REASON.pattern, "说到农资保供，贵在坚持。", "农资保供要一件一件做。"]


def test_of_two_that_are_nearly_alike_only_the_better_is_offered(outline: Outline) -> None:
    better = Seen("sentence", None, "事不避难，方能攻坚；人不畏险，方能登顶。", 4)
    alike = Seen("sentence", None, "事不避难，才能攻坚；人不畏险，方能登顶。", 2)
    found = texts(offered(outline, "道理", [alike, better, REASON], index=0))
    assert found[:2] == [better.pattern, REASON.pattern]
    assert alike.pattern not in found


def test_the_seed_decides_between_equals_only(outline: Outline) -> None:
    equals = [Seen("sentence", None, f"{char}" * 6 + "。", 2) for char in "山水林田湖草沙"]
    best = Seen("sentence", None, "风雨同舟，行稳致远。", 3)
    orders = {
        tuple(texts(offered(outline, "道理", [*equals, best], seed=seed, index=0)))
        for seed in range(5)
    }
    assert len(orders) > 1
    assert {order[0] for order in orders} == {best.pattern}
    assert len({frozenset(order) for order in orders}) == 1
    again = texts(offered(outline, "道理", [best, *reversed(equals)], seed=3, index=0))
    assert tuple(again) in orders


def test_an_own_sentence_whose_optional_fact_is_missing_is_left_out(outline: Outline) -> None:
    answers: Answers = {"会议全称": "全县春耕工作会议"}
    place = question(outline, "缘由")
    values = place_values(place, outline, answers)
    assert candidates(place, (), values) == ()
    (found,) = candidates(place, (), values, required=frozenset(["任务"]))
    assert found.text == "今天开这个会，专门研究【任务】。"


def test_a_phrase_with_many_open_slots_is_not_offered(outline: Outline) -> None:
    seen = Seen("opening", "occasion", "{上级}{文件}{单位}{人名}{地区}{年份}{活动}都说到了。", 5)
    assert texts(offered(outline, "缘由", [seen])) == ["今天开这个会，专门研究春耕备耕。"]


def test_the_day_of_a_phrase_is_not_the_day_of_the_speech(outline: Outline) -> None:
    place = question(outline, "缘由")
    dated = {**FACTS, "时间": "2027-02-19"}
    values = place_values(place, outline, dated)
    assert open_slots("{日期}召开的{会议名称}作了部署。", values) == ("日期",)
    asked = place_values(place, outline, {**dated, "{日期}": "去年底"})
    assert asked["日期"].text == "去年底"


def test_heading_sets_by_the_same_order_with_every_theme_in_them(outline: Outline) -> None:
    two_slots = Seen("heading", None, "{动作}{事项}", 9)
    phrases = [phrase(each) for each in (FRAME_SINGLE, two_slots, FRAME, REASON_SINGLE)]
    found = frame_candidates(question(outline, "标题组"), phrases, ("农资保供", "田间管理"))
    assert texts(found) == [
        "以钉钉子的劲头抓农资保供／以钉钉子的劲头抓田间管理",
        "把农资保供抓到底／把田间管理抓到底",
        "在农资保供上下真功夫／在田间管理上下真功夫",
        "奏响农资保供的新乐章／奏响田间管理的新乐章",
    ]


def test_slots_are_filled_once_and_an_answer_is_no_pattern(outline: Outline) -> None:
    answers = FACTS | {"会议全称": "{事项}推进会"}
    values = slot_values(outline, answers)
    assert filled("召开{会议名称}，抓{事项}。", values) == "召开{事项}推进会，抓春耕备耕。"
    assert open_slots("{会议名称}{上级}{上级}", values) == ("上级",)


def test_the_speakers_post_fills_slots_of_its_own(outline: Outline) -> None:
    values = slot_values(outline, FACTS)
    told = {slot: values[slot].text for slot in ("人名", "职务", "地区", "自称", "会议名称")}
    assert told == {
        "人名": "沈放",
        "职务": "青屏县委书记",
        "地区": "青屏县",
        "自称": "县委",
        "会议名称": "全县春耕工作会议",
    }


def test_a_search_gives_the_whole_bank_but_what_is_used_and_what_means_another_meeting() -> None:
    review = Seen("opening", "review", "{会议名称}以来，大家辛苦了。", 3)
    found = [phrase(each) for each in (CLOSING, REASON, OCCASION, review)]
    used = frozenset([REASON.id])
    assert [each.pattern for each in searched_candidates(found, {}, used=used)] == [
        CLOSING.pattern,
        OCCASION.pattern,
    ]


def test_what_only_one_body_has_is_not_given_to_several(outline: Outline) -> None:
    seen = [
        Seen("opening", "occasion", "{单位}党组一直关心这项工作。", 3),
        Seen("opening", "occasion", "我代表{单位}，看望大家。", 3),
    ]
    several: Answers = {**FACTS, "{单位}": "县委、县政府"}
    one: Answers = {**FACTS, "{单位}": "县水务局"}
    texts = {each.text for each in offered(outline, "缘由", seen, answers=several)}
    assert "我代表县委、县政府，看望大家。" in texts
    assert not any("县政府党组" in text for text in texts)
    assert "县水务局党组一直关心这项工作。" in {
        each.text for each in offered(outline, "缘由", seen, answers=one)
    }


@pytest.mark.parametrize("matter", ["防汛备汛", "防汛备汛工作", "防汛备汛任务", "防汛备汛工作任务"])
def test_a_candidate_says_what_the_answer_ends_in_once(outline: Outline, matter: str) -> None:
    seen = [
        Seen("opening", "occasion", "今天，我们专门召开会议研究{事项}工作。", 3),
        Seen("opening", "occasion", "做好{事项}工作任务，使命光荣。", 2),
    ]
    texts = {
        each.text for each in offered(outline, "缘由", seen, answers={**FACTS, "任务": matter})
    }
    assert "今天，我们专门召开会议研究防汛备汛工作。" in texts
    assert "做好防汛备汛工作任务，使命光荣。" in texts
