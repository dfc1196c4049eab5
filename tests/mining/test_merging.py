"""Near-identical patterns as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.merging import families_by_every_pair
from drafter.mining.merging import families, families_with, likeness
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


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    """A sentence that begins as many others do, with slips of the pen and light words."""
    words = "各级各部门要" + draw(st.text(alphabet="抓实严细", min_size=7, max_size=8)) + "。"
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(words) - 2))
        light = draw(st.sampled_from(["", "切实", "我们"]))
        words = words[:at] + (light or draw(st.sampled_from("早深"))) + words[at + (not light) :]
    return words


@given(st.lists(_sentences(), max_size=12))
def test_no_pair_of_sentences_is_missed_wherever_they_slip(patterns: list[str]) -> None:
    for part in ("sentence", "phrase"):
        assert families(patterns, part=part) == families_by_every_pair(patterns, part=part)


@given(st.lists(st.one_of(_ITEMS, _SPELT, _OTHERS, _sentences()), max_size=12), st.data())
def test_new_wordings_come_to_families_as_if_all_came_at_once(
    patterns: list[str], data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, len(patterns)))
    known = families(patterns[:count], part="phrase")
    loose = [each for each in patterns[count:] if each not in patterns[:count]]
    assert families_with(loose, known, part="phrase") == families(patterns, part="phrase")


def test_sentences_that_share_an_opening_are_not_all_compared() -> None:
    """What keeps a write quick in a bank of thousands: an opening alone is no likeness."""
    opening = "各级各部门要"
    ends = ["把牢方向、守好底线", "压实责任、补齐短板", "听取民声、办好实事"]
    keys = [likeness(f"{opening}{end}。", part="sentence") for end in ends]
    assert not keys[0] & keys[1] | keys[0] & keys[2] | keys[1] & keys[2]


def test_a_likeness_is_of_its_part_alone() -> None:
    one, other = (likeness("下面，我讲几点意见", part=part) for part in ("transition", "opening"))
    assert one
    assert not one & other
