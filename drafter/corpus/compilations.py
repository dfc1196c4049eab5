"""Several speeches in one file."""

from __future__ import annotations

import re

from drafter.corpus.addressees import salutation_at
from drafter.text.joined_titles import lines_joined
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
_ENDS_A_TITLE = re.compile(rf"(?:{_GENRE})稿?$")
_GLUED = re.compile(rf"(?:{_GENRE})稿?[（(]?(?P<number>\d{{1,2}})(?![\d年月日.])")
SPOKEN_AT = (
    rf"[（(]\s*(?:这是[^（）()\n]{{0,20}})?\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?[^（）()\n]{{2,60}}(?:{_GENRE})"
    r"[^（）()\n]{0,16}[）)]"
)
"""A note below a speech on where and when it was given."""
_SPOKEN_AT = re.compile(SPOKEN_AT)
_BARE_NUMBER = re.compile(rf"\s*[{NUMERAL}]{{1,2}}(?=[\s　（(]|[^{NUMERAL}、，。是要来方])")
_LINES_OF_ONE = 1000  # characters a line; longer ones have lost their line ends
_LEAST_BASE = 6  # characters of a title that comes back
_FINAL = re.compile(r"[。！？”）…]\s*$")
_LEAST = 60  # characters of a speech in a compilation


def speech_ranges(text: str) -> list[tuple[int, int]]:
    """Where the speeches of a compilation stand: from each one's title line to the next one's.

    The whole text where it is no compilation. A compilation is a title that comes back with 1, 2,
    3 …, lines 篇一 篇二, several speeches' titles each after the end of the speech before it, or a
    note on where it was given below each; what stands before the first title belongs to none, nor
    what stands after the last such note.
    """
    lines = line_spans(text)
    starts = _numbered(text, lines) or _parts(text, lines) or _titled(text, lines) or _glued(text)
    if len(starts) < 2:
        return _noted(text) or [(0, len(text))]
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


def _glued(text: str) -> list[int]:
    """Numbered titles inside lines, where a text has hardly any line ends: the same words before
    讲话1, 讲话2 …, each after the end of a sentence."""
    if text.count("\n") * _LINES_OF_ONE > len(text):
        return []
    found = [(int(m["number"]), m.start("number")) for m in _GLUED.finditer(text)]
    first = next((f for f in found if f[0] == 1), None)
    second = next((f for f in found if f[0] == 2 and first and f[1] > first[1]), None)
    if first is None or second is None:
        return []
    base = _common_ending(text[max(0, first[1] - 64) : first[1]], text[: second[1]][-64:])
    if len(base) < _LEAST_BASE:
        return []
    same = [(n, at - len(base)) for n, at in found if text.endswith(base, 0, at)]
    return [start for _, start in _ascending(same)]


def _common_ending(a: str, b: str) -> str:
    """What both end with, back to the last stop."""
    length = 0
    while length < min(len(a), len(b)) and a[-1 - length] == b[-1 - length]:
        if a[-1 - length] in "。！？；\n":
            break
        length += 1
    return a[len(a) - length :]


def _noted(text: str) -> list[tuple[int, int]]:
    """The speeches above two and more notes on where each was given, each note after a finished
    sentence; a number alone before a speech belongs to none."""
    notes = [
        m
        for m in _SPOKEN_AT.finditer(text)
        if _FINAL.search(text[max(0, m.start() - 8) : m.start()])
    ]
    if len(notes) < 2:
        return []
    ranges = []
    start = 0
    for note in notes:
        number = _BARE_NUMBER.match(text, start) if start else None
        start = number.end() if number else start
        start += len(text[start : note.start()]) - len(text[start : note.start()].lstrip())
        if note.start() - start >= _LEAST:
            ranges.append((start, note.start()))
        start = note.end()
    return ranges


def _titled(text: str, lines: list[tuple[int, int]]) -> list[int]:
    """Titles of speeches, each on lines of its own, at the start, after a finished sentence or
    right above a salutation."""
    starts: list[int] = []
    for i, (start, end) in enumerate(lines):
        first = _first_title_line(text, lines, i) if end - start <= 64 else None
        if first is None:
            continue
        start = lines[first][0]
        after_an_end = first == 0 or _FINAL.search(text[slice(*lines[first - 1])])
        if after_an_end or any(salutation_at(text, s) for s, _ in lines[i + 1 : i + 3]):
            starts.append(start)
        elif starts and start - starts[-1] < _LEAST:
            starts[-1] = start
    return starts


def _first_title_line(text: str, lines: list[tuple[int, int]], i: int) -> int | None:
    """Where the title begins whose last line is the ``i``-th; None where that ends no title."""
    if not _ENDS_A_TITLE.search(text[slice(*lines[i])]):
        return None
    near = [text[slice(*line)] for line in lines[max(0, i - 2) : i + 1]]
    number = lines_joined(near)
    title = "".join(near[len(near) - 1 - number :])
    is_title = _PERSONS_TITLE.match(title) or _PLACE_TITLE.match(title)
    return i - number if is_title else None
