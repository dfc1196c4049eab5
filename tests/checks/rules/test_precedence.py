"""排序: the roster's order in lists; who spoke first is the agenda's."""

from __future__ import annotations

import pytest

from drafter.checks.beside import Beside
from drafter.checks.rules.precedence import RULE
from drafter.profile.model import Leader, Profile
from tests.checks.made_up import text_of

ROSTER = Beside(
    Profile(
        leaders=(
            Leader("林知远", "市委副书记、市长"),
            Leader("沈放", "市委常委、副市长"),
            Leader("陈若溪", "副市长"),
        )
    )
)


@pytest.mark.parametrize(
    "line",
    [
        "出席会议的有陈若溪、沈放同志。",
        "副市长陈若溪，市委常委、副市长沈放出席会议。",
        "陈若溪（副市长）、沈放（市委常委、副市长）到会指导。",
        "出席今天会议的领导有：林知远、陈若溪、沈放。",
        "沈放和林知远同志到村里看望了大家。",
    ],
)
def test_a_list_against_the_order_is_found(line: str) -> None:
    (finding,) = RULE.finds(text_of(line), ROSTER)
    assert finding.severity == "必改"
    assert line[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(
    "line",
    [
        "出席会议的有林知远、沈放、陈若溪同志。",
        "刚才，陈若溪、沈放同志分别作了发言。",
        "陈若溪同志抓得紧。这件事沈放同志也过问了。",
        "陈若溪同志带队去了南渡区，回来以后，沈放同志又去了一次。",
    ],
)
def test_the_order_itself_an_agenda_and_separate_mentions_are_left_alone(line: str) -> None:
    assert list(RULE.finds(text_of(line), ROSTER)) == []
