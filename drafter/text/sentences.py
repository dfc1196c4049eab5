"""Where lines and sentences begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

_LINE = re.compile(r"[^\n]+")
_STOPS, _CLOSERS = "。！？", '”’』」》）)"'
_SENTENCE = re.compile(rf"[^{_STOPS}\n]*[{_STOPS}]+[{_CLOSERS}]*|[^{_STOPS}\n]+")


def line_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The lines of ``text[start:end]`` that hold something, without the spaces at their ends."""
    found = _LINE.finditer(text, start, len(text) if end is None else end)
    spans = (_trimmed(text, match.start(), match.end()) for match in found)
    return [span for span in spans if span[0] < span[1]]


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]``, without the spaces at their ends.

    A sentence ends at 。！？ with the closing quotation mark or bracket that follows, or at a line
    end. Expects normalised text.
    """
    return list(_sentence_spans(text, start, len(text) if end is None else end))


@lru_cache(maxsize=64)
def _sentence_spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    found = _SENTENCE.finditer(text, start, end)
    spans = (_trimmed(text, match.start(), match.end()) for match in found)
    return tuple(span for span in spans if span[0] < span[1])


def stop_of(sentence: str) -> str:
    """The stop that ends a sentence, before its closing quotation marks and brackets; "" where it
    has none."""
    last = sentence.rstrip(_CLOSERS)[-1:]
    return last if last and last in _STOPS else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
