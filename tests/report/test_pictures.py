"""Pictures of a bank: what they say, and that those for a narrow screen fit on it."""

from __future__ import annotations

import re

from drafter.report.pictures import NARROW, WIDE, Picture, bars, columns, grid

TELEPHONE = 390 - 2 * 16 - 2 * 16 - 2
"""Pixels left on a telephone's screen inside page and frame."""

TENTHS = {f"{n}成": n * 111 for n in range(1, 11)}
YEARS = {str(year): 12 for year in range(2012, 2027)}


def texts(picture: Picture | None) -> list[str]:
    assert picture is not None
    return re.findall(r">([^<>]+)</text>", picture.svg)


def test_on_a_narrow_screen_every_picture_fits_and_says_the_same_figures() -> None:
    rows = {"肯定发言": TENTHS, "过渡": TENTHS}
    by_year = {"重提称谓": YEARS}
    lengths = {f"{n}–{n + 1}": n for n in range(12)} | {"12 以上": 1}
    numbering = {"不编号的小标题": 99, "一是": 7}
    for wide, narrow in (
        (grid(rows, label="甲", room=WIDE), grid(rows, label="甲", room=NARROW)),
        (grid(by_year, label="乙", room=WIDE), grid(by_year, label="乙", room=NARROW)),
        (columns(lengths, label="丙", room=WIDE), columns(lengths, label="丙", room=NARROW)),
        (bars(numbering, label="丁", room=WIDE), bars(numbering, label="丁", room=NARROW)),
    ):
        assert narrow is not None
        assert narrow.width <= TELEPHONE
        figures = [text for text in texts(wide) if text.isdigit() and len(text) < 4]
        assert set(figures) <= set(texts(narrow))
        assert wide is not None
        assert narrow.label == wide.label


def test_heads_are_short_where_there_is_little_room() -> None:
    assert {"1", "10"} <= set(texts(grid({"过渡": TENTHS}, label="", room=NARROW)))
    assert {"12", "26"} <= set(texts(grid({"过渡": YEARS}, label="", room=NARROW)))
    assert "2026" in texts(grid({"过渡": YEARS}, label="", room=WIDE))
