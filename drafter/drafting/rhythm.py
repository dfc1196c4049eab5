"""How sentences follow one another: what an ear would notice before an eye does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from drafter.model import Block

LEAST = 4
"""From how many neighbouring sentences on a beginning that comes back is worth a remark: three are
a figure of speech."""

_FIRST = 2
"""Characters that two sentences share at their beginning to sound alike."""

_MEANT = re.compile(
    r"要|必须|坚持|希望|始终|不断|我们[要都应将必]|让我|没有|不[能要是得]|有[的些]"
    r"|第?[一二三四五六七八九十]|[（(]?\d|在.{0,8}[上中下方]|从.{0,8}看|首先|其次|——"
)
"""Beginnings that speakers repeat on purpose (要……要……要……), and numbers."""

_SHORT, _UNEVEN = 30, 2.0
"""A row of short sentences, none twice as long as another, is a parallel figure."""


class Alike(Struct, frozen=True):
    """Neighbouring sentences that begin alike: how many, with which characters, and where the last
    of them stands (block, start, end)."""

    count: int
    first: str
    block: int
    start: int
    end: int


class _Sentence(Struct, frozen=True):
    first: str
    length: int
    own: bool
    block: int
    start: int
    end: int


def alike_beginnings(blocks: Sequence[Block], *, least: int = LEAST) -> tuple[Alike, ...]:
    """Runs of at least ``least`` neighbouring sentences of the body that begin with the same two
    characters and not as a figure of speech. A heading between them ends a run; a run of nothing
    but an outline's own sentences is none (the writer did not word it)."""
    found: list[Alike] = []
    for first, group in groupby(_sentences(blocks), key=lambda each: each.first):
        run = list(group)
        if len(run) < least or not first.isalnum() or all(each.own for each in run):
            continue
        last = run[-1]
        begins = blocks[last.block].text[last.start : last.start + 12]
        lengths = [each.length for each in run]
        figure = max(lengths) <= _SHORT and max(lengths) <= _UNEVEN * min(lengths)
        if not (figure or _MEANT.match(begins)):
            found.append(Alike(len(run), first, last.block, last.start, last.end))
    return tuple(found)


def _sentences(blocks: Sequence[Block]) -> list[_Sentence]:
    found: list[_Sentence] = []
    for number, block in enumerate(blocks):
        place = 0
        for sentence in block.sentences:
            text = sentence.text
            first = text.lstrip()[:_FIRST] if block.kind == "paragraph" else ""
            own = sentence.origin.letters.startswith("O")
            start = place + len(text) - len(text.lstrip())
            found.append(_Sentence(first, len(text), own, number, start, place + len(text)))
            place += len(text)
    return found
