"""What is said of an outline made from a sample: what it asks, and what a person must look at."""

from __future__ import annotations

import re

from msgspec import Struct

from drafter.deriving.facts import Facts
from drafter.deriving.sample import Sample
from drafter.deriving.sorting import Kind
from drafter.mining.formulas import WHOLE
from drafter.mining.slots import is_damaged
from drafter.mining.words import words
from drafter.model import SLOT
from drafter.text.tokens import frequency

_RELATIVE = re.compile(r"[今去明]年|近期|年初|上半年|下半年")
_SLOGAN = re.compile("“[^“”]{2,14}”")


class Told(Struct, frozen=True):
    """``own`` counts sentences that stay the outline's words; the rest is what to read again:
    ``relative`` words that follow the day (今年), ``strays`` that look like names, ``slogans`` in
    quotation marks that may be of one place or year, ``damaged`` sentences."""

    own: int
    relative: int
    strays: tuple[str, ...]
    slogans: tuple[str, ...]
    damaged: tuple[str, ...]


def left_over(sample: Sample, facts: Facts, known: dict[str, Kind]) -> Told:
    """What did not become a question, and where a person should look."""
    kept = [
        (sentence.text, facts.pattern(sentence.text, quotes=sentence.quotes))
        for block in sample.blocks
        for sentence in block.sentences
        if known[sentence.text].asked == "facts"
    ]
    patterns = [pattern for _, pattern in kept]
    patterns += [facts.pattern(block.heading) for block in sample.blocks if block.heading]
    strays = dict.fromkeys(name for pattern in patterns for name in _likely_names(pattern))
    slogans = dict.fromkeys(
        match
        for pattern in patterns
        for match in _SLOGAN.findall(pattern)
        if not WHOLE.search(match) and "{" not in match
    )
    return Told(
        own=sum(known[text].phrase is None for text, _ in kept),
        relative=sum(len(_RELATIVE.findall(pattern)) for pattern in patterns),
        strays=tuple(strays),
        slogans=tuple(slogans),
        damaged=tuple(text for text, _ in kept if is_damaged(text)),
    )


def _likely_names(pattern: str) -> list[str]:
    """Words that no dictionary has and the segmenter takes for a person, a place or a unit."""
    return [
        word.text
        for word in words(WHOLE.sub("，", SLOT.sub("，", pattern)))
        if word.tag.startswith(("nr", "ns", "nt"))
        and len(word.text) > 1
        and not frequency(word.text)
    ]
