"""Text folded into the lines of a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from drafter.terminal.console import cell_len as our_cell_len
from drafter.terminal.console import folded


def test_a_number_or_a_latin_word_is_not_cut() -> None:
    assert folded("会期2026年11月27日，在B座", 7) == ["会期", "2026年", "11月27", "日，在B", "座"]


def test_what_fits_on_no_line_is_cut() -> None:
    assert folded("abcdefghijkl", 5) == ["abcde", "fghij", "kl"]


def test_a_stop_stays_with_the_line_before() -> None:
    assert folded("部署任务，压实责任。", 8) == ["部署任务，", "压实责任。"]


@given(st.text(st.sampled_from("会议2026.aB，。 “”"), max_size=60), st.integers(4, 20))
def test_folding_loses_nothing_and_keeps_to_the_width(text: str, cells: int) -> None:
    lines = folded(text, cells)
    assert "".join(lines) == text
    overhang = [line.rstrip("，。”") for line in lines]
    assert all(cell_len(line) <= cells for line in overhang)


@given(st.text(st.sampled_from("会议2026.aB，。 ·—‘’“”…{}￥é①𠀀"), max_size=12))
def test_a_text_takes_as_many_cells_as_rich_says(text: str) -> None:
    assert our_cell_len(text) == cell_len(text)
