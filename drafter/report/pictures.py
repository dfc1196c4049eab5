"""Small pictures drawn here, as SVG: where, when, how many. The figures stand in each as text or in
its label, so nothing hangs on colour; colours come from the style sheet by class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from drafter.report.markup import shown

_STRIP, _STRIP_HEIGHT = 320, 26
_YEARS_HEIGHT = 40
_ROW = 24
_COLUMN_GAP = 2
_EDGE, _TITLE = 28, 34
_STYLE = (
    "text{fill:#5f6168;font:12px 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}"
    ".figure{fill:#22242a}.title{fill:#22242a;font-size:15px;font-weight:600}.bar,.stroke,.cell{fill:#1d6a5a}"
    ".ground{fill:#dedbd3}"
)


class Room(Struct, frozen=True):
    """The room a picture has, in pixels: for the names at the left, for bars, for figures behind
    them, for the cells of all columns; ``short``: heads of columns are short (20 for 2020)."""

    names: float
    bars: float
    figures: float
    cells: float
    widest_cell: float
    short: bool = False


WIDE = Room(names=116, bars=290, figures=70, cells=600, widest_cell=56)
NARROW = Room(names=94, bars=130, figures=56, cells=206, widest_cell=34, short=True)
"""For the screen of a telephone: 280 to 300 pixels in all."""


class Picture(Struct, frozen=True):
    """A drawing: its size in pixels, what it says in words, and the SVG inside it."""

    width: float
    height: float
    label: str
    inside: str

    @property
    def svg(self) -> str:
        """The drawing as an element of a page."""
        return (
            f'<svg class="drawn" viewBox="0 0 {self.width:.0f} {self.height:.0f}"'
            f' width="{self.width:.0f}" height="{self.height:.0f}" role="img"'
            f' aria-label="{shown(self.label)}">{self.inside}</svg>'
        )


def dispersion(places: Sequence[float]) -> Picture | None:
    """Where in their speeches the occurrences stand (0 the beginning, 1 the end), a stroke each;
    None where nobody knows."""
    if not places:
        return None
    strokes = "".join(
        f'<rect class="stroke" x="{4 + place * (_STRIP - 8):.1f}" y="4" width="2.5" height="14"'
        ' rx="1"/>'
        for place in sorted(places)
    )
    first = sum(place < 0.1 for place in places)
    last = sum(place >= 0.9 for place in places)
    label = f"在文中的位置：{len(places)} 处，最前一成 {first} 处，最后一成 {last} 处"
    line = f'<rect class="ground" x="0" y="9" width="{_STRIP}" height="4" rx="2"/>'
    return Picture(_STRIP, _STRIP_HEIGHT - 4, label, line + strokes)


def sparkline(years: Sequence[int]) -> Picture | None:
    """How often it was found in which year, a bar a year; None where no speech was dated."""
    if not years:
        return None
    counted = Counter(years)
    first, last = min(counted), max(counted)
    span = last - first + 1
    width = max(2.0, min(16.0, _STRIP / span - _COLUMN_GAP))
    most = max(counted.values())
    drawn = []
    for place, year in enumerate(range(first, last + 1)):
        x = place * (width + _COLUMN_GAP)
        high = (_YEARS_HEIGHT - 18) * counted[year] / most
        cls = "bar" if counted[year] else "ground"
        drawn.append(
            f'<rect class="{cls}" x="{x:.1f}" y="{_YEARS_HEIGHT - 16 - max(high, 1.5):.1f}"'
            f' width="{width:.1f}" height="{max(high, 1.5):.1f}"><title>{year} 年 {counted[year]}'
            " 处</title></rect>"
        )
    right = span * (width + _COLUMN_GAP) - _COLUMN_GAP
    drawn.append(_text(0, _YEARS_HEIGHT - 2, str(first)))
    total = max(right, 84.0)
    if last != first:
        drawn.append(_text(total, _YEARS_HEIGHT - 2, str(last), anchor="end"))
    told = "，".join(f"{year} 年 {count} 处" for year, count in sorted(counted.items()))
    return Picture(total, _YEARS_HEIGHT, f"各年：{told}", "".join(drawn))


def bars(
    counts: Mapping[str, int], *, label: str, unit: str = "", room: Room = WIDE
) -> Picture | None:
    """A bar a name, the figure behind it; None where there is nothing to count."""
    rows = [(name, count) for name, count in counts.items() if count]
    if not rows:
        return None
    most = max(count for _, count in rows)
    drawn = []
    for place, (name, count) in enumerate(rows):
        top = place * _ROW
        wide = max(1.5, room.bars * count / most)
        drawn += [
            _text(room.names - 10, top + 16, name, anchor="end"),
            f'<rect class="bar" x="{room.names:.0f}" y="{top + 4}" width="{wide:.1f}"'
            f' height="{_ROW - 9}" rx="2"/>',
            _text(room.names + wide + 8, top + 16, f"{count:,}{unit}"),
        ]
    whole = room.names + room.bars + room.figures
    return Picture(whole, len(rows) * _ROW, label, "".join(drawn))


def columns(counts: Mapping[str, int], *, label: str, room: Room = WIDE) -> Picture | None:
    """A column a name, from left to right, the figure above it; bars where there is no room for
    their names side by side."""
    if not any(counts.values()):
        return None
    if room.short:
        return bars(counts, label=label, room=room)
    width = max(18.0, min(46.0, 560 / len(counts)))
    most, high = max(counts.values()), 120
    drawn = []
    for place, (name, count) in enumerate(counts.items()):
        x, tall = place * width, high * count / most
        middle = x + width / 2
        drawn.append(
            f'<rect class="bar" x="{x + 2:.1f}" y="{18 + high - tall:.1f}" width="{width - 4:.1f}"'
            f' height="{tall:.1f}" rx="2"/>'
        )
        if count:
            drawn.append(_text(middle, 14 + high - tall, str(count), anchor="middle"))
        drawn.append(_text(middle, high + 34, name, anchor="middle"))
    return Picture(len(counts) * width, high + 42, label, "".join(drawn))


def grid(rows: Mapping[str, Mapping[str, int]], *, label: str, room: Room = WIDE) -> Picture | None:
    """A row a name, a column a name, the darker the more; the figures stand in it."""
    heads = list(dict.fromkeys(head for row in rows.values() for head in row))
    if not heads:
        return None
    cell = min(room.widest_cell, room.cells / len(heads))
    drawn = [
        _text(room.names + place * cell + cell / 2, 14, _head(head, room), anchor="middle")
        for place, head in enumerate(heads)
    ]
    for line, (name, row) in enumerate(rows.items()):
        top, most = 20 + line * _ROW, max(row.values(), default=0)
        drawn.append(_text(room.names - 10, top + 16, name, anchor="end"))
        for place, head in enumerate(heads):
            count, x = row.get(head, 0), room.names + place * cell
            shade = 0.08 + 0.34 * count / most if count else 0
            drawn.append(
                f'<rect class="cell" x="{x + 1:.1f}" y="{top + 2}" width="{cell - 2:.1f}"'
                f' height="{_ROW - 4}" rx="2" fill-opacity="{shade:.2f}"/>'
            )
            if count:
                figure = _text(x + cell / 2, top + 16, str(count), anchor="middle")
                drawn.append(figure.replace("<text", '<text class="figure"', 1))
    whole = room.names + len(heads) * cell
    return Picture(whole, 24 + len(rows) * _ROW, label, "".join(drawn))


def _head(head: str, room: Room) -> str:
    """What stands above a column: 20 for 2020 and 3 for 3成 where there is little room."""
    return head.removesuffix("成")[-2:] if room.short else head


def _text(x: float, y: float, text: str, *, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{shown(text)}</text>'


def stacked(pictures: Mapping[str, Picture]) -> str:
    """Several pictures under their titles as one SVG file that needs nothing else."""
    width = max((picture.width for picture in pictures.values()), default=0) + 2 * _EDGE
    top, drawn = float(_EDGE), []
    for title, picture in pictures.items():
        drawn.append(f'<text class="title" x="{_EDGE}" y="{top + 16:.0f}">{shown(title)}</text>')
        drawn.append(f'<g transform="translate({_EDGE} {top + _TITLE:.0f})">{picture.inside}</g>')
        top += _TITLE + picture.height + _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {top:.0f}"'
        f' width="{width:.0f}" height="{top:.0f}"><style>{_STYLE}</style>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(drawn)}</svg>\n'
    )
