"""Cutting a text into stretches without a break, by offsets only."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

_BREAK = re.compile(
    r"[，。；：！？…\n]"
    r"|(?:(?<=[。；：！？\n）])|^)[ \u3000]*(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})、",
    re.MULTILINE,
)
_OPEN = {"“": "”", "‘": "’", "（": "）", "《": "》", "「": "」"}
_CLOSE = {close: opening for opening, close in _OPEN.items()}
_BRACKETS = frozenset([*_OPEN, *_CLOSE])
_BRACKET = re.compile(f"[{''.join(sorted(_BRACKETS))}]")


class Stretch(Struct, frozen=True, gc=False):
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
    at = start
    for match in _BREAK.finditer(text, start, end):
        if match.start() > at:
            yield from _bracketed(text, at, match.start())
        at = match.end()
    if at < end:
        yield from _bracketed(text, at, end)


def _bracketed(text: str, start: int, end: int) -> Iterator[Stretch]:
    """``text[start:end]`` cut at unmatched brackets, then each matched bracket's inside."""
    if not _BRACKET.search(text, start, end):
        inside = text[start:end]
        yield Stretch(start, inside, inside)
        return
    stack: list[int] = []
    pairs: dict[int, int] = {}
    places = [match.start() for match in _BRACKET.finditer(text, start, end)]
    for i in places:
        if text[i] in _OPEN:
            stack.append(i)
        elif stack and text[stack[-1]] == _CLOSE[text[i]]:
            pairs[stack.pop()] = i
    matched = {*pairs, *pairs.values()}
    cuts = [i for i in places if i not in matched]
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
