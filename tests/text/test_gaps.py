"""Facts left open in a text."""

from __future__ import annotations

import pytest

from drafter.model import Gap
from drafter.text.gaps import gap_text, with_gaps


@pytest.mark.parametrize(
    ("typed", "stands", "gap"),
    [
        ("【亩数】", "【待补：亩数】", Gap("亩数")),
        ("【亩数，问林草局】", "【待补：亩数】", Gap("亩数", "林草局")),
        ("【亩数, 问林草局】", "【待补：亩数】", Gap("亩数", "林草局")),
        ("【待补：亩数】", "【待补：亩数】", Gap("亩数")),
        ("【待补:亩数，问林草局】", "【待补：亩数】", Gap("亩数", "林草局")),
        ("【待补亩数】", "【待补：亩数】", Gap("亩数")),
        ("【 亩数 】", "【待补：亩数】", Gap("亩数")),
        ("【】", "【待补：此处】", Gap("此处")),
        ("【，问林草局】", "【待补：此处】", Gap("此处", "林草局")),
        (f"【{'亩' * 70}】", f"【待补：{'亩' * 60}】", Gap("亩" * 60)),
    ],
)
def test_what_stands_in_brackets_is_a_gap(typed: str, stands: str, gap: Gap) -> None:
    assert with_gaps(f"栽了{typed}亩。") == (f"栽了{stands}亩。", (gap,))


def test_several_are_told_in_their_order() -> None:
    text, gaps = with_gaps("【乙】和【甲，问办公室】")
    assert text == "【待补：乙】和【待补：甲】"
    assert gaps == (Gap("乙"), Gap("甲", "办公室"))


@pytest.mark.parametrize("text", ["没有括号", "\\【案例】", "只有一半【案例", "【案\n例】"])
def test_other_brackets_are_none(text: str) -> None:
    assert with_gaps(text) == (text, ())


def test_in_what_others_wrote_only_what_says_so_is_one() -> None:
    text = "【案例】栽了【待补：亩数】亩，【株数，问林草局】株。"
    told, gaps = with_gaps(text, told=True)
    assert told == "【案例】栽了【待补：亩数】亩，【待补：株数】株。"
    assert gaps == (Gap("亩数"), Gap("株数", "林草局"))


def test_a_gap_reads_back_as_itself() -> None:
    assert with_gaps(gap_text("亩数")) == (gap_text("亩数"), (Gap("亩数"),))
