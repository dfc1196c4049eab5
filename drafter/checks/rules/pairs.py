"""配对: quotation marks, brackets and title marks stand in pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.checks.beside import Beside
from drafter.checks.finding import Finding, finding_at
from drafter.checks.rule import Rule
from drafter.checks.text import CheckedText
from drafter.model import Block

_PAIRS = dict(zip("“‘（《【「〔〈［", "”’）》】」〕〉］", strict=True))
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_CLAUSES = (
    dict.fromkeys("“‘「", "4.8") | dict.fromkeys("（【〔［", "4.9") | dict.fromkeys("《〈", "4.15")
)
_NAMES = (
    dict.fromkeys("“‘「", "引号")
    | dict.fromkeys("（【〔［", "括号")
    | dict.fromkeys("《〈", "书名号")
)
_WIDE = str.maketrans("()", "（）")
_HALF_ITEM = re.compile(
    r"(?:^|(?<=[。；，：！？ ]))(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])[)）]"
)
_SCRAP = 5
"""Characters of a line that is a scrap of a page (【字号：), not of a speech."""
_FAR = 6
"""Paragraphs over which one quotation may run."""


def _finds(text: CheckedText, _beside: Beside) -> Iterator[Finding]:
    left = {number: _unpaired(block) for number, block in enumerate(text.blocks)}
    marks = {n: {text.blocks[n].text[at] for at in places} for n, places in left.items()}
    for number, places in left.items():
        block = text.blocks[number]
        if len(block.text) <= _SCRAP:
            continue
        for place in places:
            mark = block.text[place].translate(_WIDE)
            if mark in "“”‘’" and _runs_over(mark, number, marks, text.blocks):
                continue
            other = _PAIRS.get(mark) or _CLOSING[mark]
            yield finding_at(
                number,
                block.text,
                (place, place + 1),
                _advice(block.text, place, mark),
                severity="必改",
                label="不配对",
                clause=_CLAUSES[mark if mark in _PAIRS else other],
                mute=block.text[place : place + 8],
            )


def _unpaired(block: Block) -> tuple[int, ...]:
    """Where marks of a block stand without their other half."""
    items = {match.end() - 1 for match in _HALF_ITEM.finditer(block.text)}
    opened: list[tuple[str, int]] = []
    open_now = Counter[str]()
    alone: list[int] = []
    for place, char in enumerate(block.text.translate(_WIDE)):
        if place in items and not open_now["（"]:
            continue
        if char in _PAIRS:
            opened.append((char, place))
            open_now[char] += 1
        elif char in _CLOSING:
            wanted = _CLOSING[char]
            if open_now[wanted]:
                while (last := opened.pop())[0] != wanted:
                    alone.append(last[1])
                    open_now[last[0]] -= 1
                open_now[wanted] -= 1
            else:
                alone.append(place)
    return tuple(sorted([*alone, *(place for _, place in opened)]))


def _runs_over(
    mark: str, number: int, left: dict[int, set[str]], blocks: tuple[Block, ...]
) -> bool:
    """Whether a quotation mark has its other half in a paragraph near by: a quotation of several
    paragraphs opens each and is closed once (4.8.3.5)."""
    opens = mark in _PAIRS
    other = _PAIRS[mark] if opens else _CLOSING[mark]
    following = blocks[number + 1].text if number + 1 < len(blocks) else ""
    if opens and following.startswith(mark):
        return True
    near = range(number + 1, number + _FAR) if opens else range(number - 1, number - _FAR, -1)
    return any(other in left.get(each, ()) for each in near)


def _advice(text: str, place: int, mark: str) -> str:
    name = _NAMES[mark if mark in _PAIRS else _CLOSING[mark]]
    if mark in _PAIRS:
        return f"从“{text[place + 1 : place + 7]}”起只有前{name}，补上后{name}"
    return f"到“{text[max(0, place - 6) : place]}”只有后{name}，补上前{name}"


RULE = Rule(
    name="配对",
    family="标点",
    authority="国标",
    source="GB/T 15834-2011 4.8、4.9、4.15",
    finds=_finds,
)
