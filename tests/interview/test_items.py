"""What was answered about an item of a list goes with the item's words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.interview.answers import Value
from drafter.interview.checked import checked_answers
from drafter.interview.items import moved_answers
from drafter.outlines.load import outline_named

MEETING = outline_named("工作会议讲话")
THEMES = ["任务落实", "质量管护", "火源管控"]
ABOUT: dict[str, Value] = {
    "会议全称": "全县造林会",
    "要点1": ["分到山头"],
    "大标题1": "把任务落到山头",
    "要点2": ["专人看管"],
    "道理2": {"提纲": 1},
    "要点3": ["进山登记"],
}


def moved(
    now: list[str], answers: dict[str, Value] = ABOUT, *, before: list[str] = THEMES
) -> dict[str, Value]:
    return moved_answers(answers, MEETING, "主题", before=before, now=now)


def test_they_move_up_and_those_of_an_item_that_is_gone_are_kept_by_its_words() -> None:
    assert moved(THEMES[1:]) == {
        "会议全称": "全县造林会",
        "要点〔任务落实〕": ["分到山头"],
        "大标题〔任务落实〕": "把任务落到山头",
        "要点1": ["专人看管"],
        "道理1": {"提纲": 1},
        "要点2": ["进山登记"],
    }


def test_an_item_put_in_between_has_none_yet() -> None:
    now = moved([THEMES[0], "种苗供应", *THEMES[1:]])
    assert (now["要点1"], now["要点3"], now["要点4"]) == (["分到山头"], ["专人看管"], ["进山登记"])
    assert "要点2" not in now


def test_an_item_reworded_a_little_keeps_them_and_another_one_has_none() -> None:
    assert moved(["任务压实", *THEMES[1:]]) == ABOUT
    assert "要点1" not in moved(["种苗供应", *THEMES[1:]])


def test_an_item_that_comes_back_has_its_answers_again() -> None:
    gone = moved(THEMES[1:])
    assert moved(THEMES, gone, before=THEMES[1:]) == ABOUT


def test_what_was_given_for_an_item_to_come_stays_its_own() -> None:
    given = {"要点1": ["甲"], "要点2": ["乙"]}
    assert moved(THEMES, dict(given), before=[]) == given
    assert moved(["任务落实", "质量管护"], dict(given), before=["任务落实"]) == given
    assert moved(["质量管护", "任务落实"], dict(given), before=["任务落实"]) == {
        "要点2": ["甲"], "要点3": ["乙"],
    }  # fmt: skip


some_themes = st.lists(st.sampled_from([*THEMES, "种苗供应", "任务压实"]), max_size=5)


@given(st.lists(some_themes, min_size=2, max_size=5))
def test_nothing_is_lost_however_the_list_changes(lists: list[list[str]]) -> None:
    answers = {f"要点{n}": [str(n)] for n in range(1, 6)}
    for before, now in pairwise(lists):
        answers = moved_answers(answers, MEETING, "主题", before=before, now=now)
        assert Counter(map(str, answers.values())) == Counter(f"['{n}']" for n in range(1, 6))


@pytest.mark.parametrize("theme", ["质量管护", "主题〔一〕: 重栽“更”重管", "长" * 300])
def test_what_is_kept_aside_reads_back(theme: str) -> None:
    aside: dict[str, Value] = {f"要点〔{theme}〕": ["专人看管"], f"要点〔{theme}〕2": ["再看"]}
    assert checked_answers(aside, MEETING) == aside
