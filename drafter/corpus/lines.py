"""Lines that were broken in the middle of a sentence."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from drafter.corpus.addressees import is_salutation_line
from drafter.corpus.markers import begins_with_marker

_GOES_ON = re.compile(r"[，；、]$")
_ENDS = re.compile(r"[。！？…：:][”’）)]*$")
_NEW = re.compile(r"[（(【《]?(?:来源|注|附件?)[:：]")
_LEAST_WIDTH = 16  # characters; narrower lines are verse, names or headings
_LEAST_FULL_LINES = 3
_RAGGED = (
    3  # characters by which full lines of one width differ (punctuation is kept off line starts)
)


def broken_line_ends(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between those of the ``lines`` that are one sentence.

    A line goes on in the next one when it ends in ， ； or 、 (items that begin alike, 有的…；
    有的…, stay apart); in a text set to a fixed width also
    when it fills that width and ends in no stop. The next one must not open a point, be indented
    more than its forerunner, or follow an empty line.
    """
    width = _set_width(text, lines)
    return [
        (a_end, b_start)
        for (a_start, a_end), (b_start, b_end) in pairwise(lines)
        if _continues(text, (a_start, a_end), (b_start, b_end), width)
    ]


def _set_width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The width a text is set to: the commonest length of its lines that end in no stop, where
    nearly all of them have it and no line is longer."""
    longest = max((end - _line_start(text, start) for start, end in lines), default=0)
    if not _LEAST_WIDTH <= longest <= 100:
        return None
    open_ended = [
        end - _line_start(text, start)
        for start, end in lines
        if not _ENDS.search(text[max(start, end - 3) : end])
    ]
    full = Counter(length >= longest - _RAGGED for length in open_ended)
    if full[True] < _LEAST_FULL_LINES or full[True] < full[False]:
        return None
    return longest


def _line_start(text: str, start: int) -> int:
    """Where the line of ``start`` begins, its indent included."""
    return text.rfind("\n", 0, start) + 1


def _continues(
    text: str, line: tuple[int, int], following: tuple[int, int], width: int | None
) -> bool:
    between = text[line[1] : following[0]]
    if between.count("\n") != 1 or _indent(text, following) > _indent(text, line):
        return False
    if _indent(text, following) >= 2 and width is not None:
        return False
    ending, head = text[max(line[0], line[1] - 3) : line[1]], text[following[0] : following[1]]
    if begins_with_marker(head) or _NEW.match(head):
        return False
    if is_salutation_line(text[line[0] : line[1]]) or is_salutation_line(head):
        return False
    if _GOES_ON.search(ending):
        return not (ending.endswith("；") and head[0] == text[line[0]])
    filled = width is not None and line[1] - _line_start(text, line[0]) >= width - _RAGGED
    return filled and not _ENDS.search(ending)


def _indent(text: str, line: tuple[int, int]) -> int:
    return line[0] - _line_start(text, line[0])
