"""重字: true and false examples."""

from __future__ import annotations

import pytest

from drafter.checks.rules.doubled import RULE
from tests.checks.rules.examples import found, words


@pytest.mark.parametrize(
    ("line", "twice"),
    [
        ("这是大家的的责任。", "的的"),
        ("走了了十公里。", "了了"),
        ("我们我们要带头。", "我们我们"),
        ("进一步进一步压实责任。", "进一步进一步"),
        ("推进全面从严治治党。", "治治"),
        ("要守住绿水青山山，这是根本。", "山山"),
        ("也也要看到问题。", "也也"),
    ],
)
def test_a_word_typed_twice(line: str, twice: str) -> None:
    assert words(RULE, line) == [twice]


@pytest.mark.parametrize(
    "line",
    [
        "我们的目的的确达到了，有的放矢。",
        "发展中国家国家公园建设经验很多。",
        "一步一步走，一件一件办，一代人一代人干。",
        "把是是非非说清楚，和和气气过日子。",
        "为了了解情况，做到了了然于胸。",
        "2013年年底，十八届三中全会召开。",
        "针对对方的要求，对手参与与会。",
        "要抓得很紧很紧，实实在在在基层干。",
        "方方面面、人人动手、天天调度。",
        "快递站站长、供电所所长。",
        "守住绿水青山，山上栽满了树，实事求是是根本。",
    ],
)
def test_what_stands_twice_rightly(line: str) -> None:
    assert words(RULE, line) == []


def test_a_verb_twice_is_only_worth_a_look() -> None:
    assert {each.severity for each in found(RULE, "大家回去研究研究再说。")} <= {"建议"}
