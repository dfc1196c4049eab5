"""Where an opening ends when nothing announces the points."""

from __future__ import annotations

from drafter.corpus.opening import Opening, opening
from drafter.corpus.sections import points

TOLD = "".join(
    f"村口那条路修了{number}遍，雨一来还是塌，石头滚到田里，老人孩子绕着走。\n"
    for number in range(2, 42)
)
GREETING = "大家好！今天很高兴和各位见面。\n"
POINTS = "一、先把路基打牢\n请懂行的人来看，哪里该垫就垫。\n二、再把水引开\n沟要挖得比路深。\n"


def opened(text: str) -> Opening:
    return opening(text, 0, len(text), points(text, 0, len(text)))


def test_up_to_a_near_first_point_it_is_all_opening() -> None:
    text = TOLD[:340].rpartition("\n")[0] + "\n" + POINTS
    found = opened(text)
    assert text[: found.sentences[-1][1]] == text[: text.index("一、")].rstrip()


def test_a_first_point_far_down_makes_no_opening_of_all_before_it() -> None:
    assert 1200 < len(TOLD) < 1500
    assert opened(TOLD + POINTS).sentences == ()


def test_two_greetings_that_follow_one_another_are_both_opening_however_long() -> None:
    names = "、".join(f"第{n}村民小组的乡亲们" for n in range(1, 25))
    long = f"今天很高兴和{names}见面。"
    text = f"{long}\n向各位乡亲表示衷心的感谢！\n" + TOLD
    assert len(long) > 240
    found = opened(text)
    assert text[: found.sentences[-1][1]].endswith("衷心的感谢！")


def test_before_a_far_first_point_the_greeting_is_the_opening() -> None:
    text = GREETING + TOLD + TOLD + POINTS
    found = opened(text)
    assert text[: found.sentences[-1][1]] == GREETING.rstrip()
