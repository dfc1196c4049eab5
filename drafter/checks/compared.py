"""The one way of writing in which texts are compared character by character."""

from __future__ import annotations

import re

from drafter.text.normalise import MappedText, without

_WRITTEN = {
    **dict(zip(",:;!?()", "，：；！？（）", strict=True)),
    **dict(zip("‘’「」『』", "“”“”“”", strict=True)),
    **{"％": "%", "．": ".", "－": "-"},
}
_WIDE = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))}
_ANY_WIDE = re.compile("[\uff10-\uff19\uff21-\uff5a]")
_BLANK = re.compile("[\\s\u200b\ufeff]+")


def compared(text: str) -> str:
    """``text`` as it is compared: punctuation full-width wherever it stands, digits and letters
    half-width, nested quotation marks as outer ones, nothing blank in it."""
    return _written("".join(text.split()).replace("\u200b", "").replace("\ufeff", ""))


def compared_in_place(text: str) -> MappedText:
    """``text`` as it is compared, with the place of each character in ``text``."""
    kept = without(text, (match.span() for match in _BLANK.finditer(text)))
    return MappedText(_written(kept.text), kept.offsets)


def _written(text: str) -> str:
    # One replace a character is ten times as fast as translate over a bank of Chinese.
    for old, new in _WRITTEN.items():
        text = text.replace(old, new)
    if _ANY_WIDE.search(text):
        for old, new in _WIDE.items():
            text = text.replace(old, new)
    return text
