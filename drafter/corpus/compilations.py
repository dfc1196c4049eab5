"""Several speeches in one file."""

from __future__ import annotations

import re

from drafter.text.numerals import NUMERAL, number_of
from drafter.text.sentences import line_spans

_NUMBER = rf"(?:\d{{1,2}}|[{NUMERAL}]{{1,3}})"
_NUMBERED_TITLE = re.compile(
    rf"(?P<base>\S.{{2,58}}?)\s*[（(]?(?P<number>{_NUMBER})[）)]?\s*[:：]?$"
)
_PART = re.compile(
    rf"[【\[]?(?:第(?P<a>{_NUMBER})篇|(?:篇|范文|例文|文稿|之)(?P<b>{_NUMBER}))[】\]]?\s*[:：、]?\s*(?P<title>.{{0,60}})$"
)
_GENRE = "讲话|致辞|致词|发言|演讲|报告|贺词|祝词|开幕词|闭幕词|总结|党课"
_PERSONS_TITLE = re.compile(rf"[\w、·]{{2,24}}同志[^，。！？；：]{{0,50}}(?:{_GENRE})稿?$")
_PLACE_TITLE = re.compile(rf"在[^，。！？；：]{{4,60}}上的?[^，。！？；：]{{0,8}}(?:{_GENRE})稿?$")
_FINAL = re.compile(r"[。！？”）…]\s*$")
_LEAST = 120  # characters of a speech in a compilation


def speech_ranges(text: str) -> list[tuple[int, int]]:
    """Where the speeches of a compilation stand: from each one's title line to the next one's.

    The whole text where it is no compilation. A compilation is a title that comes back with 1, 2,
    3 …, lines 篇一 篇二, or several speeches' titles each after the end of the speech before it;
    what stands before the first title belongs to none.
    """
    lines = line_spans(text)
    starts = _numbered(text, lines) or _parts(text, lines) or _titled(text, lines)
    if len(starts) < 2:
        return [(0, len(text))]
    ends = [*starts[1:], len(text)]
    return [(s, e) for s, e in zip(starts, ends, strict=True) if e - s >= _LEAST]


def _numbered(text: str, lines: list[tuple[int, int]]) -> list[int]:
    by_base: dict[str, list[tuple[int, int]]] = {}
    for start, end in lines:
        match = _NUMBERED_TITLE.match(text[start:end]) if end - start <= 64 else None
        number = number_of(match["number"]) if match else None
        if match is not None and number is not None:
            by_base.setdefault(match["base"], []).append((number, start))
    for base, found in by_base.items():
        ascending = _ascending(found)
        if len(ascending) >= 2:
            first = next((s for s, e in lines if text[s:e] == base and s < ascending[0][1]), None)
            starts = [start for _, start in ascending]
            if ascending[0][0] == 2 and first is not None:
                return [first, *starts]
            if ascending[0][0] == 1:
                return starts
    return []


def _parts(text: str, lines: list[tuple[int, int]]) -> list[int]:
    found = []
    for start, end in lines:
        match = _PART.match(text[start:end]) if end - start <= 72 else None
        number = number_of(match["a"] or match["b"]) if match else None
        if number is not None:
            found.append((number, start))
    ascending = _ascending(found)
    return [start for _, start in ascending] if len(ascending) >= 2 else []


def _ascending(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest start of ``found`` whose numbers go up by one from the first."""
    taken: list[tuple[int, int]] = []
    for number, start in found:
        if not taken or number == taken[-1][0] + 1:
            taken.append((number, start))
    return taken if taken and taken[0][0] <= 2 else []


def _titled(text: str, lines: list[tuple[int, int]]) -> list[int]:
    """Titles of speeches, each on a line of its own, at the start or after a finished sentence."""
    starts: list[int] = []
    for i, (start, end) in enumerate(lines):
        line = text[start:end]
        if end - start > 64 or not (_PERSONS_TITLE.match(line) or _PLACE_TITLE.match(line)):
            continue
        if i == 0 or _FINAL.search(text[lines[i - 1][0] : lines[i - 1][1]]):
            starts.append(start)
        elif starts and start - starts[-1] < _LEAST:
            starts[-1] = start
    return starts
