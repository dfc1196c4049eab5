"""The line that moves while files are read."""

from __future__ import annotations

from drafter.terminal.progress import told


def test_speed_and_what_is_left_are_told_once_they_are_known() -> None:
    assert (
        told("采", 0, 62, "甲.txt", seconds=0).plain == "采 [....................] 0/62 份  甲.txt"
    )
    line = told("采", 31, 62, "甲.txt", seconds=6).plain
    assert line == "采 [##########..........] 31/62 份  5.2 份/秒  还要约 6 秒  甲.txt"


def test_what_is_left_goes_by_size_where_that_is_known() -> None:
    line = told("采", 1, 2, "大.docx", seconds=60, share=0.1).plain
    assert line == "采 [##..................] 1/2 份  0.0 份/秒  还要约 9 分钟  大.docx"
    long = told("读", 0, 1, "档案.jsonl#7", seconds=60, share=0.005).plain
    assert "还要约 3 小时 19 分钟" in long
