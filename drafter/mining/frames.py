"""What parallel items share: their frame, with what varies as {一} {二} …"""

from __future__ import annotations

import re

from drafter.mining.words import words
from drafter.model import SLOT

VARIABLES = ("一", "二", "三", "四", "五")
_PUNCTUATION = frozenset("，、。；：“”‘’（）《》")


def frame_of(items: tuple[str, ...]) -> str:
    """One item with what varies as ``{一}`` ``{二}`` …: 真{一}真{二}; "" when nothing is shared or
    the shared words are not in the same order in all."""
    if len(items) < 2:
        return ""
    frame = _literals(items)
    if not any(_letters(part) for part in frame):
        return ""
    pieces: list[str] = []
    variables = iter(VARIABLES)
    for i, part in enumerate(frame):
        pieces.append(part)
        if i < len(frame) - 1:
            name = next(variables, None)
            if name is None:
                return ""
            pieces.append(f"{{{name}}}")
    return "".join(pieces)


def _letters(part: str) -> str:
    return "".join(char for char in part if char not in _PUNCTUATION)


def _literals(items: tuple[str, ...]) -> list[str]:
    """The stretches that all items share in order, with an empty one at an end that varies.
    ``n`` stretches leave ``n - 1`` variables between them."""
    shared = _common(items)
    if not shared:
        return []
    groups = [_between(item, shared) for item in items]
    if not all(groups):
        return []
    literals = [""]
    for i in range(len(shared) + 1):
        if any(values[i] for values in groups):
            literals.append("")
        if i < len(shared):
            literals[-1] += shared[i]
    return literals


def _between(item: str, shared: list[str]) -> list[str]:
    """What stands before, between and after the ``shared`` stretches, each sought behind the one
    before; nothing where one is missing."""
    values = []
    at = 0
    for part in shared:
        place = item.find(part, at)
        if place < 0:
            return []
        values.append(item[at:place])
        at = place + len(part)
    return [*values, item[at:]]


def _common(items: tuple[str, ...]) -> list[str]:
    """The words, and the characters at the ends, that all items have in common, in order."""
    first = items[0]
    start = _ends(items)
    end = min(_ends(tuple(item[::-1] for item in items)), min(map(len, items)) - start)
    inner = [item[start : len(item) - end] for item in items]
    middle = _shared_words(inner)
    parts = [first[:start], *middle, first[len(first) - end :] if end else ""]
    return [part for part in parts if part]


def _ends(items: tuple[str, ...]) -> int:
    """How many characters all items have in common at their start."""
    count = 0
    for chars in zip(*items, strict=False):
        if len(set(chars)) > 1:
            break
        count += 1
    return count


def _shared_words(items: list[str]) -> list[str]:
    """Words and marks that stand in all ``items`` in the same order."""
    found: list[str] = []
    if not set(items[0]).intersection(*items[1:]):
        return found
    places = [0] * len(items)
    for word in words(items[0]):
        at = [item.find(word.text, place) for item, place in zip(items, places, strict=True)]
        if min(at) >= 0 and word.text.strip() and at[0] == word.start:
            found.append(word.text)
            places = [place + len(word.text) for place in at]
    return found


def named_frame(items: tuple[str, ...]) -> str:
    """``frame_of`` with its variables named for what varies: ``{事项}`` for nouns, ``{动作}`` for
    verbs, else ``{一}`` ``{二}``; "" when nothing is shared."""
    frame = frame_of(items)
    if not frame:
        return ""
    literals = re.split(r"\{[一二三四五]\}", frame)
    pattern = re.compile("(.*?)".join(map(re.escape, literals)) + r"\Z", re.S)
    values = list(
        zip(*(match.groups() for match in map(pattern.match, items) if match), strict=True)
    )
    kinds = [_kind(column) for column in values]
    taken = set(SLOT.findall("".join(literals)))
    distinct = all(kinds) and len(set(kinds)) == len(kinds) and not taken & set(kinds)
    names = kinds if distinct else list(VARIABLES[: len(kinds)])
    return "".join(
        literal + (f"{{{names[i]}}}" if i < len(names) else "")
        for i, literal in enumerate(literals)
    )


def _kind(values: tuple[str, ...]) -> str:
    """The slot's name by the last and first words that fill it; "" where they differ."""
    found = [[w for w in words(value) if w.tag != "x"] for value in values]
    if not all(found):
        return ""
    if all(row[0].tag.startswith("v") and row[0].tag != "vn" for row in found):
        return "动作"
    if all(row[-1].tag.startswith(("n", "vn", "l")) for row in found):
        return "事项"
    return ""
