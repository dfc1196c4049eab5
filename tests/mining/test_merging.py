"""Near-identical patterns as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining.merging import families, families_by_every_pair, likeness
from drafter.model import Part


@pytest.mark.parametrize(
    ("part", "one", "other"),
    [
        ("phrase", "走稳走实走远", "走远走稳走实"),
        ("phrase", "问计、问需、问效", "问计问需问效"),
        ("phrase", "抓学习、抓落实和抓监督", "抓学习、抓落实、抓监督"),
        ("phrase", "真抓真改、敢抓敢改、常抓长改", "真抓真改、敢抓敢改、长抓长改"),
        ("transition", "下面，我讲{数量}点意见。", "下面，讲{数量}点意见。"),
        ("opening", "今天，我们召开{会议名称}。", "今天，召开{会议名称}。"),
    ],
)
def test_typing_variants_are_one_family(part: Part, one: str, other: str) -> None:
    assert families([one, other], part=part) == (tuple(sorted((one, other))),)


@pytest.mark.parametrize(
    ("part", "one", "other"),
    [
        ("phrase", "政治立场、政治方向、政治道路", "政治立场、政治方向、政治观点"),
        ("phrase", "政治立场、政治方向、政治道路", "政治立场、政治方向、政治原则、政治道路"),
        ("phrase", "有目标、有措施、有成效", "有目标、有办法、有成效"),
        ("opening", "今天，我们召开{会议名称}。", "今天，我们召开{活动}。"),
        ("closing", "同志们，任务光荣，责任重大。", "同志们，任务艰巨，使命光荣。"),
    ],
)
def test_other_words_are_another_pattern(part: Part, one: str, other: str) -> None:
    assert len(families([one, other], part=part)) == 2


_ITEMS = st.permutations(["强信心", "聚民心", "暖人心", "筑同心"]).map("、".join)
_SPELT = st.sampled_from(["真抓真改、敢抓敢改、常抓长改", "真抓真改、敢抓敢改、长抓长改"])
_OTHERS = st.text(alphabet="抓实严细、", min_size=2, max_size=12)


@given(st.lists(st.one_of(_ITEMS, _SPELT, _OTHERS), max_size=12))
def test_the_quick_way_finds_what_comparing_every_pair_finds(patterns: list[str]) -> None:
    assert families(patterns, part="phrase") == families_by_every_pair(patterns, part="phrase")


@given(st.lists(st.one_of(_ITEMS, _SPELT, _OTHERS), max_size=12))
def test_patterns_of_one_family_hang_together_by_their_likeness(patterns: list[str]) -> None:
    for family in families(patterns, part="phrase"):
        reached, rest = {family[0]}, set(family[1:])
        while rest:
            keys = {key for each in reached for key in likeness(each, part="phrase")}
            joined = {each for each in rest if likeness(each, part="phrase") & keys}
            assert joined
            reached, rest = reached | joined, rest - joined


def test_a_likeness_is_of_its_part_alone() -> None:
    one, other = (likeness("下面，我讲几点意见", part=part) for part in ("transition", "opening"))
    assert one
    assert not one & other
