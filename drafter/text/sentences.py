"""Where lines and sentences begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]+[”’』」》）)\"]*|[^。！？\n]+")


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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
