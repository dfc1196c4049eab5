"""人名: one character off, another post; people with another name are left alone."""

from __future__ import annotations

import pytest

from drafter.checks.beside import Beside
from drafter.checks.rules.names import RULE
from drafter.profile.model import Leader, Profile
from tests.checks.made_up import text_of

ROSTER = Beside(
    Profile(
        leaders=(
            Leader("林知远", "市委副书记、市长"),
            Leader("沈放", "市委常委、副市长"),
            Leader("周岚", "市应急管理局党委书记、局长"),
            Leader("欧阳修远", "市人大常委会副主任"),
        )
    )
)


@pytest.mark.parametrize(
    ("line", "words", "severity"),
    [
        ("刚才，周兰同志通报了情况。", "周兰", "必改"),
        ("市长林志远同志讲了三点。", "林志远", "必改"),
        ("请欧阳修院同志讲话。", "欧阳修院", "必改"),
        ("请副市长沈访讲话。", "沈访", "必改"),
        ("副市长林知远同志讲了话。", "副市长林知远", "必改"),
        ("县长林知远讲了话。", "县长林知远", "必改"),
        ("沈放（市委常委、秘书长）主持会议。", "沈放（市委常委、秘书长）", "必改"),
        ("林知远书记讲得好。", "林知远书记", "建议"),
        ("周岚主任通报了情况。", "周岚主任", "必改"),
    ],
)
def test_what_is_off_the_roster_is_found(line: str, words: str, severity: str) -> None:
    (finding,) = RULE.finds(text_of(line), ROSTER)
    assert (finding.text, finding.severity) == (words, severity)
    assert line[finding.start : finding.end] == words


@pytest.mark.parametrize(
    "line",
    [
        "云岭市委副书记、市长林知远同志讲了三点。",
        "市委常委、副市长沈放同志主持会议。",
        "沈放副市长到会。",
        "市应急管理局局长周岚同志通报了情况。",
        "欧阳修远同志、欧阳副主任都到了。",
        "张书记同志说得好。",
        "李岚同志来了，周平同志也来了。",
        "请市教育局局长周楠同志发言。",
        "让沈放心里有数，放心去干。",
        "教育局的局长周平同志来了，副市长李放也来了。",
        "原副市长林知远同志曾在青屏县工作。",
        "时任县长林知远带头修渠。",
        "南渡区区长申放同志作了发言。",
    ],
)
def test_the_roster_itself_and_other_people_are_left_alone(line: str) -> None:
    assert list(RULE.finds(text_of(line), ROSTER)) == []


def test_a_longer_name_one_off_is_sure_where_the_right_one_stands_too() -> None:
    text = text_of("林知远同志讲了话。", "林知行同志的三点要求，要落实。")
    (finding,) = RULE.finds(text, ROSTER)
    assert (finding.text, finding.severity) == ("林知行", "必改")


def test_without_a_roster_nothing_was_checked() -> None:
    assert "没有名册" in RULE.unchecked(text_of("周兰同志来了。"), Beside())
