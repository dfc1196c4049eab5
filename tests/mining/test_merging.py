"""Near-identical patterns as one."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining.merging import families, families_by_every_pair, merged
from drafter.model import Occurrence, Part, Phrase, phrase_id


def _phrase(
    pattern: str, *, place: int, part: Part = "phrase", year: int | None = None, speeches: int = 1
) -> Phrase:
    return Phrase(
        id=phrase_id(part, pattern), number=place, part=part, move=None, pattern=pattern,
        topics=(f"题{place}",), speeches=speeches, sources=1, first_year=year, last_year=year,
        occurrences=tuple(Occurrence("0" * 64, place * 100 + i, 0, 9) for i in range(speeches)),
    )  # fmt: skip


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


def test_the_wording_of_most_speeches_stands_for_all() -> None:
    often = _phrase("问计、问需、问效", place=1, speeches=2, year=2019)
    rare = _phrase("问计问需问效", place=2, year=2021)
    alone = _phrase("敢想、敢干、敢当", place=3)
    found = merged([rare, alone, often])
    assert [one.pattern for one in found] == [often.pattern, alone.pattern]
    assert found[0].variants == (rare.pattern,)
    assert (found[0].speeches, found[0].sources) == (3, 1)
    assert (found[0].first_year, found[0].last_year) == (2019, 2021)
    assert found[0].topics == ("题1", "题2")
    assert not found[0].single


_ITEMS = st.permutations(["强信心", "聚民心", "暖人心", "筑同心"]).map("、".join)
_SPELT = st.sampled_from(["真抓真改、敢抓敢改、常抓长改", "真抓真改、敢抓敢改、长抓长改"])
_OTHERS = st.text(alphabet="抓实严细、", min_size=2, max_size=12)


@given(st.lists(st.one_of(_ITEMS, _SPELT, _OTHERS), max_size=12))
def test_the_quick_way_finds_what_comparing_every_pair_finds(patterns: list[str]) -> None:
    assert families(patterns, part="phrase") == families_by_every_pair(patterns, part="phrase")


@given(st.permutations(["走稳走实走远", "走远走稳走实", "走实走稳走远", "问计、问需、问效"]))
def test_the_order_of_mining_does_not_matter(patterns: list[str]) -> None:
    places = {pattern: place for place, pattern in enumerate(sorted(patterns))}
    found = merged(_phrase(pattern, place=places[pattern]) for pattern in patterns)
    settled = {msgspec.json.encode(one) for one in found}
    again = merged(_phrase(pattern, place=place) for pattern, place in places.items())
    assert settled == {msgspec.json.encode(one) for one in again}
