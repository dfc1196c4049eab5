"""Each gap at the end of a draft says whom to ask and which question fills it."""

from __future__ import annotations

import pytest

from drafter.flows.gaps import gap_line
from drafter.interview.answers import Value
from drafter.model import Gap
from drafter.outlines.load import outline_named

MEETING = outline_named("工作会议讲话")
ANSWERS: dict[str, Value] = {
    "主题": ["造林"],
    "成绩": ["整地【整地亩数，问县林草局】万亩"],
    "道理1": "栽一棵活一棵，靠【谁】。",
    "过渡": {"词条": "0" * 12, "原句": "我讲{数量}点。", "改作": "我讲【几点，问秘书】点。"},
    "{上级}": "",
}


@pytest.mark.parametrize(
    ("gap", "line"),
    [
        (Gap("整地亩数", "县林草局"), "整地亩数（问县林草局）　填在“成绩”里"),
        (Gap("谁"), "谁　填在“道理1”里"),
        (Gap("几点", "秘书"), "几点（问秘书）　填在“过渡”里"),
        (Gap("会议全称"), "会议全称　例：全市安全生产工作会议"),
        (Gap("要点1"), "要点1　第一点“造林”讲哪几件事"),
        (Gap("上级"), "上级　填在“{上级}”里"),
        (Gap("稿子里添的"), "稿子里添的　在稿子里换掉"),
    ],
)
def test_a_gap_in_one_line(gap: Gap, line: str) -> None:
    assert gap_line(gap, MEETING, ANSWERS) == line


def test_a_gap_of_an_item_that_is_not_there_yet_names_none() -> None:
    assert gap_line(Gap("要点1"), MEETING, {}) == "要点1　第几点“……”讲哪几件事"
