"""Cutting a text into stretches without a break, by offsets only."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

_LIST_MARK = re.compile(
    r"(?:(?<=[。；：！？\n）])|^)[ \u3000]*(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})、",
    re.MULTILINE,
)
_BREAKS = "，。；：！？…\n"
_OPEN = {"“": "”", "‘": "’", "（": "）", "《": "》", "「": "」"}
_CLOSE = {close: opening for opening, close in _OPEN.items()}


class Stretch(Struct, frozen=True):
    """A part of a clause without a break: ``start`` into the text, its ``text``, and ``masked``,
    the same with what stands inside inner brackets covered, so that separators there are not seen.
    """

    start: int
    text: str
    masked: str


def stretches(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The stretches of ``text[start:end]`` between breaks, those inside brackets as well.

    A break is ，。；：！？, a line end, an unmatched bracket, or a list marker such as 一、.
    Expects normalised text.
    """
    marks = {
        i for mark in _LIST_MARK.finditer(text, start, end) for i in range(mark.start(), mark.end())
    }
    at = start
    for i in range(start, end + 1):
        if i == end or text[i] in _BREAKS or i in marks:
            if i > at:
                yield from _bracketed(text, at, i)
            at = i + 1


def _bracketed(text: str, start: int, end: int) -> Iterator[Stretch]:
    """``text[start:end]`` cut at unmatched brackets, then each matched bracket's inside."""
    stack: list[int] = []
    pairs: dict[int, int] = {}
    for i in range(start, end):
        if text[i] in _OPEN:
            stack.append(i)
        elif text[i] in _CLOSE and stack and text[stack[-1]] == _CLOSE[text[i]]:
            pairs[stack.pop()] = i
    matched = {*pairs, *pairs.values()}
    cuts = [i for i in range(start, end) if text[i] in {*_OPEN, *_CLOSE} and i not in matched]
    ordered = sorted(pairs.items())
    for left, right in zip([start - 1, *cuts], [*cuts, end], strict=True):
        if right > left + 1:
            yield _stretch(text, left + 1, right, ordered)
    for opening, close in ordered:
        if close > opening + 1:
            yield _stretch(text, opening + 1, close, ordered)


def _stretch(text: str, start: int, end: int, pairs: list[tuple[int, int]]) -> Stretch:
    """``pairs`` are the matched brackets, sorted: only those inside are looked at."""
    masked = list(text[start:end])
    inside = slice(bisect_left(pairs, (start, 0)), bisect_left(pairs, (end, 0)))
    for opening, close in pairs[inside]:
        if close < end:
            masked[opening + 1 - start : close - start] = "□" * (close - opening - 1)
    return Stretch(start, text[start:end], "".join(masked))
