"""The origin of a sentence, from the tags of its characters."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from drafter.drafting.marks import Tagged, plain
from drafter.model import Origin

_NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．]|（\d+）"
    r"|第?[一二三四五六七八九十]+[是要，])"
)


def origin_of(characters: list[Tagged]) -> Origin:
    """Letters of a sentence: the first gave its wording, A follows where answers filled it.

    A phrase or a typed sentence words what it holds; else the outline does as soon as one of its
    own words (numbering and punctuation aside) stands in it; else the answers do.
    """
    counted = Counter[str]()
    phrases: dict[str, None] = {}
    questions: dict[str, None] = {}
    numbering = _NUMBERING.match(plain(characters))
    for place, (char, tags) in enumerate(characters):
        for tag in tags:
            if tag.letter == "P":
                phrases[tag.key] = None
            elif tag.key:
                questions[tag.key] = None
        outer = tags[0].letter if tags else "O"
        inner = tags[-1].letter if tags else "O"
        if not char.isalnum():
            continue
        if outer == "O" and numbering and place < numbering.end():
            continue
        counted[outer if outer in "PT" else inner] += 1
        if inner == "A":
            counted["filled"] += 1
    return Origin(_letters(counted), next(iter(phrases), ""), tuple(questions))


def _letters(counted: Counter[str]) -> str:
    worded = max(("P", "T"), key=lambda letter: counted[letter])
    if counted[worded]:
        first = worded
    elif counted["O"] or not counted["A"]:
        first = "O"
    else:
        return "A"
    return first + ("A" if counted["filled"] else "")


def sentence_hash(text: str) -> str:
    """The key of a sentence in a draft file's block of origins: 12 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
