"""Where in a file that was read something stands, as a person says it."""

from __future__ import annotations

import re
from bisect import bisect_right

from drafter.model import Source, Span

_AROUND = 24  # characters of a long line that are shown on each side of the words


def place_in(source: Source, start: int) -> str:
    """What a person calls the place of ``start`` in the notice: 第 3 段, 第 2 页, 第 7 行."""
    if source.places:
        number = bisect_right([place.start for place in source.places], start) - 1
        return source.places[max(0, number)].name
    return f"第 {source.text.count(chr(10), 0, start) + 1} 行"


def marked_line(source: Source, span: Span) -> str:
    """The notice's line at ``span`` with the words between 「」, cut where it is long."""
    begin = source.text.rfind("\n", 0, span.start) + 1
    end = source.text.find("\n", span.end)
    end = len(source.text) if end < 0 else end
    before, after = source.text[begin : span.start].lstrip(), source.text[span.end : end].rstrip()
    if len(before) > _AROUND:
        before = "……" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "……"
    words = re.sub(r"\s*\n\s*", "", span.text)
    return f"{place_in(source, span.start)}：{before}「{words}」{after}"
