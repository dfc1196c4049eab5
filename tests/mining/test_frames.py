"""What parallel items share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining.frames import frame_of, named_frame


@pytest.mark.parametrize(
    ("items", "frame"),
    [
        (("真管真严", "真抓真改", "真查真办"), "真{一}真{二}"),
        (("解决好“谁来抓”的问题", "解决好“怎么管”的问题"), "解决好“{一}”的问题"),
        (("守好政治纪律", "守好组织纪律", "守好工作纪律"), "守好{一}纪律"),
        (("锤炼党性", "服务群众", "狠抓落实"), ""),
        (("不敢腐", "不能腐", "不想腐"), "不{一}腐"),
    ],
)
def test_the_frame_keeps_what_is_shared(items: tuple[str, ...], frame: str) -> None:
    assert frame_of(items) == frame


def test_variables_are_named_for_what_varies() -> None:
    assert named_frame(("守好政治纪律", "守好财经纪律", "守好群众纪律")) == "守好{事项}纪律"


@given(st.lists(st.text(alphabet="把方向管大局保落实", min_size=1, max_size=6), min_size=2))
def test_every_item_fits_its_frame(items: list[str]) -> None:
    frame = frame_of(tuple(items))
    literals = [part.split("}")[-1] for part in frame.split("{")]
    for item in items:
        place = 0
        for literal in literals:
            place = item.index(literal, place) + len(literal)
