"""How alike two pieces of text are in shape: length, shared ends, kinds of words."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from drafter.mining.matching import match_ratio
from drafter.mining.words import Word

_PUNCTUATION = re.compile(r"[\W_]+")
_REDACTION = re.compile(r"[×*○]+")
_REMEMBERED = 1 << 15


class Shape(Struct, frozen=True, gc=False):
    """A piece without its punctuation, and the kinds of its words (n, v, a …) in order."""

    text: str
    tags: str


def bare(text: str) -> str:
    """``text`` without punctuation and spaces; a redaction (×, *) stays as a letter."""
    return text if text.isalnum() else _bare(text)


@lru_cache(maxsize=_REMEMBERED)
def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", _REDACTION.sub("X", text))


def shape_of(text: str, found: tuple[Word, ...], start: int, end: int) -> Shape:
    """The shape of ``text[start:end]``; ``found`` are the words of ``text``."""
    inside = [w for w in found if w.start < end and w.end > start]
    return Shape(bare(text[start:end]), "".join(w.tag[:1] for w in inside if w.tag != "x"))


def shared_start(one: str, other: str) -> int:
    """How many characters the two have in common at their start."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def shared_end(one: str, other: str) -> int:
    """How many characters the two have in common at their end."""
    if one[-1:] != other[-1:]:
        return 0
    return shared_start(one[::-1], other[::-1])


def likeness(one: Shape, other: Shape) -> float:
    """How parallel the two are: 3 for two pieces of one length with nothing else in common, up to
    about 10."""
    longer = max(len(one.text), len(other.text), 1)
    gap = abs(len(one.text) - len(other.text))
    score = 3.6 if not gap else 3.0 * (1 - gap / longer) - (2.0 if gap > 0.6 * longer else 0.0)
    ends = min(shared_start(one.text, other.text), 2) + min(shared_end(one.text, other.text), 2)
    score += 1.2 * ends * (1 if gap < 2 else 1 - 0.5 * gap / longer)
    if not gap:
        same = sum(a == b for a, b in zip(one.text, other.text, strict=True))
        score += 0.6 * same / longer
    score -= 0.8 * min(abs(one.text.count("的") - other.text.count("的")), 1)
    return score + 1.2 * match_ratio(one.tags, other.tags)
