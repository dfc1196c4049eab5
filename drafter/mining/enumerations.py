"""Points counted in words: 一是……二是……三是……, 一要……二要……, 一方面……另一方面……再一方面……"""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.mining.clauses import kinship
from drafter.mining.forms import form_of

Span = tuple[int, int]

_NUMBERS = "一二三四五六七八九十"
_COUNTED = re.compile(
    rf"(?:(?<=[。；：，！？\n \u3000”])|^)"
    rf"(?:(?P<number>[{_NUMBERS}])(?=[是要])是?|(?P<side>一|另一|再一)方面，?)",
    re.MULTILINE,
)
_SIDES = {"一": 1, "另一": 2, "再一": 3}
_CLAUSE = re.compile(r"(?:[再另]?一方面，)?[^，。；：！？\n]*")
_PAIR = re.compile(r"([^，。；：！？\n]{3,12})，([^，。；：！？\n]{3,12})(?=[，。；])")
_LEAST_PAIR = 3.0


class _Group(Struct):
    family: str
    last: int
    items: list[Span]


_MOST_OPEN = 40  # rows that wait for their next number; speeches nest three or four


def counted_runs(text: str, start: int, end: int, *, known: dict[int, Span]) -> list[list[Span]]:
    """The rows of counted points in ``text[start:end]`` (normalised), markers left out.

    A point belongs to the latest row that waits for its number; a first one begins a row inside the
    one before, and a row that is taken up again ends those begun since. An item is the place that
    ``known`` gives for its marker, else its first clause.
    """
    rows: list[_Group] = []
    open_rows: list[_Group] = []
    for match in _COUNTED.finditer(text, start, end):
        side = match["side"]
        number = _SIDES[side] if side else _NUMBERS.index(match["number"]) + 1
        family = "方面" if side else "是"
        item = known.get(match.start()) or _point(text, match.start() if side else match.end(), end)
        waiting = [r for r in open_rows if r.last == number - 1 and r.family == family]
        if number > 1 and waiting:
            row = waiting[-1]
            del open_rows[open_rows.index(row) + 1 :]
            row.last = number
            row.items.append(item)
        else:
            row = _Group(family, number, [item])
            rows.append(row)
            open_rows.append(row)
            del open_rows[:-_MOST_OPEN]
    return [row.items for row in rows if len(row.items) >= 3]


def _point(text: str, start: int, end: int) -> Span:
    """The first clause from ``start`` on, and the next where the two are a pair."""
    pair = _PAIR.match(text, start, end)
    if pair and kinship(form_of(pair[1]), form_of(pair[2])) >= _LEAST_PAIR:
        return pair.span()
    first = _CLAUSE.match(text, start, end)
    return start, first.end() if first else start
