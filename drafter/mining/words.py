"""The words of a stretch of text with their places."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from drafter.text.tokens import tagged_words


class Word(Struct, frozen=True, gc=False):
    """A word at ``start:end`` of the text it was cut from, with its tag (n, v, a …)."""

    start: int
    end: int
    text: str
    tag: str


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order, without gaps."""
    found = []
    at = 0
    for word, tag in zip(*tagged_words(text), strict=True):
        end = at + len(word)
        found.append(Word(at, end, word, tag))
        at = end
    return tuple(found)
