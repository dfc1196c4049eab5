"""Where in a speech each move and heading stands, as an SVG drawn here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from drafter.model import MOVE_LABELS, Speech
from drafter.report.marked_text import move_class
from drafter.report.markup import shown

_BINS = 20
_LEFT, _CELL, _ROW, _TOP = 84, 28, 22, 26
_SHADES = (0.15, 0.6)
"""Lightest and darkest, so that the number on it can be read."""


def position_plot(speeches: Iterable[Speech]) -> str:
    """A row a move (and one for first-level headings), a column a twentieth of the speech; the
    darker, the more sentences begin there. The numbers are in it, so nothing hangs on colour."""
    counted: dict[str, Counter[int]] = {}
    classes = {label: move_class(move) for move, label in MOVE_LABELS.items()}
    for speech in speeches:
        for label, start in _starts(speech):
            counted.setdefault(label, Counter())[_bin(speech, start)] += 1
    rows = [label for label in (*MOVE_LABELS.values(), "一级标题") if label in counted]
    if not rows:
        return ""
    width, height = _LEFT + _BINS * _CELL + 60, _TOP + len(rows) * _ROW + 6
    drawn = [
        _text(_LEFT, 16, "开头"),
        _text(_LEFT + _BINS * _CELL, 16, "结尾", anchor="end"),
        _text(width - 4, 16, "合计", anchor="end"),
    ]
    for place, label in enumerate(rows):
        drawn.append(_row(label, counted[label], _TOP + place * _ROW, classes.get(label, "m h")))
        total = str(sum(counted[label].values()))
        drawn.append(_text(width - 4, _TOP + place * _ROW + 16, total, anchor="end"))
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-label="语步在文中的位置">{"".join(drawn)}</svg>'
    )


def _starts(speech: Speech) -> list[tuple[str, int]]:
    sentences = (*speech.opening, *speech.closing)
    found = [(MOVE_LABELS[sentence.move], sentence.start) for sentence in sentences]
    return found + [("一级标题", h.start) for h in speech.headings if h.level == 1]


def _bin(speech: Speech, start: int) -> int:
    length = max(1, speech.end - speech.start)
    return min(_BINS - 1, max(0, (start - speech.start) * _BINS // length))


def _row(label: str, counts: Counter[int], top: int, cls: str) -> str:
    most = max(counts.values())
    cells = [_text(_LEFT - 8, top + 16, label, anchor="end")]
    for column in range(_BINS):
        count, x = counts[column], _LEFT + column * _CELL
        shade = _SHADES[0] + (_SHADES[1] - _SHADES[0]) * count / most if count else 0
        cells.append(
            f'<rect class="{cls}" x="{x}" y="{top}" width="{_CELL - 2}" height="{_ROW - 3}"'
            f' fill-opacity="{shade:.2f}"/>'
        )
        if count:
            cells.append(_text(x + _CELL // 2 - 1, top + 15, str(count), anchor="middle"))
    return "".join(cells)


def _text(x: int, y: int, text: str, *, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{shown(text)}</text>'
