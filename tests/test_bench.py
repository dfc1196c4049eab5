"""The one table of figures: its rows, and how new ones take the place of older ones."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from bench.__main__ import HEAD, PAGE, PARTS, line, page_with
from bench.rows import Row, all_of, at_least, at_most, figure

FAST = at_most("查一个词", "1,000 patterns", 7.25, 5, unit="ms", told="median 1")
SAME = all_of("rows as the scan has them", "1,000 patterns", 4, 4)


def _page(*lines: str) -> str:
    return "\n".join(("# Speed", "", "Machine: an old one.", "", *HEAD, *lines, "", "Behind.", ""))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_its_function(part: str) -> None:
    module, _, name = PARTS[part].rpartition(".")
    assert callable(getattr(import_module(module), name))


def test_a_value_beyond_the_aim_is_missed() -> None:
    assert FAST.is_met is False
    assert at_least("倍数", "", 9.9, 10).is_met is False
    assert at_least("倍数", "", 10, 10).is_met is True
    assert all_of("", "", 3, 4).is_met is False


def test_only_figures_of_the_full_size_are_judged() -> None:
    whole = line("search", FAST, "2026-11-28", is_judged=True)
    assert whole == (
        "| search | 查一个词 | 1,000 patterns | 7.25 ms (median 1) | at most 5 ms, **missed**"
        " | 2026-11-28 |"
    )
    assert "missed" not in line("search", FAST, "2026-11-28", is_judged=False)
    assert "missed" not in line("search", SAME, "2026-11-28", is_judged=True)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1858.4, "1,858"), (43.77, "43.8"), (7.2, "7.20"), (0.41, "0.41"), (0.00094, "0.0009")],
)
def test_a_figure_has_three_digits_and_no_power_of_ten(value: float, shown: str) -> None:
    assert figure(value) == shown


def test_new_rows_take_the_place_of_those_of_their_part() -> None:
    old = _page("| search | a | 1 | 2 |  | d |", "| search | b | 1 | 2 |  | d |", "| near | c |")
    new = page_with(old, {"search": ["| search | e |"], "start": ["| start | f |"]}, "a new one.")
    assert new == _page("| search | e |", "| start | f |", "| near | c |").replace(
        "an old one", "a new one"
    )


def test_the_page_takes_rows_in() -> None:
    page = Path(PAGE).read_text(encoding="utf-8")
    row = line("start", Row("w", "s", "f"), "d", is_judged=True)
    again = page_with(page, {"start": [row]}, "m")
    assert row in again
    assert again.count(HEAD[0]) == 1
