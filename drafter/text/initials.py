"""Pinyin initials: 守住底线 is szdx. From a table: reading a million patterns must not cost minutes
(pypinyin takes about a millisecond for one)."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from drafter.model import SLOT

INITIALS = "initials.txt"
"""A line a letter with the characters whose first reading begins with it, then a line for each word
of two to four characters in which one of them is read otherwise (长期 cq). From pypinyin's tables:
words that jieba's dictionary has counted twenty times and more."""

_OTHERS = re.compile(r"[^a-z ]+")
_LONGEST = 4


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[int, str], dict[str, str], frozenset[str]]:
    """Characters to letters, words to letters, and the characters these words begin with."""
    letters: dict[int, str] = {}
    words: dict[str, str] = {}
    for line in (files("drafter.text") / INITIALS).read_text(encoding="utf-8").splitlines():
        read, written = line.split(" ")
        if len(read) == 1:
            letters |= dict.fromkeys(map(ord, written), read)
        else:
            words[written] = read
    return letters, words, frozenset(word[0] for word in words)


def initials(text: str) -> str:
    """The initials of the Chinese characters of ``text`` in a row; a space for each slot."""
    letters, words, begins = _tables()
    plain = SLOT.sub(" ", text)
    if not begins.isdisjoint(plain):
        plain = _with_words(plain, words, begins)
    return _OTHERS.sub("", plain.translate(letters))


def _with_words(plain: str, words: dict[str, str], begins: frozenset[str]) -> str:
    """``plain`` with the initials of words that are read otherwise in their place."""
    pieces: list[str] = []
    at = kept = 0
    while at < len(plain):
        if plain[at] in begins:
            for length in range(_LONGEST, 1, -1):
                read = words.get(plain[at : at + length])
                if read is not None:
                    pieces += (plain[kept:at], read)
                    at += length - 1
                    kept = at + 1
                    break
        at += 1
    return "".join((*pieces, plain[kept:]))
